"""Thumbnails are kept with the evidence, and go with it."""

from __future__ import annotations

import pytest

from fieldreport.progress import Silent
from fieldreport.vault import evidence, thumbnails
from fieldreport.vault.vault import Vault


@pytest.fixture
def photo(vault: Vault) -> str:
    return evidence.add(vault, [b"a photo"], Silent(), size=7).sha256


def kept(vault: Vault) -> int:
    return int(vault.db.execute("SELECT count(*) FROM thumbnail").fetchone()[0])


def test_a_picture_comes_back_as_it_was_kept_and_may_be_replaced(vault: Vault, photo: str) -> None:
    assert thumbnails.get(vault, photo) is None
    thumbnails.put(vault, photo, b"one")
    thumbnails.put(vault, photo, b"two")
    assert thumbnails.get(vault, photo) == b"two"
    assert kept(vault) == 1


def test_nothing_is_kept_of_a_file_that_is_not_here(vault: Vault) -> None:
    thumbnails.put(vault, "ab" * 32, b"one")
    assert kept(vault) == 0


def test_what_is_too_large_is_no_thumbnail(vault: Vault, photo: str) -> None:
    with pytest.raises(ValueError, match="no thumbnail"):
        thumbnails.put(vault, photo, bytes(thumbnails.LIMIT + 1))
    assert kept(vault) == 0


def test_a_picture_goes_with_a_file_that_is_removed(vault: Vault, photo: str) -> None:
    thumbnails.put(vault, photo, b"one")
    evidence.remove(vault, photo)
    assert kept(vault) == 0


def test_a_picture_goes_with_the_content_of_a_file_that_is_purged(vault: Vault, photo: str) -> None:
    thumbnails.put(vault, photo, b"one")
    with vault.transaction() as db:
        evidence.detach(db, 1)
    assert kept(vault) == 0
    assert thumbnails.get(vault, photo) is None
