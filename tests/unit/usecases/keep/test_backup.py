from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.usecases.keep import backup
from fieldreport.usecases.record import reports
from fieldreport.vault import backups
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import (
    Cancelling,
    content,
    content_at,
    differing,
    evidence,
    refused,
    report,
    secret,
    tree,
)


def test_a_backup_counts_and_opens_as_the_vault_did(monitor: Vault, tmp_path: Path) -> None:
    saved = reports.add(monitor, report(), [evidence()], Silent())
    made = backup.back_up(monitor, tmp_path / "backup", Silent())
    assert made.damaged == ()
    assert made.size == sum(
        path.stat().st_size
        for path in (tmp_path / "backup").rglob("*")
        if path.name.endswith(".db") or ("evidence" in path.parts and path.is_file())
    )
    assert backups.newest(monitor) == backups.mark(monitor)
    with secret() as phrase:
        restored = backup.restore(tmp_path / "backup", tmp_path / "again", phrase, Silent())
    assert restored.damaged == ()
    there = content_at(tmp_path / "again")
    for table in ("record", "content", "evidence", "contact"):
        assert there[table] == content(monitor)[table]
    assert saved.evidence


def test_a_cancelled_backup_does_not_count(monitor: Vault, tmp_path: Path) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    before = content(monitor)
    with pytest.raises(Cancelled):
        backup.back_up(monitor, tmp_path / "backup", Cancelling(0, Cancelled))
    assert differing(before, content(monitor)) == set()
    assert backups.newest(monitor) is None


def test_a_vault_is_not_backed_up_into_itself(monitor: Vault) -> None:
    with refused(monitor, "backup.inside_vault"):
        backup.back_up(monitor, monitor.folder / "backup", Silent())


def test_what_is_no_backup_makes_no_vault(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "photo.jpg").write_bytes(b"mine")
    before = tree(tmp_path)
    with secret() as phrase, pytest.raises(UserError) as caught:
        backup.restore(tmp_path / "mine", tmp_path / "again", phrase, Silent())
    assert caught.value.code == "backup.none"
    assert tree(tmp_path) == before
