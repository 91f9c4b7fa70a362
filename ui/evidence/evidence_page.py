"""The page of evidence: the list with thumbnails, and the file that is open on the right.

When the page is left, the helper processes end and every picture and text is let go.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.media.protocol import Fact, Opened
from fieldreport.reference.inert import inert
from fieldreport.reference.wording import say, size
from fieldreport.usecases.record import evidence
from fieldreport.usecases.record.evidence import Item, Logged
from fieldreport.vault import inventory
from fieldreport.vault.vault import Reading
from ui.evidence.copy_form import CopyForm
from ui.evidence.delegate import EvidenceDelegate
from ui.evidence.paper import Paper
from ui.evidence.showing import Showing
from ui.evidence.stage import Stage
from ui.evidence.telling import write_facts, write_log
from ui.evidence.thumbnails import Thumbnails
from ui.look import fonts, language
from ui.parts import buttons
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.parts.panes import panes
from ui.parts.row_list import RowList, TwoLines
from ui.parts.rows import RowsModel
from ui.session.job import Failure, Job

VIEW, DETAILS, LOG, COPY = range(4)
TAB_ROOM = 28


class EvidencePage(Page):
    """All files, or those of the report that `arrive` is given as `subject`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._subject: str | None = None
        self._items: list[Item] = []
        self._item: Item | None = None
        self._facts: list[Fact] | None = None
        self._log: list[Logged] = []
        self._here = False
        self.showing = Showing(place.session, self)
        self.thumbnails = Thumbnails(place.session, self)
        self.model: RowsModel[Item] = RowsModel(self._rows, self._spoken, self)
        self.list = RowList(self.model, EvidenceDelegate(self._look, self.thumbnails.of))
        self.stage, self.details, self.log = Stage(self.showing), Paper(), Paper()
        self.copy = CopyForm(place.session)
        self.all = buttons.secondary(icon="files")
        self.empty = EmptyPage("paperclip")
        self.tabs = [QPushButton() for _ in range(4)]
        self._views, self._whole = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.thumbnails.came.connect(self.list.viewport().update)
        self.list.opened.connect(self._open)
        self.list.wanted.connect(lambda _position: self.stage.canvas.setFocus())
        self.stage.opened.connect(self._opened)
        self.all.clicked.connect(self._list_all)
        self.copy.saved.connect(self._saved)
        self.copy.failed.connect(self.show_error)
        place.session.changed.connect(self._changed)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the list."""
        return self.list

    def arrive(self, **what: object) -> None:
        """List the evidence: of one report, or all of it."""
        subject = what.get("subject")
        self._subject = subject if isinstance(subject, str) else None
        self._here = True
        self.notices.clear()
        self.all.setVisible(self._subject is not None)
        self._list()

    def rest(self) -> None:
        """Let go of everything that was shown, and end the helper processes."""
        self._here = False
        self.stage.clear()
        self.showing.close()
        self.thumbnails.close()
        self._items, self._item, self._facts, self._log = [], None, None, []
        self.model.show(array("q"))
        self.details.clear()
        self.log.clear()
        self.copy.show_item(None)

    def retranslate(self) -> None:
        """Set every text."""
        one = self._subject is not None
        title = self.tr("Evidence of a report") if one else self.tr("Evidence")
        self.header.say(title, self.tr("%n file(s)", "", len(self._items)) if self._items else "")
        self.all.setText(self.tr("Show all evidence"))
        self.list.setAccessibleName(self.tr("Files"))
        self.empty.say(
            self.tr("No evidence yet"),
            self.tr(
                "Photos, recordings and documents that you add to a report are listed here. They"
                " are kept encrypted, exactly as they came."
            ),
        )
        bold = QFontMetrics(fonts.scaled(fonts.BODY, QFont.Weight.DemiBold))
        for tab, text in zip(
            self.tabs,
            (self.tr("View"), self.tr("Details"), self.tr("Custody log"), self.tr("Copy")),
            strict=True,
        ):
            tab.setText(text)
            # The chosen one is bolder, which its size hint doesn't know.
            tab.setMinimumWidth(bold.horizontalAdvance(text) + TAB_ROOM)
        self.details.setAccessibleName(self.tr("What the file tells about itself"))
        self.log.setAccessibleName(self.tr("What happened to the file"))
        if self._item is not None:
            write_facts(self.details, self._item, self._facts)
            write_log(self.log, self._log)

    def _lay_out(self) -> None:
        self.header.add(self.all)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for number, tab in enumerate(self.tabs):
            tab.setProperty("look", "rail")
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.clicked.connect(lambda _on, number=number: self._turn_to(number))
            row.addWidget(tab)
        row.addStretch(1)
        self.tabs[VIEW].setChecked(True)
        for view in (self.stage, self.details, self.log, self.copy):
            self._views.addWidget(view)
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._views, 1)
        self._whole.addWidget(panes(self.list, right))
        self._whole.addWidget(self.empty)
        self.content.addWidget(self._whole)

    def _list_all(self) -> None:
        self.arrive()

    def _turn_to(self, number: int) -> None:
        self._views.setCurrentIndex(number)

    def _list(self) -> None:
        # With the vault's own connection: names of contacts and reports are looked up for it.
        self.place.session.read(evidence.listing, self._subject).then(self, self._listed)

    def _listed(self, items: list[Item]) -> None:
        if not self._here:
            return
        chosen = self._item.sha256 if self._item is not None else ""
        self._items = items
        self.model.show(array("q", range(len(items))))
        self._whole.setCurrentIndex(0 if items else 1)
        self.retranslate()
        if not items:
            self._item = None
            self.stage.clear()
            return
        position = next((n for n, item in enumerate(items) if item.sha256 == chosen), 0)
        self.list.setCurrentIndex(self.model.index(position, 0))

    def _rows(self, numbers: Sequence[int]) -> Job[Mapping[int, Item]]:
        return self.place.session.compute(_picked, self._items, list(numbers))

    def _open(self, position: int) -> None:
        item = self._items[position]
        if self._item is not None and item.sha256 == self._item.sha256:
            self._ask_log(item)
            return
        self._item, self._facts, self._log = item, None, []
        self.log.clear()
        write_facts(self.details, item, None)
        self.copy.show_item(item)
        self.stage.show_item(item)
        self._ask_log(item)

    def _ask_log(self, item: Item) -> None:
        def came(log: list[Logged]) -> None:
            if item is self._item or (self._item and item.sha256 == self._item.sha256):
                self._log = log
                write_log(self.log, log)

        self.place.session.read(_log, item.sha256).then(self, came)

    def _opened(self, _file: Opened) -> None:
        item = self._item

        def came(facts: list[Fact]) -> None:
            if item is not None and item is self._item:
                self._facts = facts
                write_facts(self.details, item, facts)

        def nothing(_failure: Failure) -> None:
            """The file is shown all the same; it only tells nothing."""

        self.showing.ask(lambda held: held.viewer.metadata(), came, nothing)

    def _changed(self, what: str) -> None:
        if self._here and what in {"evidence", "reports"}:
            self._list()

    def _saved(self, path: Path) -> None:
        name = inert(path.name)
        self.notices.show_notice(
            lambda: self.tr("A copy was saved as {name}. It is not encrypted.").format(name=name),
            "warning",
        )

    def _look(self, item: Item) -> TwoLines:
        lang = language.current()
        kind = item.media_type.partition("/")[0]
        code = _KINDS.get(kind, "document" if item.media_type == "application/pdf" else "")
        words = [say(f"media.kind.{code}", lang)] if code else []
        title = inert(item.name) or item.sha256[:12]
        mark = "" if item.kept else self.tr("Not in this vault")
        below = " · ".join([*words, size(item.size, lang)])
        return TwoLines(title, below, mark=mark, icon=_ICONS.get(code, "file-text"))

    def _spoken(self, item: Item) -> str:
        row = self._look(item)
        return ", ".join(part for part in (row.title, row.below, row.mark) if part)


def _picked(items: list[Item], numbers: list[int]) -> Mapping[int, Item]:
    return {number: items[number] for number in numbers if number < len(items)}


def _log(reading: Reading, digest: str) -> list[Logged]:
    # What a report names but nobody ever sent has no log.
    known = inventory.find(reading, digest) is not None
    return evidence.custody_log(reading, digest) if known else []


_KINDS = {"image": "image", "video": "video", "audio": "sound", "text": "text"}
_ICONS = {"image": "image", "video": "film", "sound": "music"}
