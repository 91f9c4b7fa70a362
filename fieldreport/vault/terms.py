"""An organisation's own terms, kept in the vault as the file that they came in.

They are read again at every unlock, by the same strict reader that took them, so that a vault can't
hold terms that the program wouldn't take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.reference.additions import Additions, combine, parse_additions
from fieldreport.reference.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

_PREFIX = "terms."


def adopt(vault: Vault, content: bytes, source_name: str) -> Additions:
    """Take over a file of own terms; a later file of one namespace replaces the earlier.

    Raises:
        UserError: `reference.additions_…` as `parse_additions` and `combine`; then nothing changed.
    """
    added = parse_additions(content, source_name)
    others = [known for known in additions(vault) if known.namespace != added.namespace]
    for name in added.terms:
        _combined(name, (*others, added))
    vault.set_setting(_PREFIX + added.namespace, content)
    return added


def additions(reading: Reading) -> tuple[Additions, ...]:
    """The own terms of all organisations, by namespace."""
    rows = reading.db.execute(
        "SELECT name, value FROM setting WHERE name >= ? AND name < ? ORDER BY name",
        # The character after the dot ends the range.
        (_PREFIX, _PREFIX[:-1] + "/"),
    )
    return tuple(parse_additions(value, name) for name, value in rows.fetchall())


def vocabulary(reading: Reading, name: str) -> Vocabulary:
    """A vocabulary with all own terms in it.

    Raises:
        UserError: `reference.vocabulary_unknown`.
    """
    return _combined(name, additions(reading))


def below(reading: Reading, name: str, code: str) -> tuple[str, ...]:
    """A code and the codes below it in its vocabulary; just the code if it isn't known here."""
    return (code, *(term.code for term in vocabulary(reading, name).children(code)))


def _combined(name: str, added: tuple[Additions, ...]) -> Vocabulary:
    joined = load(name)
    for one in added:
        joined = combine(joined, one)
    return joined
