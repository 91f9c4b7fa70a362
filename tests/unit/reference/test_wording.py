"""What is said, in which language and form; and that everything that can be said has wording."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import UserError
from fieldreport.reference import wording
from fieldreport.reference.assets import resource
from fieldreport.reference.wording import LANGUAGES, PLACEHOLDER, PLURAL_FORMS, Entry, say

ROOT = Path(__file__).parents[3]


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Entry]]:
    """Wording of the test's own, by language."""
    texts: dict[str, dict[str, Entry]] = {lang: {} for lang in LANGUAGES}
    monkeypatch.setattr(wording, "_entries", lambda lang: texts.get(lang, {}))
    return texts


def test_a_sentence_is_said_in_each_language() -> None:
    said = {say("reference.resource_missing", lang, name="act-types.json") for lang in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert all("act-types.json" in sentence for sentence in said)


def test_an_error_explains_itself() -> None:
    error = UserError("reference.vocabulary_unknown", name="fruits")
    assert wording.explain(error, "en").startswith("There is no vocabulary “fruits”.")


def test_parameters_are_not_read_again_as_placeholders(
    speaking: dict[str, dict[str, Entry]],
) -> None:
    speaking["en"]["a.b"] = "{name} and {other}"
    assert (
        say("a.b", "en", name="{other}", other="{name.__class__}") == "{other} and {name.__class__}"
    )


def test_other_braces_are_ordinary_characters(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["en"]["a.b"] = "{} {0} {Name} {name!r} {name}"
    assert say("a.b", "en", name="x") == "{} {0} {Name} {name!r} x"


def test_a_hostile_file_name_cannot_act_on_the_terminal(
    speaking: dict[str, dict[str, Entry]],
) -> None:
    speaking["en"]["a.b"] = "Saved {name}."
    assert say("a.b", "en", name="\x1b[2K\rok\u202e") == "Saved ␛[2K␍ok‹U+202E›."
    assert len(say("a.b", "en", name="long " * 1000)) < 100


def test_parameters_may_be_named_like_the_arguments(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["en"]["a.b"] = "{code} {lang}"
    assert say("a.b", "en", code="c", lang="l") == "c l"


def test_paths_and_numbers_are_shown_and_other_things_only_named(
    speaking: dict[str, dict[str, Entry]],
) -> None:
    speaking["en"]["a.b"] = "{a} {b} {c} {d}"
    assert say("a.b", "en", a=Path("x"), b=3, c=1.5, d=b"\x00") == "x 3 1.5 bytes"


def test_a_missing_parameter_leaves_a_gap_and_no_crash(
    speaking: dict[str, dict[str, Entry]],
) -> None:
    speaking["en"]["a.b"] = "The file {name} is damaged."
    assert say("a.b", "en") == "The file … is damaged."


def test_what_is_not_translated_is_said_in_english(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["en"]["a.b"] = "Only English."
    assert say("a.b", "kk") == "Only English."
    assert say("a.b", "fr") == "Only English."


def test_without_any_wording_the_code_is_said(speaking: dict[str, dict[str, Entry]]) -> None:
    assert say("no.such_code", "ru") == "no.such_code"
    assert say("no.such_code", "ru", name="x\n") == "no.such_code name=x␊"


def test_a_language_without_files_is_no_error() -> None:
    assert say("reference.vocabulary_unknown", "fr", name="x").startswith("There is no vocabulary")


def test_a_damaged_wording_file_does_not_crash_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(lang: str) -> Mapping[str, Entry]:
        raise json.JSONDecodeError("damaged", lang, 0)

    monkeypatch.setattr(wording, "_entries", damaged)
    assert say("a.b", "en") == "a.b"


def test_looking_up_a_missing_code_raises() -> None:
    with pytest.raises(KeyError):
        wording.entry("no.such_code", "en")


@pytest.mark.parametrize(
    ("lang", "numbers", "form"),
    [
        ("en", [1], "one"),
        ("en", [0, 2, 5, 11, 21], "other"),
        ("kk", [1], "one"),
        ("kk", [0, 2, 21], "other"),
        ("ru", [1, 21, 101, 1001, -1], "one"),
        ("ru", [2, 3, 4, 22, 104], "few"),
        ("ru", [0, 5, 11, 12, 14, 19, 20, 111, 112], "many"),
    ],
)
def test_the_form_follows_the_number(lang: str, numbers: list[int], form: str) -> None:
    assert {wording.plural_form(number, lang) for number in numbers} == {form}


def test_an_entry_with_forms_follows_the_count(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["ru"]["a.b"] = {
        "one": "{count} отчёт из {all}",
        "few": "{count} отчёта из {all}",
        "many": "{count} отчётов из {all}",
    }
    assert say("a.b", "ru", all=1, count=21) == "21 отчёт из 1"
    assert say("a.b", "ru", all=1, count=3) == "3 отчёта из 1"
    assert say("a.b", "ru", all=1, count=11) == "11 отчётов из 1"


def test_without_a_count_the_first_number_decides(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["en"]["a.b"] = {"one": "{files} file in {name}", "other": "{files} files in {name}"}
    assert say("a.b", "en", name="x", files=1) == "1 file in x"
    assert say("a.b", "en", name="x", files=2) == "2 files in x"


def test_a_form_that_is_missing_falls_back(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["kk"]["a.b"] = {"other": "{count} есеп"}
    speaking["ru"]["a.b"] = {"many": "{count} отчётов"}
    assert say("a.b", "kk", count=1) == "1 есеп"
    assert say("a.b", "ru", count=1) == "1 отчётов"


@pytest.mark.parametrize(
    ("count", "en", "ru"),
    [
        (0, "0 bytes", "0 байт"),
        (999, "999 bytes", "999 байт"),
        (1000, "1.0 KB", "1,0 КБ"),
        (1_234_567, "1.2 MB", "1,2 МБ"),
        (123_456_789, "123 MB", "123 МБ"),
        (999_960_000, "1.0 GB", "1,0 ГБ"),
        (5_000_000_000_000_000, "5000 TB", "5000 ТБ"),
    ],
)
def test_sizes_are_said_as_people_say_them(count: int, en: str, ru: str) -> None:
    assert wording.size(count, "en").replace("\xa0", " ") == en
    assert wording.size(count, "ru").replace("\xa0", " ") == ru
    assert wording.size(count, "fr") == wording.size(count, "en").replace(".", ",")


def test_a_size_may_stand_in_a_sentence(speaking: dict[str, dict[str, Entry]]) -> None:
    speaking["ru"]["a.b"] = "Освободите {need:size}."
    assert say("a.b", "ru", need=1_200_000_000) == "Освободите 1,2\xa0ГБ."
    assert say("a.b", "ru", need="много") == "Освободите много."


@pytest.mark.parametrize(
    ("requested", "environ", "system", "picked"),
    [
        ("kk", {"LANG": "ru_RU.UTF-8"}, None, "kk"),
        ("ru_KZ", {}, None, "ru"),
        (None, {"LANG": "kk_KZ.UTF-8"}, None, "kk"),
        (None, {"LC_ALL": "ru_RU", "LANG": "kk_KZ"}, None, "ru"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "kk", "LANG": "ru_RU"}, None, "kk"),
        (None, {"LANGUAGE": "de:kk:ru", "LANG": "ru_RU"}, None, "kk"),
        (None, {"LANGUAGE": "ru", "LC_ALL": "C"}, None, "en"),
        (None, {"LANG": "de_DE"}, None, "en"),
        (None, {"LANG": "POSIX"}, "Russian_Russia", "ru"),
        (None, {}, "Kazakh_Kazakhstan", "kk"),
        (None, {}, "English_United States", "en"),
        (None, {}, None, "en"),
        ("", {}, None, "en"),
    ],
)
def test_the_language_is_picked(
    requested: str | None, environ: dict[str, str], system: str | None, picked: str
) -> None:
    assert wording.pick_language(requested, environ, system) == picked


def test_a_language_that_we_do_not_speak_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        wording.pick_language("fr", {})
    assert refusal.value.code == "reference.language_unknown"
    assert refusal.value.params == {"language": "fr", "known": "en, ru, kk"}


@given(st.sampled_from(sorted(wording.codes())), st.sampled_from(LANGUAGES), st.text())
def test_saying_something_never_fails(code: str, lang: str, text: str) -> None:
    assert say(code, lang, name=text, path=text, count=7)


# --- the files ------------------------------------------------------------------------------------


def wording_files() -> list[Path]:
    return sorted(resource("wording").glob("*.json"))


def forms(found: Entry) -> list[str]:
    return [found] if isinstance(found, str) else list(found.values())


def placeholders(found: Entry) -> set[str]:
    return {match.group() for form in forms(found) for match in PLACEHOLDER.finditer(form)}


@pytest.mark.parametrize("path", wording_files(), ids=lambda path: path.name)
def test_a_wording_file_is_well_formed(path: Path) -> None:
    repeated: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        repeated.extend({key for key in keys if keys.count(key) > 1})
        return dict(pairs)

    lang = path.name.split(".")[-2]
    assert lang in LANGUAGES
    content = json.loads(path.read_bytes(), object_pairs_hook=once)
    assert not repeated
    for code, found in content.items():
        assert re.fullmatch(CODE, code), code
        if not isinstance(found, str):
            assert set(PLURAL_FORMS[lang]) <= set(found) <= {"one", "few", "many", "other"}, code
        for form in forms(found):
            assert isinstance(form, str), code
            assert form, code
            assert form == form.rstrip(), code


@pytest.mark.parametrize("package", sorted({path.name.split(".")[0] for path in wording_files()}))
def test_all_languages_say_the_same_with_the_same_placeholders(package: str) -> None:
    spoken = {
        lang: json.loads(resource("wording", f"{package}.{lang}.json").read_bytes())
        for lang in LANGUAGES
    }
    for lang in ("ru", "kk"):
        assert set(spoken[lang]) == set(spoken["en"]), f"{package}.{lang}.json"
        differing = {
            code
            for code, found in spoken[lang].items()
            if placeholders(found) != placeholders(spoken["en"][code])
        }
        assert not differing, f"{package}.{lang}.json"


def test_no_code_has_wording_in_two_files() -> None:
    seen: dict[str, str] = {}
    for path in wording_files():
        for code in json.loads(path.read_bytes()):
            key = f"{code} {path.name.split('.')[-2]}"
            assert key not in seen, f"{code} is in {seen.get(key)} and {path.name}"
            seen[key] = path.name


CODE = r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+"
SPEAKING = {"UserError", "say", "warn", "progress", "ask"}


def said_in(path: Path) -> Iterator[tuple[int, str]]:
    """The codes that a module says or raises, as literals, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        # What an f-string begins with is no code; those that it may come to are tested where they are made.
        parts = {
            id(v) for n in ast.walk(node.args[0]) if isinstance(n, ast.JoinedStr) for v in n.values
        }
        for literal in ast.walk(node.args[0]) if name in SPEAKING else ():
            if id(literal) in parts:
                continue
            value = literal.value if isinstance(literal, ast.Constant) else None
            if isinstance(value, str) and re.fullmatch(CODE, value):
                yield node.lineno, value


def test_everything_that_the_core_says_has_wording() -> None:
    known = wording.codes()
    missing = [
        f"{path.relative_to(ROOT)}:{line}: {code}"
        for path in sorted((ROOT / "fieldreport").rglob("*.py"))
        for line, code in said_in(path)
        if code not in known
    ]
    assert not missing, "no wording for\n" + "\n".join(missing)
