"""A compared sender who lies about versions, authors, order or addressees: refused, quarantined, or shown as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import read
from fieldreport.bundle.compose import SignedRecord
from fieldreport.crypto import age
from fieldreport.model.records import Record, compose
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import receipts
from fieldreport.usecases.exchange.intake import take_in
from fieldreport.vault import arrivals, records
from fieldreport.vault.intake import BATCH, VaultStore
from tests.hostile.forging import altered, bundle, many_versions, raw_record, version
from tests.unit.bundle.made import WRITTEN, Draft, encrypted, lines, record, somebody
from tests.unit.cli.made import Run
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    THIRD,
    Places,
    content_at,
    differing,
    opened,
)

pytestmark = pytest.mark.hostile


def told(answer: Any) -> list[tuple[str, str]]:
    """The faults of the one bundle that was imported."""
    (one,) = answer.json["imported"]
    return [(fault["item"], fault["reason"]) for fault in one["faults"]]


def subject_of(one: SignedRecord) -> str:
    found: str = json.loads(one.raw)["subject"]
    return found


def heads(place: Path, subject: str) -> list[str]:
    with opened(place) as vault:
        return [one.id for one in records.heads(vault, subject)]


def test_a_bundle_that_is_replayed_changes_nothing(coordinator: Run, places: Places) -> None:
    path = bundle(places.drive / "a", record(MONITOR))
    coordinator("import", path).done()
    again = places.drive / "b"
    again.write_bytes(path.read_bytes())
    before = content_at(places.coordinator)
    (one,) = coordinator("--json", "import", again).done().json["imported"]
    assert (one["state"], one["records"]) == ("known", 0)
    assert differing(before, content_at(places.coordinator)) == set()


def test_a_replay_in_a_new_encryption_changes_nothing(coordinator: Run, places: Places) -> None:
    path = bundle(places.drive / "a", record(MONITOR))
    coordinator("import", path).done()
    with path.open("rb") as file:
        plain = age.decrypt(file, [somebody(COORDINATOR).age]).read()
    assert plain is not None
    (places.drive / "b").write_bytes(encrypted(plain, [COORDINATOR]))
    before = content_at(places.coordinator)
    (one,) = coordinator("--json", "import", places.drive / "b").done().json["imported"]
    assert one["state"] == "known"
    assert differing(before, content_at(places.coordinator)) == set()


def test_bundles_in_another_order_end_with_the_same_current_version(
    coordinator: Run, places: Places
) -> None:
    first = record(MONITOR, narrative="First.")
    second = version(MONITOR, {"narrative": "Second."}, instead_of=[first])
    third = version(MONITOR, {"narrative": "Third."}, instead_of=[second])
    for n, one in ((3, third), (1, first), (2, second)):
        coordinator("import", bundle(places.drive / str(n), one, n=n))
        assert third.id in heads(places.coordinator, subject_of(first))
    assert heads(places.coordinator, subject_of(first)) == [third.id]
    with opened(places.coordinator) as vault:
        assert arrivals.missing(vault, somebody(MONITOR).fingerprint) == []


def test_a_rollback_to_an_old_version_is_a_known_record_and_retires_nothing(
    coordinator: Run, places: Places
) -> None:
    first = record(MONITOR, narrative="First.")
    second = version(MONITOR, {"narrative": "Second."}, instead_of=[first])
    coordinator("import", bundle(places.drive / "a", first, second)).done()
    (one,) = coordinator("--json", "import", bundle(places.drive / "b", first, n=2)).json[
        "imported"
    ]
    assert (one["records"], one["known"]) == (0, 1)
    assert heads(places.coordinator, subject_of(first)) == [second.id]


def test_an_old_text_under_an_old_parent_is_a_conflict_that_is_shown(
    coordinator: Run, places: Places
) -> None:
    first = record(MONITOR, narrative="First.")
    second = version(MONITOR, {"narrative": "Second."}, instead_of=[first])
    coordinator("import", bundle(places.drive / "a", first, second)).done()
    old = version(
        MONITOR, {"narrative": "First."}, instead_of=[first], written="2020-01-01T00:00:00Z"
    )
    coordinator("import", bundle(places.drive / "b", old, n=2)).done()
    assert set(heads(places.coordinator, subject_of(first))) == {second.id, old.id}
    answer = coordinator("report", "show", subject_of(first))
    assert "Second." in answer.out
    assert "First." in answer.out


def test_a_bundle_signed_anew_by_another_contact_is_refused(
    coordinator: Run, places: Places
) -> None:
    # His signature over somebody else's manifest: the card in it isn't his.
    path = Draft([("records.jsonl", lines(record(MONITOR)))], n=1, signer=THIRD).at(
        places.drive / "x"
    )
    before = content_at(places.coordinator)
    coordinator("import", path).refused("“x”")
    assert differing(before, content_at(places.coordinator)) == set()


def test_the_records_of_another_in_ones_own_bundle_stay_the_others(
    coordinator: Run, places: Places
) -> None:
    theirs = record(THIRD, narrative="Written by a third person.")
    coordinator("import", bundle(places.drive / "x", theirs)).done()
    with opened(places.coordinator) as vault:
        assert records.get(vault, theirs.id).author == somebody(THIRD).fingerprint


def test_a_bundle_meant_for_somebody_else_is_refused_whoever_can_open_it(
    coordinator: Run, places: Places
) -> None:
    draft = Draft([("records.jsonl", lines(record(MONITOR)))], n=1, recipients=[THIRD])
    before = content_at(places.coordinator)
    coordinator("import", draft.at(places.drive / "a")).refused("“a”")
    draft.encrypted_for = [COORDINATOR]
    coordinator("import", draft.at(places.drive / "b")).refused("“b”")
    assert differing(before, content_at(places.coordinator)) == set()


def test_a_record_whose_author_is_not_its_signer_is_quarantined(
    coordinator: Run, places: Places
) -> None:
    good = record(MONITOR, title="Good")
    # As the monitor's, signed by the third; and the third's, whom nobody vouches for.
    forged = version(MONITOR, {"narrative": "Forged."}, signer=THIRD)
    path = Draft([("records.jsonl", lines(good, forged))], n=1).at(places.drive / "a")
    answer = coordinator("--json", "import", path)
    assert (answer.code, told(answer)) == (3, [(forged.id, "signature")])
    strange = record(THIRD)
    path = Draft([("records.jsonl", lines(strange))], n=2).at(places.drive / "b")
    assert told(coordinator("--json", "import", path)) == [(strange.id, "author")]
    claimed = altered(record(THIRD), MONITOR)
    path = Draft([("records.jsonl", lines(claimed))], n=3).at(places.drive / "c")
    assert told(coordinator("--json", "import", path)) == [(claimed.id, "author")]
    assert [row["title"] for row in coordinator("--json", "report", "list").json] == ["Good"]


def test_a_parent_of_another_subject_is_quarantined_and_replaces_nothing(
    coordinator: Run, places: Places
) -> None:
    first, other = record(MONITOR, narrative="First."), record(MONITOR, narrative="Other.")
    forged = version(MONITOR, {"narrative": "Forged."}, parents=[first.id])
    answer = coordinator("--json", "import", bundle(places.drive / "a", first, other, forged))
    assert told(answer) == [(forged.id, "parents")]
    assert heads(places.coordinator, subject_of(first)) == [first.id]
    # The same when the parent comes after its forged child.
    late = record(MONITOR, narrative="Late.")
    early = version(MONITOR, {"narrative": "Early."}, parents=[late.id])
    coordinator("import", bundle(places.drive / "b", early, n=2))
    coordinator("import", bundle(places.drive / "c", late, n=3))
    assert heads(places.coordinator, subject_of(late)) == [late.id]
    with opened(places.coordinator) as vault:
        assert records.history(vault, subject_of(late))[0].id == late.id


def test_parents_that_nobody_has_are_kept_and_shown_as_missing(
    coordinator: Run, places: Places
) -> None:
    forged = version(MONITOR, {"narrative": "With a past."}, parents=["ab" * 32, "cd" * 32])
    coordinator("import", bundle(places.drive / "a", forged)).done()
    coordinator("report", "show", subject_of(forged)).done()
    assert coordinator("report", "history", subject_of(forged)).code == 0


@pytest.mark.parametrize(
    "parents",
    [["ab" * 32] * 2, ["cd" * 32, "ab" * 32], [f"{n:064x}" for n in range(65)], ["x"], [None], {}],
    ids=["twice", "unsorted", "too-many", "no-hash", "null", "object"],
)
def test_parents_that_are_no_list_of_ids_are_quarantined(
    coordinator: Run, places: Places, parents: object
) -> None:
    forged = altered(record(MONITOR), MONITOR, parents=parents)
    answer = coordinator("--json", "import", bundle(places.drive / "a", forged))
    assert told(answer) == [(forged.id, "fields")]


def test_a_circle_of_parents_can_not_be_made_and_a_record_that_names_itself_is_only_strange(
    coordinator: Run, places: Places
) -> None:
    # A parent is named by the hash of all its bytes, so nobody can name a child in it. What is left is to guess.
    one = record(MONITOR, narrative="One.")
    selfish = altered(one, MONITOR, parents=[one.id])
    coordinator("import", bundle(places.drive / "a", one, selfish)).done()
    assert heads(places.coordinator, subject_of(one)) == [selfish.id]
    assert coordinator("report", "history", subject_of(one)).code == 0


def test_a_circle_of_actions_links_and_duplicates_is_shown_and_ends(
    coordinator: Run, places: Places
) -> None:
    one, other = record(MONITOR, narrative="One."), record(MONITOR, narrative="Other.")
    about, beside = subject_of(one), subject_of(other)
    linked = [
        version(
            MONITOR,
            {"narrative": text, "links": [{"type": "part-of", "subject": to}]},
            instead_of=[was],
        )
        for was, text, to in ((one, "One.", beside), (other, "Other.", about))
    ]
    complaint = {"type": "complaint", "about": [{"subject": about}]}
    first = version(MONITOR, complaint, kind="action")
    second = version(MONITOR, complaint | {"parent": subject_of(first)}, kind="action")
    third = complaint | {"parent": subject_of(second)}
    circle = version(MONITOR, third, instead_of=[first], kind="action")
    same = [
        version(MONITOR, {"type": "duplicate-of", "of": a, "duplicate_of": b}, kind="assessment")
        for a, b in ((about, beside), (beside, about))
    ]
    path = bundle(places.drive / "a", one, other, *linked, first, second, circle, *same)
    coordinator("import", path).done()
    for subject in (about, beside, subject_of(first)):
        assert coordinator("report", "show", subject).code in {0, 1}
    coordinator("report", "list").done()
    coordinator("check").done()


def test_ten_thousand_conflicting_versions_come_in_and_the_report_stays_usable(
    places: Places, coordinator: Run
) -> None:
    # Signing takes longer than all the rest, so the records are staged as if their signatures had been checked.
    count = 10_000
    first = next(many_versions(1))
    subject = subject_of(first)
    signature = somebody(MONITOR).sign("record", b"")
    made = [unchecked(f"Version {n}.", subject, signature) for n in range(count)]
    stage(places, made)
    assert len(heads(places.coordinator, subject)) == count
    with opened(places.coordinator) as vault:
        assert len(records.history(vault, subject)) == count
    assert {row["id"] for row in coordinator("--json", "report", "list").json} == {subject}
    shown = coordinator("report", "show", subject)
    assert shown.code == 0
    assert len(shown.out) < 10_000_000


def test_a_chain_of_ten_thousand_versions_is_listed_in_its_order(places: Places) -> None:
    subject = "5e" * 15 + "01"
    parents: list[str] = []
    chain: list[tuple[Record, bytes]] = []
    signature = somebody(MONITOR).sign("record", b"")
    for n in range(10_000):
        made = unchecked(f"Version {n}.", subject, signature, parents)
        chain.append(made)
        parents = [made[0].id]
    stage(places, chain[::-1])
    with opened(places.coordinator) as vault:
        assert [one.id for one in records.history(vault, subject)] == [one.id for one, _ in chain]
        assert [one.id for one in records.heads(vault, subject)] == parents


def unchecked(
    narrative: str, subject: str, signature: bytes, parents: list[str] | None = None
) -> tuple[Record, bytes]:
    """A record with a signature that nobody looks at any more."""
    made = compose(
        *("report", {"narrative": narrative}),
        author=somebody(MONITOR).fingerprint,
        written=WRITTEN,
        subject=subject,
        parents=parents or (),
    )
    return made, signature


def stage(places: Places, made: list[tuple[Record, bytes]]) -> None:
    """Take records in as an import does once their signatures were checked."""
    path = bundle(places.drive / "staged", raw_record(b"{}", MONITOR))
    with opened(places.coordinator) as vault, read.BundleFile(path) as source:
        sealed = read.unlock(source, vault.identity.age)
        found = read.accept(sealed, somebody(MONITOR).public, vault.identity)
        store = VaultStore(vault)
        receipts.begin(store, found)
        for start in range(0, len(made), BATCH):
            store.stage(made[start : start + BATCH])
        store.publish(complete=True)


def test_what_one_sender_forges_does_not_stop_what_another_sends(places: Places) -> None:
    path = bundle(places.drive / "a", *(raw_record(b"[" * 5_000, MONITOR) for _ in range(3)))
    with opened(places.coordinator) as vault:
        found = take_in(vault, path, progress=Silent())
    assert (found.records, {fault.reason for fault in found.faults}) == (0, {"json"})
    good = record(MONITOR)
    with opened(places.coordinator) as vault:
        found = take_in(vault, bundle(places.drive / "b", good, n=2), progress=Silent())
    assert found.records == 1
