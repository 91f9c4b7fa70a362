"""The quick check after unlocking: begun when the window has nothing else to do, and done a little at
a time, so that no list ever waits for it. What it finds is said on the page that is open then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldreport.reference.wording import say
from fieldreport.vault.findings import Finding
from ui.look import language
from ui.parts.page import Page, Workplace

if TYPE_CHECKING:
    from fieldreport.vault.glance import Glance
    from fieldreport.vault.vault import Reader

# How long nothing may have been asked for before it begins, and the pause between two steps.
QUIET_MS = 1_000
PAUSE_MS = 20


class QuickCheck(QObject):
    """`findings` are those of this session; `over` says that it has looked at all that it looks at.
    `page` gives the page that is open.
    """

    def __init__(self, place: Workplace, page: Callable[[], Page | None], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._page = place, page
        self._glance: Glance | None = None
        self.findings: tuple[Finding, ...] = ()
        self.over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin as soon as it is quiet."""
        self._timer.start(QUIET_MS)

    def _go_on(self) -> None:
        if self._place.session.busy:
            # Whatever it is, it goes first; before the first step it must be quiet for a while.
            self._timer.start(PAUSE_MS if self._glance is not None else QUIET_MS)
            return
        session, glance = self._place.session, self._glance
        if glance is None:
            session.read(_begin).then(self, self._begun, failed=self._pass_over)
        else:
            session.read(_step, glance).then(self, self._stepped, failed=self._pass_over)

    def _begun(self, glance: Glance) -> None:
        self._glance = glance
        self._timer.start(PAUSE_MS)

    def _stepped(self, more: bool) -> None:
        if more:
            self._timer.start(PAUSE_MS)
            return
        if self._glance is not None:
            self.findings = self._glance.done.findings
        self._glance, self.over = None, True
        if self.findings:
            self._tell()

    def _pass_over(self, _failure: object) -> None:
        # The drive is gone, or full of other trouble: whatever is done next says so.
        self._glance, self.over = None, True

    def _tell(self) -> None:
        page, findings = self._page(), self.findings
        if page is not None:
            # Of all that a page may have said by now, nothing is more urgent.
            page.notices.show_notice(
                self._said,
                "warning",
                (
                    lambda: self.tr("See all…"),
                    lambda: self._place.go("keeping", found=findings),
                ),
            )

    def _said(self) -> str:
        """The first thing that was found, and how many more there are."""
        first = self.findings[0]
        said = self.tr("Found by the quick check: {finding}").format(
            finding=say(first.code, language.current(), **first.params)
        )
        more = len(self.findings) - 1
        if not more:
            return said
        return " ".join((said, self.tr("%n more finding(s).", "", more)))


def _begin(reader: Reader) -> Glance:
    # Imported on the reader's thread: the first page must not wait for the core.
    from fieldreport.usecases.keep import check  # noqa: PLC0415

    return check.begin_quick(reader)


def _step(_reader: Reader, glance: Glance) -> bool:
    return glance.step()
