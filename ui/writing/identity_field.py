"""Who somebody is: a whole name, which makes a record of its own, or a person whom the vault knows already.

The account itself names nobody. What is written here stays behind when the report travels without names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.writing.pick_field import PickField
from ui.writing.room import Room, Steps
from ui.writing.sources import Records


class _Names(Records):
    """The people that the vault knows; a name that is none of theirs is a new one."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, "person")

    def typed(self, text: str) -> Any:
        """A new name."""
        name = " ".join(text.split())
        return {"names": [{"full": name, "form": "as-given"}]} if name else None

    def label(self, value: Any) -> str:
        """The name."""
        if not isinstance(value, Mapping):
            return super().label(value)
        names = value.get("names") or ()
        return str(names[0].get("full", "")) if names else str(value.get("description", ""))


class IdentityField(QWidget):
    """The value is the fields `person` and `identity` of one of the people."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PickField(_Names(room), eager=False)
        self._both: Any = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self.changed)

    def say(self, name: str, hint: str = "") -> None:
        """Set what the field is called."""
        self.field.say(name, hint)

    def put(self, value: Any) -> None:
        """Show who it is."""
        tree: Mapping[str, Any] = value or {}
        # With both, the identity is a new version of the person's record.
        self._both = tree.get("person") if tree.get("identity") else None
        self.field.put(tree.get("identity") or tree.get("person"))

    def value(self) -> dict[str, Any]:
        """Who it is."""
        found = self.field.value()
        if isinstance(found, Mapping):
            return {"identity": dict(found), "person": self._both}
        return {"person": found, "identity": None}

    def refuse(self, steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.field.refuse(steps, said)
