"""The inbox of a coordinator: imported reports without a judgement, one after the other, judged by
single keys.

A judgement is held for a few seconds before it is written, because what is written stays. It is
written at once with the next one, when the page is left, and before the vault is locked. One that
is written can be withdrawn: a version of it that no longer holds, and its report waits again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Account, Judged, Judgement, Kind, Waiting
from fieldreport.vault.search import Row
from ui.desk.account_view import AccountView, when
from ui.desk.held import Held, shortened
from ui.desk.keys import SPACE, letter
from ui.desk.undo_bar import UndoBar
from ui.desk.waiting_list import WaitingList
from ui.desk.withdraw_form import WithdrawForm
from ui.desk.withdraw_form import kind as named
from ui.desk.words_form import WordsForm
from ui.merging import naming
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


class InboxPage(Page):
    """The list on the left, the account and the judgements on the right."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._total = 0
        self._held: Held | None = None
        self._writing = False
        self.model: RowsModel[Row] = RowsModel(
            lambda numbers: place.session.read(triage.rows, numbers), _spoken, self
        )
        self.list = WaitingList(self.model, TwoLineDelegate(_line))
        self.view, self.form, self.bar = AccountView(), WordsForm(), UndoBar()
        self.withdrawing = WithdrawForm(place)
        self.withdraw = buttons.secondary()
        self.merge = buttons.secondary(icon="git-merge")
        self.merge.clicked.connect(self._merge)
        self.header.add(self.merge)
        self.header.add(self.withdraw)
        self.merge.hide()
        self._wanted: int | None = None
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
        self.withdraw.clicked.connect(self.take_back)
        self.withdrawing.done.connect(self._withdrawn)
        self.withdrawing.nothing.connect(self._nothing_to_withdraw)
        self.withdrawing.failed.connect(self._not_written)
        self.withdrawing.closed.connect(self._close_form)
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
        self._wanted = None

    def first_focus(self) -> QWidget:
        """On the list: its keys judge at once. Without one, on what can still be done."""
        return self.list if self._stack.currentIndex() == 0 else self.empty.button

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
        self.merge.setText(naming.merge())
        self.merge.setToolTip(naming.merge_hint())
        self.withdraw.setText(self.tr("Take back … (U)"))
        self.withdraw.setToolTip(self.tr("Withdraw a judgement that was written already"))
        self.form.retranslate()
        self.empty.say(
            self.tr("Nothing is waiting"),
            self.tr("Reports that you import and have not judged yet stand here."),
            self.tr("Import"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters wherever no text is written; Escape leaves the form."""
        open_form = self.form.isVisible() or self.withdrawing.isVisible()
        if event.key() == Qt.Key.Key_Escape and open_form:
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

    def take_back(self) -> None:
        """Undo what is held; when nothing is, offer the judgements that were written."""
        if self._held is not None:
            self.undo()
            return
        self.notices.clear()
        self._close_form()
        self.withdrawing.open()

    def _nothing_to_withdraw(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("There is no judgement of yours that could be withdrawn."), "note"
        )

    def _withdrawn(self, judged: Judged) -> None:
        self.notices.show_notice(
            lambda: self.tr("Withdrawn: {judgement}, “{title}”.").format(
                judgement=named(judged), title=shortened(judged.title)
            )
        )
        self._wanted = judged.number
        self._written()
        self._fetch()

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
            self.take_back()
        elif key == "M":
            self._merge()
        elif key == SPACE:
            self.view.fold()

    def _asker(self, kind: Kind) -> Callable[[], None]:
        return lambda: self._ask(kind)

    def _ask(self, kind: Kind) -> None:
        account = self.view.account
        if account is None:
            return
        self._close_form(focus=False)
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
        self._wanted = None
        row = account.row
        numbers = self.model.numbers[:]
        position = numbers.index(row.seq)
        numbers.pop(position)
        judgement = Judgement(row.subject, row.id, kind, text)
        self._held = Held(judgement, row.seq, position, row.title)
        self._close_form()
        self._list(numbers, numbers[min(position, len(numbers) - 1)] if numbers else None)
        self.bar.hold(self._held.told)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._list(numbers, next((n for n in (self._wanted, open_now) if n in numbers), first))
        if self._wanted in numbers:
            self._wanted = None
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, numbers: array[int], opened: int | None) -> None:
        self.model.show(numbers)
        self._count()
        self._stack.setCurrentIndex(1 if opened is None else 0)
        if opened is None:
            self.view.show_account(None)
            self.merge.hide()
        else:
            self.list.selectRow(numbers.index(opened))

    def _open(self, position: int) -> None:
        number = self.model.numbers[position]
        if self.view.account is None or self.view.account.row.seq != number:
            # Until it is here, nothing can be judged: it would be the one before.
            self.view.show_account(None)
            self.merge.hide()
            self._close_form(focus=False)
            own = self.place.owner.fingerprint
            self.place.session.read(triage.account, number, own).then(self, self._show)

    def _show(self, account: Account) -> None:
        position = self.list.currentIndex().row()
        numbers = self.model.numbers
        if 0 <= position < len(numbers) and numbers[position] == account.row.seq:
            self.view.show_account(account)
            self.merge.setVisible(account.row.conflict)

    def _merge(self) -> None:
        account = self.view.account
        if account is not None and account.row.conflict:
            self.place.go("merging", subject=account.row.subject, origin="inbox")

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
        for form in (self.form, self.withdrawing):
            if not form.isHidden():
                form.hide()
                if focus:
                    self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            form.clear()

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
        self.content.addWidget(self.withdrawing)
        self.content.addLayout(foot)


def _line(row: Row) -> TwoLines:
    mark = naming.conflict() if row.conflict else ""
    icon = "triangle-alert" if row.conflict else ""
    return TwoLines(row.title, row.place.replace("\n", ", "), when(row), mark, icon)


def _spoken(row: Row) -> str:
    mark = naming.conflict() if row.conflict else ""
    return ", ".join(filter(None, (row.title, mark, when(row), row.place.replace("\n", ", "))))
