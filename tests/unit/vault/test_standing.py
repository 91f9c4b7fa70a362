"""A withdrawn judgement counts nowhere: not for the inbox, not for filters, not for links, not in receipts."""

from __future__ import annotations

from typing import Any

import pytest

from fieldreport.crypto.identity import Identity
from fieldreport.model.records import Record
from fieldreport.vault import records, related, search, standing, unjudged
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import WRITTEN, report, stored, version

GONE: dict[str, Any] = {"withdrawn": "2026-03-15"}


@pytest.fixture(scope="module")
def other() -> Identity:
    return Identity.generate()


@pytest.fixture
def came(vault: Vault, other: Identity) -> Record:
    """A report of somebody else, as if it had been imported."""
    vault.db.execute(
        "INSERT INTO arrival (id, bundle, manifest, sender, kind, created, received, state)"
        " VALUES (1, x'01', x'02', ?, 'reports', ?, ?, 'published')",
        (bytes.fromhex(other.fingerprint), WRITTEN, WRITTEN),
    )
    record = report(other, title="Came")
    records.add(vault, record, other.sign("record", record.raw), arrival=1)
    vault.db.execute(
        "INSERT INTO arrival_item VALUES (1, ?, 'record', 'stored', NULL)",
        (bytes.fromhex(record.id),),
    )
    return record


def judged(vault: Vault, of: str, kind: str = "corroborated", **more: Any) -> Record:
    return stored(vault, version(vault, "assessment", {"of": of, "type": kind, **more}))


def again(vault: Vault, before: Record, **more: Any) -> Record:
    """One more version of a judgement: with `withdrawn` it is withdrawn, without it holds again."""
    body = {"of": before.body.of, "type": before.body.type, **more}  # type: ignore[union-attr]
    return stored(vault, version(vault, "assessment", body, based_on=[before]))


def beside(vault: Vault, author: Identity, before: Record, **more: Any) -> Record:
    """A version of somebody else's, who doesn't know of ours."""
    body = {"of": before.body.of, "type": before.body.type, **more}  # type: ignore[union-attr]
    made = version(author, "assessment", body, based_on=[before])
    records.add(vault, made, author.sign("record", made.raw))
    return made


def waiting(vault: Vault) -> int:
    return len(unjudged.numbers(vault, vault.fingerprint))


def found(vault: Vault, kind: str = "corroborated") -> int:
    number = search.count(vault, Filters(assessment=kind))
    assert number == len(search.ids(vault, Filters(assessment=kind)))
    return number


def test_a_report_waits_again_once_its_judgement_is_withdrawn_and_not_when_it_holds_again(
    vault: Vault, came: Record
) -> None:
    assert (waiting(vault), found(vault)) == (1, 0)
    first = judged(vault, came.subject)
    assert (waiting(vault), found(vault)) == (0, 1)
    second = again(vault, first, **GONE)
    assert (waiting(vault), found(vault)) == (1, 0)
    again(vault, second)
    assert (waiting(vault), found(vault)) == (0, 1)


def test_another_judgement_that_holds_keeps_a_report_judged(vault: Vault, came: Record) -> None:
    first = judged(vault, came.subject)
    judged(vault, came.subject, "set-aside", reason="A rumour.")
    again(vault, first, **GONE)
    assert (waiting(vault), found(vault), found(vault, "set-aside")) == (0, 0, 1)


def test_a_date_still_to_come_withdraws_at_once(vault: Vault, came: Record) -> None:
    again(vault, judged(vault, came.subject), withdrawn="2999")
    assert (waiting(vault), found(vault)) == (1, 0)


def test_where_versions_contradict_each_other_and_one_is_withdrawn_it_does_not_hold(
    vault: Vault, came: Record, other: Identity
) -> None:
    first = judged(vault, came.subject)
    mine = again(vault, first, note="Sure.")
    theirs = beside(vault, other, first, **GONE)
    assert (waiting(vault), found(vault)) == (1, 0)
    merged = {"of": came.subject, "type": "corroborated", "note": "Sure."}
    stored(vault, version(vault, "assessment", merged, based_on=[mine, theirs]))
    assert (waiting(vault), found(vault)) == (0, 1)


def test_where_versions_contradict_each_other_and_none_is_withdrawn_it_holds(
    vault: Vault, came: Record, other: Identity
) -> None:
    first = judged(vault, came.subject)
    again(vault, first, note="Sure.")
    beside(vault, other, first, note="Not so sure.")
    assert (waiting(vault), found(vault)) == (0, 1)


def test_a_withdrawn_question_is_not_asked_and_one_that_holds_again_is(
    vault: Vault, came: Record
) -> None:
    asked = {"question": "Who saw it?"}
    first = judged(vault, came.subject, "needs-information", **asked)
    question = (came.subject, None, "Who saw it?")
    assert related.open_questions(vault, 1) == [question]
    second = again(vault, first, **asked, **GONE)
    assert related.open_questions(vault, 1) == []
    again(vault, second, **asked)
    assert related.open_questions(vault, 1) == [question]


def test_a_question_on_whose_withdrawal_versions_disagree_is_not_asked(
    vault: Vault, came: Record, other: Identity
) -> None:
    asked = {"question": "Who saw it?"}
    first = judged(vault, came.subject, "needs-information", **asked)
    beside(vault, other, first, **asked, **GONE)
    again(vault, first, **asked, note="Still open.")
    assert related.open_questions(vault, 1) == []


def test_what_was_withdrawn_as_a_duplicate_is_no_longer_linked_to_the_other(
    vault: Vault, came: Record
) -> None:
    twin = stored(vault, report(vault, title="Twin")).subject
    first = judged(vault, came.subject, "duplicate-of", duplicate_of=twin)

    def about(subject: str) -> int:
        return search.count(vault, Filters(kind="assessment", about=subject))

    assert (about(came.subject), about(twin)) == (1, 1)
    again(vault, first, duplicate_of=twin, **GONE)
    # It is still a record about the one that it was on.
    assert (about(came.subject), about(twin)) == (1, 0)
    links = stored(vault, report(vault, links=[{"type": "about", "subject": twin}]))
    assert search.page(vault, search.ids(vault, Filters(about=twin)))[0].id == links.id


def test_versions_say_whether_they_are_withdrawn(vault: Vault, came: Record) -> None:
    first = judged(vault, came.subject)
    second = again(vault, first, **GONE)
    numbers = [records.version(vault, one.id).seq for one in (first, second)]
    assert standing.withdrawn(vault, numbers) == {numbers[1]}
    assert standing.withdrawn(vault, []) == set()
    assert standing.withdrawn(vault, [*range(10_000, 11_200), *numbers]) == {numbers[1]}


def test_the_newest_that_hold_are_ones_own_on_reports_and_in_no_conflict(
    vault: Vault, came: Record, other: Identity
) -> None:
    kept = judged(vault, came.subject)
    latest = judged(vault, came.subject, "set-aside", reason="A rumour.")
    again(vault, judged(vault, came.subject, note="Gone."), **GONE)
    foreign = version(other, "assessment", {"of": came.subject, "type": "corroborated"})
    records.add(vault, foreign, other.sign("record", foreign.raw))
    person = stored(vault, version(vault, "person", {"description": "?"})).subject
    judged(vault, person)
    contested = judged(vault, came.subject, note="Contested.")
    again(vault, contested, note="Mine.")
    beside(vault, other, contested, note="Theirs.")

    def newest(limit: int) -> list[str]:
        numbers = standing.newest(vault, vault.fingerprint, limit=limit)
        return [row.id for row in search.page(vault, numbers)]

    assert newest(10) == [latest.id, kept.id]
    assert newest(1) == [latest.id]


def test_ones_own_on_a_report_are_told_withdrawn_or_not(
    vault: Vault, came: Record, other: Identity
) -> None:
    first = judged(vault, came.subject)
    second = judged(vault, came.subject, "set-aside", reason="A rumour.")
    last = again(vault, first, **GONE)
    beside(vault, other, second, reason="?")
    numbers = standing.on(vault, came.subject, vault.fingerprint)
    assert [row.id for row in search.page(vault, numbers)] == [last.id]
