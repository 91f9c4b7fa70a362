"""Getting a vault back: from a backup, and from what can be read of a damaged one; and what the
quick check after unlocking says.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.errors import UserError
from fieldreport.usecases.keep.backup import Restored
from fieldreport.usecases.keep.keeping import Found
from fieldreport.usecases.keep.recover import Recovered
from fieldreport.vault.findings import Finding
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.keeping.keeping_page import KeepingPage
from ui.session.job import Job
from ui.start.making import Making
from ui.start.restore import Restore
from ui.start.salvage import Salvage
from ui.start.unlock import Unlock

BACKUP, VAULT = Path("/media/KINGSTON/backup"), Path("/home/aigul/notes")
SAME = frozenset({str(BACKUP), str(VAULT)})
LOST = (
    Finding("recover.page_damaged", "17–19"),
    Finding("recover.record_lost", "0197c5b28f437c119a7051d27e0bd2c4" * 2),
    Finding("recover.custody_broken", "31"),
    Finding("recover.evidence_damaged", "5e" * 32),
)


def _restore(desk: Desk) -> Restore:
    desk.window.start.show_restore()
    page = desk.window.start.card
    assert isinstance(page, Restore)
    page.form.target.set_folder(VAULT)
    return page


def _chosen(desk: Desk) -> Restore:
    page = _restore(desk)
    page.form.source.changed.disconnect()
    page.form.source.set_folder(BACKUP)
    page._found = Found(BACKUP, "2026-03-14T16:05:00Z")
    page.retranslate()
    return page


def _works(form: Making) -> None:
    going: Job[object] = Job()
    form.row.follow(going, form._doing, over=list, done=id, failed=id)
    form._show_work(True)
    form.row.show_step(410_000_000, 1_900_000_000)
    form.began.emit()


def _refused(desk: Desk) -> None:
    page = _chosen(desk)
    page.form._broke(UserError("vault.folder_not_empty", folder="notes"))


def _lost(desk: Desk) -> Restore:
    page = _chosen(desk)
    page.lost.click()
    return page


def _trusted(desk: Desk) -> None:
    _lost(desk)._opened_by([])


def _wrong(desk: Desk) -> None:
    _chosen(desk).form._broke(UserError("vault.wrong_passphrase"))


def _restored(desk: Desk, *damaged: str) -> None:
    page = _chosen(desk)
    page.form.made.emit(Restored(41, damaged))


def _salvage(desk: Desk) -> Salvage:
    desk.window.start.show_salvage(VAULT)
    page = desk.window.start.card
    assert isinstance(page, Salvage)
    page.form.target.set_folder(BACKUP)
    return page


def _salvaged(desk: Desk, *lost: Finding) -> None:
    page = _salvage(desk)
    page.form.made.emit(Recovered(212, 18, 3, 1, fingerprint="", same_identity=True, findings=lost))


def _damaged(desk: Desk) -> None:
    page = desk.window.start.card
    assert isinstance(page, Unlock)
    page.show_error(UserError("vault.damaged", folder="notes"))


FOUND = (
    Finding("check.page_damaged", "4711"),
    Finding("check.row_unreadable", "record 317"),
    Finding("check.custody_broken", "31"),
)


def _told(desk: Desk) -> None:
    quick = desk.workroom.quick
    quick.findings = FOUND
    quick._tell()


def _shown(desk: Desk) -> None:
    page = desk.open("keeping", KeepingPage, found=FOUND)
    until(lambda: page.standing is not None, "how it stands")


SCENES = (
    Scene("restore", _restore, locked=True, same=SAME),
    Scene("restore-chosen", _chosen, locked=True, same=SAME),
    Scene("restore-working", lambda desk: _works(_chosen(desk).form), locked=True, same=SAME),
    Scene("restore-refused", _refused, locked=True, same=SAME),
    Scene("restore-wrong", _wrong, locked=True, same=SAME),
    Scene("restore-sheets", _lost, locked=True, same=SAME),
    Scene("restore-trusted", _trusted, locked=True, same=SAME),
    Scene("restore-done", _restored, locked=True, same=SAME),
    Scene(
        "restore-partly",
        lambda desk: _restored(desk, *("5e" * 32 for _ in range(24))),
        locked=True,
        same=SAME,
    ),
    Scene("salvage", _salvage, locked=True, same=SAME),
    Scene("salvage-working", lambda desk: _works(_salvage(desk).form), locked=True, same=SAME),
    Scene("salvage-done", _salvaged, locked=True, same=SAME),
    Scene("salvage-partly", lambda desk: _salvaged(desk, *LOST), locked=True, same=SAME),
    Scene("unlock-damaged", _damaged, locked=True),
    Scene("quick-check", _told),
    Scene("quick-check-shown", _shown),
)
