from __future__ import annotations

import json
import sys

import pytest

from fieldreport.cli.output import Output
from fieldreport.errors import UserError
from fieldreport.progress import Silent


@pytest.fixture
def plain() -> Output:
    return Output("en", as_json=False)


@pytest.fixture
def as_json() -> Output:
    return Output("en", as_json=True)


def test_people_get_sentences_and_programs_one_document(
    plain: Output, as_json: Output, capsys: pytest.CaptureFixture[str]
) -> None:
    for output in (plain, as_json):
        output.say("cli.report.count", count=2)
        output.text("Seen from the bridge.")
        output.table([("a", 1)])
        output.answer({"reports": ["Айгүл"]})
    printed = capsys.readouterr()
    sentences, _, document = printed.out.partition("{")
    assert sentences == "2 reports\nSeen from the bridge.\na  1\n"
    assert json.loads("{" + document) == {"reports": ["Айгүл"]}
    assert printed.err == ""


def test_a_warning_is_seen_in_both(
    plain: Output, as_json: Output, capsys: pytest.CaptureFixture[str]
) -> None:
    for output in (plain, as_json):
        output.warn("cli.contact.changed", name="Samal")
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith("WARNING: you already have a contact named Samal")


def test_text_of_others_cannot_steer_the_terminal(
    plain: Output, capsys: pytest.CaptureFixture[str]
) -> None:
    plain.text("two\nlines \x1b[2J")
    plain.table([("\x1b]0;title\x07", "a\nb")])
    plain.say("cli.contact.compared_now", name="\x1b[1mSamal")
    printed = capsys.readouterr().out
    assert printed.startswith("two\nlines ␛[2J\n")
    assert "a␊b" in printed
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_a_long_text_is_printed_whole(plain: Output, capsys: pytest.CaptureFixture[str]) -> None:
    plain.text("я" * 100_000)
    assert capsys.readouterr().out == "я" * 100_000 + "\n"


def test_a_table_has_columns(plain: Output, capsys: pytest.CaptureFixture[str]) -> None:
    plain.table([("a", "long", ""), ("bcd", 7, "x")])
    assert capsys.readouterr().out == "a    long\nbcd  7     x\n"
    plain.table([])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Give one"), ("ru", "Парольная фраза пуста"), ("kk", "Құпия")]
)
def test_a_refusal_is_told_in_the_language(
    language: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Output(language, as_json=False).refuse(UserError("cli.passphrase_empty")) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sentence in printed.err
    assert Output(language, as_json=True).refuse(UserError("cli.passphrase_empty")) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    assert json.loads(printed.out)["error"]["code"] == "cli.passphrase_empty"
    assert sentence in json.loads(printed.out)["error"]["message"]


def test_a_bar_is_drawn_on_a_terminal_alone(
    plain: Output, as_json: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    with plain.progress("cli.check.running") as progress:
        assert isinstance(progress, Silent)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with as_json.progress("cli.check.running") as progress:
        assert isinstance(progress, Silent)
    with plain.progress("cli.check.running") as progress:
        assert not isinstance(progress, Silent)
        progress.step(1, 2)


def test_the_document_holds_nothing_that_could_steer_a_terminal(
    as_json: Output, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"title": "\x1b[31m \x7f \x9b31m \u202e \u2067 Айгүл"}
    as_json.answer(told)
    printed = capsys.readouterr().out
    assert all(char.isprintable() or char == "\n" for char in printed)
    assert "Айгүл" in printed
    assert json.loads(printed) == told
