"""What an import stages is invisible until it is published, and gone when it is discarded."""

from __future__ import annotations

import pytest

from fieldreport.errors import UserError
from fieldreport.model.records import Record
from fieldreport.vault import records, search, staging
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import report, stored, version


def arrival(vault: Vault) -> int:
    (number,) = vault.db.execute(
        "INSERT INTO arrival (bundle, manifest, sender, kind, created, received, state)"
        " VALUES (randomblob(16), randomblob(32), randomblob(32), 'reports', '', '', 'staging')"
        " RETURNING id"
    ).fetchone()
    return int(number)


def published(vault: Vault, number: int) -> None:
    with vault.transaction() as db:
        staging.publish(vault, number)
        db.execute("UPDATE arrival SET state = 'published' WHERE id = ?", (number,))


def _edit(vault: Vault, text: str, *based_on: Record) -> Record:
    return version(vault, "report", {"narrative": text}, based_on=based_on)


def _found(vault: Vault, text: str) -> list[int]:
    return list(search.ids(vault, Filters(text=text)))


def test_staged_records_are_nowhere_to_be_seen(vault: Vault) -> None:
    mine = stored(vault, report(vault, "Mine"))
    number = arrival(vault)
    theirs = stored(vault, _edit(vault, "Theirs", mine), arrival=number, visible=False)
    assert _found(vault, "theirs") == []
    assert len(_found(vault, "mine")) == 1
    assert [record.id for record in records.heads(vault, mine.subject)] == [mine.id]
    assert [item.id for item in records.history(vault, mine.subject)] == [mine.id]
    assert records.known(vault, [theirs.id]) == set()
    for ask in (records.get, records.version, records.resolve):
        with pytest.raises(UserError) as refused:
            ask(vault, theirs.id)
        assert refused.value.code == "vault.record_unknown"


def test_publishing_shows_all_of_them_as_they_follow_one_another(vault: Vault) -> None:
    mine = stored(vault, report(vault, "Mine"))
    number = arrival(vault)
    edited = _edit(vault, "Edited", mine)
    again = _edit(vault, "Again", edited)
    other = report(vault, "Other")
    for record in (again, edited, other):
        stored(vault, record, arrival=number, visible=False)
    published(vault, number)
    assert [record.id for record in records.heads(vault, mine.subject)] == [again.id]
    assert [item.id for item in records.history(vault, mine.subject)] == [
        *(mine.id, edited.id, again.id)
    ]
    assert [len(_found(vault, word)) for word in ("mine", "edited", "again", "other")] == [
        *(0, 0, 1, 1)
    ]


def test_an_older_version_that_arrives_late_is_not_current(vault: Vault) -> None:
    first = report(vault, "First")
    second = stored(vault, _edit(vault, "Second", first))
    number = arrival(vault)
    stored(vault, first, arrival=number, visible=False)
    published(vault, number)
    assert [record.id for record in records.heads(vault, first.subject)] == [second.id]
    assert _found(vault, "first") == []


def test_a_conflict_may_arrive(vault: Vault) -> None:
    first = stored(vault, report(vault, "First"))
    stored(vault, _edit(vault, "Ours", first))
    number = arrival(vault)
    stored(vault, _edit(vault, "Theirs", first), arrival=number, visible=False)
    assert records.conflicts(vault) == []
    published(vault, number)
    assert records.conflicts(vault) == [first.subject]


def test_what_another_import_has_only_staged_replaces_nothing(vault: Vault) -> None:
    first = report(vault, "First")
    one, two = arrival(vault), arrival(vault)
    stored(vault, first, arrival=one, visible=False)
    stored(vault, _edit(vault, "Second", first), arrival=two, visible=False)
    published(vault, one)
    assert len(_found(vault, "first")) == 1
    published(vault, two)
    assert (len(_found(vault, "first")), len(_found(vault, "second"))) == (0, 1)


def test_a_record_saved_here_beside_a_staged_child_stays_current(vault: Vault) -> None:
    first = report(vault, "First")
    number = arrival(vault)
    stored(vault, _edit(vault, "Second", first), arrival=number, visible=False)
    stored(vault, first)
    assert len(_found(vault, "first")) == 1
    published(vault, number)
    assert len(_found(vault, "first")) == 0


def test_discarding_leaves_nothing_and_goes_in_small_steps(vault: Vault) -> None:
    mine = stored(vault, report(vault, "Mine"))
    number = arrival(vault)
    for index in range(5):
        record = _edit(vault, f"Theirs {index}", mine)
        stored(vault, record, arrival=number, visible=False)
    tables = ("record", "content", "parent", "term", "mention", "text")
    steps = 1
    while staging.discard(vault, number, at_most=2):
        steps += 1
    assert steps == 3
    left = {table: vault.db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables}
    assert left == {
        "record": (1,), "content": (1,), "parent": (0,), "term": (0,),
        "mention": (0,), "text": (1,),
    }  # fmt: skip
    assert len(_found(vault, "mine")) == 1
