"""Sheets of words: any number of them that suffices gives the secret back, and slips are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import Share as Theirs
from shamir_mnemonic import generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from fieldreport.crypto import shares
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.shares import Share, combine, parse, split
from fieldreport.errors import UserError

SECRET = Secret(bytes(range(100, 132)))
SHEETS = split(SECRET, 3, 5)


def refused(action: Callable[..., object], *arguments: object) -> UserError:
    with pytest.raises(UserError) as caught:
        action(*arguments)
    return caught.value


def text(share: Share) -> str:
    return " ".join(share.words)


def test_any_that_suffice_give_the_secret_back_in_any_order() -> None:
    for some in combinations(SHEETS, 3):
        assert combine(some[::-1]) == SECRET
    assert combine(SHEETS) == SECRET


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_give_nothing(count: int) -> None:
    for some in combinations(SHEETS, count):
        error = refused(combine, some)
        assert (error.code, error.params) == ("shares.too_few", {"given": count, "needed": 3})


def test_the_same_sheet_twice_counts_once() -> None:
    assert refused(combine, [SHEETS[0], SHEETS[0], SHEETS[1]]).params["given"] == 2


def test_sheets_of_two_secrets_are_not_mixed() -> None:
    other = split(SECRET, 3, 5)
    assert refused(combine, [*SHEETS[:2], other[2]]).code == "shares.mixed"


def test_sheets_that_were_made_to_do_harm_dont_fit() -> None:
    # Of another set, made to look as if it were of this one.
    forged = Theirs.from_mnemonic(text(split(Secret(bytes(32)), 3, 5)[4]))
    ours = Theirs.from_mnemonic(text(SHEETS[4]))
    words = replace(forged, identifier=ours.identifier).words()
    given = [*SHEETS[:2], parse(" ".join(words))]
    assert refused(combine, given).code == "shares.dont_fit"


def test_without_sheets_there_is_nothing_to_combine() -> None:
    assert refused(combine, []).code == "shares.none"


def test_sheets_say_which_they_are_and_show_no_word_of_the_secret() -> None:
    assert [sheet.number for sheet in SHEETS] == [1, 2, 3, 4, 5]
    assert {sheet.needed for sheet in SHEETS} == {3}
    assert {len(sheet.words) for sheet in SHEETS} == {33}
    told = set(re.findall("[a-z]+", repr(SHEETS[0]).casefold()))
    assert told == {"share", "number", "needed", "set"}


@pytest.mark.parametrize(
    "typed",
    [
        " ".join,
        lambda words: " ".join(words).upper(),
        lambda words: " ".join(word[:4] for word in words),
        lambda words: "\n".join(f"{n}. {word}," for n, word in enumerate(words, 1)),
        lambda words: "".join(f"{n:02}{word}" for n, word in enumerate(words, 1)),
    ],
)
def test_words_are_read_however_they_are_typed(typed: Callable[[Sequence[str]], str]) -> None:
    assert parse(typed(SHEETS[1].words)) == SHEETS[1]


def test_a_word_that_isnt_one_is_told_by_its_place_alone() -> None:
    words = list(SHEETS[0].words)
    for wrong in ("zebraa", "abc", f"{words[6]}x", "жылқы"):
        error = refused(parse, " ".join([*words[:6], wrong, *words[7:]]))
        assert (error.code, error.params) == ("shares.unknown_word", {"number": 7})


def test_a_missing_or_an_extra_word_is_told() -> None:
    for change, found in (
        (SHEETS[0].words[:-1], 32),
        ((*SHEETS[0].words, "academic"), 34),
        ((), 0),
    ):
        error = refused(parse, " ".join(change))
        assert error.code == "shares.wrong_length"
        assert error.params == {"found": found, "wanted": 33}


@given(st.integers(0, 32), st.sampled_from(WORDLIST))
@settings(max_examples=50)
def test_any_other_word_is_noticed(place: int, word: str) -> None:
    words = list(SHEETS[2].words)
    if words[place] == word:
        return
    words[place] = word
    assert refused(parse, " ".join(words)).code == "shares.mistyped"


@given(st.binary(min_size=32, max_size=32), st.integers(2, 4), st.integers(0, 2), st.randoms())
@settings(max_examples=20)
def test_any_secret_comes_back_from_any_that_suffice(
    raw: bytes, needed: int, more: int, chance: Random
) -> None:
    sheets = split(Secret(raw), needed, needed + more)
    assert combine(chance.sample(sheets, needed)) == Secret(raw)


def test_sheets_of_another_kind_of_secret_are_refused() -> None:
    groups = generate_mnemonics(2, [(2, 3), (2, 3)], bytes(32))
    assert refused(parse, groups[0][0]).code == "shares.not_ours"
    ((alone,),) = generate_mnemonics(1, [(1, 1)], bytes(32))
    assert refused(parse, alone).code == "shares.not_ours"


@pytest.mark.parametrize(("needed", "count"), [(1, 1), (1, 3), (4, 3), (2, 11), (0, 0)])
def test_numbers_that_make_no_sense_are_refused(needed: int, count: int) -> None:
    assert refused(split, SECRET, needed, count).code == "shares.bad_numbers"


def test_a_secret_of_another_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32"):
        split(Secret(bytes(16)), 2, 3)


def test_sheets_that_wouldnt_give_it_back_are_never_handed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shares, "combine", lambda some: Secret(bytes(32)))
    with pytest.raises(RuntimeError, match="give"):
        split(SECRET, 2, 2)


# https://github.com/trezor/python-shamir-mnemonic, vectors.json: "Basic sharing 2-of-3 (256 bits)",
# whose passphrase TREZOR our sheets never have, so that only its parts can be compared.
PUBLISHED = (
    "humidity disease academic always aluminum jewelry energy woman receiver strategy amuse duckling"
    " lying evidence network walnut tactics forget hairy rebound impulse brother survive clothes"
    " stadium mailman rival ocean reward venture always armed unwrap"
)


def test_a_published_share_is_read() -> None:
    share = parse(PUBLISHED)
    assert share.needed == 2
