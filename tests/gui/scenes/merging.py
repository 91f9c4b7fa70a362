"""A conflict: much to decide, one thing left, refused."""

from __future__ import annotations

from tests.gui import reporting
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.merging.merging_page import MergingPage


def _open(desk: Desk) -> MergingPage:
    subject = desk.write(reporting.contested)
    page = desk.open("merging", MergingPage, subject=subject)
    until(lambda: bool(page.cards), "the conflict")
    return page


def _writing(desk: Desk) -> None:
    page = _open(desk)
    page.cards[0].other.click()
    page.cards[1].options[1].click()


def _faulty(desk: Desk) -> None:
    page = _open(desk)
    page.cards[0].options[0].click()
    page.save.click()


SCENES = (
    Scene("merging", _open),
    Scene("merging-writing", _writing),
    Scene("merging-fault", _faulty),
)
