"""The people one hands over to and receives from: their cards, and what is known of each.

A card proves only that its owner has its keys. A contact is *compared* once a person has compared
the fingerprint with the owner; only then does anything of his count, and only until his card
expires or is revoked. A bundle never changes a contact, a card file only under the same keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from fieldreport import times
from fieldreport.crypto import cards
from fieldreport.crypto.identity import PublicIdentity, same_fingerprint
from fieldreport.crypto.signatures import PublicKeys
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.reference import lookalikes
from fieldreport.reference.folding import fold

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

State = Literal["compared", "uncompared", "expired", "revoked"]

_COLUMNS = "fingerprint, name, role, card, ed25519, mldsa65, added, compared, revoked"


@dataclass(frozen=True)
class Contact:
    """Somebody else's card. `compared` and `revoked` are the instants at which that became known.

    `name` and `role` are what the owner says of himself. `recipient` is where to encrypt to.
    """

    fingerprint: str
    name: str
    role: str
    card: bytes = field(repr=False)
    keys: PublicKeys = field(repr=False)
    added: str
    compared: str | None
    revoked: str | None

    @cached_property
    def _own_words(self) -> tuple[str, str | None, str | None]:
        card = parse_card(self.card).card
        return card.recipient, card.expires, card.replaces

    @property
    def recipient(self) -> str:
        """The age recipient (`age1pq1…`)."""
        return self._own_words[0]

    @property
    def expires(self) -> str | None:
        """The instant from which the card is no longer to be used, if it names one."""
        return self._own_words[1]

    @property
    def replaces(self) -> str | None:
        """The fingerprint (hex) of the identity in whose place this one says to be."""
        return self._own_words[2]

    @property
    def public(self) -> PublicIdentity:
        """The public keys, to encrypt to and to check signatures with."""
        return PublicIdentity(self.recipient, self.keys)

    @property
    def state(self) -> State:
        """What the contact is good for now; `revoked` and `expired` before the rest."""
        if self.revoked is not None:
            return "revoked"
        if self.expires is not None and times.reached(self.expires, times.now()):
            return "expired"
        return "uncompared" if self.compared is None else "compared"


@dataclass(frozen=True)
class Added:
    """What came of adding a card.

    `new`: the keys were not known. `renamed_from`: the same keys had this name before. `same_name`:
    other contacts whose name is this or could be taken for it, a loud warning. Somebody may have new keys, or be
    somebody else. `endorsed_by`: a contact, not revoked, whose keys signed that these take their
    place, which is shown and decides nothing.
    """

    contact: Contact
    new: bool
    renamed_from: str | None = None
    same_name: tuple[Contact, ...] = ()
    endorsed_by: Contact | None = None


def add(vault: Vault, raw_card: bytes) -> Added:
    """Add the card of somebody else, or take a newer card of the same keys.

    Of the same keys, the card with the higher serial counts, whatever came first; whether the
    contact was compared stays, since the fingerprint is the same.

    Raises UserError: the codes of `crypto.cards.open_card`, `card.bad_succession` if it claims an
    endorsement by a known contact that does not hold, `contacts.own_card`, `contacts.expired`,
    `contacts.revoked`, and `contacts.keys_known` if another contact has its signing keys.
    """
    checked = cards.open_card(raw_card)
    if checked.public.keys == vault.identity.public.keys:
        raise UserError("contacts.own_card")
    if cards.expired(checked.card, times.now()):
        raise UserError("contacts.expired", name=checked.card.name)
    known = by_signer(vault, checked.public.keys)
    endorsed_by = _endorsement(vault, checked)
    if known is None:
        _insert(vault, checked)
    elif known.fingerprint != checked.fingerprint:
        # The same signatures with another key to encrypt to: whoever did that has both halves
        # wrong.
        raise UserError("contacts.keys_known", name=known.name)
    elif known.revoked is not None:
        raise UserError("contacts.revoked", name=known.name)
    elif parse_card(known.card).card.serial < checked.card.serial:
        vault.db.execute(
            "UPDATE contact SET card = ?, name = ?, role = ? WHERE fingerprint = ?",
            (raw_card, checked.card.name, checked.card.role, bytes.fromhex(known.fingerprint)),
        )
    contact = by_fingerprint(vault, checked.fingerprint)
    return Added(
        contact,
        new=known is None,
        renamed_from=known.name if known and known.name != contact.name else None,
        same_name=tuple(
            c for c in alike(vault, contact.name) if c.fingerprint != contact.fingerprint
        ),
        endorsed_by=endorsed_by,
    )


def compare(vault: Vault, name: str, given: str) -> Contact:
    """Note that the owner of a contact's card named this fingerprint, as digits or in hex.

    `name` is a name or a fingerprint in hex. If several have the name, the fingerprint says which.

    Raises UserError `contacts.fingerprint_differs` (nothing is noted: it may be somebody else's
    card), `card.not_a_fingerprint`, `contacts.unknown`, `contacts.revoked`, `contacts.expired`.
    """
    meant = _meant(vault, name)
    same = [contact for contact in meant if same_fingerprint(contact.fingerprint, given)]
    if not same:
        raise UserError("contacts.fingerprint_differs", name=meant[0].name)
    contact = same[0]
    _refuse_void(contact)
    vault.db.execute(
        "UPDATE contact SET compared = ? WHERE fingerprint = ? AND compared IS NULL",
        (times.now(), bytes.fromhex(contact.fingerprint)),
    )
    return by_fingerprint(vault, contact.fingerprint)


def revoke(vault: Vault, raw_revocation: bytes) -> Contact:
    """Take in a revocation: nothing more goes to that contact or comes from it, for ever.

    Raises UserError: the codes of `crypto.cards.open_revocation`, `contacts.own_revocation`, and
    `contacts.revocation_unknown` for keys that no contact has.
    """
    fingerprint = cards.revoked_fingerprint(raw_revocation)
    if fingerprint == vault.fingerprint:
        raise UserError("contacts.own_revocation")
    contact = _find(vault, "fingerprint = ?", bytes.fromhex(fingerprint))
    if contact is None:
        raise UserError("contacts.revocation_unknown")
    cards.open_revocation(raw_revocation, contact.public)
    vault.db.execute(
        "UPDATE contact SET revoked = ?, revocation = ? WHERE fingerprint = ? AND revoked IS NULL",
        (times.now(), raw_revocation, bytes.fromhex(fingerprint)),
    )
    return by_fingerprint(vault, fingerprint)


def everyone(reading: Reading) -> list[Contact]:
    """Every contact, by name."""
    rows = reading.db.execute(f"SELECT {_COLUMNS} FROM contact").fetchall()
    return sorted(map(_contact, rows), key=lambda c: (fold(c.name), c.fingerprint))


def alike(reading: Reading, name: str) -> list[Contact]:
    """The contacts with this name, or with one that people could take for it."""
    return [contact for contact in everyone(reading) if lookalikes.alike(contact.name, name)]


def names(reading: Reading) -> dict[str, str]:
    """The name of each contact by fingerprint."""
    rows = reading.db.execute("SELECT fingerprint, name FROM contact").fetchall()
    return {fingerprint.hex(): name for fingerprint, name in rows}


def by_fingerprint(reading: Reading, fingerprint: str) -> Contact:
    """The contact with this fingerprint (hex). Raises UserError `contacts.unknown`."""
    found = _find(reading, "fingerprint = ?", bytes.fromhex(fingerprint))
    if found is None:
        raise UserError("contacts.unknown", name=fingerprint[:12])
    return found


def by_signer(reading: Reading, keys: PublicKeys) -> Contact | None:
    """The contact whose keys these are, in whatever state, or None."""
    return _find(reading, "ed25519 = ? AND mldsa65 = ?", keys.ed25519, keys.mldsa65)


def by_name(reading: Reading, name: str) -> Contact:
    """The contact of this name, however it is capitalised, or with this fingerprint in hex.

    A revoked contact is only found if nobody else has the name.

    Raises UserError `contacts.unknown`, and `contacts.ambiguous` if several have it: then only the
    fingerprint says who is meant.
    """
    meant = _meant(reading, name)
    found = [contact for contact in meant if contact.revoked is None] or meant
    if len(found) > 1:
        raise UserError("contacts.ambiguous", name=found[0].name, count=len(found))
    return found[0]


def as_recipient(contact: Contact, *, uncompared: bool = False) -> Contact:
    """Return the contact if something may be encrypted to it.

    Raises UserError `contacts.revoked`, `contacts.expired`, and `contacts.not_compared` unless
    `uncompared` allows it.
    """
    _refuse_void(contact)
    if contact.state == "uncompared" and not uncompared:
        raise UserError("contacts.not_compared", name=contact.name)
    return contact


def as_sender(reading: Reading, keys: PublicKeys) -> Contact | None:
    """The contact whose bundles are opened: compared, not revoked, not expired. Else None.

    Whatever else signed a bundle: it is held, and its card shown.
    """
    contact = by_signer(reading, keys)
    return contact if contact and contact.state == "compared" else None


def endorser(reading: Reading, contact: Contact) -> Contact | None:
    """The contact whose keys signed that this card takes the place of his own, or None. Checked
    anew, since the older card may have come after this one.
    """
    if contact.replaces is None:
        return None
    try:
        return _endorsement(reading, cards.open_card(contact.card))
    except cards.BadCard:
        return None


def vouched(reading: Reading, fingerprint: str) -> cards.CheckedCard | None:
    """The card of an author for whom a compared sender vouched, or None. He is no contact by
    that.
    """
    row = reading.db.execute(
        "SELECT card FROM author WHERE fingerprint = ?", (bytes.fromhex(fingerprint),)
    ).fetchone()
    return cards.open_card(row[0]) if row else None


def _refuse_void(contact: Contact) -> None:
    if contact.state == "revoked":
        raise UserError("contacts.revoked", name=contact.name)
    if contact.state == "expired":
        raise UserError("contacts.expired", name=contact.name)


def _endorsement(reading: Reading, checked: cards.CheckedCard) -> Contact | None:
    replaced = checked.card.replaces
    old = _find(reading, "fingerprint = ?", bytes.fromhex(replaced)) if replaced else None
    if old is None:
        return None
    cards.check_succession(checked, cards.open_card(old.card))
    # The word of a key that somebody else may have is worth nothing.
    return None if old.revoked else old


def _insert(vault: Vault, checked: cards.CheckedCard) -> None:
    card, keys = checked.card, checked.public.keys
    vault.db.execute(
        "INSERT INTO contact (fingerprint, name, role, card, ed25519, mldsa65, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            bytes.fromhex(checked.fingerprint),
            *(card.name, card.role, checked.raw),
            *(keys.ed25519, keys.mldsa65, times.now()),
        ),
    )


def _meant(reading: Reading, name: str) -> list[Contact]:
    """The contacts that a name or a fingerprint means, at least one."""
    wanted = name.strip()
    exact = [contact for contact in everyone(reading) if contact.fingerprint == wanted.lower()]
    found = exact or _named(reading, wanted)
    if not found:
        raise UserError("contacts.unknown", name=wanted[:100])
    return found


def _named(reading: Reading, name: str) -> list[Contact]:
    return [contact for contact in everyone(reading) if fold(contact.name) == fold(name)]


def _find(reading: Reading, condition: str, *values: bytes) -> Contact | None:
    row = reading.db.execute(f"SELECT {_COLUMNS} FROM contact WHERE {condition}", values).fetchone()
    return _contact(row) if row else None


def _contact(
    row: tuple[bytes, str, str, bytes, bytes, bytes, str, str | None, str | None],
) -> Contact:
    fingerprint, name, role, card, ed25519, mldsa65, added, compared, revoked = row
    keys = PublicKeys(ed25519, mldsa65)
    return Contact(fingerprint.hex(), name, role, card, keys, added, compared, revoked)
