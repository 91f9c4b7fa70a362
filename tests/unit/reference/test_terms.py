"""The shipped vocabularies themselves: complete, unambiguous, in three languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from fieldreport.reference.vocabulary import LANGUAGES, Term, load, names

# Words that Kazakh and Russian share.
SHARED = {
    "SIM-карта", "Автозак", "Адвокат", "Адресат", "Блогер", "Бухгалтер", "Гауптвахта", "Депутат",
    "Диктофон", "Дрон", "Журналист", "Инженер", "Курьер", "Медиа", "Медик", "Микрофон", "Музыкант",
    "Объектив", "Оператор", "Паспорт", "Петиция", "Планшет", "Полиция", "Прокуратура", "Редактор",
    "Редакция", "Скан", "Скриншот", "Студент", "Университет", "Фермер", "Фото", "Фотоаппарат",
    "Фотограф", "Электрошокер",
}  # fmt: skip

# The names of the format, which records of every version rely on.
FIXED = {
    "basis": {"seen", "heard", "told", "on-footage", "inferred"},
    "certainty": {"confirmed", "reported", "presumed", "disputed"},
    "involvement": {"carried-out", "ordered", "planned", "present", "failed-to-protect"},
    "property-outcomes": {"broken", "damaged", "taken", "footage-deleted"},
    "link-types": {"same-incident", "part-of", "precedes", "consequence-of", "parallel", "about"},
    "action-types": {
        "complaint", "appeal", "petition", "legal", "medical", "publicity", "investigation",
    },
    "action-statuses": {"presumably-begun", "no-response"},
    "detention-events": {
        "apprehended", "moved", "arrived", "protocol", "family-told", "lawyer-requested",
        "lawyer-admitted", "lawyer-denied", "medical", "hearing", "decision", "transfer", "release",
    },
    "consent-scopes": {"name", "face", "voice", "account", "place"},
    "consent-audiences": {"team", "lawyer", "un", "press", "public"},
    "assessment-types": {
        "corroborated", "needs-information", "duplicate-of", "set-aside", "attribution",
    },
    "person-flags": {"minor", "press", "lawyer", "monitor", "defender"},
    "person-kinds": {"person", "group", "organisation"},
    "name-forms": {"as-given", "official", "latin", "alias"},
    "languages": {"kk", "ru", "en"},
}  # fmt: skip


def all_terms() -> Iterator[tuple[str, Term]]:
    for name in names():
        for term in load(name).terms:
            yield name, term


def test_every_vocabulary_of_the_format_is_there() -> None:
    wanted = """
        act-types action-statuses action-types age-bands assembly-status assessment-types basis
        certainty consent-audiences consent-scopes count-bases custody-actions detention-events
        document-types evidence-states injuries involvement languages link-types methods name-forms
        occupations perpetrator-types person-flags person-kinds place-types property-outcomes
        property-types reliability roles-in-report sexes source-connection source-types
        victim-status
    """
    assert list(names()) == wanted.split()
    assert all(load(name).name == name for name in names())


@pytest.mark.parametrize("name", FIXED)
def test_the_codes_that_the_format_names_are_there(name: str) -> None:
    assert FIXED[name] <= {term.code for term in load(name).terms}


def test_there_are_enough_types_of_acts_and_perpetrators() -> None:
    acts, perpetrators = load("act-types"), load("perpetrator-types")
    assert sum(term.parent is not None for term in acts.terms) >= 80
    assert sum(term.parent is not None for term in perpetrators.terms) >= 20


def test_every_group_of_acts_has_acts_and_there_is_no_third_level() -> None:
    acts = load("act-types")
    for group in acts.children(None):
        assert acts.children(group.code), group.code
        assert not any(acts.children(act.code) for act in acts.children(group.code))


@pytest.mark.parametrize("name", names())
def test_labels_are_unique_on_their_level_in_each_language(name: str) -> None:
    for lang in LANGUAGES:
        for top in (True, False):
            level = [term for term in load(name).terms if (term.parent is None) == top]
            labels = Counter(term.labels[lang].casefold() for term in level)
            assert [label for label, count in labels.items() if count > 1] == []


def test_texts_are_tidy() -> None:
    for name, term in all_terms():
        for lang in LANGUAGES:
            texts = [term.labels[lang], term.note.get(lang, "-"), *term.aliases.get(lang, ())]
            for text in texts:
                assert text == " ".join(text.split()), (name, term.code, text)
                assert text, (name, term.code)


def test_a_note_exists_in_all_languages_or_in_none() -> None:
    for name, term in all_terms():
        assert set(term.note) in (set(), set(LANGUAGES)), (name, term.code)


def test_kazakh_is_not_a_copy_of_russian() -> None:
    copied = {t.labels["kk"] for _, t in all_terms() if t.labels["kk"] == t.labels["ru"]}
    assert copied <= SHARED
    assert copied >= SHARED, "no longer shared: take it off the list"


def test_each_language_keeps_to_its_letters() -> None:
    for name, term in all_terms():
        english = " ".join(
            [term.labels["en"], term.note.get("en", ""), *term.aliases.get("en", ())]
        )
        assert not re.search("[а-яё]", english, re.IGNORECASE), (name, term.code)
        russian = " ".join([term.labels["ru"], term.note.get("ru", "")])
        assert not re.search("[әғқңөұүһі]", russian, re.IGNORECASE), (name, term.code)
        kazakh = " ".join([term.labels["kk"], term.note.get("kk", "")])
        # Letters of Russian words that Kazakh has not taken over.
        assert not re.search("[ёщъ]", kazakh.replace("Объектив", ""), re.IGNORECASE), term.code


def test_most_kazakh_labels_have_a_letter_that_russian_lacks() -> None:
    labels = [term.labels["kk"] for _, term in all_terms()]
    kazakh = [label for label in labels if re.search("[әғқңөұүһі]", label, re.IGNORECASE)]
    assert len(kazakh) > 0.8 * len(labels)


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("act-types", "дубинка", "baton-use"),
        ("act-types", "таяқ", "baton-use"),
        ("act-types", "baton", "baton-use"),
        ("methods", "дубинка", "baton"),
        ("methods", "таяқ", "baton"),
        ("methods", "Baton", "baton"),
        ("act-types", "зеленк", "substance-spraying"),
        ("act-types", "кеттлинг", "kettling"),
        ("act-types", "жаппай", "mass-detention"),
        ("act-types", "сутки", "administrative-arrest"),
        ("act-types", "без адвоката", "lawyer-denial"),
        ("act-types", "түнгі сот", "night-hearing"),
        ("act-types", "удалили видео", "footage-deletion"),
        ("perpetrator-types", "титушки", "proxy-group"),
        ("perpetrator-types", "әкім", "local-administration"),
        ("perpetrator-types", "омон", "riot-police"),
        ("place-types", "сизо", "remand-prison"),
        ("action-statuses", "отписка", "formal-reply"),
    ],
)
def test_people_find_a_term_by_the_word_that_they_use(name: str, typed: str, code: str) -> None:
    assert code in [term.code for term in load(name).search(typed)[:3]]
