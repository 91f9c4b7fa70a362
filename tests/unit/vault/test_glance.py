"""A quick check names what is damaged where it looks, writes nothing, and takes no longer for a larger vault."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.vault import check_records, evidence, folder, glance, originals, pages, segments
from fieldreport.vault.connection import LOCK_PAGE, PAGE_SIZE
from fieldreport.vault.glance import Glance, Glanced, look
from fieldreport.vault.vault import Reader, Vault
from tests.unit.vault.made import flip, passphrase, report, stored, tree
from tests.unit.vault.test_check import HELD, full
from tests.unit.vault.test_recovering import Full, pages_of

__all__ = ["full"]


def found(vault: Vault) -> set[tuple[str, str]]:
    """What a quick check of a small vault finds: it looks at all of it."""
    before = tree(vault.folder)
    with vault.reader() as reader:
        done = look(reader)
    assert tree(vault.folder).keys() == before.keys()
    assert tree(vault.folder / "evidence") == {
        name.removeprefix("evidence/"): each
        for name, each in before.items()
        if name.startswith("evidence/")
    } | {".": before["evidence"]}
    return {(finding.code, finding.item) for finding in done.findings}


def settled(vault: Vault) -> Path:
    """The database's file, with everything in it and nothing in the log."""
    vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return vault.folder / folder.DATABASE


def test_a_whole_vault_has_no_findings(full: Vault) -> None:
    size = settled(full).stat().st_size
    with full.reader() as reader:
        assert look(reader) == Glanced((), size // PAGE_SIZE, 6, 3, 2)


def test_an_empty_vault_has_no_findings(vault: Vault) -> None:
    assert not found(vault)


def test_nothing_is_written_not_even_to_the_log(full: Vault) -> None:
    settled(full)
    with full.reader() as reader:
        before = tree(full.folder)
        look(reader)
        after = tree(full.folder)
    # The index of the log is memory that readers share, and no file on the drive.
    index = f"{folder.DATABASE}-shm"
    assert {k: v for k, v in after.items() if k != index} == {
        k: v for k, v in before.items() if k != index
    }


def test_what_is_written_between_two_steps_is_no_damage(full: Vault) -> None:
    with full.reader() as reader:
        check = Glance(reader)
        number = 0
        while check.step():
            number += 1
            assert not reader.db.in_transaction
            assert check._own is None, "nothing is open between two steps"
            stored(full, report(full, f"Written meanwhile, {number}. " * 300))
            if number % 4 == 0:
                full.db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        assert check.done.findings == ()


# --- damage ---------------------------------------------------------------------------------------


def test_a_damaged_page_is_named(full: Vault) -> None:
    path = settled(full)
    with full.reader() as reader:
        flip(path, 6 * PAGE_SIZE + 77)
        assert ("check.page_damaged", "7") in {(f.code, f.item) for f in look(reader).findings}


def test_a_page_that_is_cut_off_is_named(full: Vault) -> None:
    path = settled(full)
    count = path.stat().st_size // PAGE_SIZE
    with full.reader() as reader:
        with path.open("ab") as file:
            file.write(b"half")
        assert ("check.page_damaged", str(count + 1)) in {
            (f.code, f.item) for f in look(reader).findings
        }


def test_a_page_that_was_only_being_written_is_none(full: Vault) -> None:
    path = settled(full)
    whole = path.read_bytes()
    with full.reader() as reader:
        flip(path, 6 * PAGE_SIZE + 77)
        with path.open("ab") as file:
            file.write(b"half")
        check = Glance(reader)
        while not check._doubts or check._pages < 7:
            assert check.step()
        path.write_bytes(whole)
        while check.step():
            pass
        assert not check.done.findings


def test_a_damaged_row_is_named_and_no_other_one(place: Path) -> None:
    filled = Full(place)
    number = pages_of(filled, "content")[-1]
    flip(filled.database, (number - 1) * PAGE_SIZE + 900)
    with passphrase() as secret, Vault.open(place, secret) as vault, vault.reader() as reader:
        named = {(finding.code, finding.item) for finding in look(reader).findings}
        assert ("check.page_damaged", str(number)) in named
        rows = {item for code, item in named if code == "check.row_unreadable"}
        assert rows
        for (seq,) in reader.db.execute("SELECT seq FROM record").fetchall():
            assert _readable(vault, seq) != (f"record {seq}" in rows)
        assert {code for code, _ in named} == {"check.page_damaged", "check.row_unreadable"}


def _readable(vault: Vault, seq: int) -> bool:
    try:
        with vault.reader() as reader:
            reader.db.execute("SELECT raw FROM content WHERE seq = ?", (seq,)).fetchall()
    except UserError:
        return False
    return True


def test_a_first_page_that_breaks_while_the_vault_is_open_is_named(full: Vault) -> None:
    path = settled(full)
    with full.reader() as reader:
        flip(path, 500)
        named = {(finding.code, finding.item) for finding in look(reader).findings}
    assert ("check.page_damaged", "1") in named
    assert ("check.row_unreadable", "record") in named


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("check.custody_broken", "UPDATE custody SET salt = zeroblob(16) WHERE n = 1"),
        ("check.custody_broken", "UPDATE custody SET digest = zeroblob(32) WHERE n = 3"),
        ("check.custody_broken", "DELETE FROM custody WHERE n = 2"),
        ("check.record_changed", "UPDATE content SET raw = x'7b7d' WHERE seq = 2"),
        ("check.signature_wrong", "UPDATE content SET signature = zeroblob(3373) WHERE seq = 2"),
        ("check.derived_wrong", "UPDATE record SET title = 'Nothing' WHERE seq = 2"),
        ("check.head_wrong", "UPDATE record SET head = 1 WHERE seq = 2"),
        ("check.parents_differ", "INSERT INTO parent SELECT 5, id FROM record WHERE seq = 1"),
        ("check.text_wrong", "DELETE FROM text WHERE rowid = 3"),
        ("check.text_wrong", "INSERT INTO text (rowid, body) VALUES (4, 'purged')"),
        ("check.held_damaged", "UPDATE held SET size = 5"),
        ("check.evidence_segment_missing", "UPDATE segment SET evidence = NULL"),
        ("check.evidence_damaged", "UPDATE segment SET head = zeroblob(68)"),
    ],
)
def test_a_hand_in_the_database_is_found(full: Vault, code: str, change: str) -> None:
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute(change)
    full.db.execute("PRAGMA foreign_keys = ON")
    assert code in {code for code, _ in found(full)}


def _segment(vault: Vault) -> tuple[Path, str]:
    name, digest = vault.db.execute(
        "SELECT s.name, e.sha256 FROM segment s JOIN evidence e ON e.seq = s.evidence"
    ).fetchone()
    return segments.path_of(vault.folder / folder.EVIDENCE, name), digest.hex()


@pytest.mark.parametrize("offset", [5, 200, -1])
def test_a_damaged_file_is_named(full: Vault, offset: int) -> None:
    path, digest = _segment(full)
    flip(path, offset)
    assert found(full) == {("check.evidence_damaged", digest)}


def test_a_file_of_another_size_and_one_that_is_gone_are_named(full: Vault) -> None:
    path, digest = _segment(full)
    with path.open("ab") as file:
        file.write(b"more")
    assert found(full) == {("check.evidence_damaged", digest)}
    path.unlink()
    assert found(full) == {("check.evidence_segment_missing", digest)}


def test_a_file_without_segments_is_named(full: Vault) -> None:
    full.db.execute("UPDATE evidence SET size = 0")
    full.db.execute("UPDATE segment SET evidence = NULL")
    assert ("check.evidence_segment_missing", _digest(full)) in found(full)


def _digest(vault: Vault) -> str:
    (digest,) = vault.db.execute("SELECT sha256 FROM evidence").fetchone()
    return str(digest.hex())


def test_a_file_that_the_drive_cannot_read_is_named(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError("files.io", file="x", reason="EIO")

    monkeypatch.setattr(originals, "locate", fail)
    assert found(full) == {("check.evidence_damaged", _digest(full))}


def test_a_drive_that_is_gone_is_no_damage(full: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UserError("files.gone", file="x")

    monkeypatch.setattr(originals, "locate", fail)
    with full.reader() as reader, pytest.raises(UserError) as refused:
        look(reader)
    assert refused.value.code == "files.gone"


def test_what_is_purged_and_dropped_meanwhile_is_no_damage(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = _segment(full)
    plain = Glance._wrong_with

    def purging(self: Glance, own: Reader, sha256: str) -> str | None:
        path.unlink(missing_ok=True)
        return plain(self, own, sha256)

    monkeypatch.setattr(Glance, "_wrong_with", purging)
    with full.reader() as reader:
        check = Glance(reader)
        tell = check._tell

        def telling(*what: Any) -> None:
            # As if the other thread had done it just after it was looked at.
            full.db.execute("UPDATE held SET state = 'deleted'")
            full.db.execute("UPDATE evidence SET state = 'purged'")
            tell(*what)

        monkeypatch.setattr(check, "_tell", telling)
        (full.folder / folder.HELD / HELD).unlink()
        while check.step():
            pass
        assert not check.done.findings


def test_a_held_bundle_that_is_gone_or_no_file_is_named(full: Vault) -> None:
    path = full.folder / folder.HELD / HELD
    path.unlink()
    assert found(full) == {("check.held_damaged", HELD)}
    path.mkdir()
    assert found(full) == {("check.held_damaged", HELD)}


def test_a_copy_of_the_header_that_unlocking_mended_is_named(place: Path) -> None:
    flip(place / folder.HEADERS[1], 40)
    with passphrase() as secret, Vault.open(place, secret) as vault:
        assert found(vault) == {("check.header_mended", folder.HEADERS[1])}


def test_copies_of_the_header_that_break_while_the_vault_is_open_are_named(vault: Vault) -> None:
    paths = [vault.folder / name for name in folder.HEADERS]
    flip(paths[0], 40)
    assert found(vault) == {("check.header_copy", folder.HEADERS[0])}
    flip(paths[1], 40)
    assert found(vault) == {("check.headers_lost", folder.HEADERS[0])}


def test_a_header_that_is_just_being_replaced_is_no_damage(vault: Vault) -> None:
    path = vault.folder / folder.HEADERS[0]
    whole = path.read_bytes()
    with vault.reader() as reader:
        flip(path, 40)
        check = Glance(reader)
        assert check.step()
        path.write_bytes(whole)
        while check.step():
            pass
        assert not check.done.findings


def test_a_vault_that_is_gone_is_no_damage(place: Path, tmp_path: Path) -> None:
    with passphrase() as secret, Vault.open(place, secret) as vault, vault.reader() as reader:
        place.rename(tmp_path / "elsewhere")
        with pytest.raises(UserError) as refused:
            look(reader)
        assert refused.value.code == "vault.missing"
        (tmp_path / "elsewhere").rename(place)


# --- how much -------------------------------------------------------------------------------------


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a small vault exceeds."""
    for name, value in (("EDGE", 4), ("PAGES", 16), ("RECORDS", 5), ("ENTRIES", 7), ("FILES", 2)):
        monkeypatch.setattr(glance, name, value)


@pytest.fixture
def large(vault: Vault) -> Vault:
    for number in range(40):
        stored(vault, report(vault, f"{number} " * 400))
        evidence.add(vault, [bytes([number])], Silent(), size=1)
    settled(vault)
    return vault


@pytest.mark.usefixtures("little")
def test_a_large_vault_takes_no_more_than_the_bounds(large: Vault) -> None:
    with large.reader() as reader:
        done = look(reader, random.Random(1))
    assert done.findings == ()
    assert (done.pages, done.entries) == (16, 7)
    assert 5 < done.records <= 10
    assert 2 < done.files <= 4


@pytest.mark.usefixtures("little")
def test_the_newest_are_always_looked_at_and_others_by_lot(large: Vault) -> None:
    large.db.execute("UPDATE content SET signature = x'00' WHERE seq IN (3, 40)")
    named: set[str] = set()
    with large.reader() as reader:
        for seed in range(12):
            items = {finding.item for finding in look(reader, random.Random(seed)).findings}
            assert _id(large, 40) in items
            named |= items
    assert named == {_id(large, 40), _id(large, 3)}


def _id(vault: Vault, seq: int) -> str:
    (key,) = vault.db.execute("SELECT id FROM record WHERE seq = ?", (seq,)).fetchone()
    return str(key.hex())


@pytest.mark.usefixtures("little")
def test_a_link_where_the_newest_begin_is_followed_to_the_one_before(large: Vault) -> None:
    (last,) = large.db.execute("SELECT max(n) FROM custody").fetchone()
    large.db.execute("UPDATE custody SET previous = zeroblob(32) WHERE n = ?", (last - 6,))
    assert ("check.custody_broken", str(last - 6)) in found(large)


@pytest.mark.usefixtures("little")
def test_a_slow_drive_is_not_read_for_longer_than_patience_lasts(
    large: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "PATIENCE_SECONDS", 0.0)
    with large.reader() as reader:
        check = Glance(reader)
        steps = 1
        while check.step():
            steps += 1
    assert steps <= 3
    assert check.done.findings == ()


def test_pages_are_drawn_without_the_one_that_is_never_written() -> None:
    drawn = random.Random(2)
    assert list(pages.written(3)) == [1, 2, 3]
    assert LOCK_PAGE not in set(pages.written(LOCK_PAGE + 5))
    count = LOCK_PAGE + glance.EDGE - 1
    numbers = glance._pages_of(count, drawn)
    assert LOCK_PAGE not in numbers
    assert len(set(numbers)) == len(numbers) == glance.PAGES - 1
    assert numbers == sorted(numbers)
    assert {1, count} <= set(numbers)


def test_a_record_that_went_meanwhile_is_no_damage(full: Vault) -> None:
    assert list(check_records.check_one(full, 99, check_records.Keys(full))) == []


def test_a_reader_of_a_copy_has_no_key_for_pages(vault: Vault) -> None:
    with vault.reader() as reader:
        copied = Reader(reader.folder, reader.db, reader.evidence_key)
        with pytest.raises(ValueError, match="key"):
            look(copied)
        with pytest.raises(ValueError, match="key"):
            copied.another()


def test_a_sector_that_cannot_be_read_is_a_damaged_page(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settled(full)

    class Failing(io.FileIO):
        def seek(self, offset: int, whence: int = 0, /) -> int:
            if offset == 2 * PAGE_SIZE:
                raise OSError(5, "EIO")
            return super().seek(offset, whence)

    plain = files.open_regular
    monkeypatch.setattr(
        files, "open_regular", lambda asked: Failing(asked) if asked == path else plain(asked)
    )
    assert found(full) >= {("check.page_damaged", "3")}


def test_a_vault_with_a_damaged_page_opens_and_the_rest_of_it_is_read(place: Path) -> None:
    filled = Full(place)
    number = pages_of(filled, "content")[0]
    flip(filled.database, (number - 1) * PAGE_SIZE + 900)
    with passphrase() as secret, Vault.open(place, secret) as vault:
        assert vault.db.execute("SELECT count(*) FROM record").fetchone()[0] > 40
        with pytest.raises(UserError) as refused:
            vault.db.execute("SELECT count(raw) FROM content").fetchone()
        assert refused.value.code == "vault.page_damaged"
        vault.renew()
        assert vault.db.execute("SELECT count(*) FROM custody").fetchone()[0] > 2
        stored(vault, report(vault, "Written nevertheless."))
