"""The list of drafts: what was written and not yet saved. Continue one, or delete it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.usecases.record import drafts, forms
from fieldreport.usecases.record.drafts import KIND, Listed
from fieldreport.vault.vault import Reader
from ui.drafts import draft_rows
from ui.drafts.draft_detail import DraftDetail
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.parts.panes import panes
from ui.parts.row_list import RowList, TwoLineDelegate
from ui.parts.rows import RowsModel
from ui.session.job import Job


class DraftsPage(Page):
    """Drafts on the left, the chosen one on the right."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._listed: list[Listed] = []
        self.model: RowsModel[Listed] = RowsModel(self._fetch, draft_rows.spoken, self)
        self.rows = RowList(self.model, TwoLineDelegate(draft_rows.look))
        self.detail = DraftDetail()
        self.empty = EmptyPage("notebook-pen")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(panes(self.rows, self.detail))
        self.content.addWidget(self._stack)
        self.rows.opened.connect(self._show)
        self.rows.wanted.connect(self._continue)
        self.detail.wanted.connect(lambda: self._continue(self.rows.currentIndex().row()))
        self.detail.unwanted.connect(self._delete)
        self.empty.button.clicked.connect(lambda: place.go("capture"))
        place.session.changed.connect(self._vault_changed)
        self.retranslate()

    def first_focus(self) -> QWidget | None:
        """On the list, or the way to a new report."""
        return self.rows if self._listed else self.empty.button

    def arrive(self, **_what: object) -> None:
        """Show what there is."""
        self.notices.clear()
        self._look()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Drafts"),
            self.tr(
                "Kept in the vault until you save them as reports. They are never handed over."
            ),
        )
        self.rows.setAccessibleName(self.tr("Drafts"))
        self.empty.say(
            self.tr("No drafts"),
            self.tr("What you are writing is kept here by itself until you save it."),
            self.tr("New report"),
        )

    def _vault_changed(self, part: str) -> None:
        if part == "drafts" and self.isVisible():
            self._look()

    def _look(self) -> None:
        # After what the page before this one still had to write, so on the writer.
        self.place.session.write(drafts.listed).then(self, self._came)

    def _came(self, listed: list[Listed]) -> None:
        row = max(0, self.rows.currentIndex().row())
        had_focus = self.empty.button.hasFocus() or self.detail.isAncestorOf(self.focusWidget())
        self._listed = listed
        self.model.show(array("q", range(len(listed))))
        self._stack.setCurrentIndex(1 if listed else 0)
        if listed:
            self.rows.selectRow(min(row, len(listed) - 1))
            self._show(min(row, len(listed) - 1))
        else:
            self.detail.show_draft(None)
        focus = self.first_focus()
        if focus is not None and (had_focus or not self.rows.hasFocus()) and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, position: int) -> None:
        self.detail.show_draft(self._at(position))

    def _at(self, position: int) -> Listed | None:
        return self._listed[position] if 0 <= position < len(self._listed) else None

    def _continue(self, position: int) -> None:
        draft = self._at(position)
        if draft is not None:
            page = "following"
            if draft.merging:
                page = "merging"
            elif draft.kind == KIND:
                page = "capture" if draft.quick else "writing"
            self.place.go(page, draft=draft.id)

    def _delete(self) -> None:
        draft = self._at(self.rows.currentIndex().row())
        if draft is not None:
            self.place.session.write(forms.discard, draft.id).then(self, self._deleted)

    def _deleted(self, _none: None) -> None:
        self.place.session.changed.emit("drafts")
        self.notices.show_notice(lambda: self.tr("The draft was deleted."))

    def _fetch(self, numbers: Sequence[int]) -> Job[Mapping[int, Listed]]:
        wanted = {number: self._listed[number] for number in numbers}
        return self.place.session.read(_known, wanted)


def _known(_reader: Reader, wanted: Mapping[int, Listed]) -> Mapping[int, Listed]:
    return wanted
