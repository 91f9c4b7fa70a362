from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from fieldreport.cli import inputs
from fieldreport.errors import UserError
from fieldreport.reference.wording import LANGUAGES, explain

DEEP = b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}"
BAD = {
    "not-json": (b"{narrative}", "cli.json_not_json"),
    "nothing": (b"", "cli.json_not_json"),
    "two": (b"{} {}", "cli.json_trailing"),
    "deep": (DEEP, "cli.json_too_deep"),
    "very-deep": (b"[" * 100_000, "cli.json_too_deep"),
    "twice": (b'{"place": {"name": "a", "name": "b"}}', "cli.json_duplicate_key"),
    "nan": (b'{"a": NaN}', "cli.json_number"),
    "huge-number": (b'{"a": 1e999}', "cli.json_number"),
    "utf-16": ("{}".encode("utf-16"), "cli.json_not_utf8"),
    "mark": (b"\xef\xbb\xbf{}", "cli.json_not_json"),
    "half": (b'{"a": "\\ud800"}', "cli.json_surrogate"),
    "zero": (b'{"a": "\\u0000"}', "cli.json_nul"),
    "list": (b"[]", "cli.json_not_an_object"),
    "word": (b'"x"', "cli.json_not_an_object"),
    "newer": (b'{"format": "2.0", "narrative": "?"}', "model.newer"),
    "no-version": (b'{"format": 1, "narrative": "?"}', "model.not_a_version"),
}


def refused(name: object, code: str) -> UserError:
    with pytest.raises(UserError) as caught:
        inputs.document(str(name))
    assert caught.value.code == code
    return caught.value


def test_a_document_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes('\n {"narrative": "Көрдім"} \r\n'.encode())
    assert inputs.document(str(path)) == {"narrative": "Көрдім"}


def test_a_document_may_say_its_version(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    for version in (b"1.0", b"1.7"):
        path.write_bytes(b'{"format": "' + version + b'", "narrative": "?"}')
        assert inputs.document(str(path)) == {"narrative": "?"}


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('{"a": "ё"}\n'.encode())))
    assert inputs.document("-") == {"a": "ё"}


@pytest.mark.parametrize("kind", BAD)
def test_bad_json_is_refused_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    raw, code = BAD[kind]
    path = tmp_path / "r.json"
    path.write_bytes(raw)
    error = refused(path, code)
    for language in LANGUAGES:
        sentence = explain(error, language)
        assert not sentence.startswith("cli.")
        if code.startswith("cli."):
            assert "r.json" in sentence
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    error = refused("-", code)
    if code.startswith("cli."):
        assert "stdin" in explain(error, "en")


def test_the_path_of_a_repeated_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(BAD["twice"][0])
    assert refused(path, "cli.json_duplicate_key").params["path"] == "place.name"


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.json"
    with path.open("wb") as file:
        file.truncate(inputs.INPUT_LIMIT + 1)
    assert refused(path, "files.too_big").params["file"] == "r.json"
    endless = io.TextIOWrapper(io.BufferedReader(_Endless()))
    monkeypatch.setattr(sys, "stdin", endless)
    assert refused("-", "cli.json_too_big").params == {
        "file": "stdin",
        "path": "—",
        "limit": inputs.INPUT_LIMIT,
    }


class _Endless(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        view[:] = b"x" * len(view)
        return len(view)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "files.not_a_file").params["file"] == tmp_path.name
    refused(tmp_path / "gone.json", "files.missing")
