"""What lists, filters and the search need of a record, read off its leaves.

All of it is derived from the bytes and can be derived again at any time; nothing here is stored in
a record.
"""

from __future__ import annotations

from typing import NamedTuple

from fieldreport.model import dates
from fieldreport.model.action import Action
from fieldreport.model.assessment import Assessment
from fieldreport.model.consent import Consent
from fieldreport.model.dates import Span
from fieldreport.model.detention import Detention
from fieldreport.model.person import Person
from fieldreport.model.record import Record
from fieldreport.model.report import Report
from fieldreport.model.statement import Statement
from fieldreport.model.validate import Body

TITLE = 120


class Texts(NamedTuple):
    """The words of a record, not folded: the line that stands for it in a list, and the columns of
    the index.
    """

    title: str
    body: str
    people: str
    place: str


def references(record: Record) -> list[tuple[str, str]]:
    """Return what a record refers to, as (relation, hex), each once.

    Relations: `person`, `about`, `link`, `deprivation` lead to subjects (`deprivation` to the id
    that the events of one detention share), `version` to a record, `evidence` and `original` to
    files by SHA-256.
    """
    found = ((leaf.meaning.mention, leaf.value) for leaf in record.leaves)
    return list(dict.fromkeys((relation, target) for relation, target in found if relation))


def terms(record: Record) -> list[tuple[str, str]]:
    """Return the codes by which a record is filtered, as (name, code), each once.

    Names: `act`, `tag` (the tag itself), `assessment`, `action`, `status` (of an action, its checks
    and demands), `event` (of a detention), `assembly`, `withdrawn` (the date from which an assessment
    no longer holds).
    """
    found = ((leaf.meaning.term, leaf.value) for leaf in record.leaves)
    return list(dict.fromkeys((name, code) for name, code in found if name))


def texts(record: Record) -> Texts:
    """Return the words of a record for the search index."""
    columns: dict[str, list[str]] = {"body": [], "people": [], "place": []}
    for leaf in record.leaves:
        if leaf.meaning.column is not None:
            columns[leaf.meaning.column].append(leaf.value)
    words = {column: "\n".join(dict.fromkeys(parts)) for column, parts in columns.items()}
    return Texts(title(record.body), words["body"], words["people"], words["place"])


def when(record: Record) -> Span | None:
    """Return the span of time that a record is about, on the clock as written; None where it
    doesn't say.
    """
    begin, end = _dates(record.body)
    if begin is None and end is None:
        return None
    first = dates.span(begin) if begin else Span(None, None)
    last = dates.span(end) if end else first
    if begin is None:
        first = last
    return Span(
        first.earliest,
        last.latest,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def title(body: Body) -> str:
    """Return the line that stands for a body in a list: its title, name or first words; empty if it
    has no words.
    """
    first = next((line for line in _titles(body) if line), "").strip()
    line = first.splitlines()[0].strip() if first else ""
    return line if len(line) <= TITLE else line[: TITLE - 1].rstrip() + "…"


def _titles(body: Body) -> tuple[str | None, ...]:
    match body:
        case Report():
            return body.title, body.narrative
        case Person():
            return (body.names[0].full if body.names else None), body.description
        case Action():
            return body.title, body.narrative, body.authority
        case Detention():
            labels = (person.label for person in body.people if person.id in body.detained)
            return body.narrative, ", ".join(labels)
        case Statement():
            return (body.words,)
        case Consent():
            return body.conditions, body.note, body.how
        case Assessment():
            return body.question, body.reason, body.note


def _dates(body: Body) -> tuple[str | None, str | None]:
    match body:
        case Report():
            return body.began, body.ended
        case Person():
            return None, None
        case Action():
            return body.sent or body.received, None
        case Detention():
            return body.when, body.ended
        case Statement() | Consent():
            return body.when, None
        case Assessment():
            return body.made, None
