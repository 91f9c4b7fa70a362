"""Makes and checks cards and revocations: is it in form, do its keys fit together, did its own key
sign it.

A card proves only that whoever made it has its keys. Whose they are is decided by people who
compare fingerprints, so nothing here ever says that a card is good, only what is wrong with it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from fieldreport import times
from fieldreport.crypto.failures import MalformedKey
from fieldreport.crypto.identity import Identity, PublicIdentity
from fieldreport.crypto.signatures import BadSignature, PublicKeys
from fieldreport.errors import UserError
from fieldreport.model import versions
from fieldreport.model.cards import (
    SIZE_LIMIT,
    Card,
    ParsedCard,
    Revocation,
    SignedText,
    parse_card,
    parse_claim,
    parse_revocation,
)
from fieldreport.model.faults import Invalid, JsonFault, Newer


class BadCard(UserError):
    """A card or revocation that must not be used; `code` begins with `card.` and says why."""


@dataclass(frozen=True)
class CheckedCard:
    """A card whose own key signed it. `raw` as it came; `public` are its keys. Nobody has compared
    it yet.
    """

    raw: bytes
    card: Card
    public: PublicIdentity
    document: SignedText

    @property
    def fingerprint(self) -> str:
        """The fingerprint of its keys, 64 hex digits."""
        return self.public.fingerprint


def make_card(
    identity: Identity,
    name: str,
    role: str,
    *,
    serial: int = 1,
    created: str | None = None,
    expires: str | None = None,
    replaced: Identity | None = None,
) -> bytes:
    """Return a card of an identity, signed by it, and by the identity that it replaces if there is
    one.

    Times are instants (`times.now()` unless given). Raises BadCard `card.bad_name` or
    `card.malformed` for a value that no card may have.
    """
    card = Card(
        format=versions.CURRENT,
        kind="card",
        name=name,
        role=role,
        recipient=identity.public.recipient,
        ed25519=identity.public.keys.ed25519,
        mldsa65=identity.public.keys.mldsa65,
        serial=serial,
        created=created or times.now(),
        expires=expires,
        replaces=replaced.fingerprint if replaced else None,
    )
    raw = _signed(identity, card, replaced)
    try:
        open_card(raw)
    except BadCard as error:
        if error.params.get("path") == "name":
            raise BadCard("card.bad_name") from None
        raise
    return raw


def open_card(raw: bytes) -> CheckedCard:
    """Return the card in a file, checked but for its expiry, its succession, and whether anybody
    compared it.

    Raises BadCard: `card.too_big`, `card.newer`, `card.malformed` (with the path of the field) or
    `card.bad_signature`.
    """
    with _refusals():
        parsed = parse_card(raw)
    return _checked(parsed)


def open_claim(raw: bytes, replaced: str) -> CheckedCard:
    """Return the claim in a file, as `make_claim` made it: its own key signed it, and it wants to
    take the place of the identity with the fingerprint `replaced` (hex).

    Raises BadCard as `open_card`, and `card.bad_succession` if it replaces somebody else.
    """
    with _refusals():
        claim = parse_claim(raw)
    if claim.card.replaces != replaced:
        raise BadCard("card.bad_succession")
    return _checked(claim)


def expired(card: Card, now: str) -> bool:
    """Say whether the card is no longer to be used at the instant `now`."""
    return card.expires is not None and times.reached(card.expires, now)


def check_succession(card: CheckedCard, old: CheckedCard) -> None:
    """Return if the holder of `old` signed that `card` takes its place. People still have to
    compare the new one.

    Raises BadCard `card.bad_succession`.
    """
    document = card.document
    if card.card.replaces != old.fingerprint or document.succession is None:
        raise BadCard("card.bad_succession")
    try:
        old.public.keys.verify("succession", document.signed.encode(), document.succession)
    except BadSignature:
        raise BadCard("card.bad_succession") from None


def make_claim(identity: Identity, like: Card, old: CheckedCard) -> bytes:
    """Return a card of `identity`, with the name, role, expiry and next serial of `like`, that says it
    replaces `old`. It is no card before `endorse` added the old identity's signature.
    """
    changed = {
        "replaces": old.fingerprint,
        "serial": like.serial + 1,
        "created": times.now(),
        "format": versions.CURRENT,
    }
    return _signed(identity, msgspec.structs.replace(like, **changed), None)


def endorse(old: Identity, raw_claim: bytes) -> CheckedCard:
    """Return the card that a claim becomes when the identity it replaces signs it too.

    Raises BadCard as `open_card`, and `card.bad_succession` if it replaces somebody else.
    """
    claim = open_claim(raw_claim, old.fingerprint)
    signature = old.sign("succession", claim.document.signed.encode())
    document = msgspec.structs.replace(claim.document, succession=signature)
    # Read as any card, so that nothing leaves here that others would refuse.
    return open_card(msgspec.json.encode(document))


def make_revocation(identity: Identity, *, reason: str = "", created: str | None = None) -> bytes:
    """Return the revocation of an identity, signed by it: made with it, and kept for the day when
    it is lost.
    """
    revocation = Revocation(
        format=versions.CURRENT,
        kind="revocation",
        fingerprint=identity.fingerprint,
        created=created or times.now(),
        reason=reason,
    )
    raw = _signed(identity, revocation, None)
    open_revocation(raw, identity.public)
    return raw


def revoked_fingerprint(raw: bytes) -> str:
    """Return the fingerprint that a revocation names, to find the keys that must have signed it.
    Raises BadCard as `open_card`.
    """
    with _refusals():
        return parse_revocation(raw).revocation.fingerprint


def open_revocation(raw: bytes, public: PublicIdentity) -> Revocation:
    """Return the revocation of these keys, signed by them: nobody else can revoke them.

    Raises BadCard as `open_card`, also if it names another fingerprint.
    """
    with _refusals():
        parsed = parse_revocation(raw)
    if parsed.revocation.fingerprint != public.fingerprint:
        raise BadCard("card.bad_signature")
    _verify(public.keys, parsed.document)
    return parsed.revocation


def _checked(parsed: ParsedCard) -> CheckedCard:
    card, document = parsed.card, parsed.document
    public = PublicIdentity(card.recipient, PublicKeys(card.ed25519, card.mldsa65))
    if not (_well_formed(public) and card.recipient.islower()):
        # The upper-case text means the same key; there shall be one text for each.
        raise BadCard("card.malformed", path="recipient")
    _verify(public.keys, document)
    return CheckedCard(parsed.raw, card, public, document)


def _signed(identity: Identity, text: Card | Revocation, replaced: Identity | None) -> bytes:
    signed = msgspec.json.encode(text)
    succession = replaced.sign("succession", signed) if replaced else None
    document = {
        "format": versions.CURRENT,
        "kind": text.kind,
        "signed": signed.decode(),
        "signature": b64encode(identity.sign(text.kind, signed)).decode("ascii"),
        "succession": b64encode(succession).decode("ascii") if succession else None,
    }
    return msgspec.json.encode(document)


def _well_formed(public: PublicIdentity) -> bool:
    try:
        return bool(public.fingerprint)
    except MalformedKey:
        return False


def _verify(keys: PublicKeys, document: SignedText) -> None:
    try:
        keys.verify(document.kind, document.signed.encode(), document.signature)
    except BadSignature:
        raise BadCard("card.bad_signature") from None


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except Newer as newer:
        raise BadCard("card.newer", version=newer.version) from None
    except JsonFault as fault:
        if fault.reason == "too_big":
            raise BadCard("card.too_big", limit=SIZE_LIMIT) from None
        raise BadCard("card.malformed", path=fault.path or "—") from None
    except Invalid as fault:
        raise BadCard("card.malformed", path=fault.path or "—") from None
