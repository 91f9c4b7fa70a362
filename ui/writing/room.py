"""What every field of the form may ask for: the threads, the terms, and what stands elsewhere in the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from fieldreport.reference.additions import Additions
from fieldreport.reference.vocabulary import Vocabulary
from fieldreport.usecases.record import crowd, entries
from fieldreport.usecases.record.forms import Known
from ui.report.words import Words
from ui.session.session import Session

Tree = Mapping[str, Any]
Steps = tuple[str | int, ...]


class Spoken(Words):
    """The words for a report, and what the records that it links to are called, by their subjects."""

    def __init__(self, body: Tree, additions: Iterable[Additions] = ()) -> None:
        super().__init__(body, additions)
        self.subjects: dict[str, str] = {}


class Control(Protocol):
    """One field of an entry. `put` shows a value of the report, `value` tells what stands there, None for nothing.

    `refuse` says what is wrong at the place that the steps lead to, which may lie inside; the widget to go to is
    its own affair.
    """

    changed: Any

    def put(self, value: Any) -> None:
        """Show a value."""

    def value(self) -> Any:
        """What stands there."""

    def refuse(self, steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong, and put the cursor there."""


class Room(QObject):
    """`body` collects the report as it is now. `removed` tells that an entry was deleted: what the report was before,
    the collection and the id of the entry (empty for what has none), and what it was called.

    Files: `given` was dropped or pasted, `brought` are paths, `came` wants one committed, `failed` is no fault of the
    file, `idle` says that none is on its way any more, `emptied` that another report is about to be shown.
    """

    removed = Signal(object, str, str, str)
    more_people = Signal(object)
    relabelled = Signal()
    given = Signal(object)
    brought = Signal(object)
    came = Signal(object)
    failed = Signal(object)
    idle = Signal()
    emptied = Signal()

    def __init__(self, session: Session, body: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self.session, self.body = session, body
        self.known = Known({})

    def vocabulary(self, name: str) -> Vocabulary:
        """A vocabulary with the organisations' own terms; empty as long as nothing was read."""
        return self.known.vocabularies.get(name) or Vocabulary(name, 0, ())

    def words(self) -> Spoken:
        """The words for what the report refers to."""
        words = Spoken(_speakable(self.body()), self.known.additions)
        words.subjects.update(self.known.names)
        return words

    def invite(self, typed: str) -> str | None:
        """Put somebody among the people of the report, and return the id; None if nobody is meant."""
        found = crowd.people(typed)
        if len(found) != 1:
            return None
        item = entries.fresh_id("people", self.body().get("people", ()))
        entry = {**found[0].entry(1), "id": item}
        self.more_people.emit([entry])
        return item


def _speakable(body: Tree) -> Tree:
    """The parts that `Words` reads, even of an entry that says little yet."""
    return {
        "people": [{"label": "", **each} for each in body.get("people", ())],
        "acts": [{"type": "", **each} for each in body.get("acts", ())],
        "property": [{"item": "", **each} for each in body.get("property", ())],
        "sources": body.get("sources", ()),
    }
