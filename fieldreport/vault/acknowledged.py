"""What receipts said of what was handed over: the only ground on which anything may be purged.

A receipt counts if it comes from somebody to whom that bundle went, and answers the manifest that
was written. It is applied whole or not at all. Of several words of one recipient about one item the
best counts, so that an old receipt that is played back takes nothing away. Of his questions about a
thing those of his newest receipt count: what he no longer asks there, he took back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fieldreport import times
from fieldreport.crypto.signatures import BadSignature
from fieldreport.errors import UserError
from fieldreport.vault import contacts, custody, departures
from fieldreport.vault.departures import Departure, Numbered

if TYPE_CHECKING:
    from fieldreport.model.exchange import Receipt
    from fieldreport.vault.vault import Reading, Vault

# The better word counts. `known` and `stored` both mean: it is there, and in no backup yet.
RANK = {"damaged": 1, "quarantined": 2, "known": 3, "stored": 3, "backed-up": 4}


@dataclass(frozen=True)
class Applied:
    """What a receipt brought. `states` counts its items by state, `strange` those that were not in
    the bundle.

    `missing` are the bundles that its sender never saw. `new` is False if all of it was known.
    """

    departure: Departure
    states: dict[str, int]
    strange: int
    missing: tuple[Departure, ...]
    questions: int
    new: bool


class Acknowledgement(NamedTuple):
    """The best that one recipient said of an item; `at` is when that was received here."""

    recipient: str
    state: str
    reason: str | None
    at: str


class Question(NamedTuple):
    """What a recipient asks about a subject, in his words."""

    subject: str
    record: str | None
    sender: str
    text: str
    received: str


def apply_receipt(vault: Vault, receipt: Receipt, signer: str, *, newest: bool = False) -> Applied:
    """Take in a receipt that `signer` (fingerprint, hex; a contact who counts as a sender) signed.

    `newest`: by its number nothing later of his is here. Of others the clock has to say which is
    the older; it may have been wrong, so it is asked of those alone.

    Raises UserError, and nothing is changed: `exchange.receipt_unknown_bundle`,
    `exchange.receipt_wrong_signer`, `exchange.receipt_other_manifest`, `exchange.receipt_bad_head`.
    """
    with vault.transaction():
        departure, recipient = _answered(vault, receipt, signer)
        head_signature = _checked_head(vault, receipt, departure, signer)
        known = {item.item: item.kind for item in departures.items(vault, departure.id)}
        fitting = [i for i in receipt.items if known.get(i.item) == i.kind and i.state in RANK]
        states: dict[str, int] = {}
        changed = 0
        for item in fitting:
            states[item.state] = states.get(item.state, 0) + 1
            changed += _improve(vault, item.item, item.kind, signer, item.state, item.reason)
        asked, taken_back = _questions(vault, departure, receipt, signer, newest=newest)
        new = bool(changed or asked or taken_back or recipient.answered is None)
        if new:
            _note(vault, departure, signer, receipt, head_signature)
        _mark_newest(vault, departure, signer, receipt, newest=newest)
    return Applied(
        departures.departure(vault, departure.id),
        states,
        len(receipt.items) - len(fitting),
        _missing(vault, receipt, signer),
        asked,
        new,
    )


def acknowledgements(reading: Reading, item: str) -> list[Acknowledgement]:
    """What recipients said of a record or file, the best first."""
    rows = reading.db.execute(
        "SELECT recipient, state, reason, at FROM acknowledgement WHERE item = ?",
        (bytes.fromhex(item),),
    ).fetchall()
    found = [Acknowledgement(recipient.hex(), *rest) for recipient, *rest in rows]
    return sorted(found, key=lambda a: (-RANK[a.state], a.recipient))


def questions(reading: Reading, subject: str | None = None) -> list[Question]:
    """What recipients asked, about everything or one subject (hex), the oldest first."""
    condition, values = ("1 = 1", ()) if subject is None else ("subject = ?", (subject,))
    rows = reading.db.execute(
        "SELECT subject, record, sender, text, received FROM question"
        f" WHERE {condition} ORDER BY id",
        tuple(map(bytes.fromhex, values)),
    ).fetchall()
    return [
        Question(about.hex(), record.hex() if record else None, sender.hex(), text, received)
        for about, record, sender, text, received in rows
    ]


def _answered(vault: Vault, receipt: Receipt, signer: str) -> tuple[Departure, Numbered]:
    departure = departures.by_bundle(vault, receipt.bundle)
    if departure is None or departure.state == "void":
        raise UserError("exchange.receipt_unknown_bundle")
    for recipient in departure.recipients:
        if recipient.fingerprint == signer:
            break
    else:
        raise UserError("exchange.receipt_wrong_signer", name=_name(vault, signer))
    if departure.manifest is None:
        # We don't know whether it was finished, and a random id is known to nobody who didn't open
        # it. One bundle alone was ever signed under it.
        departures.arrived(vault, departure.id, receipt.manifest)
    elif departure.manifest != receipt.manifest:
        raise UserError("exchange.receipt_other_manifest", name=_name(vault, signer))
    return departure, recipient


def _checked_head(
    vault: Vault, receipt: Receipt, departure: Departure, signer: str
) -> bytes | None:
    """The recipient's signature over the custody head that the bundle named. FORMAT section 7."""
    head = receipt.head
    if head is None:
        return None
    statement = (
        bytes.fromhex(vault.fingerprint) + head.n.to_bytes(8, "big") + bytes.fromhex(head.digest)
    )
    keys = contacts.by_fingerprint(vault, signer).keys
    refusal = UserError("exchange.receipt_bad_head", name=_name(vault, signer))
    if departure.head != (head.n, head.digest):
        raise refusal
    try:
        keys.verify("custody-head", statement, head.signature)
    except BadSignature:
        raise refusal from None
    return head.signature


def _improve(
    vault: Vault, item: str, kind: str, recipient: str, state: str, reason: str | None
) -> bool:
    key = bytes.fromhex(item), kind, bytes.fromhex(recipient)
    before = vault.db.execute(
        "SELECT state FROM acknowledgement WHERE item = ? AND kind = ? AND recipient = ?", key
    ).fetchone()
    if before and RANK[before[0]] >= RANK[state]:
        return False
    vault.db.execute(
        "INSERT INTO acknowledgement VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET state = excluded.state, reason = excluded.reason, at = excluded.at",
        (*key, state, reason, times.now()),
    )
    return True


# The receipts of one recipient may be read in any order. This is about a thing that he has from us
# by another bundle too, whose receipt is newer than this one.
_ANSWERED = (
    "SELECT d.answered FROM record r JOIN departure_item i ON i.item = r.id AND i.kind = 'record'"
    " JOIN departure_recipient d ON d.departure = i.departure AND d.recipient = ?"
    " WHERE r.subject = ? AND d.answered IS NOT NULL"
)


def _questions(
    vault: Vault, departure: Departure, receipt: Receipt, signer: str, *, newest: bool
) -> tuple[int, int]:
    """Take in the questions, and drop those that are no longer asked. Return how many came and went.

    A receipt holds all that its sender asks, when it is written, about what he has. A thing that a
    newer receipt of his told about is left alone, or an old one would ask again what was taken back.
    """
    key = bytes.fromhex(signer)

    # A receipt may have ten thousand questions on one subject: each is looked up once.
    @cache
    def outdated(subject: bytes) -> bool:
        if newest:
            return False
        rows = vault.db.execute(_ANSWERED, (key, subject)).fetchall()
        return any(times.parse(receipt.received) < times.parse(at) for (at,) in rows)

    @cache
    def told_about(subject: bytes) -> bool:
        return _told_about(vault, departure, subject, has)

    rows = vault.db.execute(
        "SELECT id, subject, record, text FROM question WHERE sender = ?", (key,)
    ).fetchall()
    there = {tuple(asked): number for number, *asked in rows}
    # In the order of the receipt, and each once: a receipt may come again, with everything in it.
    now = dict.fromkeys(
        (bytes.fromhex(one.subject), bytes.fromhex(one.record) if one.record else None, one.text)
        for one in receipt.questions
    )
    has = {item.item for item in receipt.items if RANK.get(item.state, 0) >= RANK["known"]}
    new = [one for one in now if one not in there and not outdated(one[0])]
    vault.db.executemany(
        "INSERT INTO question (subject, record, sender, text, received) VALUES (?, ?, ?, ?, ?)",
        [(subject, record, key, text, times.now()) for subject, record, text in new],
    )
    gone = [
        (number,)
        for one, number in there.items()
        if one not in now and told_about(one[0]) and not outdated(one[0])
    ]
    vault.db.executemany("DELETE FROM question WHERE id = ?", gone)
    return len(new), len(gone)


def _told_about(vault: Vault, departure: Departure, subject: bytes, has: set[str]) -> bool:
    """Whether a version of the subject went with the bundle and is among what the recipient has."""
    rows = vault.db.execute(
        "SELECT i.item FROM record r JOIN departure_item i ON i.item = r.id AND i.kind = 'record'"
        " WHERE r.subject = ? AND i.departure = ?",
        (subject, departure.id),
    ).fetchall()
    return any(item.hex() in has for (item,) in rows)


def _note(
    vault: Vault, departure: Departure, signer: str, receipt: Receipt, head: bytes | None
) -> None:
    vault.db.execute(
        "UPDATE departure_recipient SET head_signature = coalesce(?, head_signature)"
        " WHERE departure = ? AND recipient = ?",
        (head, departure.id, bytes.fromhex(signer)),
    )
    detail: dict[str, object] = {
        "by": signer,
        "manifest": receipt.manifest,
        "complete": receipt.complete,
        "countersigned": head is not None,
    }
    custody.append(vault, "acknowledged", departure.bundle, "bundle", detail)


def _mark_newest(
    vault: Vault, departure: Departure, signer: str, receipt: Receipt, *, newest: bool
) -> None:
    """Note when the newest receipt was written, be there anything new in it or not."""
    key = departure.id, bytes.fromhex(signer)
    (before,) = vault.db.execute(
        "SELECT answered FROM departure_recipient WHERE departure = ? AND recipient = ?", key
    ).fetchone()
    if newest or before is None or times.parse(before) < times.parse(receipt.received):
        vault.db.execute(
            "UPDATE departure_recipient SET answered = ? WHERE departure = ? AND recipient = ?",
            (receipt.received, *key),
        )


def _missing(vault: Vault, receipt: Receipt, signer: str) -> tuple[Departure, ...]:
    """The bundles that were written to the signer and that he has not seen."""
    told = {(one.epoch, one.n) for one in receipt.missing}
    return tuple(
        departure
        for departure in departures.departures(vault)
        if departure.state == "written"
        and any(
            to.fingerprint == signer and (to.epoch, to.n) in told for to in departure.recipients
        )
    )


def _name(vault: Vault, fingerprint: str) -> str:
    return contacts.names(vault).get(fingerprint, fingerprint[:12])
