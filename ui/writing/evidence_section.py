"""The files that prove it: what each shows, who made it and when. The file itself never changes."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from fieldreport.files import shown
from fieldreport.reference.wording import size
from ui.look import language
from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, low
from ui.writing.date_field import DateField
from ui.writing.files_adder import FilesAdder
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.part_field import part
from ui.writing.pick_field import one_of, term
from ui.writing.places import ITEMS as PLACE
from ui.writing.room import Spoken

ITEMS = (
    Item("description", str(QT_TRANSLATE_NOOP("Writing", "What it shows")), NoteField, wide=True),
    Item("captured", str(QT_TRANSLATE_NOOP("Writing", "Made on")), DateField),
    Item("captured_by", str(QT_TRANSLATE_NOOP("Writing", "Made by")), one_of("people")),
    Item(
        "type", str(QT_TRANSLATE_NOOP("Writing", "Kind of file")), term("document-types"), rare=True
    ),
    Item(
        "state",
        str(QT_TRANSLATE_NOOP("Writing", "State of the file")),
        term("evidence-states"),
        rare=True,
    ),
    Item(
        "received_from",
        str(QT_TRANSLATE_NOOP("Writing", "Received from")),
        one_of("people"),
        rare=True,
    ),
    Item("received", str(QT_TRANSLATE_NOOP("Writing", "Received on")), DateField, rare=True),
    Item("received_how", str(QT_TRANSLATE_NOOP("Writing", "Received how")), LineField, rare=True),
    Item("device", str(QT_TRANSLATE_NOOP("Writing", "Device")), LineField, rare=True),
    Item("language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages"), rare=True),
    Item(
        "place", str(QT_TRANSLATE_NOOP("Writing", "Made where")), part(PLACE), wide=True, rare=True
    ),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def summary(tree: Tree, words: Spoken) -> Runs:
    """A file in a line."""
    name = shown(str(tree.get("name") or str(tree.get("sha256", ""))[:12]))
    bytes_ = tree.get("size")
    more = dotted(
        size(bytes_, language.current()) if isinstance(bytes_, int) else "",
        low(words.term("document-types", tree.get("type"))),
        " ".join(str(tree.get("description", "")).split())[:120],
    )
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


KIND = Kind(ITEMS, summary, FilesAdder, collection="evidence", opens=False)
