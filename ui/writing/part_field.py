"""A part of an entry that has fields of its own: a place, the dispersal of a gathering."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import label
from ui.writing.entry_form import EntryForm, inner
from ui.writing.item import Item
from ui.writing.room import Room, Steps


class PartField(QWidget):
    """The value is a tree, None if nothing stands in it. Without `titled` the fields speak for themselves."""

    changed = Signal()

    def __init__(
        self, room: Room, items: Sequence[Item], parent: QWidget | None = None, *, titled: bool
    ) -> None:
        super().__init__(parent)
        self._title = label("strong", wraps=True)
        self._titled = titled
        self.form = EntryForm(room, items, {})
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self.form)
        self._title.setVisible(titled)
        self.form.changed.connect(self.changed)
        self.setFocusProxy(inner(self.form.first()))

    def say(self, name: str, _hint: str = "") -> None:
        """Set what the part is called."""
        self._title.setText(name if self._titled else "")

    def put(self, value: Any) -> None:
        """Show a part."""
        self.form.put(value if isinstance(value, Mapping) else {})

    def value(self) -> Any:
        """The part."""
        return self.form.tree() or None

    def refuse(self, steps: Steps, said: Callable[[], str]) -> None:
        """Say in its field what is wrong."""
        if not self.form.refuse(steps, said):
            next(iter(self.form.fields.values())).refuse((), said)


def part(items: Sequence[Item], *, titled: bool = True) -> Callable[[Room], PartField]:
    """A part with these fields."""
    return lambda room: PartField(room, items, titled=titled)
