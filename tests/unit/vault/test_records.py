"""Versions, heads, conflicts and merges, whatever the order in which they come."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
import sqlcipher3

from fieldreport.crypto.identity import Identity
from fieldreport.errors import UserError
from fieldreport.model.records import Record
from fieldreport.vault import records
from fieldreport.vault.records import Resolved
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import report, stored, version


def _edit(author: Vault | Identity, text: str, *based_on: Record) -> Record:
    return version(author, "report", {"narrative": text}, based_on=based_on)


def _heads(vault: Vault, subject: str) -> set[str]:
    return {record.id for record in records.heads(vault, subject)}


def test_a_record_comes_back_as_the_bytes_that_were_signed(vault: Vault) -> None:
    record = report(vault, "Көпір жанында. «Полиция» 🚓")
    signature = vault.identity.sign("record", record.raw)
    assert records.add(vault, record, signature)
    assert records.raw(vault, record.id) == record.raw
    assert records.signature(vault, record.id) == signature
    assert records.get(vault, record.id) == record


def test_a_record_that_is_known_is_not_stored_twice(vault: Vault) -> None:
    record = stored(vault, report(vault))
    before = vault.db.execute("SELECT * FROM record").fetchall()
    assert not records.add(vault, record, b"another signature")
    assert vault.db.execute("SELECT * FROM record").fetchall() == before
    assert records.signature(vault, record.id) != b"another signature"


def test_a_record_under_a_wrong_id_is_refused(vault: Vault) -> None:
    record = report(vault)
    with pytest.raises(UserError) as refused:
        records.add(vault, dataclasses.replace(record, id="ab" * 32), b"")
    assert refused.value.code == "vault.record_id_wrong"
    assert records.counts(vault) == {}


def test_an_edit_replaces_the_version_before(vault: Vault) -> None:
    first = stored(vault, report(vault, "One"))
    second = stored(vault, _edit(vault, "Two", first))
    assert _heads(vault, first.subject) == {second.id}
    history = records.history(vault, first.subject)
    assert [(item.id, item.head, item.parents) for item in history] == [
        (first.id, False, ()),
        (second.id, True, (first.id,)),
    ]
    assert records.counts(vault) == {"report": 1}


def test_two_edits_of_one_version_are_a_conflict_until_they_are_merged(vault: Vault) -> None:
    first = stored(vault, report(vault, "One"))
    left, right = (stored(vault, _edit(vault, text, first)) for text in ("Left", "Right"))
    assert _heads(vault, first.subject) == {left.id, right.id}
    assert [record.id for record in records.heads(vault, first.subject, newest=1)] == [right.id]
    assert records.conflicts(vault) == [first.subject]
    assert records.counts(vault) == {"report": 1}, "two versions are one report"
    merged = stored(vault, _edit(vault, "Both", left, right))
    assert _heads(vault, first.subject) == {merged.id}
    assert records.conflicts(vault) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_versions_may_come_in_any_order(vault: Vault, order: tuple[int, ...]) -> None:
    first = report(vault, "One")
    left, right = _edit(vault, "Left", first), _edit(vault, "Right", first)
    family = [first, left, right, _edit(vault, "Both", left, right)]
    for index in order:
        stored(vault, family[index])
        known = {family[i].id for i in order[: order.index(index) + 1]}
        named = {parent for record in family if record.id in known for parent in record.parents}
        assert _heads(vault, first.subject) == known - named
    history = [item.id for item in records.history(vault, first.subject)]
    assert history[0] == first.id
    assert history[-1] == family[3].id
    assert set(history) == {record.id for record in family}


def test_a_parent_about_something_else_is_refused(vault: Vault) -> None:
    other = stored(vault, report(vault, "Other"))
    person = stored(vault, version(vault, "person", {"names": [{"full": "Асан"}]}))
    for parent in (other, person):
        strange = _with_parents(version(vault, "report", {"narrative": "x"}), parent.id)
        with pytest.raises(UserError) as refused:
            stored(vault, strange)
        assert refused.value.code == "vault.record_parents_differ"
    assert records.counts(vault) == {"report": 1, "person": 1}
    assert _heads(vault, other.subject) == {other.id}


def _with_parents(record: Record, *parents: str) -> Record:
    from fieldreport.model.records import parse

    names = b",".join(b'"%s"' % parent.encode() for parent in sorted(parents))
    return parse(record.raw.replace(b'"parents":[]', b'"parents":[%s]' % names))


def test_a_child_about_something_else_that_came_first_replaces_nothing(vault: Vault) -> None:
    record = report(vault, "The real one")
    stored(vault, _with_parents(report(vault, "Somebody's"), record.id))
    stored(vault, record)
    assert _heads(vault, record.subject) == {record.id}


def test_what_is_unknown_is_said_to_be_unknown(vault: Vault) -> None:
    for ask in (records.get, records.raw, records.signature, records.version):
        with pytest.raises(UserError) as refused:
            ask(vault, "ab" * 32)
        assert refused.value.code == "vault.record_unknown"
    assert records.heads(vault, "ab" * 16) == []
    assert records.history(vault, "ab" * 16) == []
    assert not records.exists(vault, "ab" * 16)


def test_an_id_may_be_given_by_its_beginning(vault: Vault) -> None:
    record = stored(vault, report(vault))
    version_of = Resolved(record.subject, record.id)
    assert records.resolve(vault, record.id) == version_of
    assert records.resolve(vault, record.id[:6]) == version_of
    assert records.resolve(vault, record.id[:7].upper()) == version_of
    assert records.resolve(vault, record.subject) == Resolved(record.subject, None)
    assert records.resolve(vault, record.subject[:9]) == Resolved(record.subject, None)
    stored(vault, _edit(vault, "Later", record))
    assert records.resolve(vault, record.subject[:9]) == Resolved(record.subject, None)


def test_a_beginning_that_fits_several_or_none_is_refused(vault: Vault) -> None:
    first = stored(vault, report(vault))
    twin = first.subject[:8] + "0" * 22 + "01"
    stored(vault, version(vault, "report", {"narrative": "x"}, subject=twin))
    for prefix, code in (
        (first.subject[:8], "vault.record_ambiguous"),
        ("000000000", "vault.record_unknown"),
        (first.id[:5], "vault.not_an_id"),
        ("сказка", "vault.not_an_id"),
        (first.id + "0", "vault.not_an_id"),
    ):
        with pytest.raises(UserError) as refused:
            records.resolve(vault, prefix)
        assert refused.value.code == code


def test_an_id_and_a_subject_with_one_beginning_are_told_apart_by_more_digits(
    vault: Vault,
) -> None:
    record = stored(vault, report(vault))
    twin = record.id[:10] + "0" * 20 + "01"
    stored(vault, version(vault, "report", {"narrative": "x"}, subject=twin))
    with pytest.raises(UserError) as refused:
        records.resolve(vault, record.id[:10])
    assert refused.value.code == "vault.record_ambiguous"
    assert records.resolve(vault, twin) == Resolved(twin, None)


def test_known_ids_are_those_that_are_stored(vault: Vault) -> None:
    record = stored(vault, report(vault))
    assert records.known(vault, [record.id, "ab" * 32]) == {record.id}


def test_a_purged_record_keeps_its_place_and_loses_its_words(vault: Vault) -> None:
    first = stored(vault, report(vault, "One", tags=["night"]))
    second = stored(vault, _edit(vault, "Two", first))
    with vault.transaction():
        records.purge(vault, [first.id, second.id, "ab" * 32])
    with pytest.raises(UserError) as refused:
        records.get(vault, first.id)
    assert refused.value.code == "vault.record_purged"
    assert [item.kept for item in records.history(vault, first.subject)] == [False, False]
    assert records.heads(vault, first.subject) == []
    shown = vault.db.execute("SELECT DISTINCT title, earliest, latest, place FROM record")
    assert shown.fetchall() == [("", None, None, "")]
    assert records.known(vault, [first.id]) == {first.id}
    for table in ("content", "term", "mention", "text"):
        assert vault.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_purged_record_that_comes_again_is_taken_again(vault: Vault) -> None:
    first = stored(vault, report(vault, "One"))
    second = stored(vault, _edit(vault, "Two", first))
    with vault.transaction():
        records.purge(vault, [first.id, second.id])
    assert records.add(vault, first, vault.identity.sign("record", first.raw))
    assert _heads(vault, first.subject) == set(), "an older version is not current again"
    assert records.add(vault, second, vault.identity.sign("record", second.raw))
    assert _heads(vault, first.subject) == {second.id}
    again = records.version(vault, second.id)
    assert again.parents == (first.id,)
    assert again.seq > 3, "the last backup does not hold it"


def test_a_failure_stores_nothing_of_a_record(vault: Vault) -> None:
    record = report(vault, "One", tags=["a"])
    with pytest.raises(sqlcipher3.InterfaceError):
        records.add(vault, record, object())  # type: ignore[arg-type]
    for table in ("record", "content", "term", "text"):
        assert vault.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_history_of_many_branches_has_parents_first_and_else_the_order_of_storing(
    vault: Vault,
) -> None:
    first = report(vault, "Root")
    left, right = (_edit(vault, text, first) for text in ("Left", "Right"))
    merged = _edit(vault, "Merged", left, right)
    assert not records.has(vault, first.subject)
    for one in (merged, right, left, first):
        stored(vault, one)
    assert records.has(vault, first.subject)
    found = [one.id for one in records.history(vault, first.subject)]
    assert found == [first.id, right.id, left.id, merged.id]
