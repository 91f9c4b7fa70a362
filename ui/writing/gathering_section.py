"""The gathering: whether it was allowed, how large it was, which units came, what they said and did."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.report import whens
from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, count, low
from ui.writing.adders import by_button, by_text
from ui.writing.count_field import CountField
from ui.writing.date_field import DateField
from ui.writing.entry_list import some
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.part_field import part
from ui.writing.pick_field import lines, one_of, some_of, term, terms, yes_no
from ui.writing.room import Spoken


def _unit(tree: Tree, words: Spoken) -> Runs:
    kind = words.term("perpetrator-types", tree.get("type"))
    name = str(tree.get("name") or "") or kind
    more = dotted(
        low(kind) if kind != name else "", _count(tree), ", ".join(tree.get("insignia", ()))
    )
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


def _named(text: str) -> list[Tree]:
    name = " ".join(text.split())
    return [{"name": name}] if name else []


UNITS = Kind(
    (
        Item(
            "type",
            str(QT_TRANSLATE_NOOP("Writing", "Kind of perpetrator")),
            term("perpetrator-types"),
        ),
        Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many")), CountField),
        Item("insignia", str(QT_TRANSLATE_NOOP("Writing", "Marks on clothes")), lines),
        Item("equipment", str(QT_TRANSLATE_NOOP("Writing", "Equipment")), lines),
        Item("vehicles", str(QT_TRANSLATE_NOOP("Writing", "Vehicles")), lines, rare=True),
        Item(
            "person",
            str(QT_TRANSLATE_NOOP("Writing", "One of the people")),
            one_of("people"),
            rare=True,
        ),
        Item("name", str(QT_TRANSLATE_NOOP("Writing", "Called")), LineField, rare=True),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
    ),
    _unit,
    by_text(
        str(QT_TRANSLATE_NOOP("Writing", "Add a unit")),
        str(QT_TRANSLATE_NOOP("Writing", "riot police, men in masks …")),
        _named,
    ),
)


def _warning(tree: Tree, _words: Spoken) -> Runs:
    return (
        Run(
            dotted(
                whens.told(tree.get("when")),
                str(tree.get("by") or ""),
                str(tree.get("words") or "")[:80],
            )
        ),
    )


WARNINGS = Kind(
    (
        Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), DateField),
        Item("by", str(QT_TRANSLATE_NOOP("Writing", "By whom")), LineField),
        Item("audible", str(QT_TRANSLATE_NOOP("Writing", "Could be heard")), yes_no),
        Item("language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages")),
        Item("words", str(QT_TRANSLATE_NOOP("Writing", "In which words")), NoteField, wide=True),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
    ),
    _warning,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add a warning")), dict),
)

DISPERSAL = (
    Item("began", str(QT_TRANSLATE_NOOP("Writing", "Began")), DateField),
    Item("ended", str(QT_TRANSLATE_NOOP("Writing", "Ended")), DateField),
    Item("ordered_by", str(QT_TRANSLATE_NOOP("Writing", "Ordered by")), LineField),
    Item("way_out", str(QT_TRANSLATE_NOOP("Writing", "A way out was left")), yes_no),
    Item("methods", str(QT_TRANSLATE_NOOP("Writing", "Weapons and means")), terms("methods")),
    Item("stated_reason", str(QT_TRANSLATE_NOOP("Writing", "Reason that was given")), NoteField),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)

ASSEMBLY = (
    Item("status", str(QT_TRANSLATE_NOOP("Writing", "Kind and status")), term("assembly-status")),
    Item("size", str(QT_TRANSLATE_NOOP("Writing", "How many people")), CountField),
    Item("purpose", str(QT_TRANSLATE_NOOP("Writing", "What it was about")), NoteField, wide=True),
    Item("units", str(QT_TRANSLATE_NOOP("Writing", "Units that came")), some(UNITS), wide=True),
    Item(
        "organisers",
        str(QT_TRANSLATE_NOOP("Writing", "Organisers")),
        some_of("people"),
        wide=True,
        rare=True,
    ),
    Item("notified", str(QT_TRANSLATE_NOOP("Writing", "Notice given on")), DateField, rare=True),
    Item("notified_to", str(QT_TRANSLATE_NOOP("Writing", "Notice given to")), LineField, rare=True),
    Item(
        "decision",
        str(QT_TRANSLATE_NOOP("Writing", "The authority's answer")),
        LineField,
        rare=True,
    ),
    Item("insignia", str(QT_TRANSLATE_NOOP("Writing", "Marks and banners")), lines, rare=True),
    Item(
        "warnings",
        str(QT_TRANSLATE_NOOP("Writing", "Warnings to leave")),
        some(WARNINGS),
        wide=True,
        rare=True,
    ),
    Item(
        "dispersal",
        str(QT_TRANSLATE_NOOP("Writing", "How it was broken up")),
        part(DISPERSAL),
        wide=True,
        rare=True,
    ),
    Item("sources", str(QT_TRANSLATE_NOOP("Writing", "Sources")), some_of("sources"), rare=True),
    Item("evidence", str(QT_TRANSLATE_NOOP("Writing", "Files")), some_of("evidence"), rare=True),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def _estimate(tree: Tree, words: Spoken) -> Runs:
    who = words.term("roles-in-report", tree.get("role")) or str(tree.get("of") or "")
    more = dotted(_count(tree), whens.told(tree.get("when")))
    return (
        *((Run(who, "strong"),) if who else ()),
        *((Run(f"   {more}" if who else more, "muted"),) if more else ()),
    )


def _count(tree: Tree) -> str:
    return count(tree.get("count")) if isinstance(tree.get("count"), dict) else ""


ESTIMATES = Kind(
    (
        Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many")), CountField),
        Item("role", str(QT_TRANSLATE_NOOP("Writing", "Role")), term("roles-in-report")),
        Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), DateField),
        Item("sources", str(QT_TRANSLATE_NOOP("Writing", "Sources")), some_of("sources")),
        Item("of", str(QT_TRANSLATE_NOOP("Writing", "Of whom, in words")), LineField, rare=True),
        Item(
            "people",
            str(QT_TRANSLATE_NOOP("Writing", "Of which people")),
            some_of("people"),
            rare=True,
        ),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
    ),
    _estimate,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add a number")), dict),
)
