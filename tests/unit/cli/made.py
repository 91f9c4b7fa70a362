"""Runs the command line inside the test: what it printed, with which exit code."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fieldreport.cli.console import main
from tests.unit.usecases.made import Places


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document that it printed."""
        return json.loads(self.out)

    @property
    def word(self) -> str:
        """The one word that it printed: an id, a hash or a path."""
        (word,) = self.out.split()
        return word

    def done(self) -> Answer:
        """Fail the test unless the command did what it was told, without a complaint."""
        assert (self.code, self.err) == (0, ""), self
        return self

    def refused(self, *words: str) -> Answer:
        """Fail the test unless it was refused, with a sentence that holds these words."""
        assert (self.code, self.out) == (1, ""), self
        sentences = self.err.strip()
        assert sentences.endswith("."), self.err
        # A code, or a hole where a parameter should be, means that the wording is missing.
        assert " " in sentences
        assert not re.search(r"(?<![\w {])…", sentences), self.err
        for word in words:
            assert word in sentences, self.err
        return self


class Typing(io.StringIO):
    """Standard input as it is when somebody types these lines on a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


class Console:
    """The command line, as `console("card", "show")`; `at` names the vault, as `console.at(place)`."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patched: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._patched = patched

    def __call__(
        self, *words: object, stdin: bytes | None = None, typed: str | None = None
    ) -> Answer:
        if stdin is not None:
            self._patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        if typed is not None:
            self._patched.setattr(sys, "stdin", Typing(typed))
        self._capsys.readouterr()
        code = main([str(word) for word in words])
        printed = self._capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    def at(self, vault: Path, passphrase: Path) -> Callable[..., Answer]:
        """The command line with a vault and the file of its passphrase."""

        def run(*words: object, **given: Any) -> Answer:
            return self("--vault", vault, "--passphrase-file", passphrase, *words, **given)

        return run


Run = Callable[..., Answer]


def written(path: Path, document: Any) -> Path:
    """Write a JSON document for a command to read."""
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def both(console: Console, places: Places) -> tuple[Run, Run]:
    """The monitor's and the coordinator's command line."""
    return (
        console.at(places.monitor, places.passphrase),
        console.at(places.coordinator, places.passphrase),
    )
