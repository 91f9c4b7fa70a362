"""Two people who hand over to each other, for the tests and scenes of what crosses between vaults.

One has the window, the other a vault of her own that is opened here for a moment at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, receipts
from fieldreport.usecases.exchange.intake import Imported, take_in
from fieldreport.usecases.keep import recovery, succession
from fieldreport.usecases.record import reports
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk

T = TypeVar("T")

ACCOUNT = "Полиция окружила площадь. Двоих увели к автобусу."


@dataclass(frozen=True)
class Other:
    """Somebody else, with a vault in `folder`."""

    folder: Path
    name: str
    fingerprint: str
    card: bytes

    @contextmanager
    def opened(self) -> Iterator[Vault]:
        with Secret(PASSPHRASE.encode()) as secret, Vault.open(self.folder, secret) as vault:
            yield vault

    def do(self, function: Callable[[Vault], T]) -> T:
        with self.opened() as vault:
            return function(vault)

    def befriend(self, card: bytes, *, compared: bool = True) -> None:
        """Have the other one add a card, and compare it."""

        def add(vault: Vault) -> None:
            contact = contacts.add(vault, card).contact
            if compared:
                contacts.compare(vault, contact.fingerprint, contact.fingerprint)

        self.do(add)

    def hand_over(self, folder: Path, to: str, *accounts: str, files: Sequence[Path] = ()) -> Path:
        """Have the other one write reports and hand them over to `to`."""

        return self.do(lambda vault: hand_over(vault, folder, to, *accounts, files=files))

    def take_in(self, path: Path) -> Imported:
        """Have the other one import a file."""
        return self.do(lambda vault: take_in(vault, path, progress=Silent()))

    def answer(self, bundle: Path, folder: Path) -> Path:
        """Have the other one import a bundle and write the receipt for it."""

        def receipt(vault: Vault) -> Path:
            arrival = take_in(vault, bundle, progress=Silent()).arrival
            assert arrival is not None
            return receipts.write_receipt(vault, arrival, folder)

        return self.do(receipt)


def somebody(folder: Path, name: str = "Самал", role: str = "coordinator") -> Other:
    """Make a vault for somebody else."""
    with (
        Secret(PASSPHRASE.encode()) as secret,
        Vault.create(folder, secret, name=name, role=role, cost=TEST_COST) as vault,
    ):
        return Other(folder, name, vault.fingerprint, vault.card)


def friends(desk: Desk, folder: Path, name: str = "Самал", role: str = "coordinator") -> Other:
    """Somebody with whom the owner of the window has compared cards, both ways."""
    other = somebody(folder, name, role)
    befriend(desk, other)
    other.befriend(desk.write(lambda vault: vault.card))
    return other


def befriend(desk: Desk, other: Other, *, compared: bool = True) -> None:
    """Have the owner of the window add somebody's card, and compare it."""

    def add(vault: Vault) -> None:
        contacts.add(vault, other.card)
        if compared:
            contacts.compare(vault, other.fingerprint, other.fingerprint)

    desk.write(add)


def add_report(vault: Vault, account: str = ACCOUNT, files: Sequence[Path] = ()) -> str:
    """Save a report; returns its subject."""
    return reports.add(vault, {"narrative": account}, files, Silent()).report


def hand_over(
    vault: Vault, folder: Path, to: str, *accounts: str, files: Sequence[Path] = ()
) -> Path:
    """Write reports and hand over what is new to the contact `to`; returns the bundle."""
    for account in accounts:
        add_report(vault, account, files)
    plan = handover.plan(vault, [to], handover.Choice(new=True))
    return handover.hand_over(vault, plan, folder, progress=Silent()).paths[0]


def expires(desk: Desk, other: Other, day: str) -> None:
    """Let the owner of the window hold a card of somebody that expires on `day`, past or future."""
    raw = other.do(
        lambda vault: make_card(
            vault.identity, vault.name, vault.role, serial=2, expires=f"{day}T00:00:00Z"
        )
    )
    desk.write(
        lambda vault: vault.db.execute(
            "UPDATE contact SET card = ? WHERE fingerprint = ?",
            (raw, bytes.fromhex(other.fingerprint)),
        )
    )


def endorsed(old: Other, new: Other, folder: Path) -> Path:
    """The card of `new` on which `old` signed that it takes the place of his own."""
    card, request, path = folder / "old", folder / "request", folder / "endorsed.json"
    card.write_bytes(old.card)
    new.do(lambda vault: succession.ask_endorsement(vault, card, request))
    old.do(lambda vault: succession.endorse(vault, request, path))
    return path


def revoked(desk: Desk, other: Other) -> None:
    """Have the owner of the window take in somebody's revocation."""
    raw = other.do(lambda vault: make_revocation(vault.identity))
    desk.write(lambda vault: contacts.revoke(vault, raw))


def let_in(vault: Vault, name: str, *, revoked: bool = False) -> None:
    """Make a recovery card of that name one that opens the vault; and revoke it."""
    trustees = Identity.generate()
    contacts.add(vault, make_card(trustees, name, "recovery"))
    contacts.compare(vault, name, trustees.fingerprint)
    with Secret(PASSPHRASE.encode()) as secret:
        recovery.seal(vault, recovery.plan(vault, name), secret)
    if revoked:
        contacts.revoke(vault, make_revocation(trustees))
