"""Makes foreign text harmless to look at: file names, contacts' names, fields of a damaged file.

A name may hold control characters that move the cursor, marks that reverse the reading direction,
letters that nobody sees, or a hundred accents stacked on one letter. Whoever prints such text, in a
terminal or in a label, prints what `inert` returns: everything invisible becomes visible,
everything long becomes short, the rest stays as it is.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate

# Letters by category, yet drawn as nothing: a name made of them looks empty or like another one.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_MARKS_ON_ONE_LETTER = 3
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_ELLIPSIS = "…"


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


def _cells(text: str, keep: str) -> list[str]:
    cells: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        hidden = char not in keep and (_is_hidden(char) or marks > _MARKS_ON_ONE_LETTER)
        cells.append(_picture(char) if hidden else char)
    return cells


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in _HIDDEN_CATEGORIES or char in _BLANK_LETTERS


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
