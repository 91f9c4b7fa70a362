from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from fieldreport.bundle.compose import SignedRecord
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity, groups
from fieldreport.errors import Cancelled, UserError
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.exchange.intake import Fault, Imported
from fieldreport.usecases.exchange.rescue import export_key
from fieldreport.usecases.record import reports
from fieldreport.vault import arrivals, contacts, evidence, held, inventory, records, search
from fieldreport.vault.intake import BATCH
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import (
    WRITTEN,
    Draft,
    changed_at,
    custody_line,
    full,
    lines,
    record,
    somebody,
)
from tests.unit.bundle.made import evidence as member
from tests.unit.usecases.made import (
    MONITOR,
    THIRD,
    Cancelling,
    content,
    differing,
    refused,
    report,
    secret,
)
from tests.unit.usecases.made import evidence as sample


def take_in(vault: Vault, path: Path, **how: object) -> Imported:
    return intake.take_in(vault, path, progress=Silent(), **how)  # type: ignore[arg-type]


def handed_over(vault: Vault, drive: Path, *files: str) -> Path:
    reports.add(vault, report(), [sample(name) for name in files], Silent())
    plan = handover.plan(vault, ["Samal"], handover.Choice(new=True))
    return handover.hand_over(vault, plan, drive, progress=Silent()).paths[0]


def third() -> str:
    return somebody(THIRD).fingerprint


# --- reports --------------------------------------------------------------------------------------


def test_a_bundle_brings_records_and_evidence_as_they_are(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    path = handed_over(monitor, drive, "crowd.mp4")
    result = take_in(coordinator, path)
    assert (result.state, result.sender, result.faults) == ("stored", monitor.name, ())
    assert (result.records, result.evidence, result.known, result.missing) == (1, 1, 0, ())
    (digest,) = inventory.all_digests(coordinator)
    with evidence.open(coordinator, digest) as file:
        assert file.read() == sample().read_bytes()
    (mine,) = _ids(monitor)
    assert records.raw(coordinator, mine) == records.raw(monitor, mine)
    assert records.signature(coordinator, mine) == records.signature(monitor, mine)
    assert result.document()["arrival"] == result.arrival


def _ids(vault: Vault) -> list[str]:
    rows = vault.db.execute("SELECT id FROM record ORDER BY seq").fetchall()
    return [key.hex() for (key,) in rows]


def test_the_same_bundle_again_changes_nothing(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    path = handed_over(monitor, drive, "crowd.mp4")
    first = take_in(coordinator, path)
    before = content(coordinator)
    again = take_in(coordinator, path)
    assert (again.state, again.arrival) == ("known", first.arrival)
    assert differing(before, content(coordinator)) == set()


def test_what_another_bundle_brought_is_known(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    take_in(coordinator, handed_over(monitor, drive, "crowd.mp4"))
    plan = handover.plan(monitor, ["Samal"], handover.Choice(everything=True))
    path = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    result = take_in(coordinator, path)
    assert (result.state, result.records, result.evidence, result.known) == ("stored", 0, 0, 2)


def test_a_bundle_that_never_came_is_missed(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    handed_over(monitor, drive)
    assert take_in(coordinator, handed_over(monitor, drive)).missing == (1,)


def test_more_records_than_a_batch_come_in_whole(coordinator: Vault, drive: Path) -> None:
    many = [record(MONITOR, title=str(number)) for number in range(BATCH + 1)]
    told = b"".join(custody_line(number + 1) for number in range(BATCH + 1))
    path = Draft([("records.jsonl", lines(*many)), ("custody.jsonl", told)]).at(drive / "x")
    assert take_in(coordinator, path).records == BATCH + 1
    ((count,),) = coordinator.db.execute("SELECT count(*) FROM arrival_custody").fetchall()
    assert count == BATCH + 1


def test_the_card_of_an_author_who_is_not_the_sender_makes_nobody_a_contact(
    coordinator: Vault, drive: Path
) -> None:
    take_in(coordinator, Draft(full()).at(drive / "x"))
    assert [contact.name for contact in contacts.everyone(coordinator)] == ["Айгүл"]
    assert contacts.vouched(coordinator, third()) is not None


# --- what is not good -----------------------------------------------------------------------------


def test_a_bad_record_is_quarantined_and_the_rest_comes_in(coordinator: Vault, drive: Path) -> None:
    good, bad = record(MONITOR, title="Good"), record(MONITOR, title="Bad")
    broken = lines(good) + lines(bad).replace(b'"Bad"', b'"Evil"')
    result = take_in(coordinator, Draft([("records.jsonl", broken)]).at(drive / "x"))
    assert (result.state, result.records) == ("stored", 1)
    (fault,) = result.faults
    assert fault.reason == "line"
    assert _ids(coordinator) == [good.id]
    assert not records.known(coordinator, [bad.id])


def test_a_record_with_a_wrong_signature_is_named_in_the_ledger(
    coordinator: Vault, drive: Path
) -> None:
    bad = record(MONITOR)
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    result = take_in(coordinator, Draft([("records.jsonl", lines(forged))]).at(drive / "x"))
    assert result.faults == (intake.Fault(bad.id, "signature"),)
    assert result.arrival is not None
    (answer,) = arrivals.answers(coordinator, result.arrival)
    assert (answer.item, answer.state, answer.reason) == (bad.id, "quarantined", "signature")


def test_what_has_no_id_is_named_by_its_place(coordinator: Vault, drive: Path) -> None:
    members = [
        ("cards.jsonl", b"{}\n"),
        ("records.jsonl", lines(record(MONITOR))),
        ("custody.jsonl", custody_line(1) + b"{}\n"),
    ]
    result = take_in(coordinator, Draft(members).at(drive / "x"))
    assert result.records == 1
    assert {(fault.item, fault.reason) for fault in result.faults} == {
        ("cards.jsonl:1", "card"),
        ("custody.jsonl:2", "fields"),
    }


def test_evidence_that_is_another_file_is_quarantined(coordinator: Vault, drive: Path) -> None:
    good, bad = member(b"good" * 100), member(b"bad" * 100)
    members = sorted([good, bad])
    in_tar = [(name, b"BAD" * 100 if name == bad[0] else body) for name, body in members]
    result = take_in(coordinator, Draft(members, in_tar=in_tar).at(drive / "x"))
    digest = bad[0].removeprefix("evidence/")
    assert result.faults == (intake.Fault(digest, "hash"),)
    assert inventory.all_digests(coordinator) == [good[0].removeprefix("evidence/")]


def test_an_empty_file_is_quarantined(coordinator: Vault, drive: Path) -> None:
    result = take_in(coordinator, Draft([member(b"")]).at(drive / "x"))
    assert [fault.reason for fault in result.faults] == ["empty"]
    assert inventory.all_digests(coordinator) == []


def test_of_a_damaged_bundle_nothing_comes_in_until_somebody_says_so(
    coordinator: Vault, drive: Path
) -> None:
    members = full()
    whole = Draft(members).sealed()
    path = drive / "x"
    path.write_bytes(whole[: len(whole) - 300_000])
    with refused(coordinator, "bundle.damaged", file="x"):
        take_in(coordinator, path)
    result = take_in(coordinator, path, take_whole=True)
    assert result.state == "stored"
    assert result.records == 6
    reasons = {fault.reason for fault in result.faults}
    assert reasons == {"damaged", "empty"}
    assert result.arrival is not None
    assert not arrivals.arrival(coordinator, result.arrival).complete
    # The whole bundle completes it.
    path.write_bytes(whole)
    again = take_in(coordinator, path)
    assert again.state == "stored"
    assert "damaged" not in {fault.reason for fault in again.faults}
    assert len(inventory.all_digests(coordinator)) == 3


def test_cancelling_leaves_nothing(coordinator: Vault, drive: Path) -> None:
    path = Draft(full()).at(drive / "x")
    for after in (0, 200_000, 800_000):
        before = content(coordinator)
        with pytest.raises(Cancelled):
            intake.take_in(coordinator, path, progress=Cancelling(after, Cancelled))
        assert differing(before, content(coordinator)) == set()


def test_evidence_that_cannot_be_stored_stops_the_import(
    coordinator: Vault, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Draft(full()).at(drive / "x")

    def full_drive(*_: object) -> None:
        raise UserError("files.full", file="evidence")

    with monkeypatch.context() as patched:
        patched.setattr(evidence, "stream", full_drive)
        with refused(coordinator, "files.full"):
            take_in(coordinator, path)
    assert take_in(coordinator, path).evidence == 3


def of_another_kind(subject: str, *, parents: Sequence[str] = ()) -> SignedRecord:
    """A record of a person, by the third, under the subject of somebody's report."""
    body = {"type": "person", "names": [{"form": "as-given", "full": "Ержан"}]}
    made = compose("person", body, author=third(), parents=parents, written=WRITTEN)
    raw = made.raw.replace(made.subject.encode(), subject.encode())
    identity = hashlib.sha256(raw).hexdigest()
    return SignedRecord(raw, identity, made.author, somebody(THIRD).sign("record", raw))


@pytest.mark.parametrize("first", ["report", "person"])
@pytest.mark.parametrize("parents", [(), ("ab" * 32,)], ids=["first", "later"])
def test_nobody_takes_a_subject_for_another_kind_whatever_comes_first(
    coordinator: Vault, drive: Path, first: str, parents: tuple[str, ...]
) -> None:
    """Two kinds under one subject could never be merged, and would keep it from being edited."""
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    contacts.compare(coordinator, "Серік", third())
    mine = record(MONITOR, title="Seen")
    subject = json.loads(mine.raw)["subject"]
    theirs = of_another_kind(subject, parents=parents)
    paths = {
        "report": Draft([("records.jsonl", lines(mine))]).at(drive / "1"),
        "person": Draft([("persons.jsonl", lines(theirs))], sender=THIRD).at(drive / "2"),
    }
    order = [first, *(kind for kind in paths if kind != first)]
    results = {kind: take_in(coordinator, paths[kind]) for kind in order}
    assert (results["report"].records, results["report"].faults) == (1, ())
    assert results["person"].records == 0
    assert [fault.reason for fault in results["person"].faults] == ["fields"]
    assert [version.kind for version in records.history(coordinator, subject)] == ["report"]
    assert [head.id for head in records.heads(coordinator, subject)] == [mine.id]
    assert records.conflicts(coordinator) == []
    assert records.counts(coordinator) == {"report": 1}
    assert list(search.ids(coordinator, search.Filters(text="Ержан", kind=None))) == []


# --- senders --------------------------------------------------------------------------------------


def test_a_bundle_of_somebody_nobody_compared_is_held(coordinator: Vault, drive: Path) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    before = content(coordinator)
    result = take_in(coordinator, path)
    assert (result.state, result.sender, result.fingerprint) == ("held", THIRD, third())
    assert (result.arrival, result.records) == (None, 0)
    assert differing(before, content(coordinator)) == {"held", "held/"}
    (kept,) = held.everything(coordinator)
    assert kept.path.read_bytes() == path.read_bytes()
    assert intake.held_paths(coordinator) == []


def test_a_held_bundle_comes_in_once_its_sender_was_compared(
    coordinator: Vault, drive: Path
) -> None:
    mine = [("records.jsonl", lines(record(THIRD)))]
    take_in(coordinator, Draft(mine, sender=THIRD).at(drive / "x"))
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    assert intake.held_paths(coordinator) == []
    contacts.compare(coordinator, "Серік", third())
    (path,) = intake.held_paths(coordinator)
    assert take_in(coordinator, path).records == 1
    assert held.everything(coordinator) == []
    assert not list((coordinator.folder / "held").iterdir())


def test_a_held_bundle_that_came_again_on_a_drive_is_dropped(
    coordinator: Vault, drive: Path
) -> None:
    mine = [("records.jsonl", lines(record(THIRD)))]
    path = Draft(mine, sender=THIRD).at(drive / "x")
    take_in(coordinator, Draft(mine, sender="another").at(drive / "y"))
    take_in(coordinator, path)
    assert len(held.everything(coordinator)) == 2
    take_in(coordinator, path, sender=third())
    (other,) = held.everything(coordinator)
    assert other.sender == somebody("another").fingerprint
    assert take_in(coordinator, path).state == "known"


def test_a_whole_bundle_is_held_although_a_cut_one_was_held_before(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(drive / "x")
    whole = path.read_bytes()
    path.write_bytes(whole[:-300_000])
    assert take_in(coordinator, path).state == "held"
    path.write_bytes(whole)
    assert take_in(coordinator, path).state == "held"
    path.unlink()
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    contacts.compare(coordinator, "Серік", third())
    cut, good = sorted(intake.held_paths(coordinator), key=lambda one: one.stat().st_size)
    with refused(coordinator, "bundle.damaged"):
        take_in(coordinator, cut)
    assert take_in(coordinator, good).records == 1
    assert held.everything(coordinator) == []


def test_what_is_taken_of_a_damaged_bundle_leaves_the_whole_one_that_is_held(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    take_in(coordinator, path)
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    contacts.compare(coordinator, "Серік", third())
    path.write_bytes(path.read_bytes()[:-300_000])
    result = take_in(coordinator, path, take_whole=True)
    assert "damaged" in {fault.reason for fault in result.faults}
    (kept,) = held.everything(coordinator)
    assert "damaged" not in {fault.reason for fault in take_in(coordinator, kept.path).faults}
    assert held.everything(coordinator) == []


def test_a_damaged_copy_that_was_held_goes_once_what_is_whole_in_it_was_taken(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    path.write_bytes(path.read_bytes()[:-300_000])
    take_in(coordinator, path)
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    contacts.compare(coordinator, "Серік", third())
    (kept,) = intake.held_paths(coordinator)
    assert take_in(coordinator, kept, take_whole=True).state == "stored"
    assert held.everything(coordinator) == []


def test_a_fingerprint_that_the_user_compared_makes_a_contact(
    coordinator: Vault, drive: Path
) -> None:
    mine = [("records.jsonl", lines(record(THIRD)))]
    path = Draft(mine, sender=THIRD).at(drive / "x")
    assert take_in(coordinator, path, sender=groups(third())).records == 1
    contact = contacts.by_fingerprint(coordinator, third())
    assert (contact.name, contact.state) == (THIRD, "compared")


def test_a_contact_who_was_added_before_is_compared_by_it(coordinator: Vault, drive: Path) -> None:
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    path = Draft([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(drive / "x")
    assert take_in(coordinator, path, sender=third()).sender == "Серік"
    # A card in a bundle never changes a contact.
    assert contacts.by_fingerprint(coordinator, third()).name == "Серік"


def test_a_bundle_from_another_than_the_user_said_is_refused(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    wrong = somebody("somebody else").fingerprint
    with refused(coordinator, "intake.other_sender", fingerprint=groups(third())):
        take_in(coordinator, path, sender=wrong)
    with refused(coordinator, "card.not_a_fingerprint"):
        take_in(coordinator, path, sender="12345")


def test_a_refused_bundle_leaves_no_contact_behind(coordinator: Vault, drive: Path) -> None:
    whole = Draft(full(with_third=False), sender=THIRD).sealed()
    path = drive / "x"
    path.write_bytes(whole[:-100_000])
    with refused(coordinator, "bundle.damaged"):
        take_in(coordinator, path, sender=third())
    path.write_bytes(whole)
    with pytest.raises(Cancelled):
        intake.take_in(coordinator, path, sender=third(), progress=Cancelling(500_000, Cancelled))
    assert [contact.name for contact in contacts.everyone(coordinator)] == ["Айгүл"]


def test_keys_that_another_contact_has_in_part_make_no_contact(
    coordinator: Vault, drive: Path
) -> None:
    # The signing keys of a contact with another key to encrypt to.
    _, ed25519, mldsa65 = somebody.__wrapped__(THIRD).seeds()
    age, _, _ = somebody.__wrapped__("another").seeds()
    mixed = Identity.from_seeds(age, ed25519, mldsa65)
    contacts.add(coordinator, make_card(mixed, "Mixed", "monitor"))
    path = Draft([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(drive / "x")
    with refused(coordinator, "contacts.keys_known", name="Mixed"):
        take_in(coordinator, path, sender=third())


def test_nothing_comes_from_a_revoked_key(coordinator: Vault, drive: Path) -> None:
    path = Draft(full()).at(drive / "x")
    contacts.revoke(coordinator, make_revocation(somebody(MONITOR)))
    for sender in (None, somebody(MONITOR).fingerprint):
        with refused(coordinator, "intake.sender_revoked", name="Айгүл"):
            take_in(coordinator, path, sender=sender)


def test_what_a_sender_wrote_whose_card_has_expired_is_held(
    coordinator: Vault, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts.add(
        coordinator,
        make_card(somebody(THIRD), "Серік", "monitor", expires="2030-01-01T00:00:00Z"),
    )
    contacts.compare(coordinator, "Серік", third())
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    monkeypatch.setattr("fieldreport.times.now", lambda: "2031-01-01T00:00:00+00:00")
    assert take_in(coordinator, path).state == "held"
    with refused(coordinator, "contacts.expired"):
        take_in(coordinator, path, sender=third())


# --- receipts -------------------------------------------------------------------------------------


def test_a_receipt_is_known_by_what_is_in_it(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    result = take_in(coordinator, handed_over(monitor, drive, "crowd.mp4"))
    assert result.arrival is not None
    path = receipts.write_receipt(coordinator, result.arrival, drive)
    taken = take_in(monitor, path)
    assert (taken.state, taken.sender, taken.arrival) == ("receipt_taken", "Samal", None)
    assert taken.acknowledged == {"stored": 2}
    assert json.loads(json.dumps(taken.document()))["acknowledged"] == {"stored": 2}


def test_a_receipt_of_somebody_not_compared_is_held(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    with monitor.transaction():
        monitor.db.execute("UPDATE contact SET compared = NULL")
    reports.add(monitor, report(), (), Silent())
    plan = handover.plan(monitor, ["Samal"], handover.Choice(new=True), uncompared=True)
    bundle = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    arrival = take_in(coordinator, bundle).arrival
    assert arrival is not None
    path = receipts.write_receipt(coordinator, arrival, drive)
    assert take_in(monitor, path).state == "held"
    result = take_in(monitor, path, sender=coordinator.fingerprint)
    assert (result.state, result.acknowledged) == ("receipt_taken", {"stored": 1})
    assert held.everything(monitor) == []
    assert contacts.by_name(monitor, "Samal").state == "compared"


# --- folders --------------------------------------------------------------------------------------


def test_of_a_folder_only_what_begins_like_a_bundle_is_taken(monitor: Vault, drive: Path) -> None:
    (drive / "notes.txt").write_text("not for us", encoding="utf-8")
    (drive / "empty").touch()
    (drive / "folder").mkdir()
    (drive / "card").write_bytes(monitor.card)
    with secret() as phrase:
        export_key(monitor, drive / "key", phrase, work_factor=1)
    with pytest.raises(UserError) as caught:
        intake.expand(drive)
    assert (caught.value.code, caught.value.params["folder"]) == ("intake.nothing_here", "drive")
    whole = Draft(full()).sealed()
    for name, slice_ in (("b", whole), ("a.001", whole[:500_000]), ("a.002", whole[500_000:])):
        (drive / name).write_bytes(slice_)
    found = [path.name for path in intake.expand(drive)]
    assert found == ["a.001", "b"]
    # A file that somebody names is taken at his word.
    assert intake.expand(drive / "notes.txt") == [drive / "notes.txt"]


def test_a_file_that_cannot_be_read_is_passed_over_in_a_folder(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Draft(full()).at(drive / "x")
    (drive / "y").write_bytes(changed_at(path.read_bytes(), 0, b"?"))

    def denied(path: Path) -> None:
        raise UserError("files.denied", file=path.name)

    assert intake.expand(drive) == [path]
    monkeypatch.setattr(intake, "open_regular", denied)
    with pytest.raises(UserError) as caught:
        intake.expand(drive)
    assert caught.value.code == "intake.nothing_here"


# --- what a window shows of it --------------------------------------------------------------------


def test_each_record_and_file_has_a_verdict_and_what_was_refused_comes_first(
    coordinator: Vault, drive: Path
) -> None:
    good, bad = record(MONITOR, title="Good"), record(MONITOR, title="Bad")
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    name, body = member(b"film" * 100)
    bundle = Draft([("records.jsonl", lines(good) + lines(forged)), (name, body)])
    arrival = take_in(coordinator, bundle.at(drive / "x")).arrival
    assert arrival is not None
    first, *rest = intake.verdicts(coordinator, arrival)
    assert (first.item, first.state, first.reason) == (bad.id, "quarantined", "signature")
    assert (first.kind, first.title) == ("record", "")
    told = {(one.kind, one.state, one.title) for one in rest}
    assert told == {("report", "stored", "Good"), ("evidence", "stored", "")}


def test_what_is_held_waits_under_the_name_that_its_sender_gives_himself(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    take_in(coordinator, path)
    (waiting,) = intake.waiting(coordinator)
    assert (waiting.sender, waiting.fingerprint) == (THIRD, third())
    assert waiting.size == path.stat().st_size
    assert waiting.path.read_bytes() == path.read_bytes()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    path = Draft([("records.jsonl", lines(record(MONITOR)))]).at(tmp_path / "elsewhere")
    drive = tmp_path / "drive"
    drive.mkdir()
    (drive / "link").symlink_to(path)
    with pytest.raises(UserError) as raised:
        intake.expand(drive)
    assert raised.value.code == "intake.nothing_here"
    # One that the user names is his own.
    assert intake.expand(drive / "link") == [drive / "link"]


def test_thousands_of_bad_lines_are_named_once_they_are_many(
    coordinator: Vault, tmp_path: Path
) -> None:
    members = [("custody.jsonl", b"\n" * 3_000 + b"[]\n" * 3_000)]
    found = take_in(coordinator, Draft(members, n=1).at(tmp_path / "x"))
    assert len(found.faults) == intake.NAMED_FAULTS + 2
    assert found.faults[0] == Fault("custody.jsonl:1", "json")
    assert found.faults[-2:] == (Fault("custody.jsonl", "json"), Fault("custody.jsonl", "fields"))
