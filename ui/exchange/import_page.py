"""The page that takes in what came on a drive: look first, then import, then answer.

Files are looked at one after the other, and nothing is stored by that. Importing goes one by one
too: a bad file stops nothing, and Cancel leaves those whole that are through.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.usecases.exchange import intake, preview, receipts
from fieldreport.usecases.exchange.intake import Imported, Waiting
from fieldreport.usecases.exchange.preview import Seen
from ui.exchange.arrived import Arrived, expect_each_other
from ui.exchange.arrived_card import ArrivedCard
from ui.exchange.finding import Found, find
from ui.exchange.import_foot import ImportFoot
from ui.exchange.waiting_list import WaitingList
from ui.parts import buttons, choosing
from ui.parts.column import Column
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.session.job import Failure, Job

WIDTH = 760


class ImportPage(Page):
    """`arrive(paths=…)` looks at those files."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.cards: list[ArrivedCard] = []
        self._left: deque[ArrivedCard] = deque()
        self._job: Job[object] | None = None
        self._passed_over = 0
        self.files = buttons.secondary(icon="file-text")
        self.folder = buttons.secondary(icon="folder-open")
        self.waiting = WaitingList()
        self.foot = ImportFoot()
        self.empty = EmptyPage("hard-drive-download")
        self._column = Column(width=WIDTH)
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAcceptDrops(True)
        self.files.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        self.empty.button.clicked.connect(self._ask_folder)
        self.waiting.wanted.connect(self._look_at_held)
        self.foot.imports.clicked.connect(self._import_all)
        self.foot.answers.clicked.connect(self._answer_all)
        self.foot.row.cancelled.connect(self._cancel)
        place.session.changed.connect(self._changed)
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
            self.notices.clear()
            self._clear()
            self.place.session.compute(find, list(paths)).then(self, self._found)

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

    # --- looking ----------------------------------------------------------------------------------

    def _found(self, found: Found) -> None:
        if found.refused:
            self.show_error(found.refused[0])
        self._left.clear()
        for arrived in found.files:
            self._add(arrived)
        self._look_at_next()

    def _look_at_held(self, waiting: Sequence[Waiting]) -> None:
        if not self.foot.busy:
            self.notices.clear()
            self._clear()
            self._found(Found([Arrived(each.path, held=True) for each in waiting], []))

    def _add(self, arrived: Arrived) -> None:
        card = ArrivedCard(self.place.session, arrived)
        card.compared.connect(self._compared)
        card.partly.connect(self._take_whole)
        card.as_contact.connect(lambda card: self.place.go("contacts", card=card.arrived.path))
        # Shown once it is known what it is: a bundle for somebody else never is.
        card.hide()
        self.cards.append(card)
        self._cards_box.addWidget(card)
        self._left.append(card)

    def _look_at_next(self) -> None:
        if not self._left:
            self._looked()
            return
        card = self._left.popleft()
        name = shown(card.arrived.path)
        held = card.arrived.held
        self.foot.begin(
            lambda: (
                self.tr("Looking at what is kept")
                if held
                else self.tr("Looking at “{name}”").format(name=name)
            )
        )
        self._run(
            self.place.session.write_long(
                preview.preview, card.arrived.path, sender=card.arrived.sender
            ),
            lambda seen: self._seen(card, seen),
            lambda failure: self._unseen(card, failure),
        )

    def _seen(self, card: ArrivedCard, seen: Seen) -> None:
        card.arrived.seen, card.arrived.refused = seen, None
        card.show_state()
        card.show()
        self._look_at_next()

    def _unseen(self, card: ArrivedCard, failure: Failure) -> None:
        code = failure.code if isinstance(failure, UserError) else ""
        if card.arrived.in_folder and code == "bundle.not_for_us":
            # A drive carries bundles for several people; only a file that was named is a mistake.
            self._passed_over += 1
            self._drop(card)
        else:
            card.arrived.refused = failure
            card.show_state()
            card.show()
        self._look_at_next()

    def _looked(self) -> None:
        expect_each_other([card.arrived for card in self.cards])
        for card in self.cards:
            card.show_state()
        self._done()
        passed = self._passed_over
        if passed:
            self.notices.show_notice(
                lambda: self.tr("%n bundle(s) for other people were passed over.", "", passed)
            )

    def _compared(self, card: ArrivedCard) -> None:
        if self.foot.busy:
            card.arrived.sender = None
            return
        card.arrived.imported = None
        self._left = deque([card])
        self._look_at_next()

    # --- importing --------------------------------------------------------------------------------

    def _import_all(self) -> None:
        self.notices.clear()
        able = [card for card in self.cards if card.arrived.can_be_imported]
        self._left = deque(sorted(able, key=lambda card: card.arrived.order))
        self._import_next()

    def _take_whole(self, card: ArrivedCard) -> None:
        if not self.foot.busy:
            card.arrived.take_whole = True
            self._left = deque([card])
            self._import_next()

    def _import_next(self) -> None:
        if not self._left:
            self._imported()
            return
        card = self._left.popleft()
        name = card.arrived.seen.sender if card.arrived.seen else ""
        self.foot.begin(lambda: self.tr("Importing what {name} sent").format(name=name))
        self._run(
            self.place.session.write_long(
                intake.take_in,
                card.arrived.path,
                sender=card.arrived.sender,
                take_whole=card.arrived.take_whole,
            ),
            lambda imported: self._taken(card, imported),
            lambda failure: self._untaken(card, failure),
        )

    def _taken(self, card: ArrivedCard, imported: Imported) -> None:
        card.arrived.imported, card.arrived.refused = imported, None
        card.show_state()
        self._import_next()

    def _untaken(self, card: ArrivedCard, failure: Failure) -> None:
        card.arrived.refused = failure
        card.arrived.take_whole = False
        card.show_state()
        self._import_next()

    def _imported(self) -> None:
        self._done()
        self._refresh_waiting()
        for part in ("reports", "evidence", "inbox", "contacts"):
            self.place.session.changed.emit(part)

    # --- answering --------------------------------------------------------------------------------

    def _answer_all(self) -> None:
        self.notices.clear()
        answered = [card for card in self.cards if card.arrived.can_be_answered]
        if any(card.arrived.held for card in answered):
            # A copy in the vault has no drive to write to.
            choosing.folder(
                self,
                self.tr("Where to write the receipts"),
                lambda folder: self._answer(answered, folder),
            )
        else:
            self._answer(answered, None)

    def _answer(self, cards: Sequence[ArrivedCard], folder: Path | None) -> None:
        self._left = deque(cards)
        self._answer_next(folder)

    def _answer_next(self, folder: Path | None) -> None:
        if not self._left:
            self._done()
            return
        card = self._left.popleft()
        imported = card.arrived.imported
        arrival = imported.arrival if imported is not None else None
        self.foot.begin(lambda: self.tr("Writing the receipts"))

        def written(path: Path) -> None:
            card.arrived.receipt = shown(path)
            card.show_state()
            self._answer_next(folder)

        def failed(failure: Failure) -> None:
            self._left.clear()
            self._done()
            self.show_error(failure)

        self._run(
            self.place.session.write_long(
                receipts.write_receipt, arrival, folder or card.arrived.path.parent
            ),
            written,
            failed,
        )

    # --- all of them ------------------------------------------------------------------------------

    def _run(
        self,
        job: Job[object],
        done: Callable[..., object],
        failed: Callable[[Failure], object],
    ) -> None:
        self._job = job
        job.then(
            self, done, failed=failed, cancelled=self._stopped, progressed=self.foot.row.show_step
        )

    def _cancel(self) -> None:
        self._left.clear()
        if self._job is not None:
            self._job.cancel()

    def _stopped(self) -> None:
        self._left.clear()
        for card in [each for each in self.cards if each.isHidden()]:
            self._drop(card)
        self._imported()
        self.notices.show_notice(
            lambda: self.tr("Stopped. What was through before that is stored; nothing else is."),
            "warning",
        )

    def _done(self) -> None:
        self._job = None
        self.foot.end(
            imports=sum(card.arrived.can_be_imported for card in self.cards),
            answers=sum(card.arrived.can_be_answered for card in self.cards),
        )
        self._show_what_there_is()
        if self.isVisible():
            self.foot.focus()

    def _clear(self) -> None:
        for card in list(self.cards):
            self._drop(card)
        self._passed_over = 0
        self.foot.end(imports=0, answers=0)
        self._show_what_there_is()

    def _drop(self, card: ArrivedCard) -> None:
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
        self.place.session.read(intake.waiting).then(self, self._show_waiting)

    def _show_waiting(self, waiting: Sequence[Waiting]) -> None:
        self.waiting.show_waiting(waiting)
        self._show_what_there_is()

    def _ask_files(self) -> None:
        choosing.files(self, self.tr("Choose files"), self.look_at)

    def _ask_folder(self) -> None:
        choosing.folder(
            self, self.tr("Choose a drive or folder"), lambda folder: self.look_at([folder])
        )

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
