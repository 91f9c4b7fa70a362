from __future__ import annotations

import base64
from pathlib import Path

import pytest

from fieldreport import times
from fieldreport.bundle import read
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.errors import Cancelled, UserError
from fieldreport.model.exchange import Receipt
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.record import browse, others, reports
from fieldreport.vault import acknowledged, arrivals, backups, contacts, departures, records
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import Draft, somebody
from tests.unit.bundle.made import receipt as forged
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    THIRD,
    Cancelling,
    content,
    differing,
    evidence,
    refused,
    report,
    tree,
)


@pytest.fixture
def arrival(monitor: Vault, coordinator: Vault, drive: Path) -> int:
    """A bundle with one report and a file, taken in."""
    reports.add(monitor, report(), [evidence()], Silent())
    return taken_in(coordinator, handed_over(monitor, drive))


def handed_over(vault: Vault, drive: Path) -> Path:
    plan = handover.plan(vault, ["Samal"], handover.Choice(new=True))
    return handover.hand_over(vault, plan, drive, progress=Silent()).paths[0]


def taken_in(vault: Vault, path: Path) -> int:
    number = intake.take_in(vault, path, progress=Silent()).arrival
    assert number is not None
    return number


def backed_up(vault: Vault) -> None:
    """As a verified backup of everything would note it."""
    backups.note(vault, backups.mark(vault))


def states(vault: Vault, number: int) -> dict[str, str]:
    came = arrivals.arrival(vault, number)
    return {item.kind: item.state for item in receipts.answer(vault, came).items}


def test_a_receipt_answers_each_thing_as_it_is_now(coordinator: Vault, arrival: int) -> None:
    assert states(coordinator, arrival) == {"record": "stored", "evidence": "stored"}
    backed_up(coordinator)
    assert states(coordinator, arrival) == {"record": "backed-up", "evidence": "backed-up"}


def test_a_receipt_names_the_bundle_and_countersigns_the_custody_head(
    monitor: Vault, coordinator: Vault, arrival: int
) -> None:
    told = receipts.answer(coordinator, arrivals.arrival(coordinator, arrival))
    (gone,) = departures.departures(monitor)
    assert (told.bundle, told.manifest, told.complete) == (gone.bundle, gone.manifest, True)
    assert told.head is not None
    assert (told.head.n, told.head.digest) == gone.head
    statement = (
        bytes.fromhex(monitor.fingerprint)
        + told.head.n.to_bytes(8, "big")
        + bytes.fromhex(told.head.digest)
    )
    coordinator.identity.public.keys.verify("custody-head", statement, told.head.signature)


def test_a_receipt_for_a_bundle_without_a_head_has_none(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    path = Draft([], edit=lambda tree: tree.update(custody=None)).at(drive / "x")
    assert (
        receipts.answer(
            coordinator, arrivals.arrival(coordinator, taken_in(coordinator, path))
        ).head
        is None
    )


def test_questions_of_ones_own_go_with_the_receipt(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    (line,) = browse.reports(coordinator, browse.criteria({}))
    question = {"type": "needs-information", "of": line.subject, "question": "Қай көше?"}
    others.add(coordinator, {"kind": "assessment", "body": question})
    others.add(
        coordinator, {"kind": "assessment", "body": {"type": "corroborated", "of": line.subject}}
    )
    path = receipts.write_receipt(coordinator, arrival, drive)
    assert intake.take_in(monitor, path, progress=Silent()).questions == ("Қай көше?",)
    (asked,) = browse.show(monitor, line.subject, "report").questions
    assert (asked.sender, asked.text) == ("Samal", "Қай көше?")


@pytest.mark.parametrize("wrong", ["2045-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00"])
def test_which_receipt_is_the_newer_is_told_by_its_number_and_not_by_a_clock_that_was_wrong(
    monitor: Vault,
    coordinator: Vault,
    drive: Path,
    arrival: int,
    wrong: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (line,) = browse.reports(coordinator, browse.criteria({}))
    question = {"type": "needs-information", "of": line.subject, "question": "Қай көше?"}
    answers = []
    for asked in (False, True):
        if asked:
            others.add(coordinator, {"kind": "assessment", "body": question})
        with monkeypatch.context() as patched:
            if asked == (wrong < "2000"):
                patched.setattr(times, "now", lambda: wrong)
            answers.append(receipts.write_receipt(coordinator, arrival, drive))
    for path in answers:
        intake.take_in(monitor, path, progress=Silent())
    assert [one.text for one in acknowledged.questions(monitor)] == ["Қай көше?"]
    (gone,) = departures.departures(monitor)
    newest = gone.recipients[0].answered
    assert (newest == wrong) == (wrong < "2000")


def test_a_number_that_never_came_is_named_to_its_sender(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    reports.add(monitor, report("Lost."), (), Silent())
    handed_over(monitor, drive)
    reports.add(monitor, report("Came."), (), Silent())
    number = taken_in(coordinator, handed_over(monitor, drive))
    result = intake.take_in(
        monitor, receipts.write_receipt(coordinator, number, drive), progress=Silent()
    )
    assert result.missing == (2,)


def test_a_receipt_is_a_bundle_that_says_nothing_outside(
    coordinator: Vault, drive: Path, arrival: int
) -> None:
    path = receipts.write_receipt(coordinator, arrival, drive)
    assert set(path.name) <= set("0123456789abcdef")
    assert path.stat().st_size > 1 << 20
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody(MONITOR).age)
        opened = read.accept(sealed, somebody(COORDINATOR).public, somebody(MONITOR))
        (found,) = opened.items()
    assert isinstance(found, read.ReceiptFound)
    assert isinstance(found.receipt, Receipt)


def test_receipts_are_written_for_all_or_for_one_sender(
    coordinator: Vault, drive: Path, arrival: int
) -> None:
    assert len(receipts.write_receipts(coordinator, drive)) == 1
    assert len(receipts.write_receipts(coordinator, drive, to="айгүл")) == 1
    with refused(coordinator, "contacts.unknown"):
        receipts.write_receipts(coordinator, drive, to="Nobody")


def test_receipts_are_not_answered(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    assert receipts.write_receipts(monitor, drive) == []


def test_a_receipt_that_cannot_be_written_uses_up_its_number_alone(
    coordinator: Vault, drive: Path, arrival: int
) -> None:
    before, on_drive = content(coordinator), tree(drive)
    with pytest.raises(UserError) as caught:
        receipts.write_receipts(coordinator, drive / "nowhere")
    assert (caught.value.code, caught.value.params) == ("files.not_a_folder", {"file": "nowhere"})
    assert differing(before, content(coordinator)) == set()
    with pytest.raises(UserError):
        receipts.write_receipt(coordinator, arrival, drive / "nowhere")
    with pytest.raises(Cancelled):
        receipts.write_receipt(coordinator, arrival, drive, Cancelling(0, Cancelled))
    assert differing(before, content(coordinator)) == {"departure", "departure_recipient"}
    assert tree(drive) == on_drive


def test_no_receipt_goes_to_a_revoked_key(coordinator: Vault, drive: Path, arrival: int) -> None:
    contacts.revoke(coordinator, make_revocation(somebody(MONITOR)))
    with refused(coordinator, "contacts.revoked"):
        receipts.write_receipts(coordinator, drive)


# --- taking one in --------------------------------------------------------------------------------


def refusal(vault: Vault, path: Path, code: str) -> None:
    with refused(vault, code):
        intake.take_in(vault, path, progress=Silent())


def false_receipt(
    drive: Path, vault: Vault, *, sender: str = COORDINATOR, **changed: object
) -> Path:
    """A receipt for the bundle that this vault handed over, signed by `sender`, with something wrong."""
    (gone,) = departures.departures(vault)
    told = {"bundle": gone.bundle, "manifest": gone.manifest, **changed}
    return Draft([forged(**told)], kind="receipt", sender=sender, recipients=[MONITOR]).at(
        drive / f"{len(tree(drive))}"
    )


def test_a_receipt_for_a_bundle_that_is_not_ours_is_refused(
    monitor: Vault, drive: Path, arrival: int
) -> None:
    path = false_receipt(drive, monitor, bundle="ab" * 16)
    refusal(monitor, path, "exchange.receipt_unknown_bundle")


def test_a_receipt_for_another_manifest_is_refused(
    monitor: Vault, drive: Path, arrival: int
) -> None:
    path = false_receipt(drive, monitor, manifest="ab" * 32)
    refusal(monitor, path, "exchange.receipt_other_manifest")


def test_a_receipt_of_somebody_who_was_no_recipient_is_refused(
    monitor: Vault, drive: Path, arrival: int
) -> None:
    contacts.add(monitor, _card(THIRD))
    contacts.compare(monitor, somebody(THIRD).fingerprint, somebody(THIRD).fingerprint)
    path = false_receipt(drive, monitor, sender=THIRD)
    refusal(monitor, path, "exchange.receipt_wrong_signer")


def _card(who: str) -> bytes:
    return make_card(somebody(who), "Серік", "coordinator")


def test_a_countersigned_head_that_is_not_ours_is_refused(
    monitor: Vault, drive: Path, arrival: int
) -> None:
    (gone,) = departures.departures(monitor)
    assert gone.head is not None
    signature = base64.b64encode(bytes(3373)).decode()
    head = {"n": gone.head[0], "digest": gone.head[1], "signature": signature}
    refusal(monitor, false_receipt(drive, monitor, head=head), "exchange.receipt_bad_head")


def test_a_receipt_that_came_before_changes_nothing(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    path = receipts.write_receipt(coordinator, arrival, drive)
    intake.take_in(monitor, path, progress=Silent())
    before = content(monitor)
    again = intake.take_in(monitor, path, progress=Silent())
    assert again.acknowledged == {"stored": 2}
    assert differing(before, content(monitor)) == set()


def test_only_an_accepted_bundle_is_begun(coordinator: Vault, drive: Path) -> None:
    path = Draft([]).at(drive / "x")
    with read.BundleFile(path) as bundle:
        claimed = read.accept_as_claimed(read.unlock(bundle, somebody(COORDINATOR).age))
        with pytest.raises(RuntimeError):
            receipts.begin(VaultStore(coordinator), claimed)


# --- purging --------------------------------------------------------------------------------------


def test_only_what_is_backed_up_is_purged(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    assert receipts.purge(monitor) == (0, 0, 1)
    backed_up(coordinator)
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    reports.add(monitor, report("Stays."), (), Silent())
    assert receipts.purge(monitor) == (1, 1, 1)
    (line,) = browse.reports(monitor, browse.criteria({}))
    assert line.title == "Stays."


def test_what_is_only_stored_goes_if_its_owner_says_so(
    monitor: Vault, coordinator: Vault, drive: Path, arrival: int
) -> None:
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    assert receipts.purge(monitor, accept_stored=True) == (1, 1, 0)
    assert records.counts(monitor) == {}
    assert acknowledged.questions(monitor) == []
