"""A page opens in its own place, under its own key, as it was written, and not otherwise."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from fieldreport.crypto.pages import RESERVED, PageOpener
from fieldreport.crypto.secret import Secret
from fieldreport.vault.connection import PAGE_SIZE, connect


@pytest.fixture
def key() -> Secret:
    return Secret(bytes(range(48)))


@pytest.fixture
def written(tmp_path: Path, key: Secret) -> list[bytes]:
    """The pages of a database that SQLCipher wrote."""
    path = tmp_path / "db"
    with closing(connect(path, key, "create")) as db:
        db.execute("CREATE TABLE t (a)")
        db.execute("INSERT INTO t VALUES ('seen from the bridge')")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    content = path.read_bytes()
    return [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]


def test_what_sqlcipher_wrote_opens(written: list[bytes], key: Secret) -> None:
    opener = PageOpener(key)
    first, second = opener.open(1, written[0]), opener.open(2, written[1])
    assert first
    assert b"CREATE TABLE t (a)" in first
    assert second
    assert b"seen from the bridge" in second
    assert len(first) == len(second) == PAGE_SIZE - RESERVED


def test_nothing_else_opens(written: list[bytes], key: Secret) -> None:
    opener = PageOpener(key)
    assert opener.open(1, written[1]) is None
    assert opener.open(3, written[1]) is None
    for at in (0, 2000, PAGE_SIZE - RESERVED, PAGE_SIZE - 1):
        changed = bytearray(written[1])
        changed[at] ^= 1
        assert opener.open(2, bytes(changed)) is None
    assert opener.open(2, written[1][:-1]) is None
    assert opener.open(2, b"") is None
    assert opener.open(1, bytes(RESERVED + 16)) is None
    assert PageOpener(Secret(bytes(48))).open(2, written[1]) is None


def test_a_closed_one_decrypts_nothing(written: list[bytes], key: Secret) -> None:
    opener = PageOpener(key)
    opener.close()
    assert b"bridge" not in (opener.open(2, written[1]) or b"")
