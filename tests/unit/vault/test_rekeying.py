"""New keys: everything is under them, nothing of the old ones opens anything, and whatever interrupts
it, the vault opens whole by the old passphrase or by the new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.sealed import SealBroken
from fieldreport.crypto.secret import Secret
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import writing
from fieldreport.progress import Silent
from fieldreport.vault import (
    backup,
    cardslots,
    check,
    connection,
    contacts,
    custody,
    evidence,
    folder,
    originals,
    records,
    rekeying,
    restore,
    segments,
    switching,
)
from fieldreport.vault.keys import Keys, master_of
from fieldreport.vault.vault import Vault
from tests.unit.vault.killing import failing, killed_at
from tests.unit.vault.made import passphrase, report, stored, tree

CARD, OTHER = (
    Identity.from_seeds(*(Secret(bytes([n]) * 32) for n in seeds))
    for seeds in ((1, 2, 3), (4, 5, 6))
)
CONTENTS = [os.urandom(1000), os.urandom(70_000)]
NEW = "a new passphrase"


@pytest.fixture
def filled(place: Path) -> Path:
    """The folder of a locked vault with a record and evidence."""
    with passphrase() as secret, Vault.open(place, secret) as vault:
        for content in CONTENTS:
            evidence.add(vault, [content], Silent(), size=len(content))
        with vault.transaction():
            stored(vault, report(vault))
    return place


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code


def rekey(place: Path) -> rekeying.Rekeyed:
    with passphrase() as old, passphrase(NEW) as new:
        return rekeying.rekey(place, old, new, Silent(), cost=TEST_COST)


def opened(place: Path, text: str = NEW) -> Vault:
    with passphrase(text) as secret:
        return Vault.open(place, secret)


def is_whole(vault: Vault) -> bool:
    """Everything that was in it is, down to the last byte of evidence."""
    found = check.check(vault, Silent())
    kept = sorted(originals.open_file(vault, sha).read(100_000) for sha in _digests(vault))
    return found.findings == () and kept == sorted(CONTENTS) and len(records.counts(vault)) == 1


def _digests(vault: Vault) -> list[str]:
    rows = vault.db.execute("SELECT sha256 FROM evidence").fetchall()
    return [digest.hex() for (digest,) in rows]


def test_everything_is_there_under_the_new_passphrase_alone(filled: Path) -> None:
    before = tree(filled)
    done = rekey(filled)
    assert (done.files, done.cards, done.dropped) == (2, 0, ())
    with refused("vault.wrong_passphrase"), passphrase() as old:
        Vault.open(filled, old)
    with opened(filled) as vault:
        assert is_whole(vault)
        assert done.size == (filled / folder.DATABASE).stat().st_size
        assert vault.setting(switching.HEADS_PENDING) is None
        (told,) = [
            entry.told()
            for entry in custody.entries(vault, vault.fingerprint)
            if b"rekeyed" in (entry.payload or b"")
        ]
        assert told is not None
    after = tree(filled)
    assert set(after) == set(before)
    assert (filled / folder.DATABASE).stat().st_mode & 0o777 == 0o600


def test_an_old_copy_of_the_header_and_the_old_passphrase_open_nothing_any_more(
    filled: Path, tmp_path: Path
) -> None:
    old_header = (filled / "header.json").read_bytes()
    with opened(filled, "correct horse battery staple") as vault:
        old_evidence = vault.evidence_key.copy()
    rekey(filled)
    for name in folder.HEADERS:
        (filled / name).write_bytes(old_header)
    with refused("vault.damaged"), passphrase() as secret:
        Vault.open(filled, secret)
    for path in (filled / folder.EVIDENCE).rglob("*"):
        if path.is_file():
            with pytest.raises(SealBroken):
                segments.rewrapped(
                    path.read_bytes()[: segments.HEAD_SIZE], old_evidence, old_evidence
                )


def test_a_copy_from_before_opens_with_the_old_passphrase_as_is_said(
    filled: Path, tmp_path: Path
) -> None:
    shutil.copytree(filled, tmp_path / "copy")
    rekey(filled)
    with opened(tmp_path / "copy", "correct horse battery staple") as vault:
        assert is_whole(vault)


def test_a_backup_from_before_restores_and_a_new_one_needs_another_folder(
    filled: Path, tmp_path: Path
) -> None:
    with opened(filled, "correct horse battery staple") as vault:
        backup.backup(vault, tmp_path / "old", Silent())
    rekey(filled)
    with opened(filled) as vault:
        with refused("backup.another_vault"):
            backup.backup(vault, tmp_path / "old", Silent())
        assert backup.backup(vault, tmp_path / "new", Silent()).damaged == ()
    with passphrase() as old:
        restore.restore(tmp_path / "old", tmp_path / "restored", old, Silent())
    with passphrase(NEW) as new:
        restore.restore(tmp_path / "new", tmp_path / "again", new, Silent())
    with opened(tmp_path / "again") as vault:
        assert is_whole(vault)


def test_trusted_cards_still_open_it_and_others_no_longer(filled: Path) -> None:
    with opened(filled, "correct horse battery staple") as vault:
        for identity, name in ((CARD, "Qorgau"), (OTHER, "Other")):
            contacts.add(vault, make_card(identity, name, "recovery"))
            contact = contacts.compare(vault, identity.fingerprint, identity.fingerprint)
            with passphrase() as secret:
                cardslots.seal(vault, secret, contact)
        contacts.revoke(vault, make_revocation(OTHER))
    done = rekey(filled)
    assert (done.cards, done.dropped) == (1, (OTHER.fingerprint,))
    with opened(filled) as vault:
        assert [slot.card for slot in cardslots.slots(vault)] == [CARD.fingerprint]
        assert cardslots.test(vault, CARD.age).tested
        with refused("recovery.no_slot"):
            cardslots.test(vault, OTHER.age)


def test_what_a_later_version_put_into_the_header_stays(filled: Path) -> None:
    header = folder.recognise(filled).header
    later = replace(header, version="1.7", unknown={"later": [1, 2]})
    folder.replace_header(filled, later.encode())
    rekey(filled)
    found = folder.recognise(filled).header
    assert (found.version, found.unknown) == ("1.7", {"later": [1, 2]})
    assert found.generation > header.generation
    assert found.salt != header.salt


def test_a_wrong_passphrase_or_an_open_vault_changes_nothing(filled: Path) -> None:
    before = tree(filled)
    with passphrase("wrong") as old, passphrase(NEW) as new, refused("vault.wrong_passphrase"):
        rekeying.rekey(filled, old, new, Silent(), cost=TEST_COST)
    assert tree(filled) == before
    with opened(filled, "correct horse battery staple"), refused("vault.in_use"):
        rekey(filled)


def test_cancelled_it_is_as_it_was(filled: Path) -> None:
    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    before = {name: entry[2] for name, entry in tree(filled).items()}
    with passphrase() as old, passphrase(NEW) as new, pytest.raises(Cancelled):
        rekeying.rekey(filled, old, new, Cancelling(), cost=TEST_COST)
    assert {name: entry[2] for name, entry in tree(filled).items()} == before


def test_without_room_for_the_database_nothing_is_begun(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "free_space", lambda path: 1 << 20)
    with refused("rekey.no_room"):
        rekey(filled)
    assert not (filled / folder.NEXT_DATABASE).exists()
    with opened(filled, "correct horse battery staple") as vault:
        assert is_whole(vault)


def test_a_head_that_doesnt_open_ends_it_before_it_counts(filled: Path) -> None:
    with opened(filled, "correct horse battery staple") as vault:
        vault.db.execute("UPDATE segment SET head = zeroblob(68)")
    with refused("rekey.damaged"):
        rekey(filled)
    opened(filled, "correct horse battery staple").close()
    assert not (filled / folder.NEXT_DATABASE).exists()


def test_a_database_that_isnt_as_written_doesnt_count(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = connection.looking

    @contextmanager
    def damaged(path: Path, key: Secret) -> Iterator[connection.Connection]:
        if path.name == folder.NEXT_DATABASE:
            raw = bytearray(path.read_bytes())
            raw[-100] ^= 1
            path.write_bytes(raw)
        with real(path, key) as db:
            yield db

    monkeypatch.setattr(connection, "looking", damaged)
    with refused("rekey.not_as_written"):
        rekey(filled)
    opened(filled, "correct horse battery staple").close()


def test_a_segment_that_is_missing_or_cut_is_no_obstacle(filled: Path) -> None:
    paths = [path for path in (filled / folder.EVIDENCE).rglob("*") if path.is_file()]
    paths[0].unlink()
    os.truncate(paths[1], 10)
    rekey(filled)
    with opened(filled) as vault:
        assert vault.setting(switching.HEADS_PENDING) is None
        codes = {finding.code for finding in check.check(vault, Silent()).findings}
    assert codes == {"check.evidence_segment_missing", "check.evidence_damaged"}


def test_a_header_with_another_key_is_a_bug(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekeying, "master_of", lambda header, secret: Secret(bytes(32)))
    with pytest.raises(RuntimeError, match="key"):
        rekey(filled)
    opened(filled, "correct horse battery staple").close()


# --- interrupted ----------------------------------------------------------------------------------


def finishes(place: Path) -> None:
    """It opens by the old passphrase or by the new one, whole, with nothing left lying about."""
    try:
        vault = opened(place, "correct horse battery staple")
    except UserError as error:
        if error.code != "vault.wrong_passphrase":
            raise
        vault = opened(place)
    with vault:
        assert is_whole(vault)
        assert not list(place.glob(f"{folder.NEXT_DATABASE}*"))
        assert len({(place / name).read_bytes() for name in folder.HEADERS}) == 1


@pytest.mark.parametrize("line", [*range(0, 420, 23), *range(250, 420, 11)])
def test_killed_anywhere_it_opens_by_one_of_the_two(filled: Path, line: int) -> None:
    modules = (rekeying, switching, folder, writing, segments)
    killed_at(line, lambda: rekey(filled), modules)
    finishes(filled)


@pytest.mark.parametrize("number", range(1, 45))
def test_whatever_write_fails_it_opens_by_one_of_the_two(filled: Path, number: int) -> None:
    with failing(number, filled) as failed:
        try:
            rekey(filled)
        except UserError:
            assert failed
    finishes(filled)


def test_a_drive_that_is_full_in_the_middle_ends_it_with_nothing_changed(
    filled: Path, small_drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path(shutil.copytree(filled, small_drive / "vault"))
    free = shutil.disk_usage(small_drive).free - 200_000
    (small_drive / "holiday.mp4").write_bytes(bytes(free))
    monkeypatch.setattr(files, "free_space", lambda path: 1 << 40)
    with refused("vault.drive_full"):
        rekey(place)
    assert not list(place.glob(f"{folder.NEXT_DATABASE}*"))
    (small_drive / "holiday.mp4").unlink()
    finishes(place)
    opened(place, "correct horse battery staple").close()


def test_the_trustees_finish_it_too(filled: Path) -> None:
    with opened(filled, "correct horse battery staple") as vault:
        contacts.add(vault, make_card(CARD, "Qorgau", "recovery"))
        contact = contacts.compare(vault, CARD.fingerprint, CARD.fingerprint)
        with passphrase() as secret:
            cardslots.seal(vault, secret, contact)
    with pytest.MonkeyPatch.context() as patched:

        def fail(place: Path) -> None:
            raise UserError("files.full", file="x")

        patched.setattr(switching, "take_place", fail)
        with refused("rekey.unfinished"):
            rekey(filled)
        assert (filled / folder.NEXT_DATABASE).exists()
    with passphrase("third") as third:
        cardslots.recover(filled, CARD.age, third)
    with opened(filled, "third") as vault:
        assert is_whole(vault)


def test_a_leftover_of_another_key_is_removed_and_never_used(filled: Path) -> None:
    keys = Keys.of(Secret(bytes(32)))
    connection.connect(filled / folder.NEXT_DATABASE, keys.database, "create").close()
    with opened(filled, "correct horse battery staple") as vault:
        assert is_whole(vault)
    assert not (filled / folder.NEXT_DATABASE).exists()


def test_beside_a_damaged_database_a_leftover_is_left(filled: Path) -> None:
    keys = Keys.of(Secret(bytes(32)))
    connection.connect(filled / folder.NEXT_DATABASE, keys.database, "create").close()
    raw = bytearray((filled / folder.DATABASE).read_bytes())
    raw[2000] ^= 1
    (filled / folder.DATABASE).write_bytes(raw)
    before = tree(filled)
    with refused("vault.damaged"):
        opened(filled, "correct horse battery staple")
    assert tree(filled) == before


def test_a_header_that_is_in_place_counts_though_its_writing_was_said_to_fail(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folder.replace_header

    def failing_after(place: Path, raw: bytes, names: tuple[str, ...] = folder.HEADERS) -> None:
        real(place, raw, names)
        if names == folder.HEADERS[:1]:
            raise UserError("files.io", file="x", reason="EIO")

    monkeypatch.setattr(folder, "replace_header", failing_after)
    rekey(filled)
    monkeypatch.undo()
    finishes(filled)


def test_a_drive_that_fails_once_it_counts_is_not_said_to_have_changed_nothing(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch = switching.switch

    def then_the_drive_fails(place: Path, raw: bytes) -> None:
        switch(place, raw)
        (place / folder.DATABASE).rename(place / "away")

    monkeypatch.setattr(switching, "switch", then_the_drive_fails)
    with refused("rekey.unfinished"):
        rekey(filled)
    (filled / "away").rename(filled / folder.DATABASE)
    with opened(filled) as vault:
        assert is_whole(vault)


def test_where_nothing_can_be_known_nothing_is_removed(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(place: Path) -> None:
        raise UserError("files.gone", file="x")

    monkeypatch.setattr(folder, "recognise", refuse)
    assert switching._is_switched(filled, b"")


def test_what_the_drive_doesnt_take_of_the_heads_waits_for_the_next_unlock(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(segments, "put_head", lambda *arguments: False)
        rekey(filled)
        with opened(filled) as vault:
            assert vault.setting(switching.HEADS_PENDING) is not None
    finishes(filled)


def test_a_head_that_cant_be_written_is_told(filled: Path) -> None:
    (path, _) = sorted(p for p in (filled / folder.EVIDENCE).rglob("*") if p.is_file())
    name = path.parent.name + path.name
    with pytest.MonkeyPatch.context() as patched:

        def fail(*arguments: object) -> None:
            raise OSError

        patched.setattr(os, "fsync", fail)
        assert not segments.put_head(filled / folder.EVIDENCE, name, bytes(segments.HEAD_SIZE))


def test_the_database_is_told_apart_from_a_drive_that_fails(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, key: Secret) -> None:
        raise UserError("vault.drive_failed")

    monkeypatch.setattr(connection, "looking", fail)
    with refused("vault.drive_failed"):
        switching._opens(filled / folder.DATABASE, Secret(bytes(48)))


def test_closing_says_when_nothing_is_open_and_the_lock_is_held(filled: Path) -> None:
    vault = opened(filled, "correct horse battery staple")

    def last() -> None:
        with refused("vault.in_use"):
            opened(filled, "correct horse battery staple")

    vault.close(last=last)
    opened(filled, "correct horse battery staple").close()
    with passphrase() as secret, closing(Vault.open(filled, secret)) as again:
        with master_of(folder.recognise(filled).header, secret) as master:
            assert again.is_opened_by(master)
        assert not again.is_opened_by(Secret(bytes(32)))
