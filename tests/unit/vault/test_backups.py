from __future__ import annotations

from fieldreport.progress import Silent
from fieldreport.vault import backups, evidence
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import file, manifest
from tests.unit.vault.made import report, stored


def test_before_the_first_backup_there_is_none(vault: Vault) -> None:
    assert backups.newest(vault) is None
    assert backups.mark(vault) == (0, 0)


def test_a_mark_covers_what_was_there_and_nothing_later(vault: Vault) -> None:
    stored(vault, report(vault))
    file(vault, b"content")
    mark = backups.mark(vault)
    assert mark == (1, 1)
    stored(vault, report(vault))
    file(vault, b"another")
    assert backups.mark(vault) == (2, 2)
    backups.note(vault, mark)
    assert backups.newest(vault) == mark


def test_the_newest_backup_counts_even_if_it_holds_less(vault: Vault) -> None:
    backups.note(vault, backups.Mark(5, 5))
    backups.note(vault, backups.Mark(3, 3), at="2026-03-14T21:05:09+05:00")
    assert backups.newest(vault) == (3, 3)


def test_an_import_that_is_not_published_is_in_no_backup(vault: Vault) -> None:
    stored(vault, report(vault))
    store = VaultStore(vault)
    made, digest = manifest()
    store.begin(made, digest, sender="5e" * 32, epoch="0e" * 16, n=1)
    record = report(vault)
    store.stage([(record, vault.identity.sign("record", record.raw))])
    photo = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
    store.stage_evidence(photo, 7, [b"content"], Silent())
    evidence.add(vault, [b"another"], Silent(), size=7)
    assert backups.mark(vault) == (1, 0)
    store.publish()
    assert backups.mark(vault) == (2, 2)


def test_beyond_the_backup_is_what_came_later_and_was_not_purged(vault: Vault) -> None:
    assert backups.beyond(vault) == (0, 0, 0, None)
    file(vault, b"content")
    only_file = backups.beyond(vault)
    assert only_file[:3] == (0, 1, 7)
    assert only_file.since is not None
    backups.note(vault, backups.mark(vault), at="2026-03-14T21:05:09+05:00")
    assert backups.newest_at(vault) == "2026-03-14T21:05:09+05:00"
    assert backups.beyond(vault) == (0, 0, 0, None)
    stored(vault, report(vault))
    file(vault, b"another one")
    assert backups.beyond(vault)[:3] == (1, 1, 11)
    vault.db.execute("UPDATE evidence SET state = 'purged'")
    assert backups.beyond(vault)[:3] == (1, 0, 0)
