"""The fields that most kinds of records about a report have: where it is known from, the files that prove
it, tags, links, and who signed, is in charge, or consents for somebody else.

They are those of the full form of a report, but for what only these records have.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.following.consenting import PersonField
from ui.report.blocks import Run, Runs, dotted
from ui.report.words import Tree, low
from ui.writing import account_section, evidence_section, property_section, sources_section
from ui.writing.adders import by_button
from ui.writing.count_field import CountField
from ui.writing.date_field import DateField
from ui.writing.entry_list import some
from ui.writing.files_adder import FilesAdder
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.part_field import part
from ui.writing.pick_field import lines, one_of, some_of, term, terms
from ui.writing.places import ITEMS as PLACE
from ui.writing.room import Spoken

_FILES = str(QT_TRANSLATE_NOOP("Writing", "Files"))

EVIDENCE = Item("evidence", _FILES, some(evidence_section.KIND), wide=True)

PLACES = Item(
    "place",
    str(QT_TRANSLATE_NOOP("Writing", "Where")),
    part(PLACE, titled=False),
    wide=True,
    rare=True,
)
LANGUAGE = Item(
    "language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages"), rare=True
)
BASIS = Item(
    "basis", str(QT_TRANSLATE_NOOP("Writing", "How it is known")), terms("basis"), rare=True
)
SOURCES = Item(
    "sources",
    str(QT_TRANSLATE_NOOP("Writing", "Sources")),
    some(sources_section.KIND),
    wide=True,
    rare=True,
)
TAGS = Item("tags", str(QT_TRANSLATE_NOOP("Writing", "Tags")), lines, rare=True)
LINKS = Item(
    "links",
    str(QT_TRANSLATE_NOOP("Writing", "Links to other reports")),
    some(account_section.LINKS),
    wide=True,
    rare=True,
)

# For an entry within a record: which of its sources and files it is about.
OF_SOURCES = Item(
    "sources", str(QT_TRANSLATE_NOOP("Writing", "Who says so")), some_of("sources"), rare=True
)
OF_FILES = Item("evidence", _FILES, some_of("evidence"), rare=True)
ADDRESSEES = Item(
    "addressees",
    str(QT_TRANSLATE_NOOP("Writing", "To whom")),
    some_of("people"),
    wide=True,
    rare=True,
)

OFFICIAL = Item(
    "official", str(QT_TRANSLATE_NOOP("Writing", "Official in charge")), one_of("people"), rare=True
)
OFFICIALS = Item(
    "officials",
    str(QT_TRANSLATE_NOOP("Writing", "Officials in charge")),
    some_of("people"),
    wide=True,
    rare=True,
)
SIGNATORIES = Item(
    "signatories",
    str(QT_TRANSLATE_NOOP("Writing", "Who signed")),
    part(
        (
            Item("count", str(QT_TRANSLATE_NOOP("Writing", "How many")), CountField),
            Item(
                "people",
                str(QT_TRANSLATE_NOOP("Writing", "Those who are known")),
                some_of("people"),
            ),
        )
    ),
    wide=True,
    rare=True,
)
FINE = Item(
    "fine",
    str(QT_TRANSLATE_NOOP("Writing", "Fine")),
    part(property_section.MONEY),
    wide=True,
)

GUARDIAN = Item(
    "guardian",
    str(QT_TRANSLATE_NOOP("Writing", "Who consented for this person")),
    part(
        (
            Item(
                "person",
                str(QT_TRANSLATE_NOOP("Writing", "Parent or guardian")),
                PersonField,
                str(
                    QT_TRANSLATE_NOOP("Writing", "If the person can't consent: a child, a patient")
                ),
            ),
            Item(
                "relation",
                str(QT_TRANSLATE_NOOP("Writing", "What they are to the person")),
                LineField,
                str(QT_TRANSLATE_NOOP("Writing", "Mother, guardian …")),
            ),
        )
    ),
    wide=True,
    rare=True,
)

# There are no people and acts around the files of a consent, so there is less to say of them.
_FORM = Kind(
    (
        Item("captured", str(QT_TRANSLATE_NOOP("Writing", "Made on")), DateField),
        Item(
            "type",
            str(QT_TRANSLATE_NOOP("Writing", "Kind of file")),
            term("document-types"),
        ),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True),
    ),
    evidence_section.summary,
    FilesAdder,
    collection="evidence",
    opens=False,
)
FORMS = Item(
    "evidence",
    str(QT_TRANSLATE_NOOP("Writing", "The signed form, a recording")),
    some(_FORM),
    wide=True,
)


def _attribution(tree: Tree, words: Spoken) -> Runs:
    kind = words.term("perpetrator-types", tree.get("type"))
    who = str(tree.get("who") or "") or kind
    more = dotted(
        low(words.terms("involvement", tree.get("involvement", ()))),
        low(words.term("certainty", tree.get("certainty"))),
    )
    return (
        *((Run(who, "strong"),) if who else ()),
        *((Run(f"   {more}", "muted"),) if more else ()),
    )


_ATTRIBUTIONS = Kind(
    (
        Item("who", str(QT_TRANSLATE_NOOP("Writing", "Who is held answerable")), LineField),
        Item("reasons", str(QT_TRANSLATE_NOOP("Writing", "Why")), NoteField, wide=True),
        Item(
            "type",
            str(QT_TRANSLATE_NOOP("Writing", "Kind of perpetrator")),
            term("perpetrator-types"),
        ),
        Item("unit", str(QT_TRANSLATE_NOOP("Writing", "Unit")), LineField),
        Item("involvement", str(QT_TRANSLATE_NOOP("Writing", "Part in it")), terms("involvement")),
        Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty")),
    ),
    _attribution,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add who is held answerable")), dict),
)


ATTRIBUTIONS = Item(
    "attributions",
    str(QT_TRANSLATE_NOOP("Writing", "Who is held answerable")),
    some(_ATTRIBUTIONS),
    wide=True,
    rare=True,
)
