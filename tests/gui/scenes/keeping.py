"""Backup and check: nothing yet, much that is in no backup, a backup that was made, a reminder, a
check with findings.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.usecases.keep.check import Checked
from fieldreport.usecases.keep.keeping import Made
from fieldreport.vault.backup import BackedUp
from fieldreport.vault.findings import Finding
from tests.gui import reporting
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.exchange.drives import Place
from ui.keeping.keeping_page import KeepingPage
from ui.keeping.reminder import remind
from ui.session.job import Job

DRIVE = Place(Path("/media/KINGSTON"), "KINGSTON", 14_210_000_000, 15_480_000_000, 1, fat=True)


def keeping_page(desk: Desk) -> KeepingPage:
    """The page, once it shows how it stands."""
    page = desk.open("keeping", KeepingPage)
    until(lambda: page.standing is not None, "how it stands")
    return page


def _empty(desk: Desk) -> None:
    keeping_page(desk)


def _chosen(desk: Desk) -> KeepingPage:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    page.backup.drive._timer.stop()
    page.backup.drive._show([DRIVE])
    page.backup.drive._asked = True
    return page


def _writing(desk: Desk) -> None:
    page = _chosen(desk)
    going: Job[object] = Job()
    page.backup.row.follow(going, page.backup._writing(), over=list, done=id, failed=id)
    page.backup._retranslate()
    page.backup.row.show_step(410_000_000, 1_900_000_000)


def _made(desk: Desk) -> None:
    page = _chosen(desk)
    done = BackedUp(41, 2_310_000_000, (), 14_600_000)
    page.backup._done(Made(DRIVE.path / "backup", done))


def _damaged(desk: Desk) -> None:
    page = _chosen(desk)
    done = BackedUp(41, 2_310_000_000, ("5e" * 32,), 14_600_000)
    page.backup._done(Made(DRIVE.path / "backup", done))


def _whole(desk: Desk) -> None:
    page = keeping_page(desk)
    page.check.show_found(Checked((), 212, 18))
    page.check.button.setFocus()


def _found(desk: Desk) -> None:
    page = keeping_page(desk)
    found = [
        Finding("check.evidence_damaged", "5e" * 32),
        Finding("check.signature_wrong", "0197c5b2-8f43-7c11-9a70-51d27e0bd2c4"),
        Finding("check.custody_broken", "17"),
        Finding("check.held_damaged", "0e" * 16),
        Finding("check.header_copy", "header.2.json"),
    ]
    found += [Finding("check.page_damaged", str(number)) for number in range(40)]
    page.check.show_found(Checked(tuple(found), 212, 18))
    page.check.button.setFocus()


def _reminded(desk: Desk) -> None:
    page = desk.window.page
    assert page is not None
    desk.write(
        lambda vault: (
            reporting.whole(vault),
            vault.db.execute("UPDATE record SET stored = '2020-01-01T00:00:00Z'"),
        )
    )
    remind(desk.workroom.place, page)
    until(lambda: bool(page.notices.text), "the reminder")


SCENES = (
    Scene("keeping", _empty),
    Scene("keeping-chosen", _chosen, same=frozenset({"KINGSTON"})),
    Scene("keeping-writing", _writing, same=frozenset({"KINGSTON"})),
    Scene("keeping-made", _made, same=frozenset({"KINGSTON"})),
    Scene("keeping-damaged", _damaged, same=frozenset({"KINGSTON"})),
    Scene("keeping-whole", _whole),
    Scene("keeping-found", _found),
    Scene("keeping-reminded", _reminded),
)
