"""What was broken, taken or searched: the thing, whose it is, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, low
from ui.writing.adders import by_text
from ui.writing.date_field import DateField
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField, NumberField
from ui.writing.part_field import part
from ui.writing.pick_field import one_of, some_of, term, terms
from ui.writing.room import Spoken

MONEY = (
    Item("amount", str(QT_TRANSLATE_NOOP("Writing", "Amount")), NumberField),
    Item(
        "currency",
        str(QT_TRANSLATE_NOOP("Writing", "Currency")),
        LineField,
        str(QT_TRANSLATE_NOOP("Writing", "Three letters, such as KZT")),
    ),
)

ITEMS = (
    Item(
        "outcomes",
        str(QT_TRANSLATE_NOOP("Writing", "What became of it")),
        terms("property-outcomes"),
        wide=True,
    ),
    Item("owner", str(QT_TRANSLATE_NOOP("Writing", "Owner")), one_of("people")),
    Item("taken_by", str(QT_TRANSLATE_NOOP("Writing", "Taken by")), one_of("people")),
    Item("type", str(QT_TRANSLATE_NOOP("Writing", "Kind of thing")), term("property-types")),
    Item("acts", str(QT_TRANSLATE_NOOP("Writing", "In which acts")), some_of("acts")),
    Item("item", str(QT_TRANSLATE_NOOP("Writing", "What it is")), LineField, rare=True),
    Item("quantity", str(QT_TRANSLATE_NOOP("Writing", "How many")), NumberField, rare=True),
    Item("holder", str(QT_TRANSLATE_NOOP("Writing", "Who had it")), one_of("people"), rare=True),
    Item("returned", str(QT_TRANSLATE_NOOP("Writing", "Returned")), DateField, rare=True),
    Item("serial", str(QT_TRANSLATE_NOOP("Writing", "Serial number")), LineField, rare=True),
    Item("value", str(QT_TRANSLATE_NOOP("Writing", "Value")), part(MONEY), wide=True, rare=True),
    Item("exposed", str(QT_TRANSLATE_NOOP("Writing", "What it gave away")), NoteField, rare=True),
    Item("sources", str(QT_TRANSLATE_NOOP("Writing", "Sources")), some_of("sources"), rare=True),
    Item(
        "evidence",
        str(QT_TRANSLATE_NOOP("Writing", "Files that show it")),
        some_of("evidence"),
        rare=True,
    ),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def summary(tree: Tree, words: Spoken) -> Runs:
    """A thing in a line."""
    owner = words.person(tree.get("owner"))
    more = dotted(
        words.terms("property-outcomes", tree.get("outcomes", ())),
        QCoreApplication.translate("Writing", "owner: {who}").format(who=owner) if owner else "",
        low(words.term("property-types", tree.get("type"))),
    )
    number = tree.get("quantity", 1)
    name = str(tree.get("item", "")) + (f" × {number}" if number != 1 else "")
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


def _added(text: str) -> list[Tree]:
    item = " ".join(text.split())
    return [{"item": item}] if item else []


KIND = Kind(
    ITEMS,
    summary,
    by_text(
        str(QT_TRANSLATE_NOOP("Writing", "Add a thing")),
        str(QT_TRANSLATE_NOOP("Writing", "camera, phone, banner …")),
        _added,
    ),
    collection="property",
)
