"""An organisation's own terms: reads the file that holds them and joins them to the shipped
vocabularies.

The file comes from somebody else, on a drive: it is limited, checked field by field, and refused as
a whole with the path of the first wrong field. Its codes carry the organisation's namespace
(`kz1:shaming`), so that it can neither redefine a shipped term nor collide with another
organisation's.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

from fieldreport.errors import UserError
from fieldreport.reference.inert import inert
from fieldreport.reference.vocabulary import (
    FORMAT,
    HURIDOCS,
    NAMESPACE,
    OWN_CODE,
    Term,
    Vocabulary,
    load,
    names,
)

SIZE_LIMIT = 256 * 1024
TERM_LIMIT = 2_000
_NAME_LIMIT = 200
_NOTE_LIMIT = 1_000

# Of what msgspec says about a value that doesn't fit, the sentence is ours and the path is what we
# want.
_PLACE = re.compile(r"`\$(?P<path>[^`]*)`$")
_FIELD = re.compile(r"(?:missing required|contains unknown) field `(?P<field>[^`]*)`")

_Kind = TypeVar("_Kind")


class Additions(msgspec.Struct, frozen=True):
    """An organisation's terms by the name of the vocabulary that they belong to, checked."""

    format: str
    organisation: str
    namespace: str
    terms: dict[str, tuple[Term, ...]]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    organisation: str
    namespace: str
    terms: dict[str, list[Any]]


def parse_additions(content: bytes, source_name: str) -> Additions:
    """Reads and checks a file of an organisation's own terms (JSON, format 1.0).

    Codes must be `namespace:code`; a parent must be a shipped or an added term of the first level;
    a label in at least one language is required.

    Raises:
        UserError: `reference.additions_…`, with the file's name and, where one is wrong, the path
        of the field.
    """
    if len(content) > SIZE_LIMIT:
        raise UserError("reference.additions_too_big", name=source_name, limit=SIZE_LIMIT)
    parsed = _parsed(content, source_name)
    # Before anything else: a file of another version may have fields that we don't know.
    version = parsed.get("format") if isinstance(parsed, dict) else None
    if isinstance(version, str) and version != FORMAT:
        raise UserError("reference.additions_version", name=source_name, version=version)
    file = _converted(parsed, _File, "", source_name)
    _check_text(file.organisation, _NAME_LIMIT, "organisation", source_name)
    if not re.fullmatch(NAMESPACE, file.namespace):
        raise UserError("reference.additions_field_wrong", name=source_name, path="namespace")
    if sum(map(len, file.terms.values())) > TERM_LIMIT:
        raise UserError("reference.additions_too_many", name=source_name, limit=TERM_LIMIT)
    terms = {
        vocabulary: _terms(vocabulary, found, file.namespace, source_name)
        for vocabulary, found in file.terms.items()
    }
    return Additions(file.format, file.organisation, file.namespace, terms)


def combine(vocabulary: Vocabulary, additions: Additions) -> Vocabulary:
    """`vocabulary` with the terms that `additions` has for it, after its own.

    Raises:
        UserError: `reference.additions_code_taken` if it already has one of the codes, from an
        earlier file.
    """
    added = additions.terms.get(vocabulary.name, ())
    for term in added:
        if vocabulary.get(term.code):
            raise UserError(
                "reference.additions_code_taken", term=term.code, name=additions.organisation
            )
    return Vocabulary(vocabulary.name, vocabulary.version, (*vocabulary.terms, *added))


def _parsed(content: bytes, source_name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise UserError("reference.additions_key_repeated", name=source_name, key=key)
            seen.add(key)
        return dict(pairs)

    try:
        return json.loads(content.decode(), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise UserError(
            "reference.additions_not_json", name=source_name, line=error.lineno
        ) from error
    except (ValueError, RecursionError) as error:
        # Bytes that aren't UTF-8, a number of ten thousand digits, or a hundred thousand open
        # brackets.
        raise UserError("reference.additions_not_json", name=source_name, line=1) from error


def _terms(vocabulary: str, found: list[Any], namespace: str, source_name: str) -> tuple[Term, ...]:
    base = f"terms.{vocabulary}"
    if vocabulary not in names():
        raise UserError("reference.additions_vocabulary_unknown", name=source_name, path=base)
    tops = {term.code for term in load(vocabulary).children(None)}
    terms: dict[str, Term] = {}
    for number, value in enumerate(found):
        path = f"{base}[{number}]"
        term = _converted(value, Term, path, source_name)
        _check_term(term, path, namespace, source_name)
        if term.code in terms:
            raise UserError(
                "reference.additions_code_repeated", name=source_name, path=f"{path}.code"
            )
        if term.parent is None:
            tops.add(term.code)
        elif term.parent not in tops:
            raise UserError(
                "reference.additions_parent_unknown", name=source_name, path=f"{path}.parent"
            )
        terms[term.code] = term
    return tuple(terms.values())


def _check_term(term: Term, path: str, namespace: str, source_name: str) -> None:
    if not re.fullmatch(f"{namespace}:{OWN_CODE}", term.code):
        raise UserError(
            "reference.additions_code_wrong",
            name=source_name,
            path=f"{path}.code",
            namespace=namespace,
        )
    if not term.labels:
        raise UserError(
            "reference.additions_label_missing", name=source_name, path=f"{path}.labels"
        )
    if term.huridocs is not None and not re.fullmatch(HURIDOCS, term.huridocs):
        raise UserError(
            "reference.additions_field_wrong", name=source_name, path=f"{path}.huridocs"
        )
    for lang, label in term.labels.items():
        _check_text(label, _NAME_LIMIT, f"{path}.labels.{lang}", source_name)
    for lang, note in term.note.items():
        _check_text(note, _NOTE_LIMIT, f"{path}.note.{lang}", source_name)
    for lang, aliases in term.aliases.items():
        for number, alias in enumerate(aliases):
            _check_text(alias, _NAME_LIMIT, f"{path}.aliases.{lang}[{number}]", source_name)


def _check_text(text: str, limit: int, path: str, source_name: str) -> None:
    # Labels are shown everywhere, so nothing invisible gets in: a label can't pretend to be another
    # one.
    if not text.strip() or len(text) > limit or inert(text, limit=limit) != text:
        raise UserError("reference.additions_field_wrong", name=source_name, path=path)


def _converted(value: Any, kind: type[_Kind], base: str, source_name: str) -> _Kind:
    try:
        return msgspec.convert(value, kind)
    except UnicodeEncodeError as error:
        # The name of a field holds half a character.
        path = base or "$"
        raise UserError("reference.additions_field_wrong", name=source_name, path=path) from error
    except msgspec.ValidationError as error:
        path = _path(str(error), base)
        raise UserError("reference.additions_field_wrong", name=source_name, path=path) from error


def _path(message: str, base: str) -> str:
    """The field that msgspec complains about: its place comes last, its name may come before."""
    place, field = _PLACE.search(message), _FIELD.search(message)
    steps = (base + (place["path"] if place else ""), field["field"] if field else "")
    return ".".join(filter(None, steps)).lstrip(".") or "$"
