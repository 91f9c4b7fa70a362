"""Reminds once, after unlocking, that a backup is due: calmly, on the page that is open then."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QCoreApplication

from fieldreport import times
from ui.parts.page import Page, Workplace

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading


def remind(place: Workplace, page: Page) -> None:
    """Say it on `page` if it is due, with a button that leads to the page of backups."""
    # A question that is never answered must not keep the page of a vault that is locked by then.
    there = ref(page)

    def tell(due: bool) -> None:
        shown = there()
        # What went wrong meanwhile is more urgent; Safety says when the last backup was.
        if due and shown is not None and not shown.notices.text:
            shown.notices.show_notice(_sentence, "note", (_button, lead))

    def lead() -> None:
        shown = there()
        if shown is not None:
            shown.place.go("keeping")

    # A reminder that can't be found out is none; the page itself says why.
    place.session.read(_due).then(page, tell, failed=_pass_over)


def _pass_over(_failure: object) -> None:
    pass


def _due(reading: Reading) -> bool:
    # Imported on the reader's thread: the first page must not wait for the core.
    from fieldreport.usecases.keep import keeping  # noqa: PLC0415

    return keeping.due(reading, times.now())


def _sentence() -> str:
    return QCoreApplication.translate(
        "Reminder", "Some of what is in the vault is in no backup yet. It is time to make one."
    )


def _button() -> str:
    return QCoreApplication.translate("Reminder", "Back up…")
