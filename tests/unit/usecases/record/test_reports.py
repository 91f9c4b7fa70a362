from __future__ import annotations

import json
import mimetypes
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldreport.errors import Cancelled, UserError
from fieldreport.files import shown
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.usecases.record import browse, reports
from fieldreport.vault import custody, evidence, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import (
    Cancelling,
    body_of,
    by_another,
    content,
    differing,
    example,
    refused,
    report,
)
from tests.unit.usecases.made import evidence as sample


def add(vault: Vault, body: dict[str, Any], *paths: Path) -> reports.Saved:
    return reports.add(vault, body, paths, Silent())


# --- adding ---------------------------------------------------------------------------------------


def test_a_report_of_one_sentence_is_enough(monitor: Vault) -> None:
    saved = add(monitor, report("Три автобуса без номеров."))
    (head,) = records.heads(monitor, saved.report)
    assert (head.id, head.author, head.parents) == (saved.version, monitor.fingerprint, ())
    assert json.loads(head.raw)["body"] == {"narrative": "Три автобуса без номеров."}
    assert (saved.people, saved.evidence) == ((), ())


def test_a_saved_report_is_signed_and_in_the_custody_log(monitor: Vault) -> None:
    saved = add(monitor, report())
    raw = records.raw(monitor, saved.version)
    signature = records.signature(monitor, saved.version)
    monitor.identity.public.keys.verify("record", raw, signature)
    (entry,) = custody.entries(monitor, saved.version)
    told = entry.told()
    assert told is not None
    assert (told.action, told.kind) == ("created", "record")


def test_every_field_of_a_rich_report_comes_back(monitor: Vault) -> None:
    rich = example("report")
    with refused(monitor, "record.evidence_unknown"):
        add(monitor, rich)
    # Without what refers to files that nobody has here.
    for part in list(_with_evidence(rich)):
        part.pop("evidence")
    (head,) = records.heads(monitor, add(monitor, rich).report)
    assert head.body == compose("report", rich, author="ab" * 32, written=head.written).body


def _with_evidence(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "evidence" in value:
            yield value
        for part in value.values():
            yield from _with_evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _with_evidence(part)


def test_people_written_inline_become_records_of_their_own(monitor: Vault) -> None:
    identity = {"names": [{"full": "Каримов Ерлан", "form": "official"}]}
    people = [
        {"id": "p1", "label": "Журналист К.", "identity": identity},
        {"id": "p2", "label": "М."},
    ]
    saved = add(monitor, report(people=people))
    (subject,) = saved.people
    assert body_of(monitor, subject)["names"][0]["full"] == "Каримов Ерлан"
    account = body_of(monitor, saved.report)
    assert account["people"][0]["person"] == subject
    assert "Каримов" not in json.dumps(account, ensure_ascii=False)
    assert "person" not in account["people"][1]


def test_a_known_person_written_inline_gets_a_new_version(monitor: Vault) -> None:
    first = {"names": [{"full": "Ерлан", "form": "as-given"}]}
    (subject,) = add(monitor, report(people=[{"id": "p", "label": "К.", "identity": first}])).people
    second = {"names": [{"full": "Ерлан Каримов", "form": "as-given"}]}
    people = [{"id": "p", "label": "К.", "person": subject, "identity": second}]
    assert add(monitor, report("Again.", people=people)).people == (subject,)
    assert len(records.history(monitor, subject)) == 2
    assert body_of(monitor, subject)["names"][0]["full"] == "Ерлан Каримов"


def test_an_identity_under_the_id_of_a_report_is_refused(monitor: Vault) -> None:
    other = add(monitor, report()).report
    identity = {"names": [{"full": "Ерлан", "form": "as-given"}]}
    people = [{"id": "p", "label": "К.", "person": other, "identity": identity}]
    with refused(monitor, "model.another_thing"):
        add(monitor, report(people=people))


def test_a_wrong_field_is_named_by_its_path(monitor: Vault) -> None:
    with refused(monitor, "model.unknown_term", path="body.acts[0].type"):
        add(monitor, report(acts=[{"id": "a", "type": "singing"}]))


def test_an_identity_that_is_no_object_is_refused(monitor: Vault) -> None:
    with refused(monitor, "model.wrong_type"):
        add(monitor, report(people=[{"id": "p", "label": "К.", "identity": "Ерлан"}]))


def test_a_report_without_a_narrative_is_refused_before_evidence_is_read(
    monitor: Vault, tmp_path: Path
) -> None:
    with refused(monitor, "model.missing"):
        add(monitor, {"title": "T"}, tmp_path / "nothing.jpg")


# --- evidence -------------------------------------------------------------------------------------


def test_evidence_is_kept_bit_for_bit_and_named_in_the_report(monitor: Vault) -> None:
    saved = add(monitor, report(), sample("crowd.mp4"), sample("complaint.pdf"))
    assert len(saved.evidence) == 2
    told = body_of(monitor, saved.report)["evidence"]
    assert [item["name"] for item in told] == ["crowd.mp4", "complaint.pdf"]
    assert [item["media_type"] for item in told] == ["video/mp4", "application/pdf"]
    for item, name in zip(told, ("crowd.mp4", "complaint.pdf"), strict=True):
        original = sample(name).read_bytes()
        assert item["size"] == len(original)
        with evidence.open(monitor, item["sha256"]) as file:
            assert file.read() == original


def test_two_files_with_one_content_are_stored_once(monitor: Vault, tmp_path: Path) -> None:
    twin = tmp_path / "twin.mp4"
    shutil.copyfile(sample("crowd.mp4"), twin)
    saved = add(monitor, report(), sample("crowd.mp4"), twin)
    assert len(saved.evidence) == 1
    (item,) = body_of(monitor, saved.report)["evidence"]
    assert item["name"] == "crowd.mp4"
    (digest,) = inventory.all_digests(monitor)
    assert inventory.referring(monitor, digest) == [saved.version]


def test_evidence_that_is_there_already_can_be_added_to_another_report(monitor: Vault) -> None:
    first = add(monitor, report(), sample())
    second = add(monitor, report("Another."), sample())
    assert first.evidence == second.evidence
    (digest,) = inventory.all_digests(monitor)
    assert set(inventory.referring(monitor, digest)) == {first.version, second.version}
    with evidence.open(monitor, digest) as file:
        assert file.read() == sample().read_bytes()


def test_what_the_writer_says_of_a_file_beats_what_its_path_says(monitor: Vault) -> None:
    digest = add(monitor, report(), sample()).evidence[0]
    told = {"sha256": digest, "name": "VID_0042.mp4", "description": "Со второго этажа"}
    saved = add(monitor, report("Another.", evidence=[told]), sample())
    (item,) = body_of(monitor, saved.report)["evidence"]
    assert (item["name"], item["description"]) == ("VID_0042.mp4", "Со второго этажа")
    assert item["media_type"] == "video/mp4"


def test_a_reference_to_a_file_that_is_not_here_is_refused(monitor: Vault) -> None:
    with refused(monitor, "record.evidence_unknown"):
        add(monitor, report(evidence=[{"sha256": "ab" * 32}]))
    # Also when another file comes in.
    with refused(monitor, "record.evidence_unknown"):
        add(monitor, report(evidence=[{"sha256": "ab" * 32}]), sample())


def test_a_photo_of_a_face_that_is_not_here_is_refused(monitor: Vault) -> None:
    identity = {"names": [{"full": "Е.", "form": "as-given"}], "photos": [{"sha256": "ab" * 32}]}
    with refused(monitor, "record.evidence_unknown"):
        add(monitor, report(people=[{"id": "p", "label": "К.", "identity": identity}]))


def test_a_report_with_one_bad_file_of_three_takes_none(monitor: Vault, tmp_path: Path) -> None:
    with refused(monitor, "files.missing", file="gone.jpg"):
        add(monitor, report(), sample(), tmp_path / "gone.jpg", sample("complaint.pdf"))


def test_an_empty_file_is_refused_by_its_name(monitor: Vault, tmp_path: Path) -> None:
    empty = tmp_path / "photo.jpg"
    empty.touch()
    with refused(monitor, "record.evidence_empty", file="photo.jpg"):
        add(monitor, report(), sample(), empty)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["a\nb.jpg", "\x1b[2Jb.jpg", "  "])
def test_a_name_that_a_record_cannot_hold_is_refused(
    monitor: Vault, tmp_path: Path, name: str
) -> None:
    odd = tmp_path / name
    odd.write_bytes(b"x")
    with refused(monitor, "record.evidence_name", file=shown(odd)):
        add(monitor, report(), sample(), odd)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_that_is_no_text_is_written_as_far_as_it_is(monitor: Vault, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xffphoto.jpg")
    odd.write_bytes(b"x")
    saved = add(monitor, report(), odd)
    (item,) = body_of(monitor, saved.report)["evidence"]
    assert item["name"] == "?photo.jpg"


@pytest.mark.parametrize(
    ("guessed", "stored"),
    [
        (
            "application/vnd.ms-excel.sheet.macroEnabled.12",
            "application/vnd.ms-excel.sheet.macroenabled.12",
        ),
        ("no media type", "application/octet-stream"),
        (None, "application/octet-stream"),
    ],
)
def test_a_media_type_is_one_whatever_this_computer_calls_it(
    monitor: Vault,
    tmp_path: Path,
    guessed: str | None,
    stored: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "table.xlsm"
    file.write_bytes(b"x")
    # The list is the computer's own, and each has another.
    monkeypatch.setattr(mimetypes, "guess_type", lambda name: (guessed, None))
    (item,) = body_of(monitor, add(monitor, report(), file).report)["evidence"]
    assert item["media_type"] == stored


def test_cancelling_in_the_second_file_leaves_nothing(monitor: Vault, tmp_path: Path) -> None:
    large = tmp_path / "large.mp4"
    large.write_bytes(os.urandom(3 << 20))
    before = content(monitor)
    with pytest.raises(Cancelled):
        reports.add(monitor, report(), [sample(), large], Cancelling(1 << 20, Cancelled))
    assert differing(before, content(monitor)) == set()


def test_a_failure_while_the_records_are_stored_takes_the_files_back(
    monitor: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(monitor)

    def fails(*_: object) -> None:
        raise UserError("vault.drive_full")

    # The last thing in the transaction.
    monkeypatch.setattr("fieldreport.usecases.record.saving.custody.append", fails)
    with pytest.raises(UserError):
        add(monitor, report(), sample())
    assert differing(before, content(monitor)) == set()


def test_a_kill_before_the_records_are_stored_leaves_nothing_after_the_next_unlock(
    monitor: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(monitor)

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        # Nothing cleans up any more.
        patched.setattr("fieldreport.vault.evidence.abandon", killed)
        patched.setattr("fieldreport.vault.evidence.commit", killed)
        with pytest.raises(Killed):
            add(monitor, report(), sample())
    assert differing(before, content(monitor)) == {"segment", "evidence/"}
    evidence.sweep(monitor)
    assert {"segment"} >= differing(before, content(monitor)) - {"evidence/"}
    assert not [path for path in (monitor.folder / "evidence").rglob("*") if path.is_file()]


# --- new versions ---------------------------------------------------------------------------------


def test_an_edit_is_a_new_version_that_names_its_parent(monitor: Vault) -> None:
    first = add(monitor, report("Two buses."))
    second = reports.edit(monitor, first.report, report("Three buses."), (), Silent())
    assert second.report == first.report
    (head,) = records.heads(monitor, first.report)
    assert (head.id, head.parents) == (second.version, (first.version,))
    assert [version.id for version in records.history(monitor, first.report)] == [
        first.version,
        second.version,
    ]


def test_an_edit_may_bring_evidence(monitor: Vault) -> None:
    first = add(monitor, report())
    second = reports.edit(monitor, first.report, report("More."), [sample()], Silent())
    assert [item["sha256"] for item in body_of(monitor, first.report)["evidence"]] == list(
        second.evidence
    )


def test_an_edit_keeps_a_reference_to_a_file_that_never_came(monitor: Vault) -> None:
    # Somebody else's report, whose evidence was damaged on the way.
    made = by_another(monitor, "report", report(evidence=[{"sha256": "ab" * 32}]))
    again = report("Edited.", evidence=[{"sha256": "ab" * 32}])
    reports.edit(monitor, made.subject, again, (), Silent())
    assert body_of(monitor, made.subject)["evidence"] == [{"sha256": "ab" * 32}]


def test_attaching_changes_nothing_but_the_evidence(monitor: Vault) -> None:
    first = add(monitor, report("Two buses.", title="Автобусы", tags=["автобус"]))
    second = reports.attach(monitor, first.report, [sample()], Silent())
    (change,) = browse.history(monitor, first.report, "report")[1].changes
    assert change.startswith("evidence")
    assert len(second.evidence) == 1


def test_a_report_in_conflict_is_merged_before_it_is_edited(monitor: Vault) -> None:
    first = add(monitor, report("First."))
    subject = first.report
    reports.edit(monitor, subject, report("Mine."), (), Silent())
    by_another(monitor, "report", report("Theirs."), instead_of=first.version)
    with refused(monitor, "record.conflict"):
        reports.edit(monitor, subject, report("Edited."), (), Silent())
    with refused(monitor, "record.conflict"):
        reports.attach(monitor, subject, [sample()], Silent())
    merged = reports.merge(monitor, subject, report("Both."), Silent())
    (head,) = records.heads(monitor, subject)
    assert head.id == merged.version
    assert len(head.parents) == 2


def test_there_is_nothing_to_merge_in_one_version(monitor: Vault) -> None:
    subject = add(monitor, report()).report
    with refused(monitor, "record.no_conflict"):
        reports.merge(monitor, subject, report("Merged."), Silent())


def test_an_edit_of_what_was_purged_is_refused(monitor: Vault) -> None:
    saved = add(monitor, report())
    with monitor.transaction():
        records.purge(monitor, [saved.version])
    with refused(monitor, "vault.record_purged"):
        reports.edit(monitor, saved.report, report("Edited."), (), Silent())
