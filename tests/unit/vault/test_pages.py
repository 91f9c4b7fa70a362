"""A page is what the vault wrote in that place, or it is damaged; numbers of pages read as ranges."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.vault import folder, pages
from fieldreport.vault.keys import unlock
from tests.unit.vault.made import passphrase


@pytest.mark.parametrize(
    ("numbers", "read"),
    [([], []), ([3], ["3"]), ([1, 2, 3, 7, 9, 10], ["1–3", "7", "9–10"])],
)
def test_numbers_of_pages_are_read_as_ranges(numbers: list[int], read: list[str]) -> None:
    assert pages.ranges(numbers) == read


def test_a_page_in_anothers_place_is_damaged(place: Path) -> None:
    with passphrase() as secret:
        keys = unlock(folder.recognise(place).header, secret)
    path = place / folder.DATABASE
    content = path.read_bytes()
    with pages.Pages(path, keys.database) as found:
        assert found.count == len(content) // 4096
        assert all(page for _, page in found.all(lambda _: None))
        assert found.page(found.count + 1) is None
    second, third = content[4096:8192], content[8192:12288]
    path.write_bytes(content[:4096] + third + second + content[12288:])
    with pages.Pages(path, keys.database) as found:
        assert [number for number, page in found.all(lambda _: None) if page is None] == [2, 3]


def test_a_database_that_isnt_there_has_no_pages(place: Path, tmp_path: Path) -> None:
    with passphrase() as secret:
        keys = unlock(folder.recognise(place).header, secret)
    with pages.Pages(tmp_path / "none", keys.database) as found:
        assert found.count == 0
        assert found.page(1) is None
