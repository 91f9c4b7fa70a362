from __future__ import annotations

import argparse

import pytest

from fieldreport.cli import arguments
from fieldreport.reference.wording import LANGUAGES, entry


@pytest.fixture(autouse=True)
def _argparse_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argparse, "_", argparse._)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_keeps_what_argparse_fills_in(language: str) -> None:
    for text, code in arguments._CODES.items():
        said = entry(f"arguments.{code}", language)
        assert isinstance(said, str)
        for place in ("%(prog)s", "%(message)s", "%(argument_name)s", "%(value)r", "%(choices)s"):
            assert (place in text) == (place in said), (text, said)
        assert text.count("%s") == said.count("%s")


def test_what_argparse_says_is_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    arguments.speak("ru")
    parser = argparse.ArgumentParser(prog="p")
    parser.add_argument("--size", type=int)
    for words, wanted in (
        (["--size", "x"], "недопустимое значение: 'x'"),
        (["--what"], "неизвестные аргументы: --what"),
        (["--size"], "нужно одно значение"),
    ):
        with pytest.raises(SystemExit):
            parser.parse_args(words)
        said = capsys.readouterr().err
        assert wanted in said
        assert said.startswith("использование: p")


def test_a_sentence_without_a_translation_stays_as_it_is() -> None:
    arguments.speak("kk")
    assert argparse._("ignored explicit argument %r") == "ignored explicit argument %r"  # type: ignore[attr-defined]


def test_a_sentence_with_forms_for_numbers_is_of_no_use_to_argparse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arguments, "entry", lambda code, language: {"one": "x"})
    arguments.speak("en")
    assert argparse._("options") == "options"  # type: ignore[attr-defined]
