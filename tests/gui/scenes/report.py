"""One report to read."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextCursor

from fieldreport.usecases.desk import triage
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.report.report_page import ReportPage


def _read(desk: Desk, subject: str, sheet: str) -> None:
    page = desk.open("report", ReportPage, subject=subject, sheet=sheet)
    until(lambda: bool(page.view.sheet.text()) and page.view.sheet.full, "something to read")


def _account(desk: Desk) -> None:
    _read(desk, desk.write(reporting.incident), "account")


def _history(desk: Desk) -> None:
    _read(desk, desk.write(reporting.incident), "history")


def _custody(desk: Desk) -> None:
    _read(desk, desk.write(reporting.incident), "custody")


def _conflict(desk: Desk) -> None:
    _read(desk, desk.write(reporting.disputed), "account")


def _judged(desk: Desk, sheet: str) -> None:
    def judged(vault: Vault) -> str:
        subject = reporting.incident(vault)
        other = reporting.add(vault, "Двадцать человек ворвались в зал.").report
        reporting.judgement(vault, subject, type="duplicate-of", duplicate_of=other)
        triage.withdraw(vault, reporting.judgement(vault, subject), "Сведения пришли.")
        return subject

    _read(desk, desk.write(judged), sheet)
    page = desk.window.page
    assert isinstance(page, ReportPage)
    if sheet == "history":
        page.view.sheet.moveCursor(QTextCursor.MoveOperation.End)


# The titles of records are in one language, and cut off where they are long.
_SAME: frozenset[str] = frozenset(
    {
        "Жалоба в полицию",
        "Заместитель начальника управл…",
        "Обращение 39 подписавших",
        "Проверка, предположительно н…",
    }
)

SCENES = (
    Scene("report", _account, same=_SAME),
    Scene("report-history", _history, same=_SAME),
    Scene("report-custody", _custody, same=_SAME),
    Scene("report-conflict", _conflict, same=_SAME),
    Scene("report-judged", partial(_judged, sheet="account"), role="coordinator", same=_SAME),
    Scene("report-withdrawn", partial(_judged, sheet="history"), role="coordinator", same=_SAME),
)
