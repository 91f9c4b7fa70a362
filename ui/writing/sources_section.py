"""How it is known: who says so, how they know, and how far they can be relied on; and what is merely alleged."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, low
from ui.writing.adders import by_button, by_term
from ui.writing.date_field import DateField
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.pick_field import one_of, some_of, term, terms
from ui.writing.room import Spoken

ITEMS = (
    Item(
        "label",
        str(QT_TRANSLATE_NOOP("Writing", "Called")),
        LineField,
        str(QT_TRANSLATE_NOOP("Writing", "A description, no name")),
    ),
    Item("person", str(QT_TRANSLATE_NOOP("Writing", "One of the people")), one_of("people")),
    Item("connection", str(QT_TRANSLATE_NOOP("Writing", "Connection")), term("source-connection")),
    Item("reliability", str(QT_TRANSLATE_NOOP("Writing", "Reliability")), term("reliability")),
    Item(
        "type", str(QT_TRANSLATE_NOOP("Writing", "Kind of source")), term("source-types"), rare=True
    ),
    Item("when", str(QT_TRANSLATE_NOOP("Writing", "When it was said")), DateField, rare=True),
    Item("language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages"), rare=True),
    Item(
        "cited",
        str(QT_TRANSLATE_NOOP("Writing", "Title of what was published")),
        LineField,
        rare=True,
    ),
    Item("address", str(QT_TRANSLATE_NOOP("Writing", "Address on the web")), LineField, rare=True),
    Item("evidence", str(QT_TRANSLATE_NOOP("Writing", "Files")), some_of("evidence"), rare=True),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
)


def summary(tree: Tree, words: Spoken) -> Runs:
    """A source in a line."""
    kind = words.term("source-types", tree.get("type"))
    name = str(tree.get("label") or "") or words.person(tree.get("person")) or kind
    more = dotted(
        low(kind) if kind != name else "",
        low(words.term("source-connection", tree.get("connection"))),
        low(words.term("reliability", tree.get("reliability"))),
    )
    return (Run(name, "strong"), *((Run(f"   {more}", "muted"),) if more else ()))


KIND = Kind(
    ITEMS,
    summary,
    by_term(
        str(QT_TRANSLATE_NOOP("Writing", "Add a source")),
        str(QT_TRANSLATE_NOOP("Writing", "own observation, video, witness …")),
        "source-types",
        lambda code: {"type": code},
    ),
    collection="sources",
)


def _claim(tree: Tree, words: Spoken) -> Runs:
    name = words.person(tree.get("person")) or str(tree.get("who") or "")
    more = dotted(
        words.terms("involvement", tree.get("involvement", ())),
        ", ".join(low(words.act(act)) for act in tree.get("acts", ())),
        low(words.term("certainty", tree.get("certainty"))),
        ", ".join(map(words.source, tree.get("sources", ()))),
    )
    return (
        *((Run(name, "strong"),) if name else ()),
        *((Run(f"   {more}" if name else more, "muted"),) if more else ()),
    )


CLAIMS = Kind(
    (
        Item("who", str(QT_TRANSLATE_NOOP("Writing", "Who is said to stand behind it")), LineField),
        Item("sources", str(QT_TRANSLATE_NOOP("Writing", "Who says so")), some_of("sources")),
        Item("acts", str(QT_TRANSLATE_NOOP("Writing", "Behind which acts")), some_of("acts")),
        Item("involvement", str(QT_TRANSLATE_NOOP("Writing", "Part in it")), terms("involvement")),
        Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty")),
        Item(
            "type",
            str(QT_TRANSLATE_NOOP("Writing", "Kind of perpetrator")),
            term("perpetrator-types"),
        ),
        Item(
            "person",
            str(QT_TRANSLATE_NOOP("Writing", "One of the people")),
            one_of("people"),
            rare=True,
        ),
        Item(
            "evidence", str(QT_TRANSLATE_NOOP("Writing", "Files")), some_of("evidence"), rare=True
        ),
        Item("reasons", str(QT_TRANSLATE_NOOP("Writing", "Why it is said")), NoteField, wide=True),
    ),
    _claim,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add a claim")), dict),
)
