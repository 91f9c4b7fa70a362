"""What was done: who did what to whom, as sentences; each with its victims, injuries, means and perpetrators."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.report import acts
from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, count, low
from ui.writing.adders import by_entry, by_term
from ui.writing.count_field import CountField
from ui.writing.date_field import DateField
from ui.writing.entry_list import some
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.pick_field import lines, one_of, some_of, term, terms
from ui.writing.places import place
from ui.writing.room import Spoken


def _injury(tree: Tree, words: Spoken) -> Runs:
    part = f" ({tree['part']})" if tree.get("part") else ""
    return (Run(words.term("injuries", tree.get("type")) + part),)


INJURIES = Kind(
    (
        Item("part", str(QT_TRANSLATE_NOOP("Writing", "Where on the body")), LineField),
        Item(
            "evidence", str(QT_TRANSLATE_NOOP("Writing", "Files that show it")), some_of("evidence")
        ),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
        Item("type", str(QT_TRANSLATE_NOOP("Writing", "Injury")), term("injuries"), rare=True),
    ),
    _injury,
    by_term(
        str(QT_TRANSLATE_NOOP("Writing", "Add an injury")),
        str(QT_TRANSLATE_NOOP("Writing", "bruise, broken …")),
        "injuries",
        lambda code: {"type": code},
    ),
)


def _victim(tree: Tree, words: Spoken) -> Runs:
    injuries = [each for each in tree.get("injuries", ()) if isinstance(each, dict)]
    more = dotted(
        low(words.term("victim-status", tree.get("status"))),
        ", ".join(low(words.term("injuries", each.get("type"))) for each in injuries),
        _count(tree),
    )
    name = words.person(tree.get("person"))
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


VICTIMS = Kind(
    (
        Item(
            "status",
            str(QT_TRANSLATE_NOOP("Writing", "What became of them")),
            term("victim-status"),
        ),
        Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many of the group")), CountField),
        Item("injuries", str(QT_TRANSLATE_NOOP("Writing", "Injuries")), some(INJURIES), wide=True),
        Item(
            "consequences",
            str(QT_TRANSLATE_NOOP("Writing", "Consequences")),
            NoteField,
            wide=True,
            rare=True,
        ),
        Item("person", str(QT_TRANSLATE_NOOP("Writing", "Who")), one_of("people"), rare=True),
    ),
    _victim,
    by_entry(
        str(QT_TRANSLATE_NOOP("Writing", "Add a victim")),
        str(QT_TRANSLATE_NOOP("Writing", "one of the people, or somebody new")),
        "people",
        lambda item: {"person": item},
    ),
    opens=False,
)


def _perpetrator(tree: Tree, words: Spoken) -> Runs:
    kind = words.term("perpetrator-types", tree.get("type"))
    name = words.person(tree.get("person")) or str(tree.get("unit") or "") or kind
    more = dotted(
        low(kind) if kind != name else "",
        words.terms("involvement", tree.get("involvement", ())),
        _count(tree),
    )
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


PERPETRATORS = Kind(
    (
        Item(
            "involvement",
            str(QT_TRANSLATE_NOOP("Writing", "Part in it")),
            terms("involvement"),
            wide=True,
        ),
        Item(
            "type",
            str(QT_TRANSLATE_NOOP("Writing", "Kind of perpetrator")),
            term("perpetrator-types"),
        ),
        Item("unit", str(QT_TRANSLATE_NOOP("Writing", "Unit or office")), LineField),
        Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty")),
        Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many")), CountField, rare=True),
        Item("insignia", str(QT_TRANSLATE_NOOP("Writing", "Marks on clothes")), lines, rare=True),
        Item(
            "identified",
            str(QT_TRANSLATE_NOOP("Writing", "How it is known who")),
            NoteField,
            rare=True,
        ),
        Item("person", str(QT_TRANSLATE_NOOP("Writing", "Who")), one_of("people"), rare=True),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
    ),
    _perpetrator,
    by_entry(
        str(QT_TRANSLATE_NOOP("Writing", "Add a perpetrator")),
        str(QT_TRANSLATE_NOOP("Writing", "one of the people, or somebody new")),
        "people",
        lambda item: {"person": item},
    ),
)


ITEMS = (
    Item("victims", str(QT_TRANSLATE_NOOP("Writing", "To whom")), some(VICTIMS), wide=True),
    Item(
        "perpetrators", str(QT_TRANSLATE_NOOP("Writing", "By whom")), some(PERPETRATORS), wide=True
    ),
    Item("methods", str(QT_TRANSLATE_NOOP("Writing", "Weapons and means")), terms("methods")),
    Item("basis", str(QT_TRANSLATE_NOOP("Writing", "How it is known")), terms("basis")),
    Item("sources", str(QT_TRANSLATE_NOOP("Writing", "Sources")), some_of("sources"), rare=True),
    Item(
        "evidence",
        str(QT_TRANSLATE_NOOP("Writing", "Files that show it")),
        some_of("evidence"),
        rare=True,
    ),
    Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty"), rare=True),
    Item("type", str(QT_TRANSLATE_NOOP("Writing", "What was done")), term("act-types"), rare=True),
    Item(
        "began",
        str(QT_TRANSLATE_NOOP("Writing", "Began, if not as the report")),
        DateField,
        rare=True,
    ),
    Item("ended", str(QT_TRANSLATE_NOOP("Writing", "Ended")), DateField, rare=True),
    Item(
        "place", str(QT_TRANSLATE_NOOP("Writing", "Place, if another")), place, wide=True, rare=True
    ),
    Item(
        "stated_reason",
        str(QT_TRANSLATE_NOOP("Writing", "Reason that was given")),
        NoteField,
        rare=True,
    ),
    Item("legal_basis", str(QT_TRANSLATE_NOOP("Writing", "Law that was named")), lines, rare=True),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def summary(tree: Tree, words: Spoken) -> Runs:
    """An act as a sentence."""
    return acts.sentence(_whole(tree), words)


def _whole(tree: Tree) -> dict[str, Any]:
    """What the sentence needs, of an act that is not complete yet."""
    victims = [
        {**each, "person": each.get("person", ""), "count": _number(each)}
        for each in tree.get("victims", ())
    ]
    perpetrators = [{**each, "count": _number(each)} for each in tree.get("perpetrators", ())]
    return {**tree, "type": tree.get("type"), "victims": victims, "perpetrators": perpetrators}


def _number(tree: Tree) -> Any:
    return tree.get("count") if isinstance(tree.get("count"), dict) else None


def _count(tree: Tree) -> str:
    return count(_number(tree))


KIND = Kind(
    ITEMS,
    summary,
    by_term(
        str(QT_TRANSLATE_NOOP("Writing", "Add an act")),
        str(QT_TRANSLATE_NOOP("Writing", "any word for it: beaten, batons …")),
        "act-types",
        lambda code: {"type": code},
    ),
    collection="acts",
)
