"""The fields of one entry. A field that nobody touched comes back as it was, and so does what has no field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts import buttons
from ui.writing.item import Item
from ui.writing.room import Room, Steps


class EntryForm(QWidget):
    """`tree` is the entry as it stands. Fields that are rarely needed appear on request."""

    changed = Signal()

    def __init__(
        self,
        room: Room,
        items: Sequence[Item],
        tree: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._items, self._base = room, items, dict(tree)
        self._touched: set[str] = set()
        self.fields: dict[str, Any] = {}
        self.more = buttons.flush(buttons.quiet(icon="plus"))
        self.more.clicked.connect(self._show_rare)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        usual = [item for item in items if not item.rare or self._says(item)]
        rare = [item for item in items if item not in usual]
        self._rare = rare
        self._lay_out(usual)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.setVisible(bool(rare))
        self._retranslate()

    def tree(self) -> dict[str, Any]:
        """The entry."""
        found = dict(self._base)
        self.write_into(found)
        return found

    def write_into(self, tree: dict[str, Any]) -> None:
        """Set what was touched in a tree that holds the rest."""
        for item in self._items:
            if item.name in self._touched:
                _set(tree, item.name, self.fields[item.name].value())

    def put(self, tree: Mapping[str, Any]) -> None:
        """Show another entry in the same fields."""
        self._base = dict(tree)
        self._touched.clear()
        if any(self._says(item) for item in self._rare):
            self._lay_out_rare()
        for name, widget in self.fields.items():
            widget.put(self._given(name))

    def first(self) -> QWidget:
        """Where the cursor stands first: the first field that says nothing yet."""
        for name, widget in self.fields.items():
            if not self._given(name):
                return inner(widget)
        return inner(next(iter(self.fields.values())))

    def refuse(self, steps: Steps, said: Callable[[], str]) -> bool:
        """Say in the field that the steps lead to what is wrong with it; False if there is no such field."""
        if not steps:
            return False
        name = str(steps[0])
        whole = self.fields.get("")
        if whole is not None and name in whole.value():
            whole.refuse(steps, said)
            return True
        if name not in self.fields and any(item.name == name for item in self._rare):
            self._lay_out_rare()
        if name not in self.fields:
            return False
        self.fields[name].refuse(steps[1:], said)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _says(self, item: Item) -> bool:
        return self._base.get(item.name) is not None if item.name else bool(self._base)

    def _given(self, name: str) -> Any:
        return self._base.get(name) if name else self._base

    def _lay_out(self, items: Sequence[Item]) -> None:
        pair: QHBoxLayout | None = None
        for item in items:
            widget = item.make(self._room)
            self.fields[item.name] = widget
            widget.put(self._given(item.name))
            item.say(widget)
            widget.changed.connect(lambda name=item.name: self._edited(name))
            # A column of its own each: aligned in a cell, a text that wraps would be cut off.
            column = QVBoxLayout()
            column.addWidget(widget)
            column.addStretch(1)
            if item.wide:
                self._box.addLayout(column)
                pair = None
            elif pair is None:
                pair = QHBoxLayout()
                pair.setSpacing(16)
                pair.addLayout(column, 1)
                self._box.addLayout(pair)
            else:
                pair.addLayout(column, 1)
                pair = None
        if pair is not None:
            pair.addStretch(1)
            pair.setStretch(1, 1)

    def _show_rare(self) -> None:
        first = self._rare[0].name
        self._lay_out_rare()
        inner(self.fields[first]).setFocus()

    def _lay_out_rare(self) -> None:
        rare, self._rare = self._rare, []
        self._box.removeWidget(self.more)
        self.more.hide()
        self._lay_out(rare)

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self.changed.emit()

    def _retranslate(self) -> None:
        self.more.setText(self.tr("More fields"))
        for item in self._items:
            if item.name in self.fields:
                item.say(self.fields[item.name])


def _set(tree: dict[str, Any], name: str, value: Any) -> None:
    for key, each in value.items() if not name else ((name, value),):
        if each is None or each in ([], {}):
            tree.pop(key, None)
        else:
            tree[key] = each


def inner(widget: Any) -> QWidget:
    """The widget that takes the cursor for a field."""
    found: QWidget = widget
    while (proxy := found.focusProxy()) is not None:
        found = proxy
    return found
