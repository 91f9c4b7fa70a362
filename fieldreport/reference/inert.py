"""Makes foreign text harmless to look at: file names, contacts' names, fields of a damaged file.

A name may hold control characters that move the cursor, marks that reverse the reading direction,
letters that nobody sees, or a hundred accents stacked on one letter. Whoever prints such text, in a
terminal or in a label, prints what `inert` returns: everything invisible becomes visible,
everything long becomes short, the rest stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

# Letters by category, yet drawn as nothing: a name made of them looks empty or like another one.
BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_MARKS_ON_ONE_LETTER = 3
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_ELLIPSIS = "…"

# What moves the cursor or turns the reading direction, wherever it stands; joiners, which only shape letters, don't.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_TURNS_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def inert(text: str, *, limit: int = 80, lines: bool = False) -> str:
    """`text` without anything that could act on the place where it is shown.

    Control characters become their pictures (`␊`), other invisible ones `‹U+202E›`; right-to-left
    text is isolated, so that it can't reorder its neighbours. Beyond about `limit` characters the
    middle is left out, because the end of a file name tells its kind. With `lines`, line ends stay
    (for text that has the screen to itself).
    """
    cells = _cells(text, keep="\n" if lines else "")
    shown = "".join(_shortened(cells, limit))
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in shown):
        return f"{_ISOLATE}{shown}{_END_OF_ISOLATE}"
    return shown


def tame(text: str) -> str:
    """All of `text` for a place that knows no markup, without what could act on its neighbours there.

    For whole texts, where `inert` would be too much: nothing is left out, lines and tabs stay, and so do the joiners
    that some scripts and emoji need. Taming twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    if _TURNS_LEFT.search(text):
        lines = (
            f"{_ISOLATE}{line}{_END_OF_ISOLATE}" if line else line
            for line in _plain(text).split("\n")
        )
        return "\n".join(lines)
    return _plain(text) if _ACTING.search(text) else text


def _plain(text: str) -> str:
    if text[:1] == _ISOLATE and text[-1:] == _END_OF_ISOLATE and not _ACTING.search(text[1:-1]):
        # Tamed before.
        text = text[1:-1]
    return _ACTING.sub(lambda found: _picture(found[0]), text)


def _cells(text: str, keep: str) -> list[str]:
    cells: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        hidden = char not in keep and (_is_hidden(char) or marks > _MARKS_ON_ONE_LETTER)
        cells.append(_picture(char) if hidden else char)
    return cells


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN_CATEGORIES or char in BLANK_LETTERS


def _picture(char: str) -> str:
    number = ord(char)
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else f"‹U+{number:04X}›"


def _shortened(cells: list[str], limit: int) -> list[str]:
    if sum(map(len, cells)) <= limit:
        return cells
    tail = _fitting(cells[::-1], limit // 3)
    head = _fitting(cells, limit - limit // 3 - 1)
    return [*head, _ELLIPSIS, *reversed(tail)]


def _fitting(cells: list[str], room: int) -> list[str]:
    ends = accumulate(map(len, cells))
    return [cell for cell, end in zip(cells, ends, strict=True) if end <= room]
