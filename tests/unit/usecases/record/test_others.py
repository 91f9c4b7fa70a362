from __future__ import annotations

from typing import Any

import pytest

from fieldreport.progress import Silent
from fieldreport.usecases.record import others, reports
from fieldreport.vault import custody, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import (
    body_of,
    by_another,
    evidence,
    example,
    incident,
    named,
    refused,
    report,
)

KINDS = ("action", "detention", "statement", "consent", "assessment", "person")


def about(vault: Vault) -> str:
    return reports.add(vault, report(), (), Silent()).report


def document(kind: str) -> dict[str, Any]:
    """A rich body of the kind, without what refers to files that nobody has here."""
    return {"kind": kind, "body": _without_files(example(kind))}


def _without_files(value: Any) -> Any:
    if isinstance(value, dict):
        files = ("evidence", "photos")
        return {
            key: _without_files(part)
            for key, part in value.items()
            if key not in files and not (isinstance(part, dict) and "sha256" in part)
        }
    if isinstance(value, list):
        return [_without_files(part) for part in value if not _is_file(part)]
    return value


def _is_file(part: Any) -> bool:
    return isinstance(part, dict) and "sha256" in part


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_each_kind_is_saved_and_logged(monitor: Vault, kind: str) -> None:
    made = others.add(monitor, document(kind))
    (head,) = records.heads(monitor, made.subject)
    assert (head.kind, head.author, head.id) == (kind, monitor.fingerprint, made.id)
    (entry,) = custody.entries(monitor, made.id)
    told = entry.told()
    assert told is not None
    assert told.action == "created"


def test_a_new_version_replaces_the_one_before(monitor: Vault) -> None:
    first = others.add(
        monitor, {"kind": "person", "body": {"names": [{"full": "А.", "form": "alias"}]}}
    )
    later = {"names": [{"full": "Алма", "form": "official"}]}
    second = others.add(monitor, {"kind": "person", "subject": first.subject[:8], "body": later})
    assert (second.subject, second.parents) == (first.subject, (first.id,))
    assert body_of(monitor, first.subject)["names"][0]["full"] == "Алма"


def test_people_inline_become_records_in_the_other_kinds_too(monitor: Vault) -> None:
    told = incident()
    ids = {"report": about(monitor), "complaint": "ab" * 16}
    appeal = next(one for one in told["records"] if one["name"] == "appeal")
    made = others.add(monitor, {"kind": "action", "body": named(appeal["body"], ids)})
    people = {
        person["label"]: person.get("person") for person in body_of(monitor, made.subject)["people"]
    }
    known = [subject for subject in people.values() if subject]
    assert len(known) == 1
    assert body_of(monitor, known[0])["names"][0]["full"] == "Айгуль Нурланова"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"kind": "person"},
        {"kind": "person", "body": []},
        {"kind": "person", "body": {}, "parents": []},
        {"type": "complaint-police"},
    ],
)
def test_what_is_no_document_is_refused(monitor: Vault, wrong: dict[str, Any]) -> None:
    with refused(monitor, "record.not_a_document"):
        others.add(monitor, wrong)


@pytest.mark.parametrize("kind", ["report", "rumour", None, 7, ["person"]])
def test_a_kind_that_is_not_for_this_is_refused(monitor: Vault, kind: object) -> None:
    with refused(monitor, "record.unknown_kind"):
        others.add(monitor, {"kind": kind, "body": {}})


def test_a_wrong_field_is_named(monitor: Vault) -> None:
    with refused(monitor, "model.unknown_term", path="body.type"):
        others.add(monitor, {"kind": "action", "body": {"type": "singing"}})


def test_a_version_of_something_else_is_refused(monitor: Vault) -> None:
    subject = about(monitor)
    body = {"names": [{"full": "А.", "form": "alias"}]}
    with refused(monitor, "record.other_kind", kind="report"):
        others.add(monitor, {"kind": "person", "subject": subject, "body": body})
    with refused(monitor, "vault.record_unknown"):
        others.add(monitor, {"kind": "person", "subject": "ab" * 16, "body": body})
    with refused(monitor, "vault.not_an_id"):
        others.add(monitor, {"kind": "person", "subject": 7, "body": body})


def test_a_subject_in_conflict_is_not_written_over(monitor: Vault) -> None:
    body = {"names": [{"full": "А.", "form": "alias"}]}
    first = others.add(monitor, {"kind": "person", "body": body})
    others.add(
        monitor, {"kind": "person", "subject": first.subject, "body": {**body, "note": "M."}}
    )
    by_another(monitor, "person", {**body, "note": "T."}, instead_of=first.id)
    with refused(monitor, "record.conflict"):
        others.add(monitor, {"kind": "person", "subject": first.subject, "body": body})


def test_a_photo_of_a_face_must_be_in_the_vault(monitor: Vault) -> None:
    body = {"names": [{"full": "А.", "form": "alias"}], "photos": [{"sha256": "ab" * 32}]}
    with refused(monitor, "record.evidence_unknown"):
        others.add(monitor, {"kind": "person", "body": body})
    digest = reports.add(monitor, report(), [evidence()], Silent()).evidence[0]
    body["photos"] = [{"sha256": digest}]
    made = others.add(monitor, {"kind": "person", "body": body})
    assert body_of(monitor, made.subject)["photos"][0]["sha256"] == digest
