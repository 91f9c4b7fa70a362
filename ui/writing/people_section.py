"""The people of the report: by a label that names nobody, with their roles; who they are is kept apart."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldreport.usecases.record import crowd
from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, count, low
from ui.writing.adders import by_text
from ui.writing.count_field import CountField
from ui.writing.identity_field import IdentityField
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.pick_field import some_of, term, terms
from ui.writing.room import Spoken

translate = QCoreApplication.translate

ITEMS = (
    Item(
        "label",
        str(QT_TRANSLATE_NOOP("Writing", "In the report")),
        LineField,
        str(QT_TRANSLATE_NOOP("Writing", "Initials or a description, no name")),
    ),
    Item(
        "",
        str(QT_TRANSLATE_NOOP("Writing", "Whole name, kept apart")),
        IdentityField,
        str(QT_TRANSLATE_NOOP("Writing", "Stays behind when names don't travel")),
    ),
    Item("roles", str(QT_TRANSLATE_NOOP("Writing", "Roles")), terms("roles-in-report"), wide=True),
    Item(
        "type",
        str(QT_TRANSLATE_NOOP("Writing", "Person, group or organisation")),
        term("person-kinds"),
    ),
    Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many (of a group)")), CountField),
    Item("sex", str(QT_TRANSLATE_NOOP("Writing", "Sex")), term("sexes"), rare=True),
    Item("age", str(QT_TRANSLATE_NOOP("Writing", "Age")), term("age-bands"), rare=True),
    Item(
        "occupation",
        str(QT_TRANSLATE_NOOP("Writing", "Occupation")),
        term("occupations"),
        rare=True,
    ),
    Item(
        "flags", str(QT_TRANSLATE_NOOP("Writing", "Needs care")), terms("person-flags"), rare=True
    ),
    Item(
        "member_of", str(QT_TRANSLATE_NOOP("Writing", "Belongs to")), some_of("people"), rare=True
    ),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def summary(tree: Tree, words: Spoken) -> Runs:
    """One of the people in a line."""
    kind = tree.get("type", "person")
    more = dotted(
        words.terms("roles-in-report", tree.get("roles", ())),
        low(words.term("person-kinds", kind)) if kind != "person" else "",
        count(tree.get("count")) if isinstance(tree.get("count"), dict) else "",
        translate("Writing", "name kept apart")
        if tree.get("person") or tree.get("identity")
        else "",
    )
    label = str(tree.get("label", "")) or translate("Writing", "Without a name")
    return (Run(label, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


def added(text: str) -> list[Tree]:
    """The entries that a line makes."""
    made: list[Tree] = []
    for each in crowd.people(text):
        entry = each.entry(1)
        del entry["id"]
        made.append(entry)
    return made


def understood(text: str) -> str:
    """How the line is understood."""
    return "; ".join(
        translate("Writing", "{initials} (name kept apart)").format(initials=each.label)
        if each.name is not None
        else translate("Writing", "group: {who}").format(who=each.label)
        if each.count is not None
        else each.label
        for each in crowd.people(text)
    )


KIND = Kind(
    ITEMS,
    summary,
    by_text(
        str(QT_TRANSLATE_NOOP("Writing", "Add people")),
        str(QT_TRANSLATE_NOOP("Writing", "A. B., a police officer, +3 unknown")),
        added,
        understood,
    ),
    collection="people",
    opens=False,
)
