"""Rows are found in any bytes that could be a page, or none are; nothing else happens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldreport.vault import rows
from fieldreport.vault.connection import PAGE_SIZE

_KINDS = st.sampled_from([0x02, 0x05, 0x0A, 0x0D, 0x00])


class _Pages:
    """One page, whichever is asked for."""

    def __init__(self, page: bytes) -> None:
        self._page = page

    def page(self, number: int) -> bytes | None:
        return self._page if number % 3 else None


@given(kind=_KINDS, cells=st.binary(max_size=400), pointers=st.binary(max_size=60))
def test_any_bytes_give_rows_or_nothing(kind: int, cells: bytes, pointers: bytes) -> None:
    start = PAGE_SIZE - 80 - len(cells)
    head = bytes([kind, 0, 0]) + (len(pointers) // 2).to_bytes(2, "big") + bytes(3)
    head += bytes(4) if kind == 0x02 else b""
    pointed = b"".join(
        (start + int.from_bytes(pointers[at : at + 2], "big") % (len(cells) + 8)).to_bytes(2, "big")
        for at in range(0, len(pointers) - 1, 2)
    )
    page = (head + pointed).ljust(start, b"\0") + cells
    page = page.ljust(PAGE_SIZE, b"\0")[:PAGE_SIZE]
    for found in rows.rows(2, page):
        row = rows.read(_Pages(page), found)  # type: ignore[arg-type]  # all that it asks for
        assert row is None or len(row) > 1


def _leaf(cell: bytes) -> bytes:
    at = PAGE_SIZE - 80 - len(cell)
    head = bytes([0x0A, 0, 0, 0, 1, 0, 0, 0]) + at.to_bytes(2, "big")
    return head.ljust(at, b"\0") + cell + bytes(80)


def test_a_row_is_told_by_its_form_and_read_value_by_value() -> None:
    # A header of three bytes: a text of one byte, a blob of two.
    cell = bytes([6, 3, 15, 16]) + b"n" + b"\x01\x02"
    page = _leaf(cell)
    (found,) = rows.rows(2, page)
    assert found.table == "setting"
    assert rows.read(_Pages(page), found) == ("n", b"\x01\x02")  # type: ignore[arg-type]
    assert rows.read(_Pages(page), found._replace(page=3)) is None  # type: ignore[arg-type]
    other = _leaf(bytes([6, 3, 15, 16]) + b"\xff" + b"\x01\x02")
    assert rows.read(_Pages(other), found) is None  # type: ignore[arg-type]


def test_cells_that_arent_any_are_passed_over() -> None:
    too_long = _leaf(bytes([0x81, 0x81, 0x81, 0x81, 0x01, 3, 15, 16]))
    beyond = _leaf(bytes([60, 3, 15, 16]))
    crooked = _leaf(bytes([6, 2, 0x81, 16]) + bytes(3))
    for page in (too_long, beyond, crooked):
        assert list(rows.rows(2, page)) == []
