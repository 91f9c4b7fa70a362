"""Terms, people and numbers of one report in words, for the modules that write its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from fieldreport.reference.additions import Additions, combine
from fieldreport.reference.vocabulary import Vocabulary, load
from ui.look import language

Tree = Mapping[str, Any]

translate = QCoreApplication.translate


class Words:
    """The words for what one report refers to: its people by their labels, terms by their labels
    in the language in force.
    """

    def __init__(self, body: Tree, additions: Iterable[Additions] = ()) -> None:
        self._additions = tuple(additions)
        self._loaded: dict[str, Vocabulary] = {}
        self.people: dict[str, str] = {each["id"]: each["label"] for each in body.get("people", ())}
        self.acts: dict[str, str] = {each["id"]: each["type"] for each in body.get("acts", ())}
        self.things: dict[str, str] = {
            each["id"]: each["item"] for each in body.get("property", ())
        }
        self.sources: dict[str, str] = {
            each["id"]: self._source(each) for each in body.get("sources", ())
        }

    def term(self, vocabulary: str, code: str | None) -> str:
        """What a code is called; empty for none."""
        return self._vocabulary(vocabulary).label(code, language.current()) if code else ""

    def terms(self, vocabulary: str, codes: Iterable[str]) -> str:
        """Several, in one line."""
        return ", ".join(low(self.term(vocabulary, code), n) for n, code in enumerate(codes))

    def parent(self, vocabulary: str, code: str) -> str:
        """The code of the group that a code is in: itself for one that is in none."""
        found = self._vocabulary(vocabulary).get(code)
        return (found.parent if found else None) or code

    def person(self, item: str | None) -> str:
        """The label of one of the people."""
        return self.people.get(item, item) if item else ""

    def persons(self, items: Iterable[str]) -> str:
        """The labels of several."""
        return ", ".join(map(self.person, items))

    def act(self, item: str) -> str:
        """The type of one of the acts."""
        return self.term("act-types", self.acts[item]) if item in self.acts else item

    def source(self, item: str) -> str:
        """One of the sources."""
        return self.sources.get(item, item)

    def _source(self, source: Tree) -> str:
        return (
            source.get("label")
            or self.person(source.get("person"))
            or self.term("source-types", source.get("type"))
            or str(source["id"])
        )

    def _vocabulary(self, name: str) -> Vocabulary:
        if name not in self._loaded:
            joined = load(name)
            for one in self._additions:
                joined = combine(joined, one)
            self._loaded[name] = joined
        return self._loaded[name]


def low(text: str, place: int = 1) -> str:
    """A label as it stands within a line: only the first of several begins with a capital."""
    if place == 0 or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def count(given: Tree | None) -> str:
    """A number of people: `18–22, most likely 20`."""
    if not given:
        return ""
    least, most, best = (given.get(key) for key in ("min", "max", "best"))
    about = translate("Report", "about {number}")
    if least is not None and most is not None and least != most:
        span = f"{number(least)}–{number(most)}"
        if best is None:
            return span
        likely = translate("Report", "{span}, most likely {number}")
        return likely.format(span=span, number=number(best))
    if best is None and least is not None and most is None:
        return translate("Report", "at least {number}").format(number=number(least))
    if best is None and most is not None and least is None:
        return translate("Report", "at most {number}").format(number=number(most))
    found = number(best if best is not None else least or 0)
    return about.format(number=found) if given.get("approximate") else found


def number(given: int) -> str:
    """A number as people write it."""
    return QLocale().toString(given)


def place(given: Tree | None) -> str:
    """A place in one line: its name, address, the units that it lies in, and the point."""
    if not given:
        return ""
    units = list(reversed(given.get("admin", ())))
    texts = [given.get("name"), given.get("address"), *units]
    if given.get("lat") is not None:
        texts.append(f"{given['lat']:.5g}, {given['lon']:.5g}")
    return ", ".join(dict.fromkeys(text for text in texts if text))
