"""A list of entries: each a line that opens, and below them a way to add one more. Lists lie within entries too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.record import entries
from ui.parts import buttons
from ui.parts.labels import label
from ui.writing.entry_form import EntryForm
from ui.writing.entry_row import EntryRow
from ui.writing.item import Kind
from ui.writing.room import Room, Spoken, Steps, Tree

# Rows are widgets: a crowd is shown a part at a time.
SHOWN = 30


class EntryList(QWidget):
    """The value is the list as it stands, None if it is empty."""

    changed = Signal()

    def __init__(
        self, room: Room, kind: Kind, parent: QWidget | None = None, *, adder: bool = True
    ) -> None:
        super().__init__(parent)
        self._room, self._kind = room, kind
        self._trees: list[Any] = []
        self.rows: list[EntryRow] = []
        self._title = label("strong", wraps=True)
        self._title.hide()
        self.adder = kind.adder(room)
        self.rest = buttons.flush(buttons.quiet())
        self.rest.clicked.connect(self._show_more)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addLayout(self._list)
        box.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.adder)
        self.adder.setVisible(adder)
        self.adder.added.connect(self.add)
        self.setFocusProxy(self.adder.line)
        room.relabelled.connect(self._say_all)
        self._say_rest()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._trees)

    def say(self, name: str, _hint: str = "") -> None:
        """Set what a list within an entry is called."""
        self._title.setText(name)
        self._title.setVisible(bool(name))

    def put(self, value: Any) -> None:
        """Show a list."""
        self._trees = list(value) if isinstance(value, list | tuple) else []
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for _ in self._trees[:SHOWN]:
            self._row()
        self._say_all()
        self._say_rest()

    def value(self) -> Any:
        """The list."""
        return list(self._trees) or None

    def add(self, trees: list[dict[str, Any]], *, quietly: bool = False) -> None:
        """Put entries at the end, and open the last of them unless it was added from elsewhere."""
        collection = self._kind.collection
        for tree in trees:
            if collection and collection != "evidence":
                known = [each for each in self._trees if isinstance(each, dict)]
                tree = {"id": entries.fresh_id(collection, known), **tree}  # noqa: PLW2901
            self._show_more(all_of_them=True)
            self._trees.append(tree)
            self._row()
        self._say_all()
        self.changed.emit()
        if collection:
            self._room.relabelled.emit()
        if trees and self._kind.opens and not quietly:
            self._open(self.rows[-1])
            self.rows[-1].focus_form()

    def refuse(self, steps: Steps, said: Callable[[], str]) -> None:
        """Open the entry that the steps lead to, and say in its field what is wrong."""
        if not steps or not isinstance(steps[0], int) or steps[0] >= len(self._trees):
            if self.rows:
                self.rows[0].set_fault(said)
            self.adder.line.setFocus()
            return
        while len(self.rows) <= steps[0]:
            self._show_more()
        row = self.rows[steps[0]]
        if row.form is None:
            self._open(row)
        if row.form is None or not row.form.refuse(steps[1:], said):
            row.set_fault(said)
            row.toggle.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_all()
            self._say_rest()
        super().changeEvent(event)

    def _row(self) -> None:
        row = EntryRow()
        row.toggled.connect(lambda: self._toggle(row))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._list.addWidget(row)

    def _toggle(self, row: EntryRow) -> None:
        if row.form is not None:
            self._close(row)
            row.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open(row)
            row.focus_form()

    def _open(self, row: EntryRow) -> None:
        for other in self.rows:
            if other is not row:
                self._close(other)
        form = EntryForm(self._room, self._kind.items, self._trees[self.rows.index(row)])
        form.changed.connect(lambda: self._edited(row))
        row.open(form)

    def _close(self, row: EntryRow) -> None:
        if row.form is None:
            return
        row.close_form()
        if self._kind.collection:
            self._room.relabelled.emit()

    def _edited(self, row: EntryRow) -> None:
        if row.form is None:
            return
        tree = row.form.tree()
        self._trees[self.rows.index(row)] = tree
        row.set_fault(None)
        self.changed.emit()
        row.say(self._summary(tree, self._room.words()))

    def _remove(self, row: EntryRow) -> None:
        before, position = self._room.body(), self.rows.index(row)
        item = entries.key(self._trees[position]) if self._kind.collection else None
        # Its name alone: what is muted in the line comes after a gap.
        said = row.text.split("   ")[0]
        del self._trees[position]
        self.rows.remove(row)
        self._drop(row)
        self.changed.emit()
        left = self.rows[min(position, len(self.rows) - 1)].toggle if self.rows else None
        (left or self.adder.line).setFocus(Qt.FocusReason.OtherFocusReason)
        self._room.removed.emit(before, self._kind.collection, item or "", said)

    def _drop(self, row: EntryRow) -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_more(self, _on: bool = False, *, all_of_them: bool = False) -> None:
        shown = len(self.rows)
        last = len(self._trees) if all_of_them else shown + SHOWN
        for _ in self._trees[shown:last]:
            self._row()
        if len(self.rows) > shown:
            self._say_all()
        self._say_rest()

    def _say_all(self) -> None:
        words = self._room.words()
        for tree, row in zip(self._trees, self.rows, strict=False):
            row.say(self._summary(tree, words))

    def _summary(self, tree: Tree, words: Spoken) -> Any:
        return self._kind.summary(tree, words)

    def _say_rest(self) -> None:
        more = len(self._trees) - len(self.rows)
        self.rest.setText(self.tr("Show %n more", "", more))
        self.rest.setVisible(more > 0)


def some(kind: Kind) -> Callable[[Room], EntryList]:
    """A list of entries within an entry."""
    return lambda room: EntryList(room, kind)
