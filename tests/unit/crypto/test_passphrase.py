"""A passphrase is the same however it was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldreport.crypto.passphrase import normalised
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.reference import wording

# What influences its neighbours: marks, letters that decompose, the vowels and finals of Hangul,
# signs of Indic scripts.
JOINING = "".join(
    char
    for char in map(chr, range(0x30000))
    if not 0xD800 <= ord(char) < 0xE000
    and (unicodedata.combining(char) or unicodedata.normalize("NFD", char) != char)
)
STARTERS_THAT_JOIN = "".join(map(chr, [*range(0x1100, 0x1200), 0x9BE, 0x9D7, 0xB3E, 0xB56, 0xDCA]))


def normal(text: str) -> str:
    with normalised(Secret(text.encode())) as secret:
        return bytes(secret.view).decode()


@given(
    st.text(
        st.sampled_from(JOINING) | st.sampled_from(STARTERS_THAT_JOIN) | st.characters(),
        min_size=1,
        max_size=12,
    )
)
@example("и\u0306")
@example("\u1100\u1161\u11a8")
@example("a\u0323\u0307\u0301")
@example("\u0344")
@example("\U0001d160" * 3)
@example("парольная фраза 🔑")
def test_the_form_is_the_one_that_unicode_defines(text: str) -> None:
    assert normal(text) == unicodedata.normalize("NFC", text)


def test_the_two_ways_of_typing_a_letter_are_one() -> None:
    assert normal("и\u0306од") == normal("йод") == "йод"


def test_the_form_of_a_form_is_itself() -> None:
    assert normal(normal("ё и\u0306")) == normal("ё и\u0306")


@pytest.mark.parametrize("text", ["correct horse", " spaces count ", "\t", "\0"])
def test_plain_ascii_stays_and_is_copied(text: str) -> None:
    typed = Secret(text.encode())
    form = normalised(typed)
    assert form == typed
    typed.zero()
    assert bytes(form.view) == text.encode()


def test_what_was_typed_stays_whole_for_whoever_owns_it() -> None:
    typed = Secret("и\u0306".encode())
    normalised(typed)
    assert bytes(typed.view) == "и\u0306".encode()


@pytest.mark.parametrize(
    "raw", [b"\xff", "пароль".encode("cp1251"), b"a\x80", b"\xd0", b"\xed\xa0\x80", b"\xc0\xaf"]
)
def test_what_is_no_text_is_refused_without_being_shown(raw: bytes) -> None:
    with pytest.raises(UserError) as caught:
        normalised(Secret(raw))
    error = caught.value
    assert (error.code, error.params) == ("crypto.passphrase_not_text", {})
    assert error.__suppress_context__


def test_an_empty_passphrase_is_none() -> None:
    with pytest.raises(UserError) as caught:
        normalised(Secret(b""))
    assert caught.value.code == "crypto.passphrase_empty"


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_each_refusal_has_its_sentence(lang: str) -> None:
    for code in ("crypto.passphrase_empty", "crypto.passphrase_not_text", "crypto.no_memory"):
        assert wording.say(code, lang, mebibytes=512).count(".") >= 3
