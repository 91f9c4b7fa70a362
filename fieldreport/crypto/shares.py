"""A secret split among people as words on paper: SLIP-39, Shamir's secret sharing with checksums.

Any `needed` of the sheets give the secret back, fewer say nothing about it. The scheme and its word
list are a public standard (https://github.com/satoshilabs/slips, slip-0039), so the sheets can be
read in twenty years without this program. `shamir_mnemonic`, its reference implementation, is
imported here alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from shamir_mnemonic import MnemonicError, generate_mnemonics, recover_ems
from shamir_mnemonic import Share as _Share
from shamir_mnemonic.shamir import ShareGroup
from shamir_mnemonic.wordlist import WORDLIST

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

SECRET_SIZE = 32
# What 256 bits with their parameters and checksum come to.
WORDS = 33
# One alone would be a key that one person can lose or be made to give. With ten at the most, all
# combinations (252) can be tried while the sheets are made.
LEAST_NEEDED, MOST = 2, 10

_LETTERS = re.compile(r"[^\W\d_]+")
# How words are printed: "12 humidity", several in a line.
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s*([^\W\d_]+)")
_NUMBERED_LINE = re.compile(r"(?:\s*\d{1,2}[.)]?\s*[^\W\d_]+[,;]?)+\s*")
# No two words of the list begin with the same four letters.
_PREFIX = 4
_WORDS = {word[:_PREFIX]: word for word in WORDLIST}


@dataclass(frozen=True)
class Share:
    """One person's part: `number` from 1 on, how many are `needed`, and which `set` it belongs to
    (two parts of different sets never fit).
    """

    number: int
    needed: int
    set: int
    words: tuple[str, ...] = field(repr=False)


def split(secret: Secret, needed: int, count: int) -> tuple[Share, ...]:
    """Split a secret of 32 bytes into `count` shares of which any `needed` give it back.

    Raises UserError `shares.bad_numbers` unless 2 ≤ needed ≤ count ≤ 10.
    """
    if len(secret) != SECRET_SIZE:
        raise ValueError("a secret has 32 bytes")
    if not LEAST_NEEDED <= needed <= count <= MOST:
        raise UserError("shares.bad_numbers", least=LEAST_NEEDED, most=MOST)
    # No passphrase and the least of its iterations: they slow down guessing, and there is nothing
    # to guess in 256 random bits. The library returns and takes `bytes`, which can't be wiped.
    (mnemonics,) = generate_mnemonics(
        1, [(needed, count)], bytes(secret.view), extendable=True, iteration_exponent=0
    )
    shares = tuple(parse(mnemonic) for mnemonic in mnemonics)
    # Every set of people that may come together was tried before a sheet is handed to anybody.
    for some in combinations(shares, needed):
        with combine(some) as again:
            if again != secret:
                raise RuntimeError("these shares don't give the secret back")
    return shares


def parse(text: str) -> Share:
    """Return the share that somebody typed: its words, or the first four letters of each, with any
    numbers and punctuation between them; or the whole text of a printed sheet.

    What is wrong is told by place, never by word: each is a part of the secret. Raises UserError
    `shares.unknown_word` (with `number`), `shares.wrong_length` (with `found` and `wanted`),
    `shares.mistyped` if the checksum fails, `shares.not_ours` for a share of another kind of
    secret.
    """
    words = []
    for number, word in enumerate(map(str.casefold, _typed(text)), 1):
        known = _WORDS.get(word[:_PREFIX])
        if known is None or not known.startswith(word):
            raise UserError("shares.unknown_word", number=number)
        words.append(known)
    if len(words) != WORDS:
        raise UserError("shares.wrong_length", found=len(words), wanted=WORDS)
    try:
        share = _decoded(words)
    except MnemonicError:
        raise UserError("shares.mistyped") from None
    if share.group_count != 1 or share.member_threshold < LEAST_NEEDED:
        raise UserError("shares.not_ours")
    return Share(share.index + 1, share.member_threshold, share.identifier, tuple(words))


def combine(shares: Sequence[Share]) -> Secret:
    """Return the secret of which these are shares; more than are needed may be given.

    Raises UserError `shares.none`, `shares.mixed` for shares of several secrets, `shares.too_few`
    (with `given` and `needed`; one that is given twice counts once), and `shares.dont_fit`.
    """
    if not shares:
        raise UserError("shares.none")
    if len({(share.set, share.needed) for share in shares}) > 1:
        raise UserError("shares.mixed")
    needed = shares[0].needed
    different = {share.number: share for share in shares}
    if len(different) < needed:
        raise UserError("shares.too_few", given=len(different), needed=needed)
    group = ShareGroup()
    try:
        for share in list(different.values())[:needed]:
            group.add(_decoded(share.words))
        return Secret(recover_ems({0: group}).decrypt(b""))
    except MnemonicError:
        raise UserError("shares.dont_fit") from None


def _typed(text: str) -> list[str]:
    """The words in a text: those with numbers before them, if they are all there, or else all."""
    lines = [line for line in text.splitlines() if _NUMBERED_LINE.fullmatch(line)]
    numbered = {int(n): word for line in lines for n, word in _NUMBERED.findall(line)}
    if set(numbered) == set(range(1, WORDS + 1)):
        return [numbered[number] for number in sorted(numbered)]
    return _LETTERS.findall(text)


def _decoded(words: Sequence[str]) -> _Share:
    return _Share.from_mnemonic(" ".join(words))
