"""The name or the point of a place: the field of quick capture, for the place of a report and of an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.record.capture import Spot
from ui.capture.place_field import PlaceField
from ui.writing.room import Room, Steps

FIELDS = ("name", "admin", "country", "lat", "lon", "precision")


class SpotField(QWidget):
    """The value is the fields of a place that it decides about, None for those that say nothing."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PlaceField(room.session)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self.changed)

    def say(self, _name: str, _hint: str = "") -> None:
        """It has a name of its own."""

    def put(self, value: Any) -> None:
        """Show a place."""
        tree: Mapping[str, Any] = value or {}
        spot = None
        if tree.get("lat") is not None and tree.get("lon") is not None:
            known = {name: tree[name] for name in FIELDS if tree.get(name) is not None}
            spot = msgspec.convert(known, Spot, strict=False)
        point = f"{spot.lat:.6g}, {spot.lon:.6g}" if spot is not None else ""
        self.field.put(str(tree.get("name") or point), spot)

    def value(self) -> dict[str, Any]:
        """What the field says of the place."""
        spot = self.field.spot
        found: dict[str, Any] = {}
        if spot is not None:
            found = msgspec.json.decode(msgspec.json.encode(spot))
        else:
            found = {"name": " ".join(self.field.text.split()) or None}
        return {name: found.get(name) for name in FIELDS}

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.field.set_fault(said)
        self.field.line.setFocus()
