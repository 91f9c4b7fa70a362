"""The fields of a place, the same for a report, an act and a file."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.writing.item import Item
from ui.writing.line_field import LineField, NoteField
from ui.writing.part_field import part
from ui.writing.pick_field import term
from ui.writing.spot_field import SpotField

ITEMS = (
    Item("", "", SpotField, wide=True),
    Item("address", str(QT_TRANSLATE_NOOP("Writing", "Address or spot")), LineField),
    Item("type", str(QT_TRANSLATE_NOOP("Writing", "Kind of place")), term("place-types")),
    Item(
        "note",
        str(QT_TRANSLATE_NOOP("Writing", "About the place")),
        NoteField,
        wide=True,
        rare=True,
    ),
)

place = part(ITEMS, titled=False)
