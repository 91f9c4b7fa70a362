"""The page of one report, to read. The list of reports, a search or a notice leads here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.following.followed_bar import FollowedBar
from ui.parts import buttons
from ui.parts.page import Page, Workplace
from ui.report.view import ReportView

EDIT_KEYS = "Ctrl+E"


class ReportPage(Page):
    """`go("report", subject=…)` opens one; `sheet="history"` at its history."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.view = ReportView(place)
        self.back = buttons.secondary(icon="arrow-left")
        self.back.clicked.connect(self._go_back)
        self.files = buttons.secondary(icon="paperclip")
        self.files.clicked.connect(lambda: place.go("evidence", subject=self.view.subject))
        self.files.hide()
        self.edit = buttons.secondary(icon="square-pen")
        self.edit.clicked.connect(self._edit)
        self.edit.hide()
        self.merge = buttons.primary(icon="git-merge")
        self.merge.clicked.connect(self._merge)
        self.merge.hide()
        self.header.add(self.merge)
        self.header.add(self.edit)
        self.header.add(self.files)
        self.header.add(self.back)
        self.followed = FollowedBar(judges=place.owner.coordinates)
        self.followed.wanted.connect(self._add)
        self.followed.chosen.connect(self._change)
        self.view.opened.connect(self._opened)
        self.content.addWidget(self.followed)
        self.content.addWidget(self.view, 1)
        place.session.changed.connect(self._changed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(EDIT_KEYS), self, self._edit, context=within)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the text: the arrows scroll it at once."""
        return self.view.sheet

    def arrive(self, **what: object) -> None:
        """Show the report that is asked for, or the last one."""
        self.notices.clear()
        self.files.hide()
        self.edit.hide()
        self.merge.hide()
        subject = str(what.get("subject", self.view.subject))
        self.view.choose(str(what.get("sheet", "account")))
        if subject:
            self.view.open_report(subject)

    def rest(self) -> None:
        """Hold no content while something else is open."""
        subject = self.view.subject
        self.view.close_report()
        self.followed.show_records(None)
        self.view.subject = subject

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("Report"))
        self.back.setText(self.tr("All reports"))
        keys = QKeySequence(EDIT_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.edit.setText(self.tr("Edit"))
        self.edit.setToolTip(
            self.tr("Change this report: a new version of it ({keys})").format(keys=keys)
        )
        self.merge.setText(self.tr("Merge"))
        self.merge.setToolTip(
            self.tr("Make one report of the versions that contradict each other ({keys})").format(
                keys=keys
            )
        )
        self._opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _opened(self) -> None:
        fetched = self.view.fetched
        number = len(fetched.evidence) if fetched is not None else 0
        self.files.setText(self.tr("%Ln file(s)", "", number))
        self.files.setVisible(number > 0)
        # Of two current versions, neither can be changed before they are merged.
        self.edit.setVisible(fetched is not None and len(fetched.heads) == 1)
        self.followed.show_records(fetched)
        self.merge.setVisible(
            fetched is not None and (len(fetched.heads) > 1 or fetched.people_contested)
        )

    def _edit(self) -> None:
        if not self.edit.isHidden():
            self.place.go("writing", subject=self.view.subject)
        elif not self.merge.isHidden():
            self._merge()

    def _merge(self) -> None:
        fetched = self.view.fetched
        if fetched is not None and len(fetched.heads) == 1:
            # People whom it names are contested, one or several.
            self.place.go("conflicts", concerning=self.view.subject)
        else:
            self.place.go("merging", subject=self.view.subject)

    def _add(self, kind: str) -> None:
        self.place.go("following", report=self.view.subject, kind=kind)

    def _change(self, subject: str, contested: bool) -> None:
        page = "merging" if contested else "following"
        self.place.go(page, subject=subject, report=self.view.subject)

    def _go_back(self) -> None:
        self.place.go("reports")

    def _changed(self, part: str) -> None:
        if part in {"reports", "evidence", "contacts", "inbox"} and self.isVisible():
            self.view.open_report(self.view.subject)
