"""What kinds of records and their fields are called while versions are merged: those that a report doesn't have too."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.following import kinds
from ui.report import fields

translate = QCoreApplication.translate


def kind(name: str) -> str:
    """One record of a kind, as it stands above its versions."""
    if name == "report":
        return translate("Merging", "Report")
    return translate("Merging", "Person") if name == "person" else kinds.name(name)


def conflict() -> str:
    """What a report is marked with that is in conflict."""
    return translate("Merging", "Conflict")


def conflicts(number: int) -> str:
    """How many records are in conflict."""
    return translate("Merging", "In conflict: {count}").format(count=number)


def draft(title: str) -> str:
    """What a draft of decisions is called."""
    if not title:
        return translate("Merging", "Merging versions")
    return translate("Merging", "Merging versions: {title}").format(title=title)


def merge() -> str:
    """The button that leads to the versions."""
    return translate("Merging", "Merge versions")


def merge_hint() -> str:
    """What it does, and its key."""
    return translate("Merging", "Make one of the versions that contradict each other (M)")


def field(name: str) -> str:
    """What a field is called; its own name if we have none for it."""
    called = _NAMES.get(name)
    return translate("Merging", called) if called else fields.name(name)


# The fields of steps taken, detentions, statements, consent, judgements.
_FOLLOW_UP = {
    "about": str(QT_TRANSLATE_NOOP("Merging", "What it is about")),
    "authority": str(QT_TRANSLATE_NOOP("Merging", "Authority")),
    "official": str(QT_TRANSLATE_NOOP("Merging", "Official")),
    "officials": str(QT_TRANSLATE_NOOP("Merging", "Officials")),
    "reference": str(QT_TRANSLATE_NOOP("Merging", "Reference")),
    "on_behalf_of": str(QT_TRANSLATE_NOOP("Merging", "On whose behalf")),
    "sent": str(QT_TRANSLATE_NOOP("Merging", "Sent")),
    "deadline": str(QT_TRANSLATE_NOOP("Merging", "Answer due")),
    "parent": str(QT_TRANSLATE_NOOP("Merging", "What it continues")),
    "signatories": str(QT_TRANSLATE_NOOP("Merging", "Signatories")),
    "demands": str(QT_TRANSLATE_NOOP("Merging", "Demands")),
    "text": str(QT_TRANSLATE_NOOP("Merging", "Demand")),
    "addressees": str(QT_TRANSLATE_NOOP("Merging", "To whom")),
    "addressed_to": str(QT_TRANSLATE_NOOP("Merging", "To whom")),
    "qualification": str(QT_TRANSLATE_NOOP("Merging", "Articles")),
    "articles": str(QT_TRANSLATE_NOOP("Merging", "Articles")),
    "checks": str(QT_TRANSLATE_NOOP("Merging", "Answers")),
    "result": str(QT_TRANSLATE_NOOP("Merging", "Result")),
    "event": str(QT_TRANSLATE_NOOP("Merging", "What happened to them")),
    "detained": str(QT_TRANSLATE_NOOP("Merging", "Those detained")),
    "deprivation": str(QT_TRANSLATE_NOOP("Merging", "Which detention")),
    "moved_to": str(QT_TRANSLATE_NOOP("Merging", "Taken to")),
    "outcome": str(QT_TRANSLATE_NOOP("Merging", "Outcome")),
    "term_days": str(QT_TRANSLATE_NOOP("Merging", "Days")),
    "until": str(QT_TRANSLATE_NOOP("Merging", "Until")),
    "fine": str(QT_TRANSLATE_NOOP("Merging", "Fine")),
    "appeal_by": str(QT_TRANSLATE_NOOP("Merging", "Appeal by")),
    "verbatim": str(QT_TRANSLATE_NOOP("Merging", "Word for word")),
    "translations": str(QT_TRANSLATE_NOOP("Merging", "Translations")),
    "speaker": str(QT_TRANSLATE_NOOP("Merging", "Speaker")),
    "office": str(QT_TRANSLATE_NOOP("Merging", "Office")),
    "occasion": str(QT_TRANSLATE_NOOP("Merging", "Occasion")),
    "recorded_by": str(QT_TRANSLATE_NOOP("Merging", "Recorded by")),
    "how": str(QT_TRANSLATE_NOOP("Merging", "How it was given")),
    "permits": str(QT_TRANSLATE_NOOP("Merging", "Agrees to")),
    "refuses": str(QT_TRANSLATE_NOOP("Merging", "Refuses")),
    "scopes": str(QT_TRANSLATE_NOOP("Merging", "What of the person")),
    "audiences": str(QT_TRANSLATE_NOOP("Merging", "To whom it may be shown")),
    "conditions": str(QT_TRANSLATE_NOOP("Merging", "Conditions")),
    "expires": str(QT_TRANSLATE_NOOP("Merging", "Valid until")),
    "guardian": str(QT_TRANSLATE_NOOP("Merging", "Guardian")),
    "relation": str(QT_TRANSLATE_NOOP("Merging", "Relation")),
    "withdrawn": str(QT_TRANSLATE_NOOP("Merging", "Withdrawn")),
    "withdrawn_why": str(QT_TRANSLATE_NOOP("Merging", "Why it was withdrawn")),
    "made": str(QT_TRANSLATE_NOOP("Merging", "Made")),
    "question": str(QT_TRANSLATE_NOOP("Merging", "Question")),
    "duplicate_of": str(QT_TRANSLATE_NOOP("Merging", "Repeats")),
    "reason": str(QT_TRANSLATE_NOOP("Merging", "Reason")),
    "attributions": str(QT_TRANSLATE_NOOP("Merging", "Who is held answerable")),
}


# The fields of a person.
_PERSON = {
    "names": str(QT_TRANSLATE_NOOP("Merging", "Names")),
    "full": str(QT_TRANSLATE_NOOP("Merging", "Whole name")),
    "form": str(QT_TRANSLATE_NOOP("Merging", "Form of the name")),
    "given": str(QT_TRANSLATE_NOOP("Merging", "Given name")),
    "family": str(QT_TRANSLATE_NOOP("Merging", "Family name")),
    "patronymic": str(QT_TRANSLATE_NOOP("Merging", "Patronymic")),
    "script": str(QT_TRANSLATE_NOOP("Merging", "Script")),
    "contacts": str(QT_TRANSLATE_NOOP("Merging", "Ways to reach them")),
    "means": str(QT_TRANSLATE_NOOP("Merging", "Means")),
    "safe": str(QT_TRANSLATE_NOOP("Merging", "Safe to use")),
    "birth": str(QT_TRANSLATE_NOOP("Merging", "Born")),
    "date": str(QT_TRANSLATE_NOOP("Merging", "Date")),
    "died": str(QT_TRANSLATE_NOOP("Merging", "Died")),
    "citizenships": str(QT_TRANSLATE_NOOP("Merging", "Citizenships")),
    "languages": str(QT_TRANSLATE_NOOP("Merging", "Languages")),
    "documents": str(QT_TRANSLATE_NOOP("Merging", "Documents")),
    "number": str(QT_TRANSLATE_NOOP("Merging", "Number")),
    "issued_by": str(QT_TRANSLATE_NOOP("Merging", "Issued by")),
    "issued": str(QT_TRANSLATE_NOOP("Merging", "Issued")),
    "photos": str(QT_TRANSLATE_NOOP("Merging", "Photos")),
    "affiliations": str(QT_TRANSLATE_NOOP("Merging", "What they belong to")),
    "organisation": str(QT_TRANSLATE_NOOP("Merging", "Organisation")),
    "position": str(QT_TRANSLATE_NOOP("Merging", "Position")),
    "since": str(QT_TRANSLATE_NOOP("Merging", "Since")),
    "relations": str(QT_TRANSLATE_NOOP("Merging", "Relatives and others")),
    "members": str(QT_TRANSLATE_NOOP("Merging", "Members")),
}

_NAMES = _FOLLOW_UP | _PERSON
