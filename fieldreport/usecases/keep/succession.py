"""When a key is lost, taken or grown old: what that means for a vault, and what to do.

For somebody else's key: `after` says what nobody else has acknowledged and who could take the
place of its owner; the handover with `Choice(unacknowledged=True)` gives it to the successor;
`concerns` says for which cards something has to be done. For one's own: the revocation, to be kept
elsewhere; a new card of the same keys; and the two steps by which an old identity recommends a new
one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from fieldreport import files, times
from fieldreport.errors import UserError
from fieldreport.model.cards import SIZE_LIMIT
from fieldreport.vault import contacts, outgoing, own_card, succession
from fieldreport.vault.contacts import Contact
from fieldreport.vault.vault import Reading, Vault

# So long before a card expires there is still time to meet and exchange a newer one.
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Consequence:
    """What a revoked or expired card of a contact comes to: how many records and files nobody else
    has acknowledged, and who could take his place.
    """

    contact: Contact
    records: int
    files: int
    successor: Contact | None


@dataclass(frozen=True)
class Own:
    """What one's own card says. `expires` is an instant; `replaces` the fingerprint (hex) of the
    identity in whose place this one is.
    """

    name: str
    role: str
    expires: str | None
    replaces: str | None


@dataclass(frozen=True)
class Asking:
    """Who asks to take the place of this identity, as the request itself says."""

    name: str
    role: str
    fingerprint: str


@dataclass(frozen=True)
class Concern:
    """A card for which something has to be done: one's own, if there is no `contact`, or that of
    somebody to hand over to.

    `items` is how many records and files were written to nobody else whose card is still good.
    """

    what: Literal["revoked", "expired", "expiring"]
    contact: Contact | None = None
    expires: str | None = None
    items: int = 0
    successor: Contact | None = None


def own(reading: Reading) -> Own:
    """What one's own card says now."""
    card = own_card.current(reading)
    return Own(card.name, card.role, card.expires, card.replaces)


def concerns(reading: Reading, now: str) -> list[Concern]:
    """The cards for which something has to be done at the instant `now`, the most pressing first.

    Of a card that is no longer good only if somebody depends on it: things were written to its owner
    and to nobody else, or he was the only coordinator.
    """
    everyone = contacts.everyone(reading)
    good = [one for one in everyone if one.state == "compared"]
    found: list[Concern] = []
    for one in everyone:
        if one.state in ("revoked", "expired"):
            items = outgoing.only_with(reading, one.fingerprint, [g.fingerprint for g in good])
            alone = one.role == "coordinator" and all(g.role != "coordinator" for g in good)
            if items or alone:
                what: Literal["revoked", "expired"] = "revoked" if one.revoked else "expired"
                successor = succession.successor(reading, one)
                found.append(Concern(what, one, one.expires, items, successor))
    found.sort(key=lambda each: each.what == "expired")
    mine = own_card.current(reading).expires
    if mine is not None and soon(mine, now):
        found.append(Concern("expired" if times.reached(mine, now) else "expiring", None, mine))
    found += [
        Concern("expiring", one, one.expires)
        for one in good
        if one.role == "coordinator" and one.expires is not None and soon(one.expires, now)
    ]
    return found


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
        UserError: `card.bad_name`, `card.malformed`, `succession.expires_at_once`, `files.…`;
            nothing was changed.
    """
    refuse_expired(expires)
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


def asking(vault: Vault, request: Path) -> Asking:
    """In the old vault: say who asks in a request, so that the fingerprint can be compared before
    anything is signed.

    Raises:
        UserError: `card.…`, `card.bad_succession`, `files.…`; nothing was changed.
    """
    checked = own_card.asking(vault, files.read_at_most(request, SIZE_LIMIT))
    return Asking(checked.card.name, checked.card.role, checked.fingerprint)


def endorse(vault: Vault, request: Path, path: Path, *, compared: str | None = None) -> str:
    """In the old vault: sign that the identity in a request takes the place of this one; return its
    fingerprint (hex), which has to be compared before: `compared` is the one that was.

    Raises:
        UserError: `card.…`, `card.bad_succession`, `contacts.fingerprint_differs` if the request is
            no longer the one that was read, `files.…`; nothing was changed.
    """
    claim = files.read_at_most(request, SIZE_LIMIT)
    if compared is not None:
        read = own_card.asking(vault, claim)
        if read.fingerprint != compared:
            raise UserError("contacts.fingerprint_differs", name=read.card.name)
    raw, fingerprint = own_card.endorsed(vault, claim)
    files.write_atomic(path, raw)
    return fingerprint


def take_endorsed(vault: Vault, path: Path) -> None:
    """In the new vault: use the endorsed card as one's own from now on.

    Raises:
        UserError: `card.…`, `succession.other_keys`, `succession.older`; nothing was changed.
    """
    own_card.take(vault, files.read_at_most(path, SIZE_LIMIT))


def soon(expires: str, now: str) -> bool:
    """Say whether a card that expires then is to be renewed by now; also one that has expired."""
    return times.parse(expires) <= times.parse(now) + SOON


def refuse_expired(expires: str | None) -> None:
    """Raises UserError `succession.expires_at_once` for a card that would be of no use to anybody."""
    if expires is not None and times.valid(expires) and times.reached(expires, times.now()):
        raise UserError("succession.expires_at_once")
