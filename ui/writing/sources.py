"""Where a field of choice finds what it offers: the terms of a vocabulary, other entries of the report, records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject

from fieldreport.reference.folding import fold
from fieldreport.usecases.record import forms
from ui.capture.suggest_line import Suggestion
from ui.look import language
from ui.writing.room import Room

translate = QCoreApplication.translate

OFFERED = 10
# As many as are offered where nothing was typed, so that a short vocabulary is seen as a whole.
ALL = 13

Answer = Callable[[list[Suggestion]], None]


class Source(Protocol):
    """`find` answers with what a text may mean; `label` calls a value by its name; `taken` is what a value that was
    picked comes to, None for nothing; `typed` is what a text is that nothing was chosen for.
    """

    def find(self, owner: QObject, text: str, answer: Answer) -> None:
        """Offer what may be meant."""

    def label(self, value: Any) -> str:
        """What a value is called."""

    def taken(self, value: Any) -> Any:
        """What becomes of what was picked."""

    def typed(self, text: str) -> Any:
        """The value that a text is by itself; None if it has to be chosen."""


class Terms:
    """The terms of a vocabulary, by any word for them in any of the languages."""

    def __init__(self, room: Room, vocabulary: str) -> None:
        self._room, self._name = room, vocabulary

    def find(self, _owner: QObject, text: str, answer: Answer) -> None:
        """Search label, alias and code; without a text the beginning of the list."""
        vocabulary = self._room.vocabulary(self._name)
        found = vocabulary.search(text)[:OFFERED] if text.strip() else vocabulary.terms[:ALL]
        answer([Suggestion(term.label(language.current()), term.code) for term in found])

    def label(self, value: Any) -> str:
        """The label of a code."""
        return self._room.vocabulary(self._name).label(str(value), language.current())

    def taken(self, value: Any) -> Any:
        """The code."""
        return value

    def typed(self, _text: str) -> Any:
        """No word is a term."""
        return None


class Entries:
    """Other entries of the report. Among people, one who isn't there yet can be added by typing who it is."""

    def __init__(self, room: Room, collection: str) -> None:
        self._room, self._collection = room, collection

    def find(self, _owner: QObject, text: str, answer: Answer) -> None:
        """Those in whose label the text stands."""
        wanted = fold(text)
        found = [
            Suggestion(label, item)
            for item in self._ids()
            if wanted in fold(label := self.label(item))
        ][:OFFERED]
        if self._collection == "people" and text.strip():
            new = translate("Writing", "New: {who}").format(who=" ".join(text.split()))
            found.append(Suggestion(new, (text,)))
        answer(found)

    def label(self, value: Any) -> str:
        """What an entry is called."""
        words, item = self._room.words(), str(value)
        if self._collection == "evidence":
            return next(
                (
                    str(each.get("name", item[:12]))
                    for each in self._room.body().get("evidence", ())
                    if each.get("sha256") == item
                ),
                item[:12],
            )
        say: dict[str, Callable[[str], str]] = {
            "people": words.person,
            "acts": words.act,
            "sources": words.source,
            "property": lambda each: str(words.things.get(each, each)),
        }
        said = say[self._collection](item)
        return said or translate("Writing", "Without a name")

    def taken(self, value: Any) -> Any:
        """The id; somebody new is put among the people first."""
        return self._room.invite(value[0]) if isinstance(value, tuple) else value

    def typed(self, _text: str) -> Any:
        """It has to be chosen, so that nobody is added by a slip."""
        return None

    def _ids(self) -> list[str]:
        key = "sha256" if self._collection == "evidence" else "id"
        return [str(each.get(key)) for each in self._room.body().get(self._collection, ())]


class Records:
    """Other records in the vault: reports to link to."""

    def __init__(self, room: Room, kind: str) -> None:
        self._room, self._kind = room, kind
        self._called: dict[str, str] = {}

    def find(self, owner: QObject, text: str, answer: Answer) -> None:
        """Those in which the words are."""

        def came(found: list[tuple[str, str]]) -> None:
            self._called.update(found)
            answer([Suggestion(title or subject[:12], subject) for subject, title in found])

        self._room.session.read(forms.offered, self._kind, text).then(owner, came)

    def label(self, value: Any) -> str:
        """What it is called."""
        subject = str(value)
        return self._called.get(subject) or self._room.known.names.get(subject) or subject[:12]

    def taken(self, value: Any) -> Any:
        """Its id."""
        return value

    def typed(self, _text: str) -> Any:
        """It has to be chosen."""
        return None


class Words:
    """Any words, one entry after the other: tags, marks on uniforms."""

    def find(self, _owner: QObject, _text: str, answer: Answer) -> None:
        """Nothing is offered."""
        answer([])

    def label(self, value: Any) -> str:
        """The words."""
        return str(value)

    def taken(self, value: Any) -> Any:
        """The words."""
        return value

    def typed(self, text: str) -> Any:
        """The words."""
        return " ".join(text.split()) or None


class YesNo:
    """Yes, no, or not known."""

    def find(self, _owner: QObject, text: str, answer: Answer) -> None:
        """Both."""
        both = [Suggestion(self.label(value), value) for value in (True, False)]
        answer([each for each in both if fold(each.text).startswith(fold(text))])

    def label(self, value: Any) -> str:
        """The word."""
        return translate("Writing", "Yes") if value else translate("Writing", "No")

    def taken(self, value: Any) -> Any:
        """The answer."""
        return value

    def typed(self, _text: str) -> Any:
        """It has to be chosen."""
        return None
