"""Decides whether a body is what its kind allows, and names the field that isn't, with a reason
code.

Two passes: the decoder checks types, names, lengths, patterns and the rules that the parts of a
record have between their fields; then the leaves are checked for dates, terms and references. A
record of a newer minor version is checked by what this program knows of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from fieldreport.model import codes, dates
from fieldreport.model.action import Action
from fieldreport.model.assessment import Assessment
from fieldreport.model.consent import Consent
from fieldreport.model.detention import Detention
from fieldreport.model.faults import Invalid, joined, named
from fieldreport.model.fields import (
    COUNTRY,
    CURRENCY,
    HEX32,
    HEX64,
    ITEM,
    MEDIA_TYPE,
    ONE_LINE,
    SCRIPT,
    TERM,
)
from fieldreport.model.leaves import Leaf, leaves, rendered
from fieldreport.model.person import Person
from fieldreport.model.report import Report
from fieldreport.model.statement import Statement

__all__ = ["BODIES", "KINDS", "Body", "Checked", "Invalid", "check", "convert"]

Body = Report | Person | Action | Detention | Statement | Consent | Assessment

BODIES: Mapping[str, type[Body]] = {
    "report": Report,
    "person": Person,
    "action": Action,
    "detention": Detention,
    "statement": Statement,
    "consent": Consent,
    "assessment": Assessment,
}
KINDS: tuple[str, ...] = tuple(BODIES)

# The collections of a body whose items others refer to, and the field by which they do.
_COLLECTIONS = {
    "people": "id",
    "acts": "id",
    "property": "id",
    "sources": "id",
    "evidence": "sha256",
}

_REASON_BY_PATTERN = {
    HEX32: "not_hex",
    HEX64: "not_hex",
    ITEM: "not_an_item_id",
    TERM: "not_a_code",
    ONE_LINE: "not_a_line",
    COUNTRY: "not_a_country",
    SCRIPT: "not_a_script",
    CURRENCY: "not_a_currency",
    MEDIA_TYPE: "not_a_media_type",
}

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEPS = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9_-]{0,39}|\[(?:[0-9]+|\.\.\.)\])*")
_FIELD = re.compile(r"(?P<what>missing required|contains unknown) field `(?P<field>.*)`", re.DOTALL)
_LIMITED = re.compile(
    r"Expected `(?P<type>\w+)`(?P<length> of length)? (?P<sign><=|>=|<|>) (?P<limit>-?[0-9.]+)"
)
_RULE = re.compile(r"rule (?P<field>\w+) (?P<reason>\w+)")
_PATTERN = re.compile(r"Expected `str` matching regex (?P<pattern>.*)", re.DOTALL)


class Checked(NamedTuple):
    """A valid body, and its leaves for whoever indexes it."""

    body: Body
    leaves: Sequence[Leaf]


def check(body: Body, *, newer: bool = False, own: codes.Codes | None = None) -> Sequence[Leaf]:
    """Check all that the decoder can't, and return the leaves of the body.

    `own` is for what is written here: an organisation's codes must be in it. Without it, as in what
    others wrote, any code with a namespace is taken. `newer`: the body is of a newer minor version,
    whose terms may be unknown.

    Raises:
        Invalid: with the path of the first wrong field, from the body on.
    """
    found = leaves(body)
    defined = _defined(body)
    for meaning, value, path in found:
        reason = None
        if meaning.vocabulary is not None:
            if value not in codes.shipped(meaning.vocabulary):
                reason = _unknown_term(meaning.vocabulary, value, newer=newer, own=own)
        elif meaning.refers is not None:
            if value not in defined[meaning.refers]:
                reason = "no_such_item"
        elif meaning.date is not None:
            reason = _wrong_date(value)
        elif meaning.column is not None and not value.strip():
            reason = "empty"
        if reason:
            raise Invalid(rendered(path), reason)
    return found


def convert(tree: Any, kind: type[Any]) -> Any:
    """Return the tree as a value of the type, strictly.

    Raises:
        Invalid: with the path of the first field of a wrong name, type, length or pattern.
    """
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise _translated(str(error)) from error


def _defined(body: Body) -> Mapping[str, frozenset[str]]:
    found = {}
    for collection, key in _COLLECTIONS.items():
        items = getattr(body, collection, ())
        # An assessment's evidence is a list of digests; nothing in it refers to them.
        ids = [getattr(item, key, "") for item in items]
        found[collection] = frozenset(ids)
        if len(found[collection]) != len(ids) and "" not in ids:
            index = next(i for i, item in enumerate(ids) if item in ids[:i])
            raise Invalid(f"{collection}[{index}].{key}", "duplicate_id")
    return found


def _unknown_term(
    vocabulary: str, code: str, *, newer: bool, own: codes.Codes | None
) -> str | None:
    if own is not None and code in own.get(vocabulary, ()):
        return None
    if codes.namespaced(code):
        return None if own is None else "unknown_own_term"
    return None if newer else "unknown_term"


def _wrong_date(text: str) -> str | None:
    try:
        dates.span(text)
    except ValueError:
        return "not_a_date"
    return None


def _translated(message: str) -> Invalid:
    """What the decoder says, as a path and a reason of ours; its sentence would show content."""
    place = _PLACE.search(message)
    path = _shown(place["path"]) if place else ""
    said = message[: place.start()] if place else message
    field = _FIELD.search(said)
    if field:
        reason = "missing" if field["what"] == "missing required" else "unknown_field"
        return Invalid(joined(path, named(field["field"])), reason)
    limited = _LIMITED.fullmatch(said)
    if limited:
        return _over_limit(path, limited)
    pattern = _PATTERN.fullmatch(said)
    if pattern:
        # The message shows the pattern as Python would write it.
        reasons = (
            reason
            for known, reason in _REASON_BY_PATTERN.items()
            if repr(known) == pattern["pattern"]
        )
        return Invalid(path, next(reasons, "wrong"))
    rule = _RULE.fullmatch(said)
    if rule:
        return Invalid(joined(path, rule["field"]), rule["reason"])
    if said.startswith("Expected `"):
        return Invalid(path, "wrong_type")
    return Invalid(path, "wrong")


def _shown(path: str) -> str:
    """Return a path as the decoder says it, unless an unknown field's name only looks like the end of its sentence."""
    return path.removeprefix(".") if _STEPS.fullmatch(path) else "?"


def _over_limit(path: str, limited: re.Match[str]) -> Invalid:
    limit = int(float(limited["limit"]))
    above = limited["sign"] in ("<=", "<")
    if not limited["length"]:
        return Invalid(path, "too_great" if above else "too_small", limit=limit)
    if limited["type"] == "array":
        return Invalid(path, "too_many", limit=limit) if above else Invalid(path, "too_few")
    return Invalid(path, "too_long", limit=limit) if above else Invalid(path, "empty")
