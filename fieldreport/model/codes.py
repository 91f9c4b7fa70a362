"""Which codes a field may hold: those of the shipped vocabularies, and an organisation's own.

The sets are cached: a record has dozens of codes, an import thousands of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from fieldreport.reference.additions import Additions
from fieldreport.reference.vocabulary import all_codes

Codes = Mapping[str, frozenset[str]]


@cache
def shipped(vocabulary: str) -> frozenset[str]:
    """Return the codes of a shipped vocabulary, of both levels."""
    return all_codes(vocabulary)


def own(additions: Iterable[Additions]) -> Codes:
    """Return an organisation's codes (`ns:code`) by the vocabulary that they belong to."""
    found: dict[str, set[str]] = {}
    for addition in additions:
        for vocabulary, terms in addition.terms.items():
            found.setdefault(vocabulary, set()).update(term.code for term in terms)
    return {vocabulary: frozenset(codes) for vocabulary, codes in found.items()}


def namespaced(code: str) -> bool:
    """Say whether a code is an organisation's and not one of ours."""
    return ":" in code
