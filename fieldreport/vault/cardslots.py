"""Which recovery cards open this vault: the slots in its header that are sealed to them.

The header can't say whose a slot is, or whether it is one, so the vault keeps a list for its owner.
A slot is noted before it is made and confirmed afterwards. The header is replaced whole, with every
other slot in it byte for byte, so nothing that is done here can shut another way in.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import SystemRandom
from typing import TYPE_CHECKING, Literal

import msgspec

from fieldreport import times
from fieldreport.crypto.keyslots import CARD_SLOTS, Header, NoCardSlot
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import custody, folder
from fieldreport.vault.keys import Keys, master_of, with_new_passphrase
from fieldreport.vault.migrate import recognise_database
from fieldreport.vault.switching import settle

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.vault.connection import Connection
    from fieldreport.vault.contacts import Contact
    from fieldreport.vault.vault import Reading, Vault

_SETTING = "recovery-slots"


class Slot(msgspec.Struct, frozen=True):
    """A slot for the card with this fingerprint (hex). `tested` is when its trustees last opened
    the vault in a test; `pending` that it may not be there yet.
    """

    number: int
    card: str
    state: Literal["pending", "sealed"]
    made: str
    tested: str | None = None


_decoder = msgspec.json.Decoder(list[Slot])


def slots(reading: Reading) -> list[Slot]:
    """The slots of the vault, oldest first."""
    row = reading.db.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    return _decoder.decode(row[0]) if row else []


def of(reading: Reading, card: str) -> Slot | None:
    """The slot of the card with this fingerprint (hex), or None."""
    return next((slot for slot in slots(reading) if slot.card == card), None)


def seal(vault: Vault, passphrase: Secret, contact: Contact) -> Slot:
    """Let the key of a recovery card open the vault too.

    `contact` must be one whose fingerprint was compared; that is the caller's to check. What can be
    shown without the card's key is shown before anything is written: the passphrase opens the same
    key in the new header, and every other slot is what it was. After writing, both copies are read
    back from the drive.

    Raises:
        UserError: `recovery.already`, `recovery.no_free_slot`, `vault.wrong_passphrase`, the
            drive's codes: every way in that worked still works.
    """
    known = of(vault, contact.fingerprint)
    if known is not None and known.state == "sealed":
        raise UserError("recovery.already", name=contact.name)
    header = folder.recognise(vault.folder).header
    with master_of(header, passphrase) as master:
        number = known.number if known else _free(vault)
        new = header.with_card(master, contact.public.age, slot=number)
        _check(header, new, number, passphrase, master)
    slot = Slot(number, contact.fingerprint, "pending", times.now())
    store(vault.db, [*_others(vault, slot.card), slot])
    folder.replace_header(vault.folder, new.encode())
    return _confirm(vault, msgspec.structs.replace(slot, state="sealed"), "sealed")


def remove(vault: Vault, card: str) -> None:
    """Let that card (fingerprint, hex) no longer open this copy of the vault. The passphrase isn't
    needed: nothing is opened.

    Raises UserError `recovery.no_slot_listed`, and the drive's codes: then the slot may still open.
    """
    slot = of(vault, card)
    if slot is None:
        raise UserError("recovery.no_slot_listed")
    header = folder.recognise(vault.folder).header
    # The list last: a slot that works must not be missing in it.
    folder.replace_header(vault.folder, header.without_card(slot=slot.number).encode())
    with vault.transaction():
        store(vault.db, _others(vault, card))
        _log(vault, card, "removed")


def test(vault: Vault, key: HybridIdentity) -> Slot:
    """Open the vault's key with a recovery card's, compare it, and note that this was done.

    Nothing is written to the header. Raises UserError `recovery.no_slot` if no slot opens.
    """
    header = folder.recognise(vault.folder).header
    with opened(header, key) as master:
        if not vault.is_opened_by(master):
            raise UserError("recovery.no_slot")
    number = header.slot_of(key)
    slot = next((one for one in slots(vault) if one.number == number), None)
    if slot is None:
        # A slot that a restored, older list doesn't know.
        raise UserError("recovery.no_slot")
    return _confirm(vault, msgspec.structs.replace(slot, tested=times.now()), "tested")


def opened(header: Header, key: HybridIdentity) -> Secret:
    """The master key by a recovery card's key. Raises UserError `recovery.no_slot`."""
    try:
        return header.open_with(key)
    except NoCardSlot:
        raise UserError("recovery.no_slot") from None


def recover(place: Path, key: HybridIdentity, new: Secret) -> None:
    """Give the vault in `place`, which is locked, a new passphrase by the key of a recovery card.

    The database is seen to open before anything is written.

    Raises:
        UserError: `recovery.no_slot`, `vault.damaged`, `vault.in_use` and their like, or the
            drive's codes: every way in that worked still works.
    """
    folder.recognise(place)
    with folder.locked(place) as lock:
        header = folder.recognise(place).header
        with opened(header, key) as master:
            keys = Keys.of(master)
            try:
                settle(place, keys.database)
                recognise_database(place / folder.DATABASE, keys.database)
            finally:
                keys.zero()
            changed = with_new_passphrase(header, master, new)
        folder.replace_header(place, changed.encode())
        lock.release()


def note_recovered(vault: Vault, card: str) -> None:
    """Note in the custody log that the vault was opened by a recovery card (fingerprint, hex)."""
    with vault.transaction():
        _log(vault, card, "opened")


def _check(old: Header, new: Header, number: int, passphrase: Secret, master: Secret) -> None:
    again = Header.parse(new.encode())
    changed = {n for n in range(len(old.slots)) if old.slots[n] != again.slots[n]}
    with master_of(again, passphrase) as opened_again:
        if opened_again != master or changed != {number}:
            raise RuntimeError("the new header isn't the old one with one slot more")


def _free(vault: Vault) -> int:
    taken = {slot.number for slot in slots(vault)}
    free = [number for number in CARD_SLOTS if number not in taken]
    if not free:
        raise UserError("recovery.no_free_slot")
    # By chance, so that the place doesn't tell how many there are.
    return SystemRandom().choice(free)


def _others(reading: Reading, card: str) -> list[Slot]:
    return [slot for slot in slots(reading) if slot.card != card]


def _confirm(vault: Vault, slot: Slot, what: str) -> Slot:
    with vault.transaction():
        store(vault.db, [*_others(vault, slot.card), slot])
        _log(vault, slot.card, what)
    return slot


def store(db: Connection, found: Iterable[Slot]) -> None:
    """Replace the list of slots, in the caller's transaction."""
    raw = msgspec.json.encode(sorted(found, key=lambda slot: slot.made))
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_SETTING, raw))


def _log(vault: Vault, card: str, what: str) -> None:
    detail: dict[str, object] = {"recovery": what, "card": card}
    custody.append(vault, "note", vault.fingerprint, "vault", detail)
