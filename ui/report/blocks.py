"""What a sheet shows, as values: runs of text with a look, in blocks and tables.

They are made away from the window's thread and painted by `Sheet`. Text is never markup here: a
look belongs to a run, and nothing that stands in a text changes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Look = Literal["plain", "strong", "act", "muted", "small", "gone", "new"]
Kind = Literal["title", "heading", "text", "item", "below", "quote", "warning"]

# A paragraph longer than this would be laid out in one go, and the window would wait for it.
_PARAGRAPH = 2000


@dataclass(frozen=True)
class Run:
    """A piece of text. `gone` is struck out, `new` underlined, `act` slanted."""

    text: str
    look: Look = "plain"


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph. `item` begins something in a section, `below` says more about it."""

    kind: Kind
    runs: Runs


@dataclass(frozen=True)
class Table:
    """Rows of cells. The first column of `facts` is narrow and holds what they are called."""

    kind: Literal["facts", "beside"]
    rows: tuple[tuple[Runs, ...], ...]


Part = Block | Table


def plain(text: str, look: Look = "plain") -> Runs:
    """One run, or none for an empty text."""
    return (Run(text, look),) if text else ()


def block(kind: Kind, text: str, look: Look = "plain") -> Block:
    """A block of one run."""
    return Block(kind, plain(text, look))


def paragraphs(kind: Kind, text: str, look: Look = "plain") -> list[Part]:
    """A text of many lines, a block each."""
    return [
        block(kind, piece, look)
        for line in text.splitlines()
        if line.strip()
        for piece in _pieces(line.strip())
    ]


def filled(pattern: str, **given: Runs) -> Runs:
    """The pattern with runs in its `{places}`; the text between them is plain."""
    runs: list[Run] = []
    for piece in re.split(r"(\{\w+\})", pattern):
        if piece[:1] == "{" and piece[1:-1] in given:
            runs += given[piece[1:-1]]
        elif piece:
            runs.append(Run(piece))
    return tuple(runs)


def joined(parts: Iterable[Runs], between: str = ", ") -> Runs:
    """Runs one after the other, with plain text between them."""
    runs: list[Run] = []
    for part in parts:
        if not part:
            continue
        if runs:
            runs.append(Run(between))
        runs += part
    return tuple(runs)


def dotted(*texts: str) -> str:
    """Short texts in one line, those that are empty left out."""
    return " · ".join(text for text in texts if text)


def text_of(parts: Iterable[Part]) -> str:
    """All of it as plain text."""
    lines: list[str] = []
    for part in parts:
        rows = part.rows if isinstance(part, Table) else ((part.runs,),)
        lines += ["\t".join("".join(run.text for run in cell) for cell in row) for row in rows]
    return "\n".join(lines)


def _pieces(line: str) -> Iterable[str]:
    while len(line) > _PARAGRAPH:
        end = line.rfind(" ", 1, _PARAGRAPH)
        end = end if end > 0 else _PARAGRAPH
        yield line[:end]
        line = line[end:].lstrip()
    yield line
