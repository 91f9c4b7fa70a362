"""Handing over: what is chosen, what is written, and what was."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from fieldreport.usecases.exchange.handover import Done
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault import drafts
from tests.gui.acting import Desk, until
from tests.gui.exchange import ACCOUNT, add_report, befriend, somebody
from tests.gui.staging import Scene
from ui.exchange.drives import Place
from ui.exchange.handover_page import HandoverPage

DRAFT = "Возле суда собрались родственники задержанных"


def _drives() -> list[Place]:
    # None of these is asked: what they are like is all that is shown.
    return [
        Place(Path("/media/KINGSTON"), "KINGSTON", 14_210_000_000, 15_480_000_000, 1, fat=True),
        Place(Path("/media/BACKUP"), "BACKUP", 80_000_000_000, 240_000_000_000, 2, read_only=True),
    ]


def _friends(desk: Desk) -> None:
    # Removed with the scene's own folder by whoever runs it: an empty vault each.
    with tempfile.TemporaryDirectory() as folder:
        for name in ("Самал", "Ержан"):
            befriend(desk, somebody(Path(folder) / name, name))


def _empty(desk: Desk) -> None:
    page = desk.open("handover", HandoverPage)
    until(lambda: page.shown is page.empty)


def _full(desk: Desk) -> HandoverPage:
    _friends(desk)
    desk.write(add_report)
    desk.write(lambda vault: drafts.save(vault, "report", _draft()))
    page = desk.open("handover", HandoverPage)
    desk.settled()
    page.form.drive._timer.stop()
    page.form.drive._show(_drives())
    page.form.drive._asked = True
    page.form.drive.rows[0].button.click()
    until(page.form.going.button.isEnabled)
    return page


def _draft() -> bytes:
    return msgspec.json.encode(Capture(narrative=DRAFT))


def _nowhere(desk: Desk) -> None:
    _friends(desk)
    desk.write(add_report)
    page = desk.open("handover", HandoverPage)
    page.form.drive._timer.stop()
    until(lambda: bool(page.form.going.text))


def _writing(desk: Desk) -> None:
    page = _full(desk)
    page._stack.setCurrentWidget(page.writing)
    page.writing.begin("KINGSTON")
    page.writing.row._began -= 30
    page.writing.show_step(2_400_000_000, 9_000_000_000)


def _done(desk: Desk) -> None:
    page = _full(desk)
    page._show_done(
        Done(
            "",
            (Path("/media/KINGSTON/7c1e09b25a44d3f8"),),
            48_300_000,
            14,
            3,
            ("Самал", "Ержан"),
            ("3f9a61",),
        )
    )


def _volumes(desk: Desk) -> None:
    page = _full(desk)
    paths = tuple(Path(f"/media/KINGSTON/7c1e09b25a44d3f8.{n:03}") for n in range(1, 4))
    page._show_done(Done("", paths, 9_300_000_000, 1, 1, ("Самал",)))


_SAME = frozenset(
    {
        *("KINGSTON", "BACKUP", DRAFT, ACCOUNT),
        *("7c1e09b25a44d3f8", "\n".join(f"7c1e09b25a44d3f8.{n:03}" for n in range(1, 4))),
    }
)

SCENES = (
    Scene("handover-empty", _empty),
    Scene("handover", _full, same=_SAME),
    Scene("handover-nowhere", _nowhere, same=_SAME),
    Scene("handover-writing", _writing, same=_SAME),
    Scene("handover-done", _done, same=_SAME),
    Scene("handover-volumes", _volumes, same=_SAME),
)
