"""The page of evidence: nothing yet, a photo, a video, a document, what a file tells, its log, the
warning before a copy.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.progress import Silent
from fieldreport.usecases.record import reports
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.evidence.evidence_page import COPY, DETAILS, LOG, EvidencePage

FILES = Path(__file__).parents[2] / "vectors" / "media"
NAMES = ("photo-turned.jpg", "crowd.mp4", "complaint.pdf", "statement.utf8.txt", "call.mp3")


def filled(desk: Desk, *names: str) -> EvidencePage:
    """The page with these files of the examples in one report."""
    paths = [FILES / name for name in names or NAMES]
    body = {"narrative": "Seen from the bridge."}
    desk.write(lambda vault: reports.add(vault, body, paths, Silent()))
    page = desk.open("evidence", EvidencePage)
    desk.settled()
    until(lambda: page.model.rowCount() == len(paths), "the list")
    return page


def shown(page: EvidencePage, row: int) -> EvidencePage:
    """The page once the file in `row` is shown."""
    page.list.setCurrentIndex(page.model.index(row, 0))
    stage = page.stage
    until(
        lambda: stage.canvas.image is not None or bool(stage.text.toPlainText() or stage.fault),
        "a picture",
    )
    until(lambda: page.thumbnails.kept >= page.model.rowCount(), "the thumbnails")
    return page


def _empty(desk: Desk) -> None:
    desk.open("evidence", EvidencePage)


def _photo(desk: Desk) -> None:
    shown(filled(desk), 0)


def _video(desk: Desk) -> None:
    shown(filled(desk), 1)


def _document(desk: Desk) -> None:
    shown(filled(desk), 2)


def _sound(desk: Desk) -> None:
    shown(filled(desk), 4)


def _details(desk: Desk) -> None:
    page = shown(filled(desk), 0)
    until(lambda: len(page.details.toPlainText().splitlines()) > 6, "the facts")
    page.tabs[DETAILS].click()


def _log(desk: Desk) -> None:
    shown(filled(desk), 0).tabs[LOG].click()


def _copy(desk: Desk) -> None:
    page = shown(filled(desk), 0)
    page.tabs[COPY].click()
    page.copy.start.click()


SCENES = (
    Scene("evidence-empty", _empty),
    Scene("evidence-photo", _photo),
    Scene("evidence-video", _video),
    Scene("evidence-document", _document),
    Scene("evidence-sound", _sound),
    Scene("evidence-details", _details),
    Scene("evidence-log", _log),
    Scene("evidence-copy", _copy),
)
