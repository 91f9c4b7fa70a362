"""Reading vocabularies, walking through them and finding terms in three languages at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from fieldreport.errors import UserError
from fieldreport.reference import vocabulary
from fieldreport.reference.vocabulary import Term, Vocabulary, check_tree, load

FRUITS = Vocabulary(
    "fruits",
    1,
    (
        Term(code="fruit", labels={"en": "Fruit", "ru": "Фрукты", "kk": "Жеміс"}),
        Term(
            code="apple",
            parent="fruit",
            labels={"en": "Apple", "ru": "Яблоко", "kk": "Алма"},
            aliases={"ru": ("апорт", "зелёное яблоко")},
        ),
        Term(
            code="pear",
            parent="fruit",
            labels={"en": "Pear", "ru": "Груша", "kk": "Алмұрт"},
            aliases={"en": ("an apple it isn't",)},
        ),
        Term(code="nut", labels={"en": "Pineapple nut", "ru": "Орех", "kk": "Жаңғақ"}),
    ),
)


def found(text: str) -> list[str]:
    return [term.code for term in FRUITS.search(text)]


def test_a_term_is_got_by_its_code_and_an_unknown_one_is_none() -> None:
    apple = FRUITS.get("apple")
    assert apple is not None
    assert apple.label("kk") == "Алма"
    assert FRUITS.get("kz1:apple") is None


def test_children_are_in_the_order_of_the_file() -> None:
    assert [term.code for term in FRUITS.children(None)] == ["fruit", "nut"]
    assert [term.code for term in FRUITS.children("fruit")] == ["apple", "pear"]
    assert FRUITS.children("apple") == ()


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert FRUITS.label("apple", "ru") == "Яблоко"
    assert FRUITS.label("kz1:quince", "ru") == "kz1:quince"


def test_a_label_falls_back_to_english_and_then_to_any_language() -> None:
    assert Term(code="xx", labels={"en": "E", "ru": "Р"}).label("kk") == "E"
    assert Term(code="xx", labels={"kk": "Қ"}).label("ru") == "Қ"
    assert Term(code="xx", labels={"kk": "Қ"}).label("fr") == "Қ"


def test_search_finds_every_language_at_once() -> None:
    assert found("яблоко") == ["apple"]
    assert found("алм") == ["apple", "pear"]
    assert found("APORT") == []
    assert found("Апорт") == ["apple"]
    assert found("зеленое") == ["apple"]


def test_search_puts_beginnings_before_words_before_parts() -> None:
    assert found("apple") == ["apple", "pear", "nut"]


def test_search_can_be_kept_to_some_languages() -> None:
    assert [term.code for term in FRUITS.search("алма", langs=("ru", "en"))] == []
    assert [term.code for term in FRUITS.search("алма", langs=("kk",))] == ["apple"]


def test_an_empty_search_finds_everything_and_nonsense_nothing() -> None:
    assert found(" ") == [term.code for term in FRUITS.terms]
    assert found("zzz") == []


def test_a_term_without_a_name_in_a_language_is_found_by_the_others() -> None:
    single = Vocabulary("v", 1, (Term(code="kz1:xx", labels={"kk": "Құрма"}),))
    assert [term.code for term in single.search("құр")] == ["kz1:xx"]


def test_an_unknown_vocabulary_is_refused() -> None:
    for name in ("fruits", "../wording/reference.en", ""):
        with pytest.raises(UserError) as refusal:
            load(name)
        assert refusal.value.code == "reference.vocabulary_unknown"


def test_all_codes_has_both_levels() -> None:
    codes = vocabulary.all_codes("act-types")
    assert {"force", "baton-use"} <= codes


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"format": "2.0", "name": "v", "version": 1, "terms": []}',
        b'{"format": "1.0", "name": "v", "version": 1, "terms": [], "more": 1}',
        b'{"format": "1.0", "name": "v", "version": 1, "terms": [{"code": "X", "labels": {}}]}',
    ],
)
def test_a_damaged_vocabulary_is_refused(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "damaged.json"
    path.write_bytes(content)
    monkeypatch.setattr(vocabulary, "names", lambda: ("damaged",))
    monkeypatch.setattr(vocabulary, "resource", lambda *_: path)
    with pytest.raises(UserError) as refusal:
        load("damaged")
    assert refusal.value.code == "reference.resource_damaged"
    assert refusal.value.params == {"name": "vocabularies/damaged.json"}


LABELS: dict[vocabulary.Language, str] = {"en": "a", "ru": "а", "kk": "ә"}


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (lambda: [Term(code="A", labels=LABELS)], "a wrong or repeated code: A"),
        (lambda: [Term(code="kz1:aa", labels=LABELS)], "a wrong or repeated code"),
        (lambda: [Term(code="aa", labels=LABELS)] * 2, "a wrong or repeated code: aa"),
        (lambda: [Term(code="aa", labels={"en": "a"})], "a label is missing: aa"),
        (lambda: [Term(code="aa", labels=LABELS, huridocs="04:01")], "no HURIDOCS code: aa"),
        (lambda: [Term(code="aa", labels=LABELS, parent="bb")], "the parent is missing"),
        (
            lambda: [
                Term(code="aa", labels=LABELS),
                Term(code="bb", parent="aa", labels=LABELS),
                Term(code="cc", parent="bb", labels=LABELS),
            ],
            "too deep or comes later: cc",
        ),
    ],
)
def test_a_wrong_tree_is_refused(terms: Callable[[], list[Term]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_tree(terms())


def test_a_language_that_we_do_not_speak_has_no_labels() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"code": "aa", "labels": {"fr": "x"}}, Term)
