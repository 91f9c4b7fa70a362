"""The terms that reports are made of: types of acts, perpetrators, places, sources and so on, in
en, ru and kk.

A vocabulary is a file in `resources/vocabularies`, a tree of at most two levels. Its codes are
stored in signed records and therefore never change their meaning; labels, notes and aliases may
improve with every release. An organisation adds terms of its own with a file: see `additions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import Literal

import msgspec

from fieldreport.errors import UserError
from fieldreport.reference.assets import listing, resource
from fieldreport.reference.folding import fold, tokens

Language = Literal["en", "ru", "kk"]
LANGUAGES: tuple[Language, ...] = ("en", "ru", "kk")

# A code of our own, `baton-use`; and one of an organisation's, behind its namespace, `kz1:shaming`.
OWN_CODE = r"[a-z][a-z0-9-]{1,47}"
NAMESPACE = r"[a-z][a-z0-9-]{1,15}"
CODE = rf"(?:{NAMESPACE}:)?{OWN_CODE}"

# A micro-thesaurus of HURIDOCS by its number, and the twelve digits of a term: `04:030107000000`.
HURIDOCS = r"\d\d:\d{12}"

FORMAT = "1.0"


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One term: a stable code, its place in the tree, and what people call it.

    `note` helps where somebody could hesitate; `aliases` are further words to find it by,
    colloquial ones too.
    """

    code: str
    labels: dict[Language, str]
    parent: str | None = None
    note: dict[Language, str] = {}
    huridocs: str | None = None
    aliases: dict[Language, tuple[str, ...]] = {}

    def label(self, lang: str) -> str:
        """The label in `lang`, else in English, else in the first language that has one."""
        for wanted in (lang, "en"):
            for language, label in self.labels.items():
                if language == wanted:
                    return label
        return next(iter(self.labels.values()))


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """The terms of one kind in the order in which they are offered, parents before children."""

    name: str
    version: int
    terms: tuple[Term, ...]

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_parent(self) -> dict[str | None, tuple[Term, ...]]:
        found: dict[str | None, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.parent, []).append(term)
        return {parent: tuple(terms) for parent, terms in found.items()}

    @cached_property
    def _names(self) -> dict[Language, tuple[tuple[Term, tuple[_Name, ...]], ...]]:
        return {
            lang: tuple((term, tuple(map(_name, _spoken(term, lang)))) for term in self.terms)
            for lang in LANGUAGES
        }

    def get(self, code: str) -> Term | None:
        """The term with this code; None for another organisation's, or one of a newer version."""
        return self._by_code.get(code)

    def children(self, code: str | None) -> tuple[Term, ...]:
        """The terms below `code`; the top of the tree for None."""
        return self._by_parent.get(code, ())

    def label(self, code: str, lang: str) -> str:
        """What to show for `code`: its label, or the code itself if it isn't known here."""
        term = self.get(code)
        return term.label(lang) if term else code

    def search(self, text: str, langs: Sequence[Language] = LANGUAGES) -> tuple[Term, ...]:
        """The terms whose label or alias in any of `langs` matches `text`, best first.

        Names that begin with the text come first, then names that have words beginning with each of
        its words, then names that contain it. The code counts as a name. Case, marks and ё don't
        matter. An empty text finds everything.
        """
        wanted = _name(text)
        best: dict[str, int] = {}
        for lang in langs:
            for term, spoken in self._names[lang]:
                rank = min(_rank(wanted, name) for name in spoken)
                best[term.code] = min(rank, best.get(term.code, _NO_MATCH))
        found = [term for term in self.terms if best.get(term.code, _NO_MATCH) < _NO_MATCH]
        return tuple(sorted(found, key=lambda term: best[term.code]))


class _Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["1.0"]
    name: str
    version: int
    terms: tuple[Term, ...]


@cache
def names() -> tuple[str, ...]:
    """The names of all vocabularies, sorted."""
    return listing("vocabularies", ".json")


@cache
def load(name: str) -> Vocabulary:
    """The shipped vocabulary `name`.

    Raises:
        UserError: `reference.vocabulary_unknown` for a name that isn't among `names()`;
            `reference.resource_damaged` if the file isn't what was shipped.
    """
    if name not in names():
        raise UserError("reference.vocabulary_unknown", name=name)
    content = resource("vocabularies", f"{name}.json").read_bytes()
    try:
        shipped = msgspec.json.decode(content, type=_Shipped)
        check_tree(shipped.terms)
    except ValueError as error:
        raise UserError("reference.resource_damaged", name=f"vocabularies/{name}.json") from error
    return Vocabulary(shipped.name, shipped.version, shipped.terms)


def all_codes(name: str) -> frozenset[str]:
    """All codes of the shipped vocabulary `name`, of both levels.

    Raises:
        UserError: as `load`.
    """
    return frozenset(term.code for term in load(name).terms)


def check_tree(terms: Iterable[Term]) -> None:
    """Checks codes, languages and the two levels of a shipped vocabulary.

    Raises:
        ValueError: with the code that is wrong.
    """
    tops: set[str] = set()
    seen: set[str] = set()
    for term in terms:
        if not re.fullmatch(OWN_CODE, term.code) or term.code in seen:
            raise ValueError(f"a wrong or repeated code: {term.code}")
        if set(term.labels) != set(LANGUAGES):
            raise ValueError(f"a label is missing: {term.code}")
        if term.huridocs is not None and not re.fullmatch(HURIDOCS, term.huridocs):
            raise ValueError(f"no HURIDOCS code: {term.code}")
        if term.parent is None:
            tops.add(term.code)
        elif term.parent not in tops:
            raise ValueError(f"the parent is missing, too deep or comes later: {term.code}")
        seen.add(term.code)


# A name as it is compared: the whole of it, and its words.
_Name = tuple[str, tuple[str, ...]]
_NO_MATCH = 3


def _name(text: str) -> _Name:
    return fold(text), tokens(text)


def _spoken(term: Term, lang: Language) -> tuple[str, ...]:
    label = term.labels.get(lang)
    return (term.code, *((label,) if label else ()), *term.aliases.get(lang, ()))


def _rank(wanted: _Name, name: _Name) -> int:
    if name[0].startswith(wanted[0]):
        return 0
    if wanted[1] and all(_begins(start, name[1]) for start in wanted[1]):
        return 1
    return 2 if wanted[0] in name[0] else _NO_MATCH


def _begins(start: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(start) for word in words)
