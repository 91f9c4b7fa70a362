"""The strict JSON of every signed or exported document: exactly one way to read the bytes.

Parsers differ in what they make of duplicate keys, half surrogates and `NaN`; a signature over
bytes that two programs read differently protects nothing. So bytes are checked here before anything
decodes them, and everything later works on the tree that was checked.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Never

from fieldreport.model.faults import JsonFault, joined, named

DEPTH = 32
# A list of two bytes takes 64 in memory. What is larger than a record says how many values it may have.
VALUES = 1 << 20

# A string, or what lies between two. A string that never ends goes to the end, and nothing is tried twice: the time is
# linear whatever is in it.
_PIECE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?+(?:"|\Z)|[^"]{1,65536}', re.DOTALL)
_SPACE = b" \t\r\n"
_QUOTE = ord('"')

# Escapes that may stand for half a surrogate pair or for U+0000. Whether they do is seen in the
# decoded text: the backslash may be escaped itself.
_SUSPICIOUS = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
_UNWELCOME = re.compile("[\x00\ud800-\udfff]")


class _Refused(ValueError):
    """Stops the decoder in the middle of a document."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Marked(dict[str, Any]):
    """An object in which a key came twice, kept only to find out where it is."""

    twice: str


def check(raw: bytes, limit: int, depth: int = DEPTH, *, values: int = VALUES) -> Any:
    """Return the JSON value that `raw` is, after everything that FORMAT section 2 forbids was
    looked for.

    At most `limit` bytes, `depth` levels and about `values` values, keys not counted; UTF-8 without
    byte-order mark; no duplicate key, `NaN`, infinite number, lone surrogate or U+0000; not a byte
    before or after the value, white space included.

    Raises:
        JsonFault: `too_big`, `too_many`, `not_utf8`, `not_json`, `trailing`, `duplicate_key`, `too_deep`,
            `number`, `surrogate`, `nul`.
    """
    if len(raw) > limit:
        raise JsonFault("", "too_big", limit=limit)
    if raw[:1] in (b" ", b"\t", b"\r", b"\n") or raw[-1:] in (b" ", b"\t", b"\r", b"\n"):
        raise JsonFault("", "trailing")
    if _has_more(raw, values):
        # Before anything is decoded, for that is what takes the memory.
        raise JsonFault("", "too_many", limit=values)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise JsonFault("", "not_utf8") from error
    tree = _decoded(text)
    _check_depth(tree, depth)
    if _SUSPICIOUS.search(raw):
        _check_text(tree, "")
    return tree


def trimmed(raw: bytes) -> bytes:
    """Return `raw` without white space around it, for documents that people write by hand."""
    return raw.strip(_SPACE)


def _has_more(raw: bytes, values: int) -> bool:
    """Say whether there are more than `values` commas and opening brackets outside strings."""
    if _breaks(raw) <= values:
        return False
    found = 0
    for piece in _PIECE.finditer(raw):
        if raw[piece.start()] != _QUOTE:
            found += _breaks(piece[0])
            if found > values:
                return True
    return False


def _breaks(raw: bytes) -> int:
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{")


def _decoded(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except _Refused as refused:
        path = _path_of_repeated(text) if refused.reason == "duplicate_key" else ""
        raise JsonFault(path, refused.reason) from refused
    except json.JSONDecodeError as error:
        reason = "trailing" if error.msg == "Extra data" else "not_json"
        params = {} if reason == "trailing" else {"line": error.lineno}
        raise JsonFault("", reason, **params) from error
    except RecursionError as error:
        raise JsonFault("", "too_deep", limit=DEPTH) from error
    except ValueError as error:
        # An integer of more digits than Python converts.
        raise JsonFault("", "number") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused("duplicate_key")
    return found


def _constant(_name: str) -> Never:
    raise _Refused("number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Refused("number")
    return number


# One decoder for all: making one takes as long as decoding a short report.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_constant, parse_float=_finite
)


def _check_depth(tree: Any, depth: int) -> None:
    level = [tree] if isinstance(tree, (dict, list)) else []
    for _ in range(depth):
        if not level:
            return
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
    if level:
        raise JsonFault("", "too_deep", limit=depth)


def _check_text(value: Any, path: str) -> None:
    if isinstance(value, str):
        found = _UNWELCOME.search(value)
        if found:
            raise JsonFault(path, "nul" if found[0] == "\x00" else "surrogate")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check_text(key, path)
            _check_text(inner, joined(path, named(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _check_text(inner, f"{path}[{index}]")


def _marked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    marked = _Marked(found)
    marked.twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return marked


def _path_of_repeated(text: str) -> str:
    # The values of the first of two equal keys are gone, so that the mark may be lost with them;
    # then the outer one is found.
    try:
        tree = json.JSONDecoder(object_pairs_hook=_marked).decode(text)
    except (ValueError, RecursionError):
        # The document is wrong further on as well.
        return ""
    return next(path for path, value in _parts(tree) if isinstance(value, _Marked))


def _parts(tree: Any) -> Iterator[tuple[str, Any]]:
    """All values of a tree with their paths, the outer ones first; of a marked object the key."""
    waiting: list[tuple[str, Any]] = [("", tree)]
    for path, value in waiting:
        yield (joined(path, named(value.twice)) if isinstance(value, _Marked) else path), value
        if isinstance(value, dict):
            waiting.extend((joined(path, named(key)), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{path}[{index}]", inner) for index, inner in enumerate(value))
