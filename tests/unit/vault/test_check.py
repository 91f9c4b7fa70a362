"""A check finds whatever is wrong, and nothing in a vault that is whole."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.vault import check, custody, evidence, folder, originals, records
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, report, stored, tree, version
from tests.unit.vault.test_staging import arrival, published

HELD = "ab" * 16


@pytest.fixture
def full(vault: Vault) -> Vault:
    """A vault with something of everything, all of it whole."""
    person = stored(vault, version(vault, "person", {"names": [{"full": "Асан"}]}))
    first = stored(
        vault,
        report(
            vault,
            "Seen from the bridge.",
            title="Bridge",
            began="2026-03-14",
            tags=["night"],
            people=[{"id": "p", "label": "x", "person": person.subject}],
        ),
    )
    second = version(vault, "report", {"narrative": "Seen again."}, based_on=[first])
    stored(vault, second)
    purged = stored(vault, report(vault, "To be purged."))
    with vault.transaction():
        records.purge(vault, [purged.id])
        custody.erase_payloads(vault, [purged.id])
        custody.append(vault, "purged", purged.id, "record")
    number = arrival(vault)
    stored(vault, version(vault, "report", {"narrative": "x"}), arrival=number, visible=False)
    published(vault, number)
    stored(vault, report(vault, "Staged."), arrival=arrival(vault), visible=False)
    evidence.add(vault, [b"film" * 1000], Silent(), size=4000)
    (vault.folder / "held" / HELD).write_bytes(b"held")
    vault.db.execute(
        "INSERT INTO held VALUES (?, randomblob(32), randomblob(32), x'00', 4, '', 'present')",
        (HELD,),
    )
    return vault


def _found(vault: Vault) -> set[tuple[str, str]]:
    before = tree(vault.folder / "evidence")
    checked = check.check(vault, Silent())
    assert tree(vault.folder / "evidence") == before
    for finding in checked.findings:
        assert finding.params == {"item": finding.item}
    return {(finding.code, finding.item) for finding in checked.findings}


def _codes(vault: Vault) -> set[str]:
    return {code for code, _ in _found(vault)}


def test_a_whole_vault_has_no_findings(full: Vault) -> None:
    checked = check.check(full, Silent())
    assert checked == check.Checked((), records=5, evidence=1)


def test_an_empty_vault_has_no_findings(vault: Vault) -> None:
    assert check.check(vault, Silent()) == check.Checked((), records=0, evidence=0)


def test_progress_counts_every_byte_and_cancels(full: Vault) -> None:
    steps: list[tuple[int, int]] = []

    class Counting:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))

    check.check(full, Counting())
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert {total for _, total in steps} == {steps[-1][0]}

    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        check.check(full, Cancelling())


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("check.custody_broken", "UPDATE custody SET salt = zeroblob(16) WHERE n = 1"),
        (
            "check.record_changed",
            "UPDATE content SET raw = CAST(raw || x'20' AS BLOB) WHERE seq = 2",
        ),
        ("check.signature_wrong", "UPDATE content SET signature = zeroblob(3373) WHERE seq = 2"),
        ("check.signature_wrong", "UPDATE content SET signature = x'00' WHERE seq = 2"),
        ("check.derived_wrong", "UPDATE record SET kind = 'consent' WHERE seq = 5"),
        ("check.derived_wrong", "UPDATE record SET subject = zeroblob(16) WHERE seq = 5"),
        ("check.derived_wrong", "UPDATE record SET author = zeroblob(32) WHERE seq = 5"),
        ("check.derived_wrong", "UPDATE record SET written = '' WHERE seq = 5"),
        ("check.derived_wrong", "UPDATE record SET title = 'Nothing happened' WHERE seq = 2"),
        ("check.derived_wrong", "UPDATE record SET earliest = 1 WHERE seq = 2"),
        ("check.derived_wrong", "UPDATE record SET title = 'Came back' WHERE seq = 4"),
        ("check.derived_wrong", "INSERT INTO term VALUES (4, 'tag', 'x')"),
        ("check.derived_wrong", "DELETE FROM term WHERE seq = 2"),
        ("check.derived_wrong", "INSERT INTO term VALUES (2, 'tag', 'x')"),
        ("check.derived_wrong", "DELETE FROM mention"),
        ("check.derived_wrong", "INSERT INTO mention VALUES (3, 'evidence', zeroblob(32))"),
        ("check.derived_wrong", "DELETE FROM parent"),
        ("check.derived_wrong", "UPDATE text SET body = 'else' WHERE rowid = 3"),
        ("check.text_wrong", "DELETE FROM text WHERE rowid = 3"),
        ("check.text_wrong", "DELETE FROM text WHERE rowid = 6"),
        ("check.text_wrong", "INSERT INTO text (rowid, body) VALUES (4, 'purged')"),
        ("check.text_wrong", "INSERT INTO text (rowid, body) VALUES (99, 'nobody')"),
        ("check.head_wrong", "UPDATE record SET head = 1 WHERE seq = 2"),
        ("check.head_wrong", "UPDATE record SET head = 0 WHERE seq = 3"),
        ("check.head_wrong", "UPDATE record SET head = 1 WHERE seq = 4"),
        ("check.head_wrong", "UPDATE record SET head = 1 WHERE seq = 6"),
        ("check.parents_differ", "INSERT INTO parent SELECT 5, id FROM record WHERE seq = 1"),
        ("check.held_damaged", "UPDATE held SET size = 5"),
        ("check.unknown_file", "DELETE FROM held"),
        ("check.unknown_file", "DELETE FROM segment"),
        ("check.evidence_segment_missing", "UPDATE segment SET ordinal = 9, evidence = NULL"),
        ("check.evidence_damaged", "UPDATE evidence SET sha256 = zeroblob(32)"),
    ],
)
def test_a_hand_in_the_database_is_found(full: Vault, code: str, change: str) -> None:
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute(change)
    full.db.execute("PRAGMA foreign_keys = ON")
    assert code in _codes(full)


def test_a_row_without_its_record_is_found(full: Vault) -> None:
    full.db.execute("PRAGMA foreign_keys = OFF")
    full.db.execute("INSERT INTO content VALUES (99, x'00', x'00')")
    full.db.execute("PRAGMA foreign_keys = ON")
    assert ("check.row_lost", "content") in _found(full)


def test_an_index_that_contradicts_its_table_is_found(full: Vault) -> None:
    # What the unlock would sweep needs this index, and the vault must open nevertheless.
    full.db.execute("PRAGMA writable_schema = ON")
    full.db.execute(
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX record_arrival ON record (stored)'"
        " WHERE name = 'record_arrival'"
    )
    full.db.execute("PRAGMA writable_schema = OFF")
    place = full.folder
    full.close()
    with passphrase() as secret, Vault.open(place, secret) as again:
        assert "check.tables_damaged" in _codes(again)


def test_a_record_whose_bytes_are_no_record_is_found(full: Vault) -> None:
    import hashlib

    raw = b'{"format":"1.0"}'
    key = hashlib.sha256(raw).digest()
    full.db.execute("UPDATE record SET id = ? WHERE seq = 5", (key,))
    full.db.execute("UPDATE content SET raw = ? WHERE seq = 5", (raw,))
    assert ("check.record_unreadable", key.hex()) in _found(full)


def test_authors_are_known_by_contact_or_by_a_card_that_somebody_vouched_for(vault: Vault) -> None:
    authors = [Identity.generate() for _ in range(4)]
    made = [report(author, "Theirs.") for author in authors]
    for author, record in zip(authors, made, strict=True):
        records.add(vault, record, author.sign("record", record.raw))
    contact, vouched, exchanged, _ = authors
    _insert_contact(vault, contact, make_card(contact, "Contact", "monitor"))
    key = bytes.fromhex(vouched.fingerprint)
    card = make_card(vouched, "Vouched", "monitor")
    vault.db.execute("INSERT INTO author VALUES (?, ?)", (key, card))
    # Somebody else's card under a fingerprint, and no card at all.
    key = bytes.fromhex(exchanged.fingerprint)
    vault.db.execute("INSERT INTO author VALUES (?, ?)", (key, card))
    _insert_contact(vault, exchanged, b"{}")
    assert _found(vault) == {
        ("check.author_unknown", made[2].id),
        ("check.author_unknown", made[3].id),
    }


def _insert_contact(vault: Vault, identity: Identity, card: bytes) -> None:
    keys = identity.public.keys
    row: tuple[Any, ...] = (bytes.fromhex(identity.fingerprint), card, keys.ed25519, keys.mldsa65)
    vault.db.execute(
        "INSERT INTO contact (fingerprint, name, role, card, ed25519, mldsa65, added)"
        " VALUES (?, 'N', 'monitor', ?, ?, ?, '')",
        row,
    )


def test_every_page_that_was_damaged_is_named(full: Vault) -> None:
    full.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    path = full.folder / folder.DATABASE
    with path.open("r+b") as file:
        for page in (3, 7):
            file.seek((page - 1) * 4096 + 77)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 1]))
    assert _found(full) == {("check.page_damaged", "3"), ("check.page_damaged", "7")}


def test_a_database_in_ruins_is_told_in_a_hundred_findings(full: Vault) -> None:
    for index in range(60):
        stored(full, report(full, f"{index} " * 5000))
    full.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    path = full.folder / folder.DATABASE
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(size - 4096 + 100))
    full.db.execute("PRAGMA shrink_memory")
    full.db.execute("PRAGMA cache_size = 0")
    checked = check.check(full, Silent())
    pages = [finding for finding in checked.findings if finding.code == "check.page_damaged"]
    assert len(pages) == 101
    assert pages[0].item == str(size // 4096 + 1), "and the last one is not whole"


def test_damaged_missing_and_unknown_files_are_named(full: Vault) -> None:
    other = evidence.add(full, [b"other" * 1000], Silent(), size=5000).sha256
    names = dict(full.db.execute("SELECT evidence, name FROM segment").fetchall())
    kept = full.db.execute("SELECT sha256 FROM evidence WHERE seq = 1").fetchone()[0].hex()
    paths = {seq: full.folder / "evidence" / n[:2] / n[2:] for seq, n in names.items()}
    raw = bytearray(paths[1].read_bytes())
    raw[3000] ^= 1
    paths[1].write_bytes(raw)
    paths[2].unlink()
    (full.folder / "evidence" / "film.mp4").write_bytes(b"")
    (full.folder / "held" / "letter").write_bytes(b"")
    (full.folder / "held" / HELD).unlink()
    (full.folder / "header.2.json").unlink()
    assert _found(full) == {
        ("check.evidence_damaged", kept),
        ("check.evidence_segment_missing", other),
        ("check.unknown_file", "evidence/film.mp4"),
        ("check.unknown_file", "held/letter"),
        ("check.held_damaged", HELD),
        ("check.header_copy", "header.2.json"),
    }


def test_a_lost_folder_is_a_finding_for_each_file(full: Vault) -> None:
    shutil.rmtree(full.folder / "evidence")
    (full.folder / "evidence").mkdir()
    assert _codes(full) == {"check.evidence_segment_missing"}


def test_a_file_that_the_drive_refuses_to_read_stops_the_check(
    full: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError("files.io", file="x", reason="EIO")

    monkeypatch.setattr(originals, "verify", fail)
    with pytest.raises(UserError) as refused:
        check.check(full, Silent())
    assert refused.value.code == "files.io"
