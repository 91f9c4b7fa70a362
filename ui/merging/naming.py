"""What kinds of records and their fields are called while versions are merged: those that a report doesn't have too."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
    found = fields.name(name)
    return found if found != _bare(name) else (_follow_up() | _person()).get(name, found)


def _bare(name: str) -> str:
    return name.replace("_", " ")


def _follow_up() -> dict[str, str]:
    """The fields of steps taken, detentions, statements, consent, judgements."""
    return {
        "about": translate("Merging", "What it is about"),
        "authority": translate("Merging", "Authority"),
        "official": translate("Merging", "Official"),
        "officials": translate("Merging", "Officials"),
        "reference": translate("Merging", "Reference"),
        "on_behalf_of": translate("Merging", "On whose behalf"),
        "sent": translate("Merging", "Sent"),
        "deadline": translate("Merging", "Answer due"),
        "parent": translate("Merging", "What it continues"),
        "signatories": translate("Merging", "Signatories"),
        "demands": translate("Merging", "Demands"),
        "text": translate("Merging", "Demand"),
        "addressees": translate("Merging", "To whom"),
        "addressed_to": translate("Merging", "To whom"),
        "qualification": translate("Merging", "Articles"),
        "articles": translate("Merging", "Articles"),
        "checks": translate("Merging", "Answers"),
        "result": translate("Merging", "Result"),
        "event": translate("Merging", "What happened to them"),
        "detained": translate("Merging", "Those detained"),
        "deprivation": translate("Merging", "Which detention"),
        "moved_to": translate("Merging", "Taken to"),
        "outcome": translate("Merging", "Outcome"),
        "term_days": translate("Merging", "Days"),
        "until": translate("Merging", "Until"),
        "fine": translate("Merging", "Fine"),
        "appeal_by": translate("Merging", "Appeal by"),
        "verbatim": translate("Merging", "Word for word"),
        "translations": translate("Merging", "Translations"),
        "speaker": translate("Merging", "Speaker"),
        "office": translate("Merging", "Office"),
        "occasion": translate("Merging", "Occasion"),
        "recorded_by": translate("Merging", "Recorded by"),
        "how": translate("Merging", "How it was given"),
        "permits": translate("Merging", "Agrees to"),
        "refuses": translate("Merging", "Refuses"),
        "scopes": translate("Merging", "What of the person"),
        "audiences": translate("Merging", "To whom it may be shown"),
        "conditions": translate("Merging", "Conditions"),
        "expires": translate("Merging", "Valid until"),
        "guardian": translate("Merging", "Guardian"),
        "relation": translate("Merging", "Relation"),
        "withdrawn": translate("Merging", "Withdrawn"),
        "withdrawn_why": translate("Merging", "Why it was withdrawn"),
        "made": translate("Merging", "Made"),
        "question": translate("Merging", "Question"),
        "duplicate_of": translate("Merging", "Repeats"),
        "reason": translate("Merging", "Reason"),
        "attributions": translate("Merging", "Who is held answerable"),
    }


def _person() -> dict[str, str]:
    """The fields of a person."""
    return {
        "names": translate("Merging", "Names"),
        "full": translate("Merging", "Whole name"),
        "form": translate("Merging", "Form of the name"),
        "given": translate("Merging", "Given name"),
        "family": translate("Merging", "Family name"),
        "patronymic": translate("Merging", "Patronymic"),
        "script": translate("Merging", "Script"),
        "contacts": translate("Merging", "Ways to reach them"),
        "means": translate("Merging", "Means"),
        "safe": translate("Merging", "Safe to use"),
        "birth": translate("Merging", "Born"),
        "date": translate("Merging", "Date"),
        "died": translate("Merging", "Died"),
        "citizenships": translate("Merging", "Citizenships"),
        "languages": translate("Merging", "Languages"),
        "documents": translate("Merging", "Documents"),
        "number": translate("Merging", "Number"),
        "issued_by": translate("Merging", "Issued by"),
        "issued": translate("Merging", "Issued"),
        "photos": translate("Merging", "Photos"),
        "affiliations": translate("Merging", "What they belong to"),
        "organisation": translate("Merging", "Organisation"),
        "position": translate("Merging", "Position"),
        "since": translate("Merging", "Since"),
        "relations": translate("Merging", "Relatives and others"),
        "members": translate("Merging", "Members"),
    }
