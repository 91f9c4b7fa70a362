from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from fieldreport import files
from fieldreport.bundle import read
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.errors import Cancelled, UserError
from fieldreport.model.exchange import CustodyPayload
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, place
from fieldreport.usecases.exchange.handover import Choice, Plan
from fieldreport.usecases.record import others, reports
from fieldreport.vault import contacts, custody, departures, drafts, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import somebody, taken
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    THIRD,
    Cancelling,
    by_another,
    content,
    differing,
    evidence,
    refused,
    report,
    tree,
)

ALL = Choice(everything=True)
NEW = Choice(new=True)
IDENTITY = {"names": [{"full": "Каримов Ерлан", "form": "official"}]}


def add(vault: Vault, *files: str, **more: Any) -> reports.Saved:
    return reports.add(vault, report(**more), [evidence(name) for name in files], Silent())


def with_a_name(vault: Vault) -> reports.Saved:
    return add(vault, people=[{"id": "p", "label": "Журналист К.", "identity": IDENTITY}])


def plan(vault: Vault, choice: Choice, *names: str, **how: bool) -> Plan:
    return handover.plan(vault, names or ("Samal",), choice, **how)


def hand_over(vault: Vault, out: Path, choice: Choice = NEW, **how: int) -> handover.Done:
    return handover.hand_over(vault, plan(vault, choice), out, progress=Silent(), **how)


def befriend(vault: Vault, name: str = "Дана", **more: object) -> None:
    contacts.add(vault, make_card(somebody(THIRD), name, "coordinator", **more))  # type: ignore[arg-type]


# --- for whom -------------------------------------------------------------------------------------


def test_a_contact_must_be_known_and_compared(monitor: Vault) -> None:
    add(monitor)
    with refused(monitor, "contacts.unknown", name="Nobody"):
        plan(monitor, ALL, "Nobody")
    befriend(monitor)
    with refused(monitor, "contacts.not_compared", name="Дана"):
        plan(monitor, ALL, "Samal", "Дана")
    assert plan(monitor, ALL, "Дана", uncompared=True).names == ("Дана",)


def test_nothing_goes_to_a_revoked_key(monitor: Vault) -> None:
    add(monitor)
    contacts.revoke(monitor, make_revocation(somebody(COORDINATOR)))
    for uncompared in (False, True):
        with refused(monitor, "contacts.revoked", name="Samal"):
            plan(monitor, ALL, uncompared=uncompared)


def test_nothing_goes_to_an_expired_card(monitor: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monitor)
    befriend(monitor, expires="2030-01-01T00:00:00Z")
    # A card can't be added after it expired, so time must pass.
    monkeypatch.setattr("fieldreport.times.now", lambda: "2031-01-01T00:00:00+00:00")
    with refused(monitor, "contacts.expired", name="Дана"):
        plan(monitor, ALL, "Дана", uncompared=True)


def test_who_is_named_twice_is_one_recipient(monitor: Vault) -> None:
    add(monitor)
    assert plan(monitor, ALL, "Samal", "samal", somebody(COORDINATOR).fingerprint).names == (
        "Samal",
    )


# --- what -----------------------------------------------------------------------------------------


def test_there_must_be_something(monitor: Vault) -> None:
    for choice in (ALL, NEW):
        with refused(monitor, "handover.nothing", names="Samal"):
            plan(monitor, choice)
    add(monitor)
    with refused(monitor, "handover.nothing"):
        plan(monitor, Choice(everything=True, names="only"))


def test_a_report_goes_with_its_evidence_its_people_and_what_follows_up_on_it(
    monitor: Vault,
) -> None:
    saved = reports.add(
        monitor,
        report(people=[{"id": "p", "label": "К.", "identity": IDENTITY}]),
        [evidence()],
        Silent(),
    )
    add(monitor, title="Another")
    complaint = others.add(
        monitor,
        {
            "kind": "action",
            "body": {
                "type": "complaint-police",
                "about": [{"subject": saved.report}],
                "people": [{"id": "q", "label": "Р.", "identity": IDENTITY}],
            },
        },
    )
    others.add(
        monitor, {"kind": "assessment", "body": {"type": "corroborated", "of": saved.report}}
    )
    chosen = plan(monitor, Choice(ids=(saved.report[:8], saved.version[:8])))
    assert set(chosen.accounts) == {saved.version, complaint.id}
    people = {records.version(monitor, one).subject for one in chosen.persons}
    assert people >= set(saved.people)
    assert len(people) == 2
    assert [digest for digest, _ in chosen.evidence] == list(saved.evidence)
    size = evidence().stat().st_size
    kept = sum(len(records.raw(monitor, one)) for one in (*chosen.accounts, *chosen.persons))
    assert chosen.size == size + kept
    assert len(chosen.items) == 5


def test_every_version_goes_that_is_still_there(monitor: Vault) -> None:
    first = add(monitor)
    second = reports.edit(monitor, first.report, report("More."), (), Silent())
    assert plan(monitor, Choice(ids=(first.report,))).accounts == (first.version, second.version)
    with monitor.transaction():
        records.purge(monitor, [first.version])
    assert plan(monitor, Choice(ids=(first.report,))).accounts == (second.version,)


def test_an_unknown_id_is_refused(monitor: Vault) -> None:
    add(monitor)
    with refused(monitor, "vault.record_unknown"):
        plan(monitor, Choice(ids=("abcdef",)))


def test_new_is_what_this_recipient_was_not_given_yet(monitor: Vault, drive: Path) -> None:
    one = add(monitor, "crowd.mp4")
    hand_over(monitor, drive)
    with refused(monitor, "handover.nothing"):
        plan(monitor, NEW)
    other = add(monitor)
    assert plan(monitor, NEW).accounts == (other.version,)
    befriend(monitor)
    assert set(plan(monitor, NEW, "Дана", uncompared=True).accounts) == {one.version, other.version}


def test_everything_is_also_what_others_wrote(monitor: Vault) -> None:
    mine = add(monitor)
    theirs = by_another(monitor, "report", report("Theirs."))
    assert plan(monitor, NEW).accounts == (mine.version,)
    assert set(plan(monitor, ALL).accounts) == {mine.version, theirs.id}


def test_names_can_stay_at_home_or_go_alone(monitor: Vault) -> None:
    saved = with_a_name(monitor)
    photo = add(monitor, "complaint.pdf").evidence[0]
    person = records.history(monitor, saved.people[0])[0].id
    for chosen in ({"everything": True}, {"new": True}):
        without = plan(monitor, Choice(**chosen, names="without"))  # type: ignore[arg-type]
        assert (without.persons, saved.version in without.accounts) == ((), True)
        assert [digest for digest, _ in without.evidence] == [photo]
        only = plan(monitor, Choice(**chosen, names="only"))  # type: ignore[arg-type]
        assert (only.accounts, only.persons, only.evidence) == ((), (person,), ())


def test_the_photo_of_a_face_goes_with_the_names(monitor: Vault) -> None:
    saved = add(monitor, "crowd.mp4", "complaint.pdf")
    face, paper = saved.evidence
    # The photo belongs to nobody but the person any more.
    reports.edit(monitor, saved.report, report("More."), (), Silent())
    with monitor.transaction():
        records.purge(monitor, [saved.version])
    reports.add(monitor, report(evidence=[{"sha256": paper}]), (), Silent())
    person = {"names": [{"full": "А.", "form": "alias"}], "photos": [{"sha256": face}]}
    others.add(monitor, {"kind": "person", "body": person})
    for chosen in ({"everything": True}, {"new": True}):
        without = plan(monitor, Choice(**chosen, names="without"))  # type: ignore[arg-type]
        assert [digest for digest, _ in without.evidence] == [paper]
        only = plan(monitor, Choice(**chosen, names="only"))  # type: ignore[arg-type]
        assert [digest for digest, _ in only.evidence] == [face]


def test_evidence_that_is_gone_cannot_be_sent(
    monitor: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monitor, "crowd.mp4")
    # As if it was purged between the choice and the plan.
    monkeypatch.setattr(inventory, "find", lambda vault, digest: None)
    with refused(monitor, "evidence.unknown"):
        plan(monitor, ALL)


def test_drafts_are_counted_and_stay(monitor: Vault) -> None:
    add(monitor)
    drafts.save(monitor, "report", b"{}")
    assert plan(monitor, ALL).drafts == 1
    assert len(plan(monitor, ALL).accounts) == 1


# --- writing --------------------------------------------------------------------------------------


def test_what_is_handed_over_can_be_read_by_the_recipient_alone(
    monitor: Vault, drive: Path
) -> None:
    saved = with_a_name(monitor)
    more = add(monitor, "crowd.mp4")
    theirs = by_another(monitor, "report", report("Theirs."))
    contacts.add(monitor, make_card(somebody(THIRD), "Серік", "monitor"))
    done = hand_over(monitor, drive, ALL)
    assert (done.records, done.evidence, done.names) == (4, 1, ("Samal",))
    (path,) = done.paths
    found = taken(path, COORDINATOR, MONITOR)
    assert set(found.records) == {
        records.raw(monitor, one)
        for one in (saved.version, more.version, theirs.id, *_versions(monitor, saved.people))
    }
    assert found.evidence == {more.evidence[0]: evidence().read_bytes()}
    (card,) = [item for item in found.items if isinstance(item, read.CardItem)]
    assert card.card.fingerprint == somebody(THIRD).fingerprint
    told = [item.payload for item in found.items if isinstance(item, read.CustodyItem)]
    assert {_action(one) for one in told} == {"created", "added"}
    assert found.quarantined == []
    with read.BundleFile(path) as bundle, pytest.raises(UserError):
        read.unlock(bundle, somebody(MONITOR).age)


def _versions(vault: Vault, subjects: tuple[str, ...]) -> list[str]:
    return [version.id for one in subjects for version in records.history(vault, one)]


def _action(payload: CustodyPayload | None) -> str:
    assert payload is not None
    return payload.action


def test_a_purged_custody_entry_is_not_sent(monitor: Vault, drive: Path) -> None:
    saved = add(monitor)
    with monitor.transaction():
        custody.erase_payloads(monitor, [saved.version])
    (path,) = hand_over(monitor, drive).paths
    found = taken(path, COORDINATOR, MONITOR)
    assert [item for item in found.items if isinstance(item, read.CustodyItem)] == []


def test_the_ledger_knows_what_went_to_whom(monitor: Vault, drive: Path) -> None:
    saved = add(monitor, "crowd.mp4")
    done = hand_over(monitor, drive)
    (gone,) = departures.departures(monitor)
    assert (gone.bundle, gone.state, gone.size) == (done.bundle, "written", done.size)
    assert {item.item for item in departures.items(monitor, gone.id)} == {
        saved.version,
        saved.evidence[0],
    }
    assert gone.recipients[0].n == 1
    assert done.document() == {
        "bundle": done.bundle,
        "files": [str(path) for path in done.paths],
        "size": done.paths[0].stat().st_size,
        "records": 1,
        "evidence": 1,
        "to": ["Samal"],
        "removed": [],
    }


def test_the_name_on_the_drive_says_nothing_and_a_given_name_is_kept(
    monitor: Vault, drive: Path
) -> None:
    add(monitor)
    (path,) = hand_over(monitor, drive, ALL).paths
    assert path.parent == drive
    assert set(path.name) <= set("0123456789abcdef")
    (named,) = hand_over(monitor, drive / "holiday.jpg", ALL).paths
    assert named == drive / "holiday.jpg"


def test_volumes_are_slices_of_one_bundle(monitor: Vault, drive: Path, tmp_path: Path) -> None:
    (tmp_path / "large.mp4").write_bytes(os.urandom(2_000_000))
    reports.add(monitor, report(), [tmp_path / "large.mp4"], Silent())
    done = hand_over(monitor, drive / "v", volume_size=1_500_000)
    assert [path.name for path in done.paths] == ["v.001", "v.002"]
    assert done.paths[0].stat().st_size == 1_500_000
    assert len(taken(done.paths[0], COORDINATOR, MONITOR).records) == 1


def test_a_reader_on_another_connection_can_write(monitor: Vault, drive: Path) -> None:
    add(monitor, "crowd.mp4")
    begun = handover.begin(monitor, plan(monitor, NEW))
    with monitor.reader() as reader:
        written = handover.stream(reader, begun, drive, progress=Silent())
    done = handover.end(monitor, begun, written)
    assert taken(done.paths[0], COORDINATOR, MONITOR).evidence


# --- failures -------------------------------------------------------------------------------------


def test_a_file_that_exists_is_not_replaced(monitor: Vault, drive: Path) -> None:
    add(monitor)
    (drive / "x").write_bytes(b"mine")
    before = tree(drive)
    with refused(monitor, "files.exists", file="x"):
        hand_over(monitor, drive / "x")
    assert tree(drive) == before


def test_a_folder_that_does_not_exist_is_named(monitor: Vault, drive: Path) -> None:
    add(monitor)
    with refused(monitor, "files.missing", file="nowhere"):
        hand_over(monitor, drive / "nowhere" / "x")
    assert tree(drive) == {}


def test_a_drive_without_room_is_refused_before_a_byte_is_written(
    monitor: Vault, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monitor, "crowd.mp4")
    monkeypatch.setattr(place, "free_space", lambda path: 1000)
    with refused(monitor, "handover.no_room"):
        hand_over(monitor, drive)
    assert tree(drive) == {}


def test_cancelling_leaves_nothing(monitor: Vault, drive: Path) -> None:
    add(monitor, "crowd.mp4")
    before = content(monitor)
    with pytest.raises(Cancelled):
        handover.hand_over(
            monitor, plan(monitor, NEW), drive, progress=Cancelling(1 << 19, Cancelled)
        )
    assert differing(before, content(monitor)) == {"departure", "departure_recipient"}
    assert tree(drive) == {}


def test_a_number_that_was_used_up_is_never_used_again(monitor: Vault, drive: Path) -> None:
    add(monitor)
    with pytest.raises(Cancelled):
        handover.hand_over(monitor, plan(monitor, NEW), drive, progress=Cancelling(0, Cancelled))
    (path,) = hand_over(monitor, drive).paths
    assert taken(path, COORDINATOR, MONITOR).opened.n == 2


class Failing(Silent):
    """Lets the drive fail when the bundle that was read back is to get its name."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self._patched = patched

    def step(self, done: int, total: int) -> None:
        if done == total:
            self._patched.setattr(files, "rename_new", self._fail)

    def _fail(self, made: Path, name: Path) -> None:
        raise UserError("files.io", file=name.name, reason="EIO")


def test_a_bundle_that_may_have_its_name_on_a_failing_drive_is_doubted_and_its_receipt_taken(
    monitor: Vault, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(monitor)
    chosen = plan(monitor, NEW)
    with pytest.raises(UserError) as caught, monkeypatch.context() as patched:
        handover.hand_over(monitor, chosen, drive, progress=Failing(patched))
    assert caught.value.code == "files.io"
    (doubted,) = departures.departures(monitor)
    assert doubted.state == "unsure"
    # It counts as not handed over.
    assert plan(monitor, NEW).accounts == chosen.accounts
    begun = handover.begin(monitor, chosen)
    handover.fail(monitor, begun, UserError("files.full", file="x"))
    assert departures.departures(monitor)[0].state == "void"


def test_again_means_the_newest_also_if_nobody_knows_whether_it_came_to_its_end(
    monitor: Vault, drive: Path
) -> None:
    first = add(monitor)
    hand_over(monitor, drive)
    second = add(monitor, narrative="Later.")
    handover.begin(monitor, plan(monitor, NEW))
    # The program is killed; the next unlock doubts it.
    departures.sweep(monitor)
    assert handover.plan_again(monitor).accounts == (second.version,)
    # One that failed is passed over: it may have been the copy for a second drive.
    handover.fail(monitor, handover.begin(monitor, plan(monitor, ALL)))
    assert handover.plan_again(monitor).accounts == (second.version,)
    hand_over(monitor, drive, ALL)
    assert set(handover.plan_again(monitor).accounts) == {first.version, second.version}
