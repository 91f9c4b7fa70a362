"""Changes inputs at random, as a fuzzer does that has no view of what runs: for machines without one.

The same seed gives the same inputs on every machine. Bytes are flipped, cut, doubled and spliced; where an input is
JSON, its tree is changed as well, so that mutations get past the first bracket.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

# Values at which parsers break: limits of numbers, dates and Unicode, and syntax of everybody else.
TEXTS = (
    *("", " ", "\u0000", "\ud800", "\u202e", "\u200b", "\ufeff", "e\u0301" * 200, "\U0010ffff"),
    *("../../etc/passwd", "C:\\CON", "<img src=x>", "'; DROP TABLE record;--", "=1+1", "$(id)"),
    *("0000-00-00", "9999-99-99T99:99:99+99:99", "Y999999999999", "2026-02-30", "../..", "٢٠٢٦"),
    *("x` - at `$.body", "1.1", "2.0", "1.99999", "00.1", "{name}", "%s%n", "A" * 600),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, -0.0, 0.1, 1e308, 5e-324, 2**53, 2**63, 2**64, 10**40),
    *([], {}, [[]], [{}], {"": ""}),
    *TEXTS,
)
TOKENS = (
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\0", b"\xff", b"\xef\xbb\xbf"),
    *(b"NaN", b"Infinity", b"1e999", b"-0", b"\\ud800", b"\\u0000", b"9" * 5_000, b"[" * 3_000),
    *(
        b"-> ",
        b"---",
        b"age-encryption.org/v1\n",
        b"ustar\x0000",
        b"null",
        b"true",
        b'"format":"1.0",',
    ),
)
LIMIT = 200_000


def mutations(corpus: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Yield inputs without end."""
    dice = random.Random(seed)
    while True:
        raw = dice.choice(corpus)
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            raw = _changed(raw, corpus, dice)
        yield raw[:LIMIT]


def _changed(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    if dice.random() < 0.6:
        # In formats of lines each line has a tree of its own.
        lines = raw.split(b"\n") if dice.random() < 0.9 else [raw]
        at = dice.randrange(len(lines))
        changed = _with_other_tree(lines[at], dice)
        if changed is not None:
            lines[at] = changed
            return b"\n".join(lines)
    return _BYTES[dice.randrange(len(_BYTES))](raw, corpus, dice)


def _flipped(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    if not raw:
        return b"\0"
    at = dice.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << dice.randrange(8)]) + raw[at + 1 :]


def _cut(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    begin, end = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
    return raw[:begin] + raw[end:]


def _shortened(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    return raw[: dice.randrange(len(raw) + 1)]


def _doubled(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    begin, end = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
    return raw[:end] + raw[begin:end] * dice.choice((1, 1, 2, 50)) + raw[end:]


def _spliced(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    other = dice.choice(corpus)
    return raw[: dice.randrange(len(raw) + 1)] + other[dice.randrange(len(other) + 1) :]


def _with_token(raw: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    at = dice.randrange(len(raw) + 1)
    token = dice.choice(TOKENS)
    return raw[:at] + token + raw[at + (len(token) if dice.random() < 0.5 else 0) :]


_BYTES = (_flipped, _cut, _shortened, _doubled, _spliced, _with_token)


def _with_other_tree(raw: bytes, dice: random.Random) -> bytes | None:
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    places = list(_places(tree))
    if not places:
        return None
    inside, key = dice.choice(places)
    # What is signed within a card is JSON in a string.
    if isinstance(inside[key], str) and inside[key].startswith("{"):
        inner = _with_other_tree(inside[key].encode("utf-8", "replace"), dice)
        inside[key] = inner.decode("utf-8", "replace") if inner else ""
    else:
        _change(inside, key, places, dice)
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _change(inside: Any, key: Any, places: list[tuple[Any, Any]], dice: random.Random) -> None:
    how = dice.randrange(5)
    if how == 0:
        del inside[key]
    elif how == 1:
        other, there = dice.choice(places)
        # By way of its text: a tree must not end up within itself.
        inside[key] = json.loads(json.dumps(other[there]))
    elif how == 2 and isinstance(inside, dict):
        inside[dice.choice(TEXTS)] = inside[key]
    elif how == 3 and isinstance(inside[key], list):
        inside[key] = inside[key] * dice.choice((2, 3, 600))
    else:
        inside[key] = dice.choice(VALUES)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [tree]
    for value in waiting:
        keys = (
            list(value)
            if isinstance(value, dict)
            else range(len(value))
            if isinstance(value, list)
            else ()
        )
        for key in keys:
            yield value, key
            waiting.append(value[key])
