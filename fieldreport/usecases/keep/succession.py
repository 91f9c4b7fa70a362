"""When a key is lost, taken or grown old: what that means for a vault, and what to do.

For somebody else's key: `after` says what nobody else has acknowledged and who could take the
place of its owner; the handover with `Choice(unacknowledged=True)` gives it to the successor. For
one's own: the revocation, to be kept elsewhere; a new card of the same keys; and the two steps by
which an old identity recommends a new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport import files
from fieldreport.model.cards import SIZE_LIMIT
from fieldreport.vault import contacts, outgoing, own_card, succession
from fieldreport.vault.contacts import Contact
from fieldreport.vault.vault import Vault


@dataclass(frozen=True)
class Consequence:
    """What a revoked or expired card of a contact comes to: how many records and files nobody else
    has acknowledged, and who could take his place.
    """

    contact: Contact
    records: int
    files: int
    successor: Contact | None


def after(vault: Vault, name: str) -> Consequence:
    """Say what becomes of what went to the contact `name`; nothing is changed.

    Raises:
        UserError: `contacts.unknown`, `contacts.ambiguous`.
    """
    contact = contacts.by_name(vault, name)
    left = outgoing.unacknowledged(vault)
    return Consequence(
        contact, len(left.records), len(left.evidence), succession.successor(vault, contact)
    )


def export_revocation(vault: Vault, path: Path) -> None:
    """Save the revocation of one's own keys to a new file, for the day when they are lost.

    It is to be kept away from the vault, with somebody who hands it to the contacts then.

    Raises:
        UserError: `files.…`; an existing file is never replaced.
    """
    files.write_atomic(path, own_card.revocation(vault))


def renew(vault: Vault, path: Path, *, name: str | None = None, expires: str | None = None) -> None:
    """Make a newer card of the same keys and save it to a new file for the contacts. The
    fingerprint stays, so nobody has to compare anything again.

    `expires` is an instant from which it isn't to be used any more; without it, it doesn't expire.

    Raises:
        UserError: `card.bad_name`, `card.malformed`, `files.…`; nothing was changed.
    """
    raw = own_card.renewed(vault, name=name, expires=expires)
    files.write_atomic(path, raw)
    try:
        own_card.take(vault, raw)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def ask_endorsement(vault: Vault, old: Path, path: Path) -> None:
    """In the new vault: save a request that the owner of the card `old` endorses this identity in
    his place.

    Raises:
        UserError: `card.…`, `succession.own_card`, `files.…`; nothing was changed.
    """
    files.write_atomic(path, own_card.claim(vault, files.read_at_most(old, SIZE_LIMIT)))


def endorse(vault: Vault, request: Path, path: Path) -> str:
    """In the old vault: sign that the identity in a request takes the place of this one; return its
    fingerprint (hex), which has to be compared before.

    Raises:
        UserError: `card.…`, `card.bad_succession`, `files.…`; nothing was changed.
    """
    raw, fingerprint = own_card.endorsed(vault, files.read_at_most(request, SIZE_LIMIT))
    files.write_atomic(path, raw)
    return fingerprint


def take_endorsed(vault: Vault, path: Path) -> None:
    """In the new vault: use the endorsed card as one's own from now on.

    Raises:
        UserError: `card.…`, `succession.other_keys`, `succession.older`; nothing was changed.
    """
    own_card.take(vault, files.read_at_most(path, SIZE_LIMIT))
