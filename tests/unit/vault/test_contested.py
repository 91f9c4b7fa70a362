"""What is in conflict is found, with the reports that it concerns."""

from __future__ import annotations

from typing import Any

import pytest

from fieldreport.model.records import Record
from fieldreport.vault import contested, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import report, stored, version


def _report(vault: Vault, title: str, **body: Any) -> Record:
    return stored(vault, report(vault, "…", title=title, **body))


def _part(vault: Vault, first: Record, kind: str, body: dict[str, Any], *texts: str) -> None:
    """Several current versions of a record."""
    for text in texts:
        field = {"report": "title", "statement": "words", "person": "note"}[kind]
        stored(vault, version(vault, kind, {**body, field: text}, based_on=(first,)))


def _titles(vault: Vault, conflict: bool) -> set[str]:
    found = search.ids(vault, Filters(conflict=conflict))
    assert search.count(vault, Filters(conflict=conflict)) == len(found)
    return {row.title for row in search.page(vault, found)}


@pytest.fixture
def made(vault: Vault) -> dict[str, str]:
    """Subjects by name: of a report in conflict, one with a contested statement, one with a contested person, one
    whose conflict is over, and one that nothing concerns.
    """
    name = {"names": [{"full": "А. Б."}]}
    person = stored(vault, version(vault, "person", name))
    people = [{"id": "p1", "label": "А. Б.", "person": person.subject}]
    own = _report(vault, "own")
    told = _report(vault, "told")
    named = _report(vault, "named", people=people)
    over = _report(vault, "over")
    calm = _report(vault, "calm")
    about = {"words": "Нет.", "about": [{"subject": told.subject}, {"subject": own.subject}]}
    statement = stored(vault, version(vault, "statement", about))
    _part(vault, statement, "statement", about, "Да.", "Может быть.")
    _part(vault, person, "person", name, "Один.", "Другой.")
    _part(vault, own, "report", {"narrative": "…"}, "own 1", "own 2", "own 3")
    heads = [
        stored(vault, version(vault, "report", {"narrative": each}, based_on=(over,)))
        for each in "ab"
    ]
    stored(
        vault,
        version(vault, "report", {"narrative": "…", "title": "over"}, based_on=tuple(heads)),
    )
    return {
        "own": own.subject,
        "told": told.subject,
        "named": named.subject,
        "over": over.subject,
        "calm": calm.subject,
        "statement": statement.subject,
        "person": person.subject,
    }


def test_everything_in_conflict_is_listed_with_its_kind(vault: Vault, made: dict[str, str]) -> None:
    found = contested.everything(vault)
    assert [(each.subject, each.kind, each.versions) for each in found] == [
        (made["own"], "report", 3),
        (made["person"], "person", 2),
        (made["statement"], "statement", 2),
    ]
    assert found[0].title == "own 3"


def test_a_report_is_concerned_by_its_own_by_what_is_about_it_and_by_whom_it_names(
    vault: Vault, made: dict[str, str]
) -> None:
    reports = [made[name] for name in ("calm", "over", "named", "told", "own")]
    found = contested.concerning(vault, reports)
    assert {report: [each.subject for each in those] for report, those in found.items()} == {
        made["own"]: [made["own"], made["statement"]],
        made["told"]: [made["statement"]],
        made["named"]: [made["person"]],
    }
    assert found[made["own"]][0].versions == 3
    assert contested.concerning(vault, []) == {}
    with pytest.raises(ValueError, match="too many"):
        contested.concerning(vault, [made["own"]] * 1001)


def test_the_search_finds_the_reports_that_a_conflict_concerns(
    vault: Vault, made: dict[str, str]
) -> None:
    assert made
    assert _titles(vault, conflict=True) == {"own 1", "own 2", "own 3", "told", "named"}
    assert _titles(vault, conflict=False) == {"over", "calm"}
