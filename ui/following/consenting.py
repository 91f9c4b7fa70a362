"""The fields of a consent: whose it is, and which aspects it allows or refuses to which audiences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from fieldreport.reference.folding import fold
from fieldreport.usecases.record.following import linked
from ui.capture.suggest_line import Suggestion
from ui.report.blocks import Run, Runs
from ui.report.words import Tree, low
from ui.writing.adders import by_term
from ui.writing.entry_list import some
from ui.writing.item import Item, Kind
from ui.writing.pick_field import PickField, terms
from ui.writing.room import Room, Spoken
from ui.writing.sources import OFFERED, Answer


class People:
    """The people of the report who have a record of their own, by their names."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def find(self, _owner: QObject, text: str, answer: Answer) -> None:
        """Those in whose name the text stands."""
        wanted = fold(text)
        found = [
            Suggestion(name or subject[:12], subject)
            for subject, name in people(self._room.known.names, self._room.body()).items()
            if wanted in fold(name)
        ]
        answer(found[:OFFERED])

    def label(self, value: Any) -> str:
        """The name."""
        return self._room.known.names.get(str(value)) or str(value)[:12]

    def taken(self, value: Any) -> Any:
        """The id."""
        return value

    def typed(self, _text: str) -> Any:
        """Somebody has to be chosen."""
        return None


def people(names: Mapping[str, str], body: Mapping[str, Any]) -> dict[str, str]:
    """Of all that are called by a name in the form, the people of the report."""
    others = linked(body)
    return {subject: name for subject, name in names.items() if subject not in others}


class PersonField(PickField):
    """Whose consent it is."""

    def __init__(self, room: Room) -> None:
        super().__init__(People(room))


def _said(tree: Tree, words: Spoken) -> Runs:
    scopes = words.terms("consent-scopes", tree.get("scopes", ()))
    audiences = low(words.terms("consent-audiences", tree.get("audiences", ())))
    return (
        *((Run(scopes, "strong"),) if scopes else ()),
        *((Run(f" – {audiences}"),) if audiences else ()),
    )


_PERMISSION = Kind(
    (
        Item(
            "scopes",
            str(QT_TRANSLATE_NOOP("Writing", "What may be shown")),
            terms("consent-scopes"),
        ),
        Item("audiences", str(QT_TRANSLATE_NOOP("Writing", "To whom")), terms("consent-audiences")),
    ),
    _said,
    by_term(
        str(QT_TRANSLATE_NOOP("Writing", "Add")),
        str(QT_TRANSLATE_NOOP("Writing", "name, face, account …")),
        "consent-scopes",
        lambda scope: {"scopes": [scope]},
    ),
)

permissions = some(_PERMISSION)
