"""The inbox of a coordinator: imported reports without a judgement, one after the other, judged by
single keys.

A judgement is held for a few seconds before it is written, because what is written stays. It is
written at once with the next one, when the page is left, and before the vault is locked.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Account, Judgement, Kind, Waiting
from fieldreport.vault.search import Row
from ui.desk.account_view import AccountView, when
from ui.desk.keys import SPACE, letter
from ui.desk.undo_bar import UndoBar
from ui.desk.waiting_list import WaitingList
from ui.desk.words_form import WordsForm
from ui.parts import buttons
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.parts.panes import panes
from ui.parts.row_list import TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.session.job import Failure

KINDS: dict[str, Kind] = {
    "V": "corroborated",
    "I": "needs-information",
    "D": "duplicate-of",
    "X": "set-aside",
}


@dataclass(frozen=True)
class _Held:
    """A judgement that isn't written yet, and where its report stood in the list."""

    judgement: Judgement
    number: int
    position: int
    title: str


class InboxPage(Page):
    """The list on the left, the account and the judgements on the right."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._total = 0
        self._held: _Held | None = None
        self._writing = False
        self.model: RowsModel[Row] = RowsModel(
            lambda numbers: place.session.read(triage.rows, numbers), _spoken, self
        )
        self.list = WaitingList(self.model, TwoLineDelegate(_line))
        self.view, self.form, self.bar = AccountView(), WordsForm(), UndoBar()
        self.judge_by: dict[Kind, QPushButton] = {k: buttons.secondary() for k in KINDS.values()}
        self.empty = EmptyPage("inbox")
        self._stack = QStackedWidget()
        self._lay_out()
        self.list.opened.connect(self._open)
        self.list.lettered.connect(self._pressed)
        for kind, button in self.judge_by.items():
            button.clicked.connect(self._asker(kind))
        self.form.said.connect(lambda text: self._judge(self.form.kind, text))
        self.form.closed.connect(self._close_form)
        self.form.searched.connect(self._search)
        self.bar.undo.clicked.connect(self.undo)
        self.bar.ran_out.connect(self.write_held)
        self.empty.button.clicked.connect(lambda: self.place.go("import"))
        place.session.changed.connect(self._changed)
        self.retranslate()

    def arrive(self, **_what: object) -> None:
        """Fetch what waits."""
        self.notices.clear()
        self._fetch()

    def rest(self) -> None:
        """Write what is held; forget what was begun."""
        self.write_held()
        self._close_form()

    def first_focus(self) -> QWidget:
        """On the list: its keys judge at once."""
        return self.list

    def retranslate(self) -> None:
        """Set every text."""
        self._count()
        self.list.setAccessibleName(self.tr("Reports that wait for a judgement"))
        for kind, text in (
            ("corroborated", self.tr("Corroborated (V)")),
            ("needs-information", self.tr("Needs information (I)")),
            ("duplicate-of", self.tr("Duplicate (D)")),
            ("set-aside", self.tr("Set aside (X)")),
        ):
            self.judge_by[kind].setText(text)  # type: ignore[index]
        self.form.retranslate()
        self.empty.say(
            self.tr("Nothing is waiting"),
            self.tr("Reports that you import and have not judged yet stand here."),
            self.tr("Import"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters wherever no text is written; Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self._close_form()
        elif known := letter(event):
            self._pressed(known)
        else:
            super().keyPressEvent(event)

    def undo(self) -> None:
        """Take the held judgement back, and open its report again."""
        held, self._held = self._held, None
        self.bar.release()
        if held is None:
            return
        numbers = self.model.numbers[:]
        numbers.insert(min(held.position, len(numbers)), held.number)
        self._list(numbers, held.number)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_held(self) -> None:
        """Write the held judgement now."""
        held, self._held = self._held, None
        self.bar.release()
        if held is not None:
            # Also while locking.
            self.place.session.write_first(triage.judge, held.judgement).then(
                self, lambda _record: self._written(), failed=self._not_written
            )

    # --- judging ----------------------------------------------------------------------------------

    def _pressed(self, key: str) -> None:
        if key in KINDS:
            self._ask(KINDS[key])
        elif key in {"J", "K"}:
            self._step(1 if key == "J" else -1)
        elif key == "U":
            self.undo()
        elif key == SPACE:
            self.view.fold()

    def _asker(self, kind: Kind) -> Callable[[], None]:
        return lambda: self._ask(kind)

    def _ask(self, kind: Kind) -> None:
        account = self.view.account
        if account is None:
            return
        if kind == "corroborated":
            self._judge(kind, "")
            return
        self.form.ask(kind)
        if kind == "duplicate-of":
            self._search("")

    def _search(self, words: str) -> None:
        account = self.view.account
        if account is not None:
            self.place.session.read(triage.candidates, account.row, words).then(
                self, self.form.offer
            )

    def _judge(self, kind: Kind, text: str) -> None:
        account = self.view.account
        if account is None or account.row.seq not in self.model.numbers:
            return
        self.write_held()
        row = account.row
        numbers = self.model.numbers[:]
        position = numbers.index(row.seq)
        numbers.pop(position)
        judgement = Judgement(row.subject, row.id, kind, text)
        self._held = _Held(judgement, row.seq, position, row.title)
        self._close_form()
        self._list(numbers, numbers[min(position, len(numbers) - 1)] if numbers else None)
        self.bar.hold(self._told)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> str:
        if self._held is None:
            return ""
        kind, title = self._held.judgement.kind, self._held.title
        sentences = {
            "corroborated": self.tr("Corroborated: “{title}”. It is written in a few seconds."),
            "needs-information": self.tr(
                "Needs information: “{title}”. It is written in a few seconds."
            ),
            "duplicate-of": self.tr("Duplicate: “{title}”. It is written in a few seconds."),
            "set-aside": self.tr("Set aside: “{title}”. It is written in a few seconds."),
        }
        return sentences[kind].format(title=title if len(title) <= _TITLE else title[:_TITLE] + "…")

    def _written(self) -> None:
        self._writing = True
        self.place.session.changed.emit("inbox")
        self._writing = False

    def _not_written(self, failure: Failure) -> None:
        self.show_error(failure)
        self._fetch()

    # --- the list ---------------------------------------------------------------------------------

    def _changed(self, part: str) -> None:
        if part in {"inbox", "reports"} and not self._writing and self.isVisible():
            self._fetch()

    def _fetch(self) -> None:
        own = self.place.owner.fingerprint
        self.place.session.read(triage.waiting, own).then(self, self._came)

    def _came(self, waiting: Waiting) -> None:
        self._total = waiting.total
        held = self._held.number if self._held is not None else None
        numbers = array("q", [number for number in waiting.numbers if number != held])
        open_now = self.view.account.row.seq if self.view.account is not None else None
        first = numbers[0] if numbers else None
        self._list(numbers, open_now if open_now in numbers else first)

    def _list(self, numbers: array[int], opened: int | None) -> None:
        self.model.show(numbers)
        self._count()
        self._stack.setCurrentIndex(1 if opened is None else 0)
        if opened is None:
            self.view.show_account(None)
        else:
            self.list.selectRow(numbers.index(opened))

    def _open(self, position: int) -> None:
        number = self.model.numbers[position]
        if self.view.account is None or self.view.account.row.seq != number:
            # Until it is here, nothing can be judged: it would be the one before.
            self.view.show_account(None)
            self._close_form(focus=False)
            self.place.session.read(triage.account, number).then(self, self._show)

    def _show(self, account: Account) -> None:
        position = self.list.currentIndex().row()
        numbers = self.model.numbers
        if 0 <= position < len(numbers) and numbers[position] == account.row.seq:
            self.view.show_account(account)

    def _step(self, step: int) -> None:
        position = self.list.currentIndex().row() + step
        if 0 <= position < len(self.model.numbers):
            self.list.selectRow(position)

    def _count(self) -> None:
        told = ""
        if self._total:
            number = QLocale().toString
            told = self.tr("{left} of {total} left").format(
                left=number(len(self.model.numbers)), total=number(self._total)
            )
        self.header.say(self.tr("Inbox"), told)

    def _close_form(self, *, focus: bool = True) -> None:
        if not self.form.isHidden():
            self.form.hide()
            if focus:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.clear()

    def _lay_out(self) -> None:
        detail = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(28, 8, 28, 16)
        grid.setSpacing(8)
        for position, button in enumerate(self.judge_by.values()):
            grid.addWidget(button, position // 2, position % 2)
        box = QVBoxLayout(detail)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        box.addWidget(self.form)
        box.addLayout(grid)
        self._stack.addWidget(panes(self.list, detail))
        self._stack.addWidget(self.empty)
        foot = QVBoxLayout()
        foot.setContentsMargins(28, 4, 28, 12)
        foot.addWidget(self.bar)
        self.content.addWidget(self._stack, 1)
        self.content.addLayout(foot)


_TITLE = 60


def _line(row: Row) -> TwoLines:
    return TwoLines(row.title, row.place.replace("\n", ", "), when(row))


def _spoken(row: Row) -> str:
    return ", ".join(filter(None, (row.title, when(row), row.place.replace("\n", ", "))))
