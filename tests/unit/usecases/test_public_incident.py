"""An incident of the kind that the press describes, with invented names: entered, found, handed over, counted.

About twenty women storm a press conference about three imprisoned women while a police officer
looks on. A reporter is punched; of three media's cameras one is broken, one damaged, one taken; the
footage shows the attackers. Complaints go to the police, an investigation is "presumably" begun, and
three weeks later there was no step. Thirty-nine people sign an appeal with a list of prisoners to
be released. Officials are quoted. All of it must fit into the fields that are there, be found, cross
to another vault and be countable there.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fieldreport.model.action import Action
from fieldreport.model.person import Person
from fieldreport.model.records import compose, people_apart
from fieldreport.model.report import Report
from fieldreport.model.statement import Statement
from fieldreport.progress import Silent
from fieldreport.reference import vocabulary
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.record import browse, others, reports
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import somebody
from tests.unit.usecases.made import MONITOR, evidence, incident, named

INCIDENT = incident("press-conference")
FILES = [evidence(name) for name in INCIDENT["evidence"]]
TITLE = INCIDENT["report"]["title"]


@dataclass(frozen=True)
class Entered:
    """The subjects of what a monitor entered, by name."""

    ids: dict[str, str]

    @property
    def report(self) -> str:
        return self.ids["report"]


@pytest.fixture
def entered(monitor: Vault) -> Entered:
    """The incident, entered as it is in the file, and the passage of the footage that shows the attackers."""
    saved = reports.add(monitor, INCIDENT["report"], FILES, Silent())
    ids = {"report": saved.report}
    for told in INCIDENT["records"]:
        document = {"kind": told["kind"], "body": named(told["body"], ids)}
        ids[told["name"]] = others.add(monitor, document).subject
    (head,) = records.heads(monitor, saved.report)
    body = json.loads(head.raw)["body"]
    body["evidence"][0]["passages"] = [
        {
            "start": 1,
            "end": 2,
            "people": ["attackers"],
            "acts": ["storming", "blow"],
            "shows": "Лица",
        }
    ]
    reports.edit(monitor, saved.report, body, (), Silent())
    return Entered(ids)


@pytest.fixture
def arrived(monitor: Vault, coordinator: Vault, drive: Path, entered: Entered) -> Entered:
    """The same, in the coordinator's vault."""
    plan = handover.plan(monitor, ["Samal"], handover.Choice(ids=(entered.report,)))
    (path,) = handover.hand_over(monitor, plan, drive, progress=Silent()).paths
    result = intake.take_in(coordinator, path, progress=Silent())
    assert (result.faults, result.missing) == ((), ())
    return entered


def body(vault: Vault, subject: str) -> Any:
    (head,) = records.heads(vault, subject)
    return head.body


def account(vault: Vault, arrived: Entered) -> Report:
    found = body(vault, arrived.report)
    assert isinstance(found, Report)
    return found


def action(vault: Vault, arrived: Entered, name: str) -> Action:
    found = body(vault, arrived.ids[name])
    assert isinstance(found, Action)
    return found


# --- entered --------------------------------------------------------------------------------------


def test_no_field_is_bent(coordinator: Vault, arrived: Entered) -> None:
    stored = account(coordinator, arrived)
    plain, _ = people_apart(INCIDENT["report"])
    for person, told in zip(plain["people"], stored.people, strict=True):
        if "person" in person:
            person["person"] = told.person
    plain["evidence"] = msgspec.to_builtins(stored.evidence)
    wanted = compose("report", plain, author="ab" * 32, written="2026-02-15T10:00:00Z").body
    assert stored == wanted
    for told in INCIDENT["records"]:
        plain, _ = people_apart(named(told["body"], arrived.ids))
        found = body(coordinator, arrived.ids[told["name"]])
        for person, now in zip(plain.get("people", ()), found.people, strict=True):
            if "person" in person:
                person["person"] = now.person
        again = compose(told["kind"], plain, author="ab" * 32, written="2026-02-15T10:00:00Z")
        assert found == again.body, told["name"]


def test_names_are_in_the_records_of_people_alone(coordinator: Vault, arrived: Entered) -> None:
    rows = coordinator.db.execute("SELECT r.kind, c.raw FROM record r JOIN content c USING (seq)")
    for kind, raw in rows.fetchall():
        for name in ("Каримов", "Karimov", "Нурланова"):
            assert name.encode() not in raw or kind == "person"
    (reporter,) = [one for one in account(coordinator, arrived).people if one.id == "reporter"]
    assert reporter.person is not None
    person = body(coordinator, reporter.person)
    assert isinstance(person, Person)
    assert [name.full for name in person.names] == ["Каримов Ерлан Даулетович", "Erlan Karimov"]


# --- found ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [
        {"search": "двадц"},
        {"search": "женщин плакаты"},
        # Whoever types ё finds е, and the other way round.
        {"search": "трех осужденных"},
        {"search": "трёх осуждённых"},
        {"search": "ОСУЖДЁН"},
        {"act": "press-conference-disrupted"},
        {"act": "camera-seizure"},
        {"place": "тобылгы"},
        {"place": "алматинская каратал"},
        {"person": "Каримов"},
        {"person": "karimov"},
        {"person": "Erlan"},
        {"person": "корреспондент"},
        {"tag": "пресс-конференция"},
        {"from": "2026-02-15", "to": "2026-02-15"},
        {"from": "2026-02", "to": "2026", "act": "beating", "person": "Ерлан", "search": "камер"},
    ],
)
def test_it_is_found_in_both_vaults(
    monitor: Vault, coordinator: Vault, arrived: Entered, wanted: dict[str, str]
) -> None:
    for vault in (monitor, coordinator):
        reports.add(vault, {"narrative": "Something else.", "began": "2025-05-01"}, (), Silent())
        found = browse.reports(vault, browse.criteria(wanted))
        assert [line.title for line in found] == [TITLE]


def test_a_group_of_acts_finds_the_acts_in_it(coordinator: Vault, arrived: Entered) -> None:
    terms = vocabulary.load("act-types")
    for act in account(coordinator, arrived).acts:
        term = terms.get(act.type)
        assert term is not None
        assert term.parent is not None
        assert len(browse.reports(coordinator, browse.criteria({"act": term.parent}))) == 1


def test_what_followed_is_listed_with_the_report(coordinator: Vault, arrived: Entered) -> None:
    found = browse.others(coordinator, ("action", "statement"), about=arrived.report)
    assert {line.subject for line in found} == {
        arrived.ids[name] for name in ("complaint", "investigation", "appeal", "denial")
    }


# --- counted --------------------------------------------------------------------------------------


def test_those_who_did_it_are_counted_from_the_least_to_the_most(
    coordinator: Vault, arrived: Entered
) -> None:
    report = account(coordinator, arrived)
    people = {person.id: person for person in report.people}
    did = {
        one.person
        for act in report.acts
        for one in act.perpetrators
        if "carried-out" in one.involvement and one.person
    }
    counts = [people[one].count for one in did]
    assert [(count.min, count.best, count.max, count.approximate) for count in counts if count] == [
        (18, 20, 22, True)
    ]


def test_the_officer_who_looked_on_is_counted_apart(coordinator: Vault, arrived: Entered) -> None:
    report = account(coordinator, arrived)
    parts = Counter(
        (one.type, degree)
        for act in report.acts
        for one in act.perpetrators
        for degree in one.involvement
    )
    assert parts["proxy-women", "carried-out"] == 4
    assert parts["police", "failed-to-protect"] == 2
    assert parts["police", "carried-out"] == 0
    # That somebody stands behind it is what is said, not what was seen.
    (claim,) = report.claims
    assert (claim.certainty, claim.involvement) == ("presumed", ("planned",))


def test_the_cameras_are_counted_by_what_became_of_them(
    coordinator: Vault, arrived: Entered
) -> None:
    things = account(coordinator, arrived).property
    outcomes = Counter(outcome for thing in things for outcome in thing.outcomes)
    assert outcomes == {"broken": 1, "damaged": 1, "taken": 1, "not-returned": 1}
    assert sum(thing.quantity for thing in things) == 3
    assert len({thing.owner for thing in things}) == 3
    (taken,) = [thing for thing in things if "taken" in thing.outcomes]
    assert (taken.taken_by, taken.returned) == ("attackers", None)


def test_the_injured_are_counted(coordinator: Vault, arrived: Entered) -> None:
    victims = [one for act in account(coordinator, arrived).acts for one in act.victims]
    injured = [one for one in victims if one.status == "injured"]
    assert [(one.person, [injury.part for injury in one.injuries]) for one in injured] == [
        ("reporter", ["лицо"])
    ]


def test_the_footage_shows_who_and_what(coordinator: Vault, arrived: Entered) -> None:
    report = account(coordinator, arrived)
    assert [item.media_type for item in report.evidence] == ["video/mp4", "application/pdf"]
    (passage,) = report.evidence[0].passages
    assert (passage.people, passage.acts) == (("attackers",), ("storming", "blow"))


def test_complaints_and_what_came_of_them_are_counted(coordinator: Vault, arrived: Entered) -> None:
    complaint = action(coordinator, arrived, "complaint")
    (editors,) = complaint.people
    assert editors.count is not None
    assert (editors.count.best, complaint.deadline) == (3, "2026-02-18")
    investigation = action(coordinator, arrived, "investigation")
    assert (investigation.status, investigation.certainty) == ("presumably-begun", "presumed")
    assert investigation.parent == arrived.ids["complaint"]
    (check,) = investigation.checks
    assert (check.when, check.result) == ("2026-03-08", "no-response")
    late = [
        line.subject
        for line in browse.others(coordinator, ("action",), about=arrived.report)
        if any(
            check.result == "no-response" and complaint.deadline and check.when > complaint.deadline
            for check in body(coordinator, line.subject).checks
        )
    ]
    assert late == [arrived.ids["investigation"]]


def test_the_signatories_and_their_demands_are_counted(
    coordinator: Vault, arrived: Entered
) -> None:
    appeal = action(coordinator, arrived, "appeal")
    assert appeal.signatories is not None
    assert appeal.signatories.count is not None
    assert appeal.signatories.count.best == 39
    release, inquiry = appeal.demands
    prisoners = {person.id: person for person in appeal.people if "prisoner" in person.roles}
    assert set(release.people) == set(prisoners) == {"p1", "p2", "p3"}
    assert inquiry.people == ()
    known = [one.person for one in prisoners.values() if one.person]
    assert [body(coordinator, one).names[0].full for one in known] == ["Айгуль Нурланова"]


def test_officials_are_quoted_in_their_own_words(coordinator: Vault, arrived: Entered) -> None:
    found = body(coordinator, arrived.ids["denial"])
    assert isinstance(found, Statement)
    told = next(one["body"] for one in INCIDENT["records"] if one["name"] == "denial")
    assert (found.words, found.office) == (told["words"], told["office"])
    assert [one.language for one in found.translations] == ["en"]
    assert found.speaker == "deputy"


def test_who_wrote_it_is_known_and_nobody_changed_it(coordinator: Vault, arrived: Entered) -> None:
    past = browse.history(coordinator, arrived.report, "report")
    assert [(one.author_name, one.current) for one in past] == [("Айгүл", False), ("Айгүл", True)]
    assert len(past[1].changes) == 1
    assert past[1].changes[0].startswith("evidence")
    for version in past:
        raw = records.raw(coordinator, version.id)
        signature = records.signature(coordinator, version.id)
        somebody(MONITOR).public.keys.verify("record", raw, signature)
