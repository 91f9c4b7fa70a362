from __future__ import annotations

import json

import pytest

from fieldreport.errors import UserError
from fieldreport.usecases.record import saving
from fieldreport.vault import custody, records, terms
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import by_another, content, differing, own_terms, refused, report


def test_composing_stores_nothing(monitor: Vault) -> None:
    before = content(monitor)
    record = saving.composed(monitor, "report", report())
    assert (record.kind, record.author) == ("report", monitor.fingerprint)
    assert differing(before, content(monitor)) == set()


def test_a_new_version_says_which_it_replaces(monitor: Vault) -> None:
    first = saving.composed(monitor, "report", report())
    second = saving.composed(monitor, "report", report("More."), based_on=[first])
    assert (second.subject, second.parents) == (first.subject, (first.id,))


def test_a_fault_of_the_model_becomes_a_refusal_with_its_path(monitor: Vault) -> None:
    with refused(monitor, "model.missing", path="body.narrative"):
        saving.composed(monitor, "report", {"title": "T"})
    with refused(monitor, "model.unknown_own_term", path="body.acts[0].type"):
        saving.composed(monitor, "report", report(acts=[{"id": "a", "type": "kz1:beating"}]))


def test_all_records_are_stored_or_none(monitor: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [saving.composed(monitor, "report", report(text)) for text in ("A.", "B.")]
    before = content(monitor)
    appended = custody.append

    def fails_at_the_second(vault: Vault, action: str, item: str, kind: custody.Kind) -> object:
        if item == made[1].id:
            raise UserError("vault.drive_full")
        return appended(vault, action, item, kind)

    with monkeypatch.context() as patched:
        patched.setattr(custody, "append", fails_at_the_second)
        with pytest.raises(UserError):
            saving.store(monitor, saving.signed(monitor, made))
    assert differing(before, content(monitor)) == set()
    saving.store(monitor, saving.signed(monitor, made))
    assert [records.raw(monitor, one.id) for one in made] == [one.raw for one in made]


def test_the_current_version_is_the_one_that_nothing_replaces(monitor: Vault) -> None:
    first = saving.composed(monitor, "report", report())
    second = saving.composed(monitor, "report", report("More."), based_on=[first])
    saving.store(monitor, saving.signed(monitor, [first, second]))
    assert saving.current(monitor, first.subject).id == second.id
    by_another(monitor, "report", report("Theirs."), instead_of=first.id)
    with refused(monitor, "record.conflict", count=2):
        saving.current(monitor, first.subject)
    with refused(monitor, "vault.record_purged"):
        saving.current(monitor, "ab" * 16)


def test_people_are_taken_out_of_a_body_that_stays_as_it_was(monitor: Vault) -> None:
    identity = {"names": [{"full": "Ерлан", "form": "as-given"}]}
    body = report(people=[{"id": "p", "label": "К.", "identity": identity}])
    plain, (person,) = saving.apart(monitor, body)
    assert "identity" in body["people"][0]
    assert plain["people"][0] == {"id": "p", "label": "К.", "person": person.subject}
    assert person.kind == "person"


def test_a_person_in_conflict_is_not_written_over(monitor: Vault) -> None:
    body = {"names": [{"full": "Ерлан", "form": "as-given"}]}
    first = saving.composed(monitor, "person", body)
    second = saving.composed(monitor, "person", {**body, "note": "M."}, based_on=[first])
    saving.store(monitor, saving.signed(monitor, [first, second]))
    by_another(monitor, "person", {**body, "note": "T."}, instead_of=first.id)
    people = [{"id": "p", "label": "К.", "person": first.subject, "identity": body}]
    with refused(monitor, "record.conflict"):
        saving.apart(monitor, report(people=people))


def test_a_reference_that_an_earlier_version_had_may_stay(monitor: Vault) -> None:
    evidence = [{"sha256": "ab" * 32}]
    first = by_another(monitor, "report", report(evidence=evidence))
    second = saving.composed(
        monitor, "report", report("More.", evidence=evidence), based_on=[first]
    )
    saving.refuse_unknown_evidence(monitor, second, [first])
    with refused(monitor, "record.evidence_unknown", sha256="ab" * 6):
        saving.refuse_unknown_evidence(monitor, second, [])
    saving.refuse_unknown_evidence(monitor, second, [], coming={"ab" * 32})


def test_the_organisations_own_terms_may_be_used(monitor: Vault) -> None:
    terms.adopt(monitor, json.dumps(own_terms()).encode(), "terms.json")
    saving.composed(monitor, "report", report(acts=[{"id": "a", "type": "kz1:laser"}]))
