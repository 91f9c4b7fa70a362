"""The vault's own card: renewed under the same keys, revoked, or recommended by an older identity.

Whoever has compared the fingerprint keeps it compared through every newer card of the same keys. Of
new keys nothing is believed until people compared them; the endorsement of the old ones only says
whom to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.crypto import cards
from fieldreport.crypto.cards import CheckedCard, make_card
from fieldreport.errors import UserError
from fieldreport.model.cards import Card, parse_card
from fieldreport.vault import custody

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault


def current(reading: Reading) -> Card:
    """What the own card says now."""
    (raw,) = reading.db.execute("SELECT card FROM identity").fetchone()
    return parse_card(bytes(raw)).card


def revocation(vault: Vault) -> bytes:
    """The revocation that was made with the identity."""
    (raw,) = vault.db.execute("SELECT revocation FROM identity").fetchone()
    return bytes(raw)


def renewed(vault: Vault, *, name: str | None, expires: str | None) -> bytes:
    """A newer card of the same keys, not yet in use. Raises UserError `card.bad_name`,
    `card.malformed`.
    """
    now = parse_card(vault.card).card
    return make_card(
        vault.identity, name or now.name, now.role, serial=now.serial + 1, expires=expires
    )


def claim(vault: Vault, raw_old: bytes) -> bytes:
    """A request to the owner of an older card to endorse this identity. Raises UserError `card.…`,
    `succession.own_card`.
    """
    old = cards.open_card(raw_old)
    if old.fingerprint == vault.fingerprint:
        raise UserError("succession.own_card")
    return cards.make_claim(vault.identity, parse_card(vault.card).card, old)


def asking(vault: Vault, raw_claim: bytes) -> CheckedCard:
    """Who asks in such a request to take the place of this identity. Raises UserError `card.…`."""
    return cards.open_claim(raw_claim, vault.fingerprint)


def endorsed(vault: Vault, raw_claim: bytes) -> tuple[bytes, str]:
    """The card that such a request becomes, and its fingerprint (hex). Raises UserError `card.…`."""
    card = cards.endorse(vault.identity, raw_claim)
    with vault.transaction():
        detail: dict[str, object] = {"succession": "endorsed", "card": card.fingerprint}
        custody.append(vault, "note", vault.fingerprint, "vault", detail)
    return card.raw, card.fingerprint


def take(vault: Vault, raw_card: bytes) -> None:
    """Use a newer card of the own keys from now on.

    Raises UserError `card.…`, `succession.other_keys`, `succession.older`.
    """
    card = cards.open_card(raw_card)
    if card.fingerprint != vault.fingerprint:
        raise UserError("succession.other_keys")
    if card.card.serial <= parse_card(vault.card).card.serial:
        raise UserError("succession.older")
    with vault.transaction() as db:
        db.execute("UPDATE identity SET card = ?", (raw_card,))
        detail: dict[str, object] = {"card": "renewed", "serial": card.card.serial}
        custody.append(vault, "note", vault.fingerprint, "vault", detail)
    vault.card, vault.name, vault.role = raw_card, card.card.name, card.card.role
