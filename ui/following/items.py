"""The fields of the records about a report, by kind. They are widgets of the full form of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.following import more, withdrawing
from ui.following.consenting import PersonField, permissions
from ui.report import whens
from ui.report.blocks import Run, Runs
from ui.report.words import Tree, low
from ui.writing.adders import by_button
from ui.writing.date_field import DateField
from ui.writing.entry_list import some
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField, NumberField
from ui.writing.part_field import part
from ui.writing.pick_field import lines, one_of, record, some_of, term, yes_no
from ui.writing.places import ITEMS as PLACE
from ui.writing.room import Spoken


def _check(tree: Tree, words: Spoken) -> Runs:
    when = whens.told(str(tree.get("when") or ""))
    result = low(words.term("action-statuses", tree.get("result")), 1 if when else 0)
    note = " ".join(str(tree.get("note") or "").split())[:80]
    said = ": ".join(each for each in (when, result) if each)
    more = (Run(f"   {note}", "muted"),) if note else ()
    return (*((Run(said, "strong"),) if said else ()), *more)


_CHECKS = Kind(
    (
        Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), partial(DateField, now=True)),
        Item(
            "result", str(QT_TRANSLATE_NOOP("Writing", "What was found")), term("action-statuses")
        ),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True),
        Item("by", str(QT_TRANSLATE_NOOP("Writing", "Who looked")), LineField, rare=True),
        more.OF_SOURCES,
        more.OF_FILES,
    ),
    _check,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add an answer, or that none came")), dict),
)


def _demand(tree: Tree, _words: Spoken) -> Runs:
    text = " ".join(str(tree.get("text") or "").split())[:120]
    return (Run(text, "strong"),) if text else ()


_DEMANDS = Kind(
    (
        Item("text", str(QT_TRANSLATE_NOOP("Writing", "Demand")), NoteField, wide=True),
        Item("deadline", str(QT_TRANSLATE_NOOP("Writing", "By when")), DateField),
        Item(
            "status",
            str(QT_TRANSLATE_NOOP("Writing", "What came of it")),
            term("action-statuses"),
        ),
        Item(
            "people",
            str(QT_TRANSLATE_NOOP("Writing", "For whom")),
            some_of("people"),
            wide=True,
            rare=True,
        ),
        more.ADDRESSEES,
    ),
    _demand,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add a demand")), dict),
)


def _translation(tree: Tree, words: Spoken) -> Runs:
    language = words.term("languages", tree.get("language"))
    text = " ".join(str(tree.get("words") or "").split())[:80]
    more = (Run(f"   {text}", "muted"),) if text else ()
    return (*((Run(language, "strong"),) if language else ()), *more)


_TRANSLATIONS = Kind(
    (
        Item("language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages")),
        Item("by", str(QT_TRANSLATE_NOOP("Writing", "Translated by")), LineField),
        Item("words", str(QT_TRANSLATE_NOOP("Writing", "Words")), NoteField, wide=True),
    ),
    _translation,
    by_button(str(QT_TRANSLATE_NOOP("Writing", "Add a translation")), dict),
)

_DECISION = (
    Item("by", str(QT_TRANSLATE_NOOP("Writing", "Decided by")), LineField),
    Item("reference", str(QT_TRANSLATE_NOOP("Writing", "Number of the decision")), LineField),
    Item("outcome", str(QT_TRANSLATE_NOOP("Writing", "Outcome")), NoteField, wide=True),
    Item("term_days", str(QT_TRANSLATE_NOOP("Writing", "For how many days")), NumberField),
    Item("until", str(QT_TRANSLATE_NOOP("Writing", "Until")), DateField),
    Item("appeal_by", str(QT_TRANSLATE_NOOP("Writing", "Appeal by")), DateField),
    more.FINE,
)

_ACTION = (
    Item(
        "type",
        str(QT_TRANSLATE_NOOP("Writing", "Kind of step")),
        term("action-types"),
        str(QT_TRANSLATE_NOOP("Writing", "Complaint, lawyer, medical examination …")),
    ),
    Item("status", str(QT_TRANSLATE_NOOP("Writing", "Where it stands")), term("action-statuses")),
    Item(
        "authority",
        str(QT_TRANSLATE_NOOP("Writing", "Authority")),
        LineField,
        str(QT_TRANSLATE_NOOP("Writing", "Where it was sent, or who took it")),
    ),
    Item("reference", str(QT_TRANSLATE_NOOP("Writing", "Reference number")), LineField),
    Item("sent", str(QT_TRANSLATE_NOOP("Writing", "Sent")), partial(DateField, now=True)),
    Item("deadline", str(QT_TRANSLATE_NOOP("Writing", "Answer due")), DateField),
    Item(
        "by", str(QT_TRANSLATE_NOOP("Writing", "Who took the step")), some_of("people"), wide=True
    ),
    Item("checks", str(QT_TRANSLATE_NOOP("Writing", "Answers")), some(_CHECKS), wide=True),
    Item("narrative", str(QT_TRANSLATE_NOOP("Writing", "More about it")), NoteField, wide=True),
    more.EVIDENCE,
    Item("title", str(QT_TRANSLATE_NOOP("Writing", "Title")), LineField, wide=True, rare=True),
    Item("received", str(QT_TRANSLATE_NOOP("Writing", "Received")), DateField, rare=True),
    Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty"), rare=True),
    Item(
        "on_behalf_of",
        str(QT_TRANSLATE_NOOP("Writing", "For whom")),
        some_of("people"),
        wide=True,
        rare=True,
    ),
    Item(
        "demands",
        str(QT_TRANSLATE_NOOP("Writing", "Demands")),
        some(_DEMANDS),
        wide=True,
        rare=True,
    ),
    Item(
        "qualification",
        str(QT_TRANSLATE_NOOP("Writing", "Articles of law")),
        lines,
        wide=True,
        rare=True,
    ),
    more.OFFICIAL,
    Item(
        "parent",
        str(QT_TRANSLATE_NOOP("Writing", "Follows on from the step")),
        record("action"),
        str(QT_TRANSLATE_NOOP("Writing", "Words that stand in it")),
        rare=True,
    ),
    more.SIGNATORIES,
    more.PLACES,
    more.LANGUAGE,
    more.BASIS,
    more.SOURCES,
    more.TAGS,
    more.LINKS,
)

_DETENTION = (
    Item(
        "detained", str(QT_TRANSLATE_NOOP("Writing", "Who is held")), some_of("people"), wide=True
    ),
    Item("event", str(QT_TRANSLATE_NOOP("Writing", "What happened")), term("detention-events")),
    Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), partial(DateField, now=True)),
    Item(
        "place",
        str(QT_TRANSLATE_NOOP("Writing", "Where")),
        part(PLACE, titled=False),
        wide=True,
    ),
    Item("authority", str(QT_TRANSLATE_NOOP("Writing", "Authority")), LineField),
    Item("articles", str(QT_TRANSLATE_NOOP("Writing", "Articles of law")), lines),
    Item("stated_reason", str(QT_TRANSLATE_NOOP("Writing", "Reason given")), NoteField, wide=True),
    Item("narrative", str(QT_TRANSLATE_NOOP("Writing", "More about it")), NoteField, wide=True),
    more.EVIDENCE,
    Item("ended", str(QT_TRANSLATE_NOOP("Writing", "Ended")), DateField, rare=True),
    Item("reference", str(QT_TRANSLATE_NOOP("Writing", "Reference number")), LineField, rare=True),
    more.BASIS,
    Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty"), rare=True),
    Item(
        "moved_to",
        str(QT_TRANSLATE_NOOP("Writing", "Where they were taken")),
        part(PLACE),
        wide=True,
        rare=True,
    ),
    Item(
        "decision",
        str(QT_TRANSLATE_NOOP("Writing", "Decision")),
        part(_DECISION),
        wide=True,
        rare=True,
    ),
    Item(
        "status",
        str(QT_TRANSLATE_NOOP("Writing", "State of those held")),
        term("victim-status"),
        rare=True,
    ),
    more.LANGUAGE,
    more.OFFICIALS,
    more.SOURCES,
    more.TAGS,
    more.LINKS,
)

_STATEMENT = (
    Item(
        "words", str(QT_TRANSLATE_NOOP("Writing", "Words, as they were said")), NoteField, wide=True
    ),
    Item("speaker", str(QT_TRANSLATE_NOOP("Writing", "Who said it")), one_of("people")),
    Item(
        "office",
        str(QT_TRANSLATE_NOOP("Writing", "Office or role, as given")),
        LineField,
    ),
    Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), partial(DateField, now=True)),
    Item(
        "occasion",
        str(QT_TRANSLATE_NOOP("Writing", "Where it was said or published")),
        LineField,
    ),
    Item("language", str(QT_TRANSLATE_NOOP("Writing", "Language")), term("languages")),
    Item("verbatim", str(QT_TRANSLATE_NOOP("Writing", "Word for word")), yes_no),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True),
    more.EVIDENCE,
    Item("addressed_to", str(QT_TRANSLATE_NOOP("Writing", "Said to")), LineField, rare=True),
    Item("certainty", str(QT_TRANSLATE_NOOP("Writing", "Certainty")), term("certainty"), rare=True),
    Item(
        "translations",
        str(QT_TRANSLATE_NOOP("Writing", "Translations")),
        some(_TRANSLATIONS),
        wide=True,
        rare=True,
    ),
    Item(
        "demands",
        str(QT_TRANSLATE_NOOP("Writing", "Demands")),
        some(_DEMANDS),
        wide=True,
        rare=True,
    ),
    more.ADDRESSEES,
    more.PLACES,
    more.SOURCES,
    more.TAGS,
    more.LINKS,
)

_CONSENT = (
    Item(
        "person",
        str(QT_TRANSLATE_NOOP("Writing", "Whose consent")),
        PersonField,
        str(QT_TRANSLATE_NOOP("Writing", "People of the report whose whole name is kept apart")),
        wide=True,
    ),
    Item("permits", str(QT_TRANSLATE_NOOP("Writing", "Agrees to")), permissions, wide=True),
    Item("refuses", str(QT_TRANSLATE_NOOP("Writing", "Refuses")), permissions, wide=True),
    Item("when", str(QT_TRANSLATE_NOOP("Writing", "When")), partial(DateField, now=True)),
    Item(
        "how",
        str(QT_TRANSLATE_NOOP("Writing", "How it was given")),
        LineField,
        str(QT_TRANSLATE_NOOP("Writing", "On paper, by voice, by message …")),
    ),
    Item("recorded_by", str(QT_TRANSLATE_NOOP("Writing", "Recorded by")), LineField),
    Item("expires", str(QT_TRANSLATE_NOOP("Writing", "Holds until")), DateField),
    Item("conditions", str(QT_TRANSLATE_NOOP("Writing", "Conditions")), NoteField, wide=True),
    more.FORMS,
    more.GUARDIAN,
    Item(
        "withdrawn",
        str(QT_TRANSLATE_NOOP("Writing", "Withdrawn")),
        partial(DateField, now=True),
        str(QT_TRANSLATE_NOOP("Writing", "From then on nothing holds")),
        rare=True,
    ),
    more.LANGUAGE,
    Item(
        "withdrawn_why",
        str(QT_TRANSLATE_NOOP("Writing", "Why it was withdrawn")),
        NoteField,
        wide=True,
        rare=True,
    ),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True, rare=True),
    more.LINKS,
)

_ASSESSMENT = (
    Item(
        "type", str(QT_TRANSLATE_NOOP("Writing", "Judgement")), term("assessment-types"), wide=True
    ),
    Item(
        "question",
        str(QT_TRANSLATE_NOOP("Writing", "Question")),
        NoteField,
        str(QT_TRANSLATE_NOOP("Writing", "It travels back to the monitor in the next receipt.")),
        wide=True,
    ),
    Item(
        "reason",
        str(QT_TRANSLATE_NOOP("Writing", "Why it is set aside")),
        NoteField,
        wide=True,
    ),
    Item(
        "duplicate_of",
        str(QT_TRANSLATE_NOOP("Writing", "Duplicate of")),
        record("report"),
        str(QT_TRANSLATE_NOOP("Writing", "Words that stand in the other report")),
        wide=True,
    ),
    Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note for yourself")), NoteField, wide=True),
    *withdrawing.ITEMS,
    more.ATTRIBUTIONS,
    more.TAGS,
    more.LINKS,
)

ITEMS: Mapping[str, Sequence[Item]] = {
    "action": _ACTION,
    "detention": _DETENTION,
    "statement": _STATEMENT,
    "consent": _CONSENT,
    "assessment": _ASSESSMENT,
}
