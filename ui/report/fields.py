"""What the fields of a report are called, and what a value in one of them says: for comparing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.report import further_fields, whens
from ui.report.words import Words, count, low, number, place

translate = QCoreApplication.translate

# What a field is called.
Called = Callable[[str], str]

_STEP = re.compile(r"([A-Za-z0-9_-]+)(?:\[([^\]]*)\])?")

_VOCABULARIES = {
    "roles": "roles-in-report",
    "role": "roles-in-report",
    "sex": "sexes",
    "age": "age-bands",
    "occupation": "occupations",
    "flags": "person-flags",
    "basis": "basis",
    "certainty": "certainty",
    "methods": "methods",
    "involvement": "involvement",
    "outcomes": "property-outcomes",
    "reliability": "reliability",
    "connection": "source-connection",
    "language": "languages",
    "state": "evidence-states",
    "event": "detention-events",
    "result": "action-statuses",
    "scopes": "consent-scopes",
    "audiences": "consent-audiences",
    "form": "name-forms",
    "languages": "languages",
}
# Fields whose vocabulary depends on what they are in.
_TYPES = {
    "acts": "act-types",
    "people": "person-kinds",
    "property": "property-types",
    "sources": "source-types",
    "place": "place-types",
    "perpetrators": "perpetrator-types",
    "claims": "perpetrator-types",
    "units": "perpetrator-types",
    "injuries": "injuries",
    "evidence": "document-types",
    "links": "link-types",
    "action": "action-types",
    "assessment": "assessment-types",
    "attributions": "perpetrator-types",
    "documents": "document-types",
    "person": "person-kinds",
}
_STATUSES = {
    "victims": "victim-status",
    "assembly": "assembly-status",
    "action": "action-statuses",
    "demands": "action-statuses",
    "detention": "victim-status",
}
DATES = frozenset(
    {
        *("began", "ended", "when", "captured", "received", "returned", "notified"),
        *("sent", "deadline", "expires", "withdrawn", "made", "until", "appeal_by"),
        *("date", "died", "issued", "since"),
    }
)
_PLACES = frozenset({"place", "moved_to"})


class Step(NamedTuple):
    """A field, and the item in it that is meant; `item` is None for a field that is no list, and
    empty for the order of a list.
    """

    field: str
    item: str | None


def steps(path: str) -> list[Step]:
    """A path of `model.differences`, taken apart."""
    return [Step(found[1], found[2]) for found in _STEP.finditer(path)]


def heading(path: str, words: Words, called: Called | None = None) -> str:
    """Where something differs, in words: `People: Correspondent K., role`. `called` names the fields."""
    found = steps(path)
    first, *rest = found
    called = called or name
    texts = [_item(first, words), *(called(step.field) for step in rest if step.field)]
    more = ", ".join(low(text) if n else text for n, text in enumerate(texts) if text)
    said = f"{called(first.field)}: {more}" if more else called(first.field)
    if found[-1].item == "":
        said = translate("Fields", "{field} (order)").format(field=said)
    return said


def value(path: str, given: Any, words: Words, called: Called | None = None, kind: str = "") -> str:
    """A value in words; empty for none. `called` names the fields; `kind` is that of a record that is no report."""
    found = steps(path)
    within = [*([kind] if kind else []), *(step.field for step in found)]
    if given is None:
        return ""
    if found[-1].item == "" and isinstance(given, list):
        return ", ".join(_item(Step(within[-1], str(one)), words) or str(one) for one in given)
    return _value(within, given, words, called or name)


def _value(within: list[str], given: Any, words: Words, called: Called) -> str:
    field = within[-1]
    match given:
        case bool():
            return translate("Fields", "yes") if given else translate("Fields", "no")
        case int():
            return number(given)
        case float():
            return f"{given:.6g}"
        case list():
            return ", ".join(_value(within, one, words, called) for one in given)
        case dict() if field in _PLACES:
            return place(given)
        case dict() if field in {"count", "size"}:
            return count(given)
        case dict():
            return "; ".join(
                f"{low(called(key))}: {_value([*within, key], one, words, called)}"
                for key, one in given.items()
                if key != "id"
            )
        case _:
            return _text(within, str(given), words)


def _text(within: list[str], text: str, words: Words) -> str:
    field = within[-1]
    if field in DATES:
        return whens.told(text)
    if field in _VOCABULARIES:
        return words.term(_VOCABULARIES[field], text)
    if field in {"type", "status"}:
        known = _TYPES if field == "type" else _STATUSES
        vocabulary = next((known[each] for each in reversed(within[:-1]) if each in known), None)
        return words.term(vocabulary, text) if vocabulary else text
    if field in {"sources", "acts"} and len(within) > 1:
        return words.source(text) if field == "sources" else words.act(text)
    return words.people.get(text, text)


def _item(step: Step, words: Words) -> str:
    if not step.item:
        return ""
    match step.field:
        case "people":
            return words.person(step.item)
        case "acts":
            return words.act(step.item)
        case "property":
            return words.things.get(step.item, step.item)
        case "sources":
            return words.source(step.item)
        case "evidence":
            return step.item[:12]
    return ""


def name(field: str) -> str:
    """What a field is called; its own name if we have none for it."""
    called = _NAMES.get(field) or further_fields.NAMES.get(field)
    return translate("Fields", called) if called else field.replace("_", " ")


_NAMES = {
    "title": str(QT_TRANSLATE_NOOP("Fields", "Title")),
    "narrative": str(QT_TRANSLATE_NOOP("Fields", "What happened")),
    "language": str(QT_TRANSLATE_NOOP("Fields", "Language")),
    "began": str(QT_TRANSLATE_NOOP("Fields", "Began")),
    "ended": str(QT_TRANSLATE_NOOP("Fields", "Ended")),
    "when": str(QT_TRANSLATE_NOOP("Fields", "When")),
    "place": str(QT_TRANSLATE_NOOP("Fields", "Place")),
    "name": str(QT_TRANSLATE_NOOP("Fields", "Name")),
    "address": str(QT_TRANSLATE_NOOP("Fields", "Address")),
    "admin": str(QT_TRANSLATE_NOOP("Fields", "Region")),
    "country": str(QT_TRANSLATE_NOOP("Fields", "Country")),
    "lat": str(QT_TRANSLATE_NOOP("Fields", "Latitude")),
    "lon": str(QT_TRANSLATE_NOOP("Fields", "Longitude")),
    "precision": str(QT_TRANSLATE_NOOP("Fields", "Precision in metres")),
    "assembly": str(QT_TRANSLATE_NOOP("Fields", "The gathering")),
    "people": str(QT_TRANSLATE_NOOP("Fields", "People")),
    "acts": str(QT_TRANSLATE_NOOP("Fields", "What was done")),
    "property": str(QT_TRANSLATE_NOOP("Fields", "Property")),
    "sources": str(QT_TRANSLATE_NOOP("Fields", "Sources")),
    "claims": str(QT_TRANSLATE_NOOP("Fields", "What is alleged")),
    "evidence": str(QT_TRANSLATE_NOOP("Fields", "Evidence")),
    "estimates": str(QT_TRANSLATE_NOOP("Fields", "How many there were")),
    "tags": str(QT_TRANSLATE_NOOP("Fields", "Tags")),
    "links": str(QT_TRANSLATE_NOOP("Fields", "Links")),
    "label": str(QT_TRANSLATE_NOOP("Fields", "Label")),
    "type": str(QT_TRANSLATE_NOOP("Fields", "Kind")),
    "roles": str(QT_TRANSLATE_NOOP("Fields", "Roles")),
    "count": str(QT_TRANSLATE_NOOP("Fields", "How many")),
    "size": str(QT_TRANSLATE_NOOP("Fields", "Size")),
    "age": str(QT_TRANSLATE_NOOP("Fields", "Age")),
    "sex": str(QT_TRANSLATE_NOOP("Fields", "Sex")),
    "occupation": str(QT_TRANSLATE_NOOP("Fields", "Occupation")),
    "flags": str(QT_TRANSLATE_NOOP("Fields", "Marks")),
    "person": str(QT_TRANSLATE_NOOP("Fields", "Person")),
    "note": str(QT_TRANSLATE_NOOP("Fields", "Note")),
    "basis": str(QT_TRANSLATE_NOOP("Fields", "How it is known")),
    "certainty": str(QT_TRANSLATE_NOOP("Fields", "Certainty")),
    "methods": str(QT_TRANSLATE_NOOP("Fields", "Means")),
    "victims": str(QT_TRANSLATE_NOOP("Fields", "Those harmed")),
    "perpetrators": str(QT_TRANSLATE_NOOP("Fields", "Those who did it")),
    "involvement": str(QT_TRANSLATE_NOOP("Fields", "Part in it")),
    "injuries": str(QT_TRANSLATE_NOOP("Fields", "Injuries")),
    "status": str(QT_TRANSLATE_NOOP("Fields", "State")),
    "item": str(QT_TRANSLATE_NOOP("Fields", "Thing")),
    "quantity": str(QT_TRANSLATE_NOOP("Fields", "Number")),
    "owner": str(QT_TRANSLATE_NOOP("Fields", "Owner")),
    "holder": str(QT_TRANSLATE_NOOP("Fields", "Who had it")),
    "outcomes": str(QT_TRANSLATE_NOOP("Fields", "What became of it")),
    "taken_by": str(QT_TRANSLATE_NOOP("Fields", "Taken by")),
    "reliability": str(QT_TRANSLATE_NOOP("Fields", "Reliability")),
    "connection": str(QT_TRANSLATE_NOOP("Fields", "Connection")),
    "description": str(QT_TRANSLATE_NOOP("Fields", "Description")),
    "media_type": str(QT_TRANSLATE_NOOP("Fields", "Format")),
}
