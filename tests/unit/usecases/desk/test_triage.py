from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.errors import UserError
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Judgement, Kind
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.record import reports
from fieldreport.vault import records, related
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import WRITTEN, somebody
from tests.unit.usecases.made import THIRD as FOREIGN
from tests.unit.usecases.made import body_of, by_another, evidence, refused, report

FIRST, SECOND, UNDATED = (
    report("First, on the square.", began="2026-03-14T12:00:00+05:00"),
    report("Second, on the bridge.", began="2026-03-14T15:00:00+05:00"),
    report("Third, undated."),
)


@pytest.fixture
def came(monitor: Vault, coordinator: Vault, drive: Path) -> int:
    """Three reports, taken in; and one of the coordinator's own."""
    reports.add(monitor, FIRST, [evidence()], Silent())
    for one in (SECOND, UNDATED):
        reports.add(monitor, one, (), Silent())
    reports.add(coordinator, report("My own."), (), Silent())
    plan = handover.plan(monitor, ["Samal"], handover.Choice(new=True))
    path = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    arrival = intake.take_in(coordinator, path, progress=Silent()).arrival
    assert arrival is not None
    return arrival


def listed(vault: Vault) -> list[str]:
    found = triage.waiting(vault, vault.fingerprint).numbers
    return [triage.rows(vault, found)[number].title for number in found]


def judgement(vault: Vault, kind: Kind, text: str = "", position: int = 0) -> Judgement:
    number = triage.waiting(vault, vault.fingerprint).numbers[position]
    row = triage.account(vault, number).row
    return Judgement(row.subject, row.id, kind, text)


@pytest.mark.usefixtures("came")
def test_what_came_waits_first_come_first_and_what_is_own_does_not(coordinator: Vault) -> None:
    assert sorted(listed(coordinator)) == [
        "First, on the square.",
        "Second, on the bridge.",
        "Third, undated.",
    ]
    numbers = list(triage.waiting(coordinator, coordinator.fingerprint).numbers)
    assert numbers == sorted(numbers)
    assert triage.waiting(coordinator, coordinator.fingerprint).total == 3


@pytest.mark.usefixtures("came")
def test_a_monitors_own_reports_never_wait(monitor: Vault) -> None:
    assert triage.waiting(monitor, monitor.fingerprint).total == 0


@pytest.mark.usefixtures("came")
def test_an_account_is_read_with_its_sender_and_what_belongs_to_it(coordinator: Vault) -> None:
    numbers = triage.waiting(coordinator, coordinator.fingerprint).numbers
    found = {(one := triage.account(coordinator, n)).narrative: one for n in numbers}
    read = found["First, on the square."]
    assert (read.sender, read.people, read.acts, read.evidence) == ("Айгүл", 0, 0, 1)


@pytest.mark.usefixtures("came")
def test_what_is_gone_can_not_be_read(coordinator: Vault) -> None:
    with pytest.raises(UserError) as caught:
        triage.account(coordinator, 10_000)
    assert caught.value.code == "vault.record_unknown"
    assert triage.rows(coordinator, [10_000]) == {}


@pytest.mark.usefixtures("came")
def test_only_a_report_is_read_as_one(coordinator: Vault) -> None:
    made = triage.judge(coordinator, judgement(coordinator, "corroborated"))
    with pytest.raises(TypeError):
        triage.account(coordinator, records.version(coordinator, made.id).seq)


@pytest.mark.usefixtures("came")
def test_a_judgement_leaves_the_account_as_it_was_and_takes_it_out_of_the_inbox(
    coordinator: Vault,
) -> None:
    said = judgement(coordinator, "corroborated", "not kept")
    before = records.raw(coordinator, said.version)
    made = triage.judge(coordinator, said)
    assert records.raw(coordinator, said.version) == before
    assert [head.id for head in records.heads(coordinator, said.of)] == [said.version]
    assert body_of(coordinator, made.subject) == {
        "of": said.of,
        "type": "corroborated",
        "version": said.version,
    }
    left = triage.waiting(coordinator, coordinator.fingerprint)
    assert (len(left.numbers), left.total) == (2, 3)


def test_a_question_travels_in_the_receipt(coordinator: Vault, came: int) -> None:
    said = judgement(coordinator, "needs-information", "  Who saw it?  ")
    triage.judge(coordinator, said)
    assert related.open_questions(coordinator, came) == [(said.of, said.version, "Who saw it?")]


@pytest.mark.usefixtures("came")
def test_a_duplicate_names_the_other_and_what_is_set_aside_its_reason(coordinator: Vault) -> None:
    other = judgement(coordinator, "corroborated", position=1)
    repeated = triage.judge(coordinator, judgement(coordinator, "duplicate-of", other.of))
    aside = triage.judge(coordinator, judgement(coordinator, "set-aside", "Not about this."))
    assert body_of(coordinator, repeated.subject)["duplicate_of"] == other.of
    assert body_of(coordinator, aside.subject)["reason"] == "Not about this."


@pytest.mark.usefixtures("came")
@pytest.mark.parametrize("kind", ["needs-information", "duplicate-of", "set-aside"])
def test_a_judgement_without_what_it_is_worth_nothing_without_is_refused(
    coordinator: Vault, kind: Kind
) -> None:
    with refused(coordinator, "model.missing"):
        triage.judge(coordinator, judgement(coordinator, kind, "  "))


@pytest.mark.usefixtures("came")
def test_candidates_are_of_about_the_same_time_or_have_the_words(coordinator: Vault) -> None:
    numbers = triage.waiting(coordinator, coordinator.fingerprint).numbers
    row = {(one := triage.account(coordinator, n).row).title: one for n in numbers}
    first = row["First, on the square."]
    near = [other.title for other in triage.candidates(coordinator, first)]
    assert near == ["Second, on the bridge."]
    assert [o.title for o in triage.candidates(coordinator, first, "undat")] == ["Third, undated."]
    undated = triage.candidates(coordinator, row["Third, undated."])
    assert {other.title for other in undated} == {
        "First, on the square.",
        "Second, on the bridge.",
        "My own.",
    }


@pytest.mark.usefixtures("came")
def test_what_somebody_else_judged_still_waits(coordinator: Vault) -> None:
    said = judgement(coordinator, "corroborated")
    by_another(coordinator, "assessment", {"of": said.of, "type": "corroborated"})
    assert len(triage.waiting(coordinator, coordinator.fingerprint).numbers) == 3


@pytest.mark.usefixtures("came")
def test_a_report_in_conflict_waits_once_with_what_came_last(coordinator: Vault) -> None:
    said = judgement(coordinator, "corroborated")
    first = records.get(coordinator, said.version)
    twin = compose(
        "report",
        report("First, as another saw it."),
        author=somebody(FOREIGN).fingerprint,
        written=WRITTEN,
        subject=said.of,
    )
    arrival = records.version(coordinator, first.id).arrival
    records.add(coordinator, twin, somebody(FOREIGN).sign("record", twin.raw), arrival=arrival)
    found = triage.waiting(coordinator, coordinator.fingerprint)
    assert (len(found.numbers), found.total) == (3, 3)
    assert triage.account(coordinator, found.numbers[-1]).row.id == twin.id
    # Merging its versions is no judgement.
    reports.merge(coordinator, said.of, {"narrative": "As both saw it."}, Silent())
    found = triage.waiting(coordinator, coordinator.fingerprint)
    assert (len(found.numbers), found.total) == (3, 3)
    triage.judge(coordinator, said)
    assert len(triage.waiting(coordinator, coordinator.fingerprint).numbers) == 2
