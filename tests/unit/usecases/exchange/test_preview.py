from __future__ import annotations

from pathlib import Path

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import groups
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.exchange.preview import Seen, preview
from fieldreport.usecases.record import reports
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import Draft, full, lines, record, somebody
from tests.unit.bundle.made import evidence as member
from tests.unit.usecases.made import (
    MONITOR,
    THIRD,
    content,
    differing,
    evidence,
    refused,
    report,
)


def seen(vault: Vault, path: Path) -> Seen:
    """What a file is; to look at it changes nothing."""
    before = content(vault)
    found = preview(vault, path)
    assert differing(before, content(vault)) == set()
    return found


def handed_over(vault: Vault, drive: Path) -> Path:
    plan = handover.plan(vault, ["Samal"], handover.Choice(new=True))
    return handover.hand_over(vault, plan, drive, progress=Silent()).paths[0]


def take_in(vault: Vault, path: Path) -> intake.Imported:
    return intake.take_in(vault, path, progress=Silent())


def test_a_card_is_known_by_what_is_in_it(coordinator: Vault, monitor: Vault, drive: Path) -> None:
    (drive / "x").write_bytes(monitor.card)
    found = seen(coordinator, drive / "x")
    assert (found.state, found.sender, found.role) == ("card", "Айгүл", "monitor")
    assert found.fingerprint == monitor.fingerprint
    (drive / "x").write_bytes(b'{"name": "Nobody"}')
    with refused(coordinator, "card.malformed"):
        preview(coordinator, drive / "x")
    (drive / "x").write_bytes(b"{" + b" " * 40_000)
    with refused(coordinator, "bundle.not_a_bundle", file="x"):
        preview(coordinator, drive / "x")


def test_a_bundle_is_counted_before_it_is_taken_in(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    first = reports.add(monitor, report(), [evidence("crowd.mp4")], Silent())
    one = handed_over(monitor, drive)
    found = seen(coordinator, one)
    assert (found.state, found.sender, found.size) == ("bundle", "Айгүл", one.stat().st_size)
    assert (found.new, found.changed, found.known, found.bad) == (1, 0, 0, 0)
    assert (found.evidence_new, found.evidence_known, found.missing) == (1, 0, ())
    take_in(coordinator, one)
    assert seen(coordinator, one).state == "known"
    reports.edit(monitor, first.report, report("More."), [evidence("complaint.pdf")], Silent())
    reports.add(monitor, report("Another."), (), Silent())
    handed_over(monitor, drive)
    plan = handover.plan(monitor, ["Samal"], handover.Choice(everything=True))
    third = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    found = seen(coordinator, third)
    assert (found.new, found.changed, found.known) == (1, 1, 1)
    assert (found.evidence_new, found.evidence_known, found.missing) == (1, 1, (2,))
    take_in(coordinator, third)
    assert seen(coordinator, third).missing == (2,)
    assert found.document()["records"] == {"new": 1, "changed": 1, "known": 1, "bad": 0}
    assert found.document()["groups"] == groups(monitor.fingerprint)


def test_the_bundle_that_was_missing_is_not_missing_any_more(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    reports.add(monitor, report(), (), Silent())
    one = handed_over(monitor, drive)
    reports.add(monitor, report("Another."), (), Silent())
    take_in(coordinator, handed_over(monitor, drive))
    assert seen(coordinator, one).missing == ()


def test_what_would_be_quarantined_is_counted(coordinator: Vault, drive: Path) -> None:
    good, bad = record(MONITOR), record(MONITOR, title="Bad")
    broken = lines(good) + lines(bad).replace(b'"Bad"', b'"Evil"')
    members = [("records.jsonl", broken), member(b"x" * 100)]
    found = seen(coordinator, Draft(members).at(drive / "x"))
    assert (found.new, found.bad, found.evidence_new) == (1, 1, 1)


def test_a_bundle_that_is_damaged_later_on_is_still_counted(
    coordinator: Vault, drive: Path
) -> None:
    whole = Draft(full()).sealed()
    (drive / "x").write_bytes(whole[:200_000])
    found = seen(coordinator, drive / "x")
    assert (found.state, found.new, found.evidence_new) == ("bundle", 6, 4)


def test_a_bundle_of_somebody_not_compared_shows_his_card(coordinator: Vault, drive: Path) -> None:
    found = seen(coordinator, Draft(full(with_third=False), sender=THIRD).at(drive / "x"))
    assert (found.state, found.sender, found.new) == ("held", THIRD, 0)
    assert found.fingerprint == somebody(THIRD).fingerprint


def test_a_receipt_is_told_from_reports(monitor: Vault, coordinator: Vault, drive: Path) -> None:
    reports.add(monitor, report(), (), Silent())
    arrival = take_in(coordinator, handed_over(monitor, drive)).arrival
    assert arrival is not None
    path = receipts.write_receipt(coordinator, arrival, drive)
    found = seen(monitor, path)
    assert (found.state, found.sender, found.new) == ("receipt", "Samal", 0)
    take_in(monitor, path)
    assert seen(monitor, path).state == "known"


def test_what_is_not_for_us_is_refused(monitor: Vault, coordinator: Vault, drive: Path) -> None:
    reports.add(monitor, report(), (), Silent())
    path = handed_over(monitor, drive)
    with refused(monitor, "bundle.not_for_us", file=path.name):
        preview(monitor, path)
    with refused(coordinator, "files.missing", file="nowhere"):
        preview(coordinator, drive / "nowhere")
    with refused(coordinator, "files.not_a_file", file="drive"):
        preview(coordinator, drive)


def test_with_the_fingerprint_that_was_compared_a_bundle_is_opened_for_a_look(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(drive / "x")
    before = content(coordinator)
    given = groups(somebody(THIRD).fingerprint)
    found = preview(coordinator, path, sender=given)
    assert (found.state, found.sender, found.standing) == ("bundle", THIRD, None)
    assert (found.new, found.bad) == (1, 0)
    with refused(coordinator, "intake.other_sender"):
        preview(coordinator, path, sender=groups(somebody(MONITOR).fingerprint))
    assert differing(before, content(coordinator)) == set()


def test_whose_key_is_revoked_is_not_opened_for_a_look_either(
    coordinator: Vault, drive: Path
) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "monitor"))
    assert seen(coordinator, path).standing == "uncompared"
    contacts.revoke(coordinator, make_revocation(somebody(THIRD)))
    assert seen(coordinator, path).standing == "revoked"
    with refused(coordinator, "intake.sender_revoked", name=THIRD):
        preview(coordinator, path, sender=groups(somebody(THIRD).fingerprint))


def test_another_key_under_a_known_name_is_seen(coordinator: Vault, drive: Path) -> None:
    path = Draft(full(with_third=False), sender=THIRD).at(drive / "x")
    assert not seen(coordinator, path).same_name
    contacts.add(coordinator, make_card(somebody("false"), THIRD.upper(), "monitor"))
    assert seen(coordinator, path).same_name


def test_a_revocation_among_what_is_to_be_imported_is_told_apart(
    monitor: Vault, drive: Path
) -> None:
    path = drive / "revocation"
    path.write_bytes(make_revocation(somebody(THIRD)))
    with refused(monitor, "contacts.is_revocation"):
        preview(monitor, path)
