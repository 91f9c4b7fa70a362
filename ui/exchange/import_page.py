"""The page that takes in what came on a drive: look first, then import, then answer.

Nothing is stored by looking. What each file is and became stands on its card.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldreport.usecases.exchange import intake
from fieldreport.usecases.exchange.intake import Waiting
from ui.exchange.arrived import Arrived
from ui.exchange.arrived_card import ArrivedCard
from ui.exchange.finding import Found, find
from ui.exchange.import_foot import ImportFoot
from ui.exchange.taking_in import TakingIn
from ui.exchange.waiting_list import WaitingList
from ui.parts import buttons, choosing
from ui.parts.column import Column
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.session.job import Failure

WIDTH = 760


class ImportPage(Page):
    """`arrive(paths=…)` looks at those files."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.cards: list[ArrivedCard] = []
        self._passed_over = 0
        self.files = buttons.secondary(icon="file-text")
        self.folder = buttons.secondary(icon="folder-open")
        self.waiting = WaitingList()
        self.foot = ImportFoot()
        self.empty = EmptyPage("hard-drive-download")
        self._taking = TakingIn(place.session, self)
        self._column = Column(width=WIDTH)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    def arrive(self, **what: object) -> None:
        """Show what waits to be compared; look at `paths` if they are given."""
        self._refresh_waiting()
        paths = what.get("paths")
        if isinstance(paths, Sequence):
            self.look_at([Path(str(path)) for path in paths])

    def first_focus(self) -> QWidget | None:
        """On choosing, as long as there is nothing else to do."""
        return self.empty.button if not self.cards else None

    def look_at(self, paths: Sequence[Path]) -> None:
        """Find out what these files, and those in these folders, are."""
        if not self.foot.busy:
            self._clear()
            self.place.session.compute(find, list(paths)).then(self, self._found)

    def show_files(self, files: Sequence[Arrived]) -> None:
        """Make a card for each of these; it is shown once it is known what it is."""
        for arrived in files:
            card = ArrivedCard(self.place.session, arrived)
            card.compared.connect(self._compared)
            card.partly.connect(self._take_whole)
            card.as_contact.connect(lambda card: self.place.go("contacts", card=card.arrived.path))
            card.hide()
            self.cards.append(card)
            self._cards_box.addWidget(card)
            card.setVisible(arrived.seen is not None or arrived.refused is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.look_at(paths)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Import"),
            self.tr("You see first what it is and from whom. Nothing is stored until you say so."),
        )
        self.files.setText(self.tr("Choose files…"))
        self.folder.setText(self.tr("Choose a drive or folder…"))
        self.empty.say(
            self.tr("Nothing has been chosen yet"),
            self.tr(
                "Choose the drive that came, or drop it here. Bundles and receipts that are for you"
                " are found by themselves."
            ),
            self.tr("Choose a drive or folder…"),
        )

    # --- what is asked for ------------------------------------------------------------------------

    def _ask_files(self) -> None:
        choosing.files(self, self.tr("Choose files"), self.look_at)

    def _ask_folder(self) -> None:
        choosing.folder(
            self, self.tr("Choose a drive or folder"), lambda folder: self.look_at([folder])
        )

    def _found(self, found: Found) -> None:
        if found.refused:
            self.show_error(found.refused[0])
        self.show_files(found.files)
        self._taking.look_at(found.files)

    def _look_at_held(self, waiting: Sequence[Waiting]) -> None:
        if not self.foot.busy:
            self._clear()
            self._found(Found([Arrived(each.path, held=True) for each in waiting], []))

    def _compared(self, card: ArrivedCard) -> None:
        if self.foot.busy:
            card.arrived.sender = None
        else:
            card.arrived.imported = None
            self._taking.look_at([card.arrived])

    def _import_all(self) -> None:
        self.notices.clear()
        self._taking.take([each.arrived for each in self.cards if each.arrived.can_be_imported])

    def _take_whole(self, card: ArrivedCard) -> None:
        if not self.foot.busy:
            card.arrived.take_whole = True
            self._taking.take([card.arrived])

    def _answer_all(self) -> None:
        self.notices.clear()
        answered = [each.arrived for each in self.cards if each.arrived.can_be_answered]
        if any(each.held for each in answered):
            # A copy in the vault has no drive to write to.
            choosing.folder(
                self,
                self.tr("Where to write the receipts"),
                lambda folder: self._taking.answer(answered, folder),
            )
        else:
            self._taking.answer(answered, None)

    # --- what came of it --------------------------------------------------------------------------

    def _show(self, file: Arrived) -> None:
        for card in self.cards:
            if card.arrived is file:
                card.show_state()
                card.show()

    def _pass_over(self, file: Arrived) -> None:
        self._passed_over += 1
        self._drop([card for card in self.cards if card.arrived is file])

    def _looked(self) -> None:
        self._done()
        passed = self._passed_over
        if passed:
            self.notices.show_notice(
                lambda: self.tr("%n bundle(s) for other people were passed over.", "", passed)
            )

    def _imported(self) -> None:
        self._done()
        self._refresh_waiting()
        for part in ("reports", "evidence", "inbox", "contacts"):
            self.place.session.changed.emit(part)

    def _stopped(self) -> None:
        self._drop([card for card in self.cards if card.isHidden()])
        self._imported()
        self.notices.show_notice(
            lambda: self.tr("Stopped. What was through before that is stored; nothing else is."),
            "warning",
        )

    def _failed(self, failure: Failure) -> None:
        self._done()
        self.show_error(failure)

    def _done(self) -> None:
        self.foot.end(
            imports=sum(card.arrived.can_be_imported for card in self.cards),
            answers=sum(card.arrived.can_be_answered for card in self.cards),
        )
        self._show_what_there_is()
        if self.isVisible():
            self.foot.focus()

    def _clear(self) -> None:
        self.notices.clear()
        self._drop(list(self.cards))
        self._passed_over = 0
        self.foot.end(imports=0, answers=0)
        self._show_what_there_is()

    def _drop(self, cards: Sequence[ArrivedCard]) -> None:
        for card in cards:
            self.cards.remove(card)
            card.hide()
            card.deleteLater()

    def _show_what_there_is(self) -> None:
        something = bool(self.cards) or not self.waiting.isHidden() or self.foot.busy
        self._stack.setCurrentWidget(self._column if something else self.empty)

    def _changed(self, part: str) -> None:
        if part == "contacts" and self.isVisible():
            self._refresh_waiting()

    def _refresh_waiting(self) -> None:
        self.place.session.read(intake.waiting).then(self, self.show_waiting)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show that these wait to be compared."""
        self.waiting.show_waiting(waiting)
        self._show_what_there_is()

    def _lay_out(self) -> None:
        self.header.add(self.files)
        self.header.add(self.folder)
        cards = QWidget()
        self._cards_box = QVBoxLayout(cards)
        self._cards_box.setContentsMargins(0, 0, 0, 0)
        self._cards_box.setSpacing(12)
        self._column.box.addWidget(self.waiting)
        self._column.box.addWidget(cards)
        self._column.box.addStretch(1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._column)
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(self.foot)

    def _connect(self) -> None:
        self.files.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        self.empty.button.clicked.connect(self._ask_folder)
        self.waiting.wanted.connect(self._look_at_held)
        self.foot.imports.clicked.connect(self._import_all)
        self.foot.answers.clicked.connect(self._answer_all)
        self.foot.row.cancelled.connect(self._taking.cancel)
        self._taking.began.connect(self.foot.begin)
        self._taking.began.connect(self._show_what_there_is)
        self._taking.stepped.connect(self.foot.row.show_step)
        self._taking.changed.connect(self._show)
        self._taking.passed_over.connect(self._pass_over)
        self._taking.looked.connect(self._looked)
        self._taking.imported.connect(self._imported)
        self._taking.answered.connect(self._done)
        self._taking.stopped.connect(self._stopped)
        self._taking.failed.connect(self._failed)
        self.place.session.changed.connect(self._changed)
