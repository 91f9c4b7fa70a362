"""Finds the rows of the vault's tables in single pages of a database, whatever became of the others.

A leaf says nothing of the table that it belongs to. But each of our tables has rows of a form that no other table and
no index has: how many values, of which types, of which sizes. So rows are told apart by that, and the pages above
them aren't needed. Deleted rows don't come back by this: the vault has SQLite overwrite what it deletes. The layout
is SQLite's (https://www.sqlite.org/fileformat2.html#b_tree_pages).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fieldreport.vault.pages import USABLE, Pages

Value = int | str | bytes | None
Row = tuple[Value, ...]

_INDEX_INNER, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x0A, 0x0D
# Longest row that is believed: a record of a mebibyte, its signature, a card.
_LIMIT = 4 << 20

# Forms of rows, in the order of their columns: b blob, t text, i whole number, `-` the row's number, which lies
# beside the row; a figure is a size in bytes, a question mark allows NULL. The first that fits counts.
_BY_NUMBER = {
    "identity": "- b32 b32 b32 b32 b b",
    "unsigned": "- b16 b",
    "content": "- b b",
    "record": "- b32 t b16 b32 t i? t i t i? i? t",
    "arrival": "- b b32 b t b? i? t t t i i? b?",
    "evidence": "- b32 i t i? t",
    "custody": "- b32 b32 b? b? b?",
    "departure": "- b b? t t t i? i? b?",
    "question": "- b b? b t t",
}
_BY_KEY = {
    "setting": "t b",
    "author": "b32 b",
    "parent": "i b32",
    "held": "t b32 b32 b i t t",
    "draft": "b16 t b? t b t t",
    "segment": "t32 i? i i b? t",
    "contact": "b32 t t b b b t t? t? b?",
    "arrival_item": "i b t t t?",
    "arrival_custody": "i i b b? b? b b?",
    "departure_recipient": "i b b i t? b?",
    # The rows of the index by item: those of the table look like another index's.
    "departure_item": "b i t",
    "acknowledgement": "b t b t t? t",
}


class _Form(NamedTuple):
    table: str
    columns: tuple[str, ...]


def _forms(texts: dict[str, str]) -> dict[int, list[_Form]]:
    found: dict[int, list[_Form]] = {}
    for table, text in texts.items():
        columns = tuple(text.split())
        found.setdefault(len(columns), []).append(_Form(table, columns))
    return found


_FORMS = {True: _forms(_BY_NUMBER), False: _forms(_BY_KEY)}


class Found(NamedTuple):
    """A row of a table: its number (0 where rows have none), and where its values lie."""

    table: str
    number: int
    page: int
    offset: int


class _Broken(Exception):
    """A cell isn't one."""


class _Cell(NamedTuple):
    number: int
    size: int
    local: bytes
    more: int
    numbered: bool


def rows(number: int, page: bytes) -> Iterator[Found]:
    """Yield the rows of the vault's tables that begin in a page."""
    head = 100 if number == 1 else 0
    kind = page[head]
    if kind not in {_INDEX_INNER, _INDEX_LEAF, _TABLE_LEAF}:
        return
    start = head + (12 if kind == _INDEX_INNER else 8)
    for position in range(int.from_bytes(page[head + 3 : head + 5], "big")):
        at = start + 2 * position
        offset = int.from_bytes(page[at : at + 2], "big")
        try:
            cell = _cell(page, kind, offset)
            types, _ = _types(cell.local)
        except (_Broken, IndexError):
            continue
        table = _table(types, numbered=cell.numbered)
        if table:
            yield Found(table, cell.number, number, offset)


def read(pages: Pages, found: Found) -> Row | None:
    """The values of a row, or None if a page that the rest of it lies in is damaged."""
    page = pages.page(found.page)
    if page is None:
        return None
    try:
        cell = _cell(page, page[100 if found.page == 1 else 0], found.offset)
        payload = _whole(pages.page, cell)
        types, at = _types(payload)
        return _values(payload, types, at)
    except (_Broken, IndexError, UnicodeDecodeError):
        return None


def _cell(page: bytes, kind: int, offset: int) -> _Cell:
    at = offset + (4 if kind == _INDEX_INNER else 0)
    size, at = _varint(page, at)
    number = 0
    if kind == _TABLE_LEAF:
        number, at = _varint(page, at)
    if not 0 < size <= _LIMIT:
        raise _Broken
    # How much of a row stays in the page: section 1.6 of SQLite's format.
    most = USABLE - 35 if kind == _TABLE_LEAF else (USABLE - 12) * 64 // 255 - 23
    least = (USABLE - 12) * 32 // 255 - 23
    local = size
    if size > most:
        local = least + (size - least) % (USABLE - 4)
        local = local if local <= most else least
    end = at + local
    if end + (4 if local < size else 0) > USABLE:
        raise _Broken
    more = int.from_bytes(page[end : end + 4], "big") if local < size else 0
    return _Cell(number, size, page[at:end], more, kind == _TABLE_LEAF)


def _whole(page_of: Callable[[int], bytes | None], cell: _Cell) -> bytes:
    payload, more = bytearray(cell.local), cell.more
    while len(payload) < cell.size:
        page = page_of(more) if more else None
        if page is None:
            raise _Broken
        payload += page[4 : 4 + min(USABLE - 4, cell.size - len(payload))]
        more = int.from_bytes(page[:4], "big")
    return bytes(payload)


def _types(payload: bytes) -> tuple[list[int], int]:
    """SQLite's types of the values at the start of a row, and where the values begin."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        one, at = _varint(payload, at)
        types.append(one)
    if at != end:
        raise _Broken
    return types, end


def _table(types: list[int], *, numbered: bool) -> str | None:
    for form in _FORMS[numbered].get(len(types), ()):
        if all(map(_fits, types, form.columns)):
            return form.table
    return None


def _fits(kind: int, column: str) -> bool:
    if kind == 0:
        return column == "-" or column.endswith("?")
    letter, size = column[0], column[1:].rstrip("?")
    if kind < 12:
        return letter == "i" and kind not in {7, 10, 11}
    return letter == "bt"[kind % 2] and (not size or (kind - 12) // 2 == int(size))


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _values(payload: bytes, types: list[int], at: int) -> Row:
    values: list[Value] = []
    for kind in types:
        size = _INTEGERS.get(kind, (kind - 12) // 2 if kind >= 12 else 0)
        piece = payload[at : at + size]
        at += size
        if len(piece) != size:
            raise _Broken
        if kind in _INTEGERS:
            values.append(int.from_bytes(piece, "big", signed=True))
        elif kind in {8, 9}:
            values.append(kind - 8)
        elif kind >= 12:
            values.append(piece.decode() if kind % 2 else piece)
        else:
            values.append(None)
    return tuple(values)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = content[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | content[at], at + 1
