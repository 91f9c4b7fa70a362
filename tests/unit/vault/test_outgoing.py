from __future__ import annotations

import random

import pytest

from fieldreport.crypto.identity import Identity
from fieldreport.model.records import Record
from fieldreport.vault import acknowledged, departures, outgoing
from fieldreport.vault import records as stored_records
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import (
    befriend,
    file,
    files,
    handed_over,
    receipt,
    records,
    reference,
)
from tests.unit.vault.made import report, stored, version

DANA, OLEG = "aa" * 32, "bb" * 32


@pytest.fixture(scope="module")
def other() -> Identity:
    return Identity.generate()


def chain(vault: Vault, length: int) -> list[Record]:
    made = [stored(vault, report(vault))]
    while len(made) < length:
        last = made[-1]
        body = {"narrative": f"version {len(made)}"}
        made.append(
            stored(vault, version(vault, "report", body, based_on=[last], subject=last.subject))
        )
    return made


def test_everything_is_new_for_somebody_who_has_nothing(vault: Vault) -> None:
    photo = file(vault, b"content")
    versions = chain(vault, 3)
    other = stored(vault, report(vault, evidence=[reference(photo)]))
    new = outgoing.new_for(vault, [DANA])
    assert new == ([*(one.id for one in versions), other.id], [photo])


def test_what_was_written_to_all_of_them_is_not_new(vault: Vault) -> None:
    photo = file(vault, b"content")
    first = stored(vault, report(vault, evidence=[reference(photo)]))
    handed_over(vault, [DANA], [*records([first.id]), *files([photo])])
    assert outgoing.new_for(vault, [DANA]) == ([], [])
    assert outgoing.new_for(vault, [OLEG]) == ([first.id], [photo])
    assert outgoing.new_for(vault, [DANA, OLEG]) == ([first.id], [photo])
    second = stored(
        vault,
        version(vault, "report", {"narrative": "more"}, based_on=[first], subject=first.subject),
    )
    assert outgoing.new_for(vault, [DANA]) == ([second.id], [])
    handed_over(vault, [OLEG], [*records([first.id, second.id]), *files([photo])])
    assert outgoing.new_for(vault, [DANA, OLEG]) == ([second.id], [])


def test_what_was_not_written_is_still_new(vault: Vault) -> None:
    record = stored(vault, report(vault))
    writing = departures.allot(vault, "reports", [DANA], records([record.id]))
    assert outgoing.new_for(vault, [DANA]).records == [record.id]
    departures.void(vault, writing.id)
    assert outgoing.new_for(vault, [DANA]).records == [record.id]


def test_records_of_others_are_not_handed_over_by_themselves(vault: Vault, other: Identity) -> None:
    photo = file(vault, b"content")
    theirs = stored(vault, report(other, evidence=[reference(photo)]))
    assert outgoing.new_for(vault, [DANA]) == ([], [])
    ours = stored(
        vault,
        version(
            vault,
            "report",
            {"narrative": "ours", "evidence": [reference(photo)]},
            based_on=[theirs],
            subject=theirs.subject,
        ),
    )
    assert outgoing.new_for(vault, [DANA]) == ([ours.id], [photo])


def test_evidence_without_a_record_stays_here(vault: Vault) -> None:
    file(vault, b"content")
    assert outgoing.new_for(vault, [DANA]).evidence == []


def test_purged_records_are_not_new(vault: Vault) -> None:
    record = stored(vault, report(vault))
    with vault.transaction():
        stored_records.purge(vault, [record.id])
    assert outgoing.new_for(vault, [DANA]).records == []


def test_what_arrived_damaged_is_new_again(vault: Vault, other: Identity) -> None:
    dana = befriend(vault, other)
    photo = file(vault, b"content")
    record = stored(vault, report(vault, evidence=[reference(photo)]))
    sent = handed_over(vault, [dana], [*records([record.id]), *files([photo])])
    acknowledged.apply_receipt(
        vault, receipt(sent, {record.id: "stored", photo: "damaged"}, vault), dana
    )
    assert outgoing.new_for(vault, [dana]) == ([], [photo])
    again = handed_over(vault, [dana], files([photo]))
    acknowledged.apply_receipt(vault, receipt(again, {photo: "stored"}, vault), dana)
    assert outgoing.new_for(vault, [dana]) == ([], [])


def test_parents_come_before_children_whatever_the_order(vault: Vault) -> None:
    versions = chain(vault, 6)
    left, right = (
        versions[-1],
        stored(
            vault,
            version(
                vault,
                "report",
                {"narrative": "fork"},
                based_on=[versions[3]],
                subject=versions[0].subject,
            ),
        ),
    )
    merged = stored(
        vault,
        version(
            vault, "report", {"narrative": "one"}, based_on=[left, right], subject=left.subject
        ),
    )
    everything = [*versions, right, merged]
    for seed in range(20):
        ids = [one.id for one in everything]
        random.Random(seed).shuffle(ids)
        ordered = outgoing.in_order(vault, ids)
        assert sorted(ordered) == sorted(ids)
        for one in everything:
            for parent in one.parents:
                assert ordered.index(parent) < ordered.index(one.id)


def test_a_history_may_be_longer_than_pythons_stack(vault: Vault) -> None:
    ids = [f"{n:064x}" for n in range(3000)]
    with vault.transaction() as db:
        for n, one in enumerate(ids):
            (seq,) = db.execute(
                "INSERT INTO record (id, kind, subject, author, written, stored, head, title, place)"
                " VALUES (?, 'report', x'00', x'00', '', '', 0, '', '') RETURNING seq",
                (bytes.fromhex(one),),
            ).fetchone()
            if n:
                db.execute("INSERT INTO parent VALUES (?, ?)", (seq, bytes.fromhex(ids[n - 1])))
    assert outgoing.in_order(vault, ids[::-1]) == ids


def test_the_evidence_of_chosen_records_is_found(vault: Vault) -> None:
    one, two = file(vault, b"content"), file(vault, b"another")
    first = stored(vault, report(vault, evidence=[reference(one), reference("ff" * 32)]))
    second = stored(vault, report(vault, evidence=[reference(two), reference(one)]))
    assert outgoing.evidence_of(vault, [first.id]) == [one]
    assert outgoing.evidence_of(vault, [first.id, second.id]) == sorted([one, two])
    assert outgoing.evidence_of(vault, []) == []
