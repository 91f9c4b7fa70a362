"""Text in the encodings that people here use, told apart without a mark."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.media.text import encoding_of, read_text
from tests.unit.media.shown import vector

RUSSIAN = "Полиция ударила корреспондента и разбила камеру."
KAZAKH = "Қазақстанда журналистерге қысым көрсетілді"


@pytest.mark.parametrize(
    ("name", "encoding", "begins"),
    [
        ("statement.utf8.txt", "utf-8", RUSSIAN),
        ("statement.cp1251.txt", "cp1251", RUSSIAN),
        ("statement.koi8.txt", "koi8-r", RUSSIAN),
        ("statement.cp866.txt", "cp866", RUSSIAN),
        ("statement.utf16.txt", "utf-16", RUSSIAN),
        ("statement.utf16le.txt", "utf-16-le", RUSSIAN),
        ("statement.kz1048.txt", "kz1048", KAZAKH),
    ],
)
def test_the_encoding_is_found(name: str, encoding: str, begins: str) -> None:
    raw = vector(name)
    assert encoding_of(raw) == encoding
    assert read_text(io.BytesIO(raw), encoding, 1_000).startswith(begins)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text", ["Привет", "ОБЪЯВЛЕНИЕ О СОБРАНИИ", "Иванов Иван, 12.03.2026, г. Алматы, 15:30"]
)
def test_short_and_loud_texts_are_found_too(encoding: str, text: str) -> None:
    assert encoding_of(text.encode(encoding)) == encoding


def test_western_text_is_no_cyrillic() -> None:
    assert encoding_of("Fräulein Müller wohnt in Düsseldorf".encode("cp1252")) == "cp1252"


def test_a_sample_may_end_within_a_character() -> None:
    assert encoding_of("жук".encode()[:-1]) == "utf-8"
    assert encoding_of("жук, ещё жук".encode("utf-16-be")[:-1]) == "utf-16-be"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02\x03",
        b"text with a bell \x07",
        b"\xef\xbb\xbf\x00",
        b"\xff\xfe\x00\xd8",
        bytes(range(256)),
        "漢字漢字漢字漢字\0漢字漢字".encode("utf-16-le"),
    ],
)
def test_what_is_no_text_is_none(raw: bytes) -> None:
    assert encoding_of(raw) is None


def test_damaged_text_can_still_be_read() -> None:
    raw = "до ".encode() + b"\xff" + " после".encode()
    assert read_text(io.BytesIO(raw), "utf-8", 100) == "до \ufffd после"


def test_no_more_than_the_limit_is_read() -> None:
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            part = super().read(size)
            self.taken += len(part)
            return part

    stream = Counted("ж".encode() * 1_000_000)
    assert read_text(stream, "utf-8", 10) == "ж" * 10
    assert stream.taken < 100_000


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_utf_8_comes_back_as_it_was(text: str) -> None:
    raw = text.encode()
    encoding = encoding_of(raw)
    assert encoding in {"utf-8", "utf-8-sig"}
    assert read_text(io.BytesIO(raw), encoding, 10_000) == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_no_bytes_confuse_it(raw: bytes) -> None:
    encoding = encoding_of(raw)
    if encoding is not None:
        assert len(read_text(io.BytesIO(raw), encoding, 50)) <= 50
