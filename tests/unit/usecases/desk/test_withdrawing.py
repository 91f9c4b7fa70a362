"""A judgement is taken back: here, in the receipt to who was asked, and with whoever else got it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldreport.model.records import Record, parse
from fieldreport.progress import Silent
from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Judgement, Kind
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.exchange.handover import Choice
from fieldreport.usecases.record import browse, merging, others, reports
from fieldreport.vault import contacts, records, related
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import (
    THIRD,
    Places,
    body_of,
    by_another,
    make_friends,
    make_vault,
    opened,
    refused,
    report,
)

NEW = Choice(new=True)
QUESTION, WHY = "Қай көше?", "Жауабы табылды."


@pytest.fixture
def arrival(monitor: Vault, coordinator: Vault, drive: Path) -> int:
    """One report, taken in."""
    reports.add(monitor, report(), (), Silent())
    number = taken_in(coordinator, handed_over(monitor, drive, "Samal"))
    assert number is not None
    return number


@pytest.fixture
def third(places: Places, coordinator: Vault) -> Iterator[Vault]:
    """Another coordinator; both compared their cards."""
    place = places.folder / "third"
    make_vault(place, THIRD)
    make_friends(place, coordinator.card)
    with opened(place) as vault:
        contacts.add(coordinator, vault.card)
        contacts.compare(coordinator, vault.fingerprint, vault.fingerprint)
        yield vault


def handed_over(vault: Vault, drive: Path, to: str, choice: Choice = NEW) -> Path:
    plan = handover.plan(vault, [to], choice)
    return handover.hand_over(vault, plan, drive, progress=Silent()).paths[0]


def taken_in(vault: Vault, path: Path) -> int | None:
    return intake.take_in(vault, path, progress=Silent()).arrival


def judged(vault: Vault, kind: Kind = "corroborated", text: str = "") -> Record:
    (number,) = triage.waiting(vault, vault.fingerprint).numbers
    row = triage.account(vault, number).row
    return triage.judge(vault, Judgement(row.subject, row.id, kind, text))


def left(vault: Vault) -> int:
    return len(triage.waiting(vault, vault.fingerprint).numbers)


def found(vault: Vault, kind: str) -> list[str]:
    return [line.subject for line in browse.reports(vault, browse.criteria({"assessment": kind}))]


def questions(vault: Vault) -> list[str]:
    (line,) = browse.reports(vault, browse.criteria({}))
    return [asked.text for asked in browse.show(vault, line.subject, "report").questions]


def test_a_withdrawn_judgement_still_says_all_that_it_said_and_since_when_it_does_not_hold(
    coordinator: Vault, arrival: int
) -> None:
    first = judged(coordinator, "needs-information", QUESTION)
    before = records.raw(coordinator, first.id)
    made = triage.withdraw(coordinator, first.subject, f"  {WHY} ")
    body = body_of(coordinator, first.subject)
    assert body.pop("withdrawn") == made.written
    assert body.pop("withdrawn_why") == WHY
    assert body == json.loads(before)["body"]
    assert made.parents == (first.id,)
    # The first version is what it was.
    assert records.raw(coordinator, first.id) == before
    changes = browse.history(coordinator, first.subject, "assessment")[-1].changes
    assert [change.partition(":")[0] for change in changes] == ["withdrawn", "withdrawn_why"]


def test_a_withdrawn_judgement_counts_for_no_list_and_no_filter(
    coordinator: Vault, arrival: int
) -> None:
    first = judged(coordinator)
    assert (left(coordinator), found(coordinator, "corroborated")) == (0, [first.body.of])  # type: ignore[union-attr]
    triage.withdraw(coordinator, first.subject)
    assert (left(coordinator), found(coordinator, "corroborated")) == (1, [])
    assert "withdrawn_why" not in body_of(coordinator, first.subject)


def test_withdrawing_again_changes_nothing(coordinator: Vault, arrival: int) -> None:
    first = judged(coordinator)
    made = triage.withdraw(coordinator, first.subject)
    again = triage.withdraw(coordinator, first.subject, WHY)
    assert again.id == made.id
    assert len(records.history(coordinator, first.subject)) == 2


def test_what_is_no_judgement_or_contested_can_not_be_withdrawn(
    coordinator: Vault, arrival: int
) -> None:
    (line,) = browse.reports(coordinator, browse.criteria({}))
    with refused(coordinator, "record.other_kind", kind="report"):
        triage.withdraw(coordinator, line.subject)
    first = judged(coordinator)
    body = body_of(coordinator, first.subject)
    others.add(
        coordinator,
        {"kind": "assessment", "subject": first.subject, "body": body | {"note": "Sure."}},
    )
    by_another(coordinator, "assessment", body | {"note": "Really?"}, instead_of=first.id)
    with refused(coordinator, "record.conflict"):
        triage.withdraw(coordinator, first.subject)


def test_a_judgement_without_the_withdrawal_holds_again(coordinator: Vault, arrival: int) -> None:
    first = judged(coordinator)
    body = body_of(coordinator, first.subject)
    triage.withdraw(coordinator, first.subject, WHY)
    others.add(coordinator, {"kind": "assessment", "subject": first.subject, "body": body})
    assert (left(coordinator), len(found(coordinator, "corroborated"))) == (0, 1)


def test_what_a_newer_program_wrote_in_a_judgement_goes_along(
    coordinator: Vault, arrival: int
) -> None:
    first = judged(coordinator)
    tree = json.loads(first.raw) | {"format": "1.9", "parents": [first.id]}
    tree["body"]["weight"] = 3
    newer = parse(json.dumps(tree, separators=(",", ":")).encode())
    records.add(coordinator, newer, coordinator.identity.sign("record", newer.raw))
    made = triage.withdraw(coordinator, first.subject, WHY)
    assert made.format == "1.9"
    assert body_of(coordinator, first.subject)["weight"] == 3
    assert left(coordinator) == 1


def test_two_versions_are_merged_field_by_field_and_the_withdrawal_is_not_lost(
    coordinator: Vault, arrival: int
) -> None:
    first = judged(coordinator, "set-aside", "A rumour.")
    by_another(
        coordinator,
        "assessment",
        body_of(coordinator, first.subject) | {"reason": "A rumour, spread by one channel."},
        instead_of=first.id,
    )
    gone = body_of_version(first) | {"withdrawn": "2026-03-15", "withdrawn_why": WHY}
    others.add(
        coordinator,
        {"kind": "assessment", "subject": first.subject, "body": gone},
        parents=(first.id,),
    )
    assert (left(coordinator), found(coordinator, "set-aside")) == (1, [])
    conflict = merging.opened(coordinator, first.subject)
    assert conflict.open == ()
    merging.merge(coordinator, conflict, {})
    merged = body_of(coordinator, first.subject)
    assert merged["reason"] == "A rumour, spread by one channel."
    assert (merged["withdrawn"], merged["withdrawn_why"]) == ("2026-03-15", WHY)
    assert left(coordinator) == 1


def body_of_version(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record.raw)["body"]
    return found


def test_a_question_whose_judgement_became_another_one_is_not_asked_any_more(
    coordinator: Vault, arrival: int
) -> None:
    first = judged(coordinator, "needs-information", QUESTION)
    assert [asked.text for asked in related.open_questions(coordinator, arrival)] == [QUESTION]
    body = body_of(coordinator, first.subject) | {"type": "corroborated"}
    others.add(coordinator, {"kind": "assessment", "subject": first.subject, "body": body})
    assert related.open_questions(coordinator, arrival) == []


# --- what is offered ------------------------------------------------------------------------------


def test_the_judgements_that_hold_are_offered_the_newest_first(
    coordinator: Vault, arrival: int
) -> None:
    own = coordinator.fingerprint
    assert triage.judged(coordinator, own) == []
    first = judged(coordinator)
    second = others.add(
        coordinator,
        {"kind": "assessment", "body": body_of(coordinator, first.subject) | {"note": "Twice."}},
    )
    offered = triage.judged(coordinator, own)
    assert [one.subject for one in offered] == [second.subject, first.subject]
    assert (offered[1].kind, offered[1].title, offered[1].made, offered[1].withdrawn) == (
        *("corroborated", "Seen from the bridge.", first.written, ""),
    )
    triage.withdraw(coordinator, second.subject)
    assert [one.subject for one in triage.judged(coordinator, own)] == [first.subject]


def test_the_account_says_what_was_withdrawn_on_it(coordinator: Vault, arrival: int) -> None:
    first = judged(coordinator, "set-aside", "A rumour.")
    triage.withdraw(coordinator, first.subject, WHY)
    (number,) = triage.waiting(coordinator, coordinator.fingerprint).numbers
    (gone,) = triage.account(coordinator, number, coordinator.fingerprint).withdrawn
    assert (gone.subject, gone.kind, gone.why) == (first.subject, "set-aside", WHY)
    assert gone.withdrawn == gone.made
    assert triage.account(coordinator, number).withdrawn == ()


# --- with whom it was asked ------------------------------------------------------------------------


def test_a_receipt_after_a_withdrawal_no_longer_asks_and_the_question_goes(
    monitor: Vault,
    coordinator: Vault,
    drive: Path,
    arrival: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = judged(coordinator, "needs-information", QUESTION)
    monkeypatch.setattr("fieldreport.times.now", lambda: "2026-03-15T10:00:00+05:00")
    old = receipts.write_receipt(coordinator, arrival, drive)
    assert intake.take_in(monitor, old, progress=Silent()).questions == (QUESTION,)
    assert questions(monitor) == [QUESTION]

    triage.withdraw(coordinator, asked.subject, WHY)
    monkeypatch.setattr("fieldreport.times.now", lambda: "2026-03-16T10:00:00+05:00")
    new = receipts.write_receipt(coordinator, arrival, drive)
    assert intake.take_in(monitor, new, progress=Silent()).questions == ()
    assert questions(monitor) == []
    # The old receipt is still on the drive.
    assert intake.take_in(monitor, old, progress=Silent()).questions == ()
    assert questions(monitor) == []


def test_an_old_receipt_that_is_read_after_the_new_one_asks_nothing(
    monitor: Vault,
    coordinator: Vault,
    drive: Path,
    arrival: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = judged(coordinator, "needs-information", QUESTION)
    monkeypatch.setattr("fieldreport.times.now", lambda: "2026-03-15T10:00:00+05:00")
    old = receipts.write_receipt(coordinator, arrival, drive)
    triage.withdraw(coordinator, asked.subject)
    monkeypatch.setattr("fieldreport.times.now", lambda: "2026-03-16T10:00:00+05:00")
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    assert intake.take_in(monitor, old, progress=Silent()).questions == ()
    assert questions(monitor) == []


# --- with whoever else got it ----------------------------------------------------------------------


def test_a_withdrawal_reaches_a_third_party_who_got_the_judgement(
    coordinator: Vault, third: Vault, drive: Path, arrival: int
) -> None:
    first = judged(coordinator)
    taken_in(third, handed_over(coordinator, drive, "Серік", Choice(everything=True)))
    assert len(found(third, "corroborated")) == 1

    made = triage.withdraw(coordinator, first.subject, WHY)
    taken_in(third, handed_over(coordinator, drive, "Серік"))
    assert found(third, "corroborated") == []
    assert records.raw(third, made.id) == made.raw
    (line,) = browse.others(third, ["assessment"], about=None)
    assert (line.subject, line.version, line.withdrawn) == (first.subject, made.id, True)
    shown = browse.show(third, first.subject, "assessment")
    assert (shown.versions[0].author_name, shown.versions[0].body["withdrawn_why"]) == (
        "Samal",
        WHY,
    )
    assert [version.current for version in browse.history(third, first.subject, None)] == [
        False,
        True,
    ]


def test_a_withdrawn_judgement_alone_says_what_was_withdrawn(
    coordinator: Vault, third: Vault, drive: Path, arrival: int
) -> None:
    first = judged(coordinator, "needs-information", QUESTION)
    triage.withdraw(coordinator, first.subject)
    taken_in(third, handed_over(coordinator, drive, "Серік", Choice(everything=True)))
    assert found(third, "needs-information") == []
    assert browse.show(third, first.subject, "assessment").versions[0].body["question"] == QUESTION
