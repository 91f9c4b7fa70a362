from __future__ import annotations

import pytest

from fieldreport.crypto.identity import Identity
from fieldreport.model.exchange import CustodyHead
from fieldreport.progress import Silent
from fieldreport.vault import arrivals, backups, records
from fieldreport.vault.arrivals import Missing
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import manifest
from tests.unit.vault.made import report

EPOCH, SENDER = "0e" * 16, "5e" * 32


@pytest.fixture(scope="module")
def aidar() -> Identity:
    return Identity.generate()


def came(vault: Vault, n: int, *, epoch: str = EPOCH, sender: str = SENDER) -> arrivals.Arrival:
    store = VaultStore(vault)
    made, digest = manifest()
    store.begin(made, digest, sender=sender, epoch=epoch, n=n)
    return store.publish()


def test_an_arrival_is_found_by_its_manifest_once_it_is_published(vault: Vault) -> None:
    store = VaultStore(vault)
    made, digest = manifest(head=CustodyHead(n=41, digest="cd" * 32))
    assert arrivals.by_manifest(vault, digest) is None
    store.begin(made, digest, sender=SENDER, epoch=EPOCH, n=3)
    assert arrivals.by_manifest(vault, digest) is None
    published = store.publish()
    assert arrivals.by_manifest(vault, digest) == published
    assert arrivals.arrival(vault, published.id) == published
    assert (published.bundle, published.sender) == (made.bundle, SENDER)
    assert (published.epoch, published.n, published.head) == (EPOCH, 3, (41, "cd" * 32))
    assert published.complete
    assert published.settled


def test_arrivals_are_listed_newest_first(vault: Vault) -> None:
    one, two = came(vault, 1), came(vault, 1, sender="6e" * 32)
    assert arrivals.arrivals(vault) == [two, one]
    assert arrivals.arrivals(vault, SENDER) == [one]


def test_numbers_that_never_came_are_missing(vault: Vault) -> None:
    for n in (2, 3, 6):
        came(vault, n)
    came(vault, 2, epoch="0f" * 16)
    came(vault, 9, sender="6e" * 32)
    assert arrivals.missing(vault, SENDER) == [
        *(Missing(EPOCH, n) for n in (1, 4, 5)),
        Missing("0f" * 16, 1),
    ]
    came(vault, 4)
    assert [one.n for one in arrivals.missing(vault, SENDER)] == [1, 5, 1]


def test_nothing_is_missing_from_somebody_of_whom_nothing_came(vault: Vault) -> None:
    assert arrivals.missing(vault, SENDER) == []


def test_a_bundle_that_came_twice_in_two_writings_leaves_no_gap(vault: Vault) -> None:
    came(vault, 1)
    came(vault, 1)
    came(vault, 2)
    assert arrivals.missing(vault, SENDER) == []


def test_a_number_of_the_senders_choosing_fills_no_memory(vault: Vault) -> None:
    came(vault, 2**53 - 1)
    assert len(arrivals.missing(vault, SENDER)) == arrivals.MISSING_LIMIT


def test_a_receipt_has_a_number_too(vault: Vault) -> None:
    made, digest = manifest(kind="receipt")
    for _ in range(2):
        arrivals.note_receipt(vault, made, digest, sender=SENDER, number=(EPOCH, 1))
    came(vault, 2)
    assert arrivals.missing(vault, SENDER) == []
    assert [one.kind for one in arrivals.arrivals(vault)] == ["reports", "receipt"]


def test_answers_say_what_is_so_now(vault: Vault, aidar: Identity) -> None:
    store = VaultStore(vault)
    made, digest = manifest()
    store.begin(made, digest, sender=aidar.fingerprint, epoch=EPOCH, n=1)
    record = report(aidar)
    store.stage([(record, aidar.sign("record", record.raw))])
    photo = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
    store.stage_evidence(photo, 7, [b"content"], Silent())
    store.note("record", "ab" * 32, "quarantined", "signature")
    store.note("evidence", "cd" * 32, "damaged")
    arrival = store.publish(complete=False)
    assert not arrival.settled

    def said() -> dict[str, tuple[str, str | None]]:
        return {a.item: (a.state, a.reason) for a in arrivals.answers(vault, arrival.id)}

    bad = {"ab" * 32: ("quarantined", "signature"), "cd" * 32: ("damaged", None)}
    assert said() == {record.id: ("stored", None), photo: ("stored", None), **bad}
    backups.note(vault, backups.mark(vault))
    assert said() == {record.id: ("backed-up", None), photo: ("backed-up", None), **bad}
    with vault.transaction():
        records.purge(vault, [record.id])
    assert said()[record.id] == ("quarantined", "purged")
    assert said()[photo] == ("backed-up", None)
    assert arrivals.came_with(vault, photo) == [arrival]


def test_the_newest_of_somebody_is_told_by_its_number(vault: Vault) -> None:
    assert arrivals.is_newest(vault, SENDER, EPOCH, 1)
    for n in (4, 2):
        came(vault, n)
    came(vault, 9, sender="6e" * 32)
    assert [arrivals.is_newest(vault, SENDER, EPOCH, n) for n in (3, 4, 5)] == [False, True, True]
    # Of a restored vault, which counts from one again, it isn't known.
    assert not arrivals.is_newest(vault, SENDER, "0f" * 16, 1)
