from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from fieldreport.model.records import Record, compose
from fieldreport.progress import Silent
from fieldreport.usecases.record import merging, others, reports
from fieldreport.usecases.record.merging import Own, Undecided
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import WRITTEN, somebody
from tests.unit.usecases.made import THIRD, by_another, refused, report

BODY: dict[str, Any] = {
    "title": "У суда",
    "narrative": "Полицейский ударил журналиста.",
    "people": [{"id": "p1", "label": "А. Б."}],
    "acts": [{"id": "a1", "type": "beating", "victims": [{"person": "p1"}]}],
}


def saved(vault: Vault, **more: Any) -> reports.Saved:
    return reports.add(vault, {**copy.deepcopy(BODY), **more}, (), Silent())


def another(vault: Vault, version: str, **changes: Any) -> Record:
    """A version by somebody else that replaces the one given."""
    body = json.loads(records.raw(vault, version))["body"] | changes
    return by_another(vault, "report", body, instead_of=version)


def both(vault: Vault, mine: dict[str, Any], theirs: dict[str, Any]) -> merging.Conflicted:
    """A report that was changed here and elsewhere at once."""
    first = saved(vault)
    reports.edit(vault, first.report, {**BODY, **mine}, (), Silent())
    another(vault, first.version, **theirs)
    return merging.opened(vault, first.report, vault.fingerprint, "Айгүл")


def head_of(vault: Vault, subject: str) -> Any:
    (head,) = records.heads(vault, subject)
    return json.loads(head.raw)["body"]


def test_what_only_one_side_changed_is_merged_without_a_question(monitor: Vault) -> None:
    conflict = both(monitor, {"narrative": "Ударил дубинкой."}, {"tags": ["пресса"]})
    assert (conflict.open, conflict.parted) == ((), True)
    assert conflict.same == ("title", "people", "acts")
    assert [head.name for head in conflict.heads] == ["Айгүл", ""]
    version = merging.merge(monitor, conflict, {})
    assert head_of(monitor, conflict.subject) == {
        **BODY,
        "narrative": "Ударил дубинкой.",
        "tags": ["пресса"],
    }
    assert set(records.version(monitor, version).parents) == {head.id for head in conflict.heads}


def test_what_both_changed_is_asked(monitor: Vault) -> None:
    conflict = both(monitor, {"narrative": "Толкнул."}, {"narrative": "Пнул."})
    assert conflict.open == ("narrative",)
    with pytest.raises(Undecided):
        merging.merge(monitor, conflict, {})
    assert merging.result(conflict, {"narrative": 1})["narrative"] == "Пнул."
    merging.merge(monitor, conflict, {"narrative": Own("Толкнул и пнул.")})
    assert head_of(monitor, conflict.subject)["narrative"] == "Толкнул и пнул."


def test_a_date_of_ones_own_is_understood_as_in_the_form(monitor: Vault) -> None:
    conflict = both(monitor, {"began": "2026-03-01"}, {"began": "2026-03-02"})
    merging.merge(monitor, conflict, {"began": Own("03.03.2026")})
    assert head_of(monitor, conflict.subject)["began"] == "2026-03-03"


def test_two_people_under_one_id_stay_two_people(monitor: Vault) -> None:
    def with_one(label: str) -> dict[str, Any]:
        people = [*BODY["people"], {"id": "p2", "label": label}]
        act = {"id": "a2", "type": "beating", "victims": [{"person": "p2"}]}
        return {"people": people, "acts": [*BODY["acts"], act]}

    conflict = both(monitor, with_one("Свидетель"), with_one("Врач"))
    assert conflict.open == ()
    merging.merge(monitor, conflict, {})
    body = head_of(monitor, conflict.subject)
    labels = {each["id"]: each["label"] for each in body["people"]}
    victims = [labels[act["victims"][0]["person"]] for act in body["acts"]]
    assert sorted(labels.values()) == ["А. Б.", "Врач", "Свидетель"]
    assert sorted(victims) == ["А. Б.", "Врач", "Свидетель"]
    assert len({act["id"] for act in body["acts"]}) == 3


def test_what_both_added_alike_is_there_once(monitor: Vault) -> None:
    added = {"people": [*BODY["people"], {"id": "p2", "label": "Врач"}]}
    conflict = both(monitor, added, {**added, "tags": ["пресса"]})
    assert [part.path for part in conflict.parts] == ["tags[пресса]"]


def test_somebody_whom_the_other_side_refers_to_is_not_taken_away_unasked(monitor: Vault) -> None:
    conflict = both(
        monitor,
        {"people": [*BODY["people"]], "acts": []},
        {"tags": ["пресса"]},
    )
    assert conflict.open == ()
    first = reports.add(
        monitor, {"narrative": "x", "people": [{"id": "p1", "label": "А. Б."}]}, (), Silent()
    )
    reports.edit(monitor, first.report, {"narrative": "x"}, (), Silent())
    another(monitor, first.version, acts=BODY["acts"])
    conflict = merging.opened(monitor, first.report)
    assert conflict.open == ("people[p1]",)
    with refused(monitor, "model.no_such_item", path="body.acts[0].victims[0].person"):
        merging.merge(monitor, conflict, {"people[p1]": 0})
    merging.merge(monitor, conflict, {"people[p1]": 1})
    assert head_of(monitor, first.report)["people"] == BODY["people"]


def test_a_result_that_is_no_report_is_refused_and_says_where(monitor: Vault) -> None:
    conflict = both(monitor, {"began": "2026-03-02"}, {"ended": "2026-03-01"})
    assert conflict.open == ()
    with refused(monitor, "model.ends_before_it_begins", path="body.ended"):
        merging.merge(monitor, conflict, {})


def test_versions_without_a_common_beginning_are_asked_about(monitor: Vault) -> None:
    first = saved(monitor)
    author = somebody(THIRD)
    body = {**copy.deepcopy(BODY), "narrative": "Другое.", "tags": ["пресса"]}
    made = compose("report", body, author=author.fingerprint, written=WRITTEN, subject=first.report)
    records.add(monitor, made, author.sign("record", made.raw))
    conflict = merging.opened(monitor, first.report)
    assert (conflict.parted, conflict.open) == (False, ("narrative",))
    merging.merge(monitor, conflict, {"narrative": 0})
    assert head_of(monitor, first.report)["tags"] == ["пресса"]


def test_what_three_changed_is_put_together_at_once(monitor: Vault) -> None:
    first = saved(monitor)
    another(monitor, first.version, title="Третий заголовок")
    another(monitor, first.version, tags=["третий"])
    reports.edit(
        monitor,
        first.report,
        {**BODY, "narrative": "Моё."},
        (),
        Silent(),
        parents=(first.version,),
    )
    conflict = merging.opened(monitor, first.report)
    assert (len(conflict.heads), conflict.open) == (3, ())
    merging.merge(monitor, conflict, {})
    body = head_of(monitor, first.report)
    assert (body["title"], body["tags"], body["narrative"]) == (
        "Третий заголовок",
        ["третий"],
        "Моё.",
    )


def test_where_the_versions_parted_at_two_places_a_change_taken_back_is_asked(
    monitor: Vault,
) -> None:
    first = saved(monitor)
    second = another(monitor, first.version, title="Второй")
    another(monitor, second.id, title="У суда")
    another(monitor, second.id, tags=["пресса"])
    another(monitor, first.version, narrative="Иное.")
    conflict = merging.opened(monitor, first.report)
    assert conflict.open == ("title",)


def test_a_version_that_came_meanwhile_stays_beside_the_merged_one(monitor: Vault) -> None:
    conflict = both(monitor, {"narrative": "Толкнул."}, {"tags": ["пресса"]})
    first = records.history(monitor, conflict.subject)[0]
    later = another(monitor, first.id, title="Позже")
    version = merging.merge(monitor, conflict, {})
    assert {head.id for head in records.heads(monitor, conflict.subject)} == {version, later.id}


def test_records_of_other_kinds_are_merged_too(monitor: Vault) -> None:
    about = saved(monitor).report
    body = {"words": "Мы приняли меры.", "about": [{"subject": about}]}
    made = others.add(monitor, {"kind": "statement", "body": body})
    others.add(
        monitor,
        {"kind": "statement", "subject": made.subject, "body": {**body, "office": "Акимат"}},
    )
    by_another(monitor, "statement", {**body, "words": "Мы приняли все меры."}, instead_of=made.id)
    conflict = merging.opened(monitor, made.subject)
    assert (conflict.kind, conflict.open) == ("statement", ())
    merging.merge(monitor, conflict, {})
    merged = head_of(monitor, made.subject)
    assert (merged["words"], merged["office"]) == ("Мы приняли все меры.", "Акимат")
    with refused(monitor, "record.no_conflict"):
        others.merge(monitor, made.subject, merged)


def test_one_version_is_no_conflict(monitor: Vault) -> None:
    subject = saved(monitor).report
    with refused(monitor, "record.no_conflict"):
        merging.opened(monitor, subject)


def test_a_field_is_named_as_its_part_is(monitor: Vault) -> None:
    body = {**BODY, "checks": [{"when": "2026"}]}
    assert merging.named(body, ("acts", 0, "victims", 0, "person")) == "acts[a1].victims[p1].person"
    assert merging.named(body, ("checks", 0, "when")) == "checks[0].when"
    assert merging.named(body, ("ended",)) == "ended"
    assert merging.named(body, ("people", 7)) == "people[7]"
    assert merging.named(report(), ("narrative",)) == "narrative"


def test_nothing_is_allowed_by_a_merge_because_one_version_of_a_consent_says_so(
    monitor: Vault,
) -> None:
    face = {"scopes": ["face"], "audiences": ["lawyer"]}
    name = {"scopes": ["name"], "audiences": ["public"]}
    person = {"kind": "person", "body": {"names": [{"full": "А.", "form": "alias"}]}}
    plain = {"person": others.add(monitor, person).subject, "permits": [face]}
    first = others.add(monitor, {"kind": "consent", "body": plain})
    noted = plain | {"conditions": "Without the photograph."}
    others.add(monitor, {"kind": "consent", "subject": first.subject, "body": noted})
    by_another(monitor, "consent", plain | {"permits": [face, name]}, instead_of=first.id)
    conflict = merging.opened(monitor, first.subject)
    assert len(conflict.open) == 2
    assert conflict.taken == {}
    with pytest.raises(Undecided):
        merging.merge(monitor, conflict, {})
    mine = next(n for n, head in enumerate(conflict.heads) if "conditions" in head.body)
    merging.merge(monitor, conflict, dict.fromkeys(conflict.open, mine))
    assert head_of(monitor, first.subject) == noted


def test_a_consent_for_some_reports_does_not_become_one_for_all_by_a_merge(monitor: Vault) -> None:
    mine, theirs = saved(monitor).report, saved(monitor).report
    person = {"kind": "person", "body": {"names": [{"full": "А.", "form": "alias"}]}}
    name = {"scopes": ["name"], "audiences": ["public"]}
    plain = {"person": others.add(monitor, person).subject, "permits": [name], "about": [mine]}
    first = others.add(monitor, {"kind": "consent", "body": plain})
    noted = plain | {"note": "By telephone."}
    others.add(monitor, {"kind": "consent", "subject": first.subject, "body": noted})
    by_another(monitor, "consent", plain | {"about": [theirs]}, instead_of=first.id)
    conflict = merging.opened(monitor, first.subject)
    choices: dict[str, Any] = {part.path: part.values.index(None) for part in conflict.parts}
    assert {f"about[{mine}]", f"about[{theirs}]"} <= set(choices)
    with refused(monitor, "model.missing", path="body.about"):
        merging.merge(monitor, conflict, choices)
    kept = next(part for part in conflict.parts if part.path == f"about[{mine}]")
    choices[kept.path] = kept.values.index(mine)
    merging.merge(monitor, conflict, choices)
    assert head_of(monitor, first.subject)["about"] == [mine]
