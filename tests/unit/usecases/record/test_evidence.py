from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldreport.errors import Cancelled
from fieldreport.progress import Silent
from fieldreport.usecases.record import evidence, others, reports
from fieldreport.vault import custody, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import Cancelling, by_another, content, differing, refused, report
from tests.unit.usecases.made import evidence as sample


def add(vault: Vault, *names: str, **more: Any) -> reports.Saved:
    return reports.add(vault, report(**more), [sample(name) for name in names], Silent())


def test_all_evidence_is_listed_with_what_reports_say_of_it(monitor: Vault) -> None:
    one = add(monitor, "crowd.mp4", "complaint.pdf")
    other = add(monitor, "crowd.mp4")
    video, paper = evidence.listing(monitor, None)
    assert (video.name, video.media_type, video.kept) == ("crowd.mp4", "video/mp4", True)
    assert video.size == sample("crowd.mp4").stat().st_size
    assert video.reports == (one.report, other.report)
    assert paper.reports == (one.report,)
    assert paper.document()["sha256"] == one.evidence[1]


def test_the_evidence_of_one_report_is_listed(monitor: Vault) -> None:
    add(monitor, "crowd.mp4")
    other = add(monitor, "complaint.pdf")
    (item,) = evidence.listing(monitor, other.report[:8])
    assert (item.name, item.reports) == ("complaint.pdf", (other.report,))


def test_evidence_that_never_came_is_listed_as_not_kept(monitor: Vault) -> None:
    told = {"sha256": "ab" * 32, "name": "gone.jpg", "size": 5}
    made = by_another(monitor, "report", report(evidence=[told]))
    (item,) = evidence.listing(monitor, made.subject)
    assert (item.name, item.size, item.kept) == ("gone.jpg", 5, False)


def test_evidence_of_a_purged_report_is_still_listed(monitor: Vault) -> None:
    saved = add(monitor, "crowd.mp4")
    with monitor.transaction():
        records.purge(monitor, [saved.version])
    (item,) = evidence.listing(monitor, None)
    assert (item.name, item.reports) == ("", ())
    # What refers to it while the purge is under way counts as gone.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inventory, "referring", lambda vault, digest: [saved.version])
        (item,) = evidence.listing(monitor, None)
        assert item.reports == ()


def test_a_photo_of_a_face_is_listed_without_a_report(monitor: Vault) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    photo = [{"sha256": digest, "name": "face.jpg"}]
    body = {"names": [{"full": "А.", "form": "alias"}], "photos": photo}
    made = others.add(monitor, {"kind": "person", "body": body})
    (item,) = evidence.listing(monitor, None)
    assert made.subject in item.reports


# --- by its hash ----------------------------------------------------------------------------------


def test_six_digits_name_a_file(monitor: Vault) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    assert evidence.find(monitor, digest[:6].upper()) == digest


@pytest.mark.parametrize("given", ["", "abc", "ab" * 32, "no hash"])
def test_an_unknown_hash_is_refused(monitor: Vault, given: str) -> None:
    add(monitor, "crowd.mp4")
    with refused(monitor, "evidence.unknown"):
        evidence.find(monitor, given)


def test_digits_that_name_two_files_are_refused(
    monitor: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    # Two real files with the same six digits would take sixteen million tries.
    monkeypatch.setattr(inventory, "all_digests", lambda vault: [digest, digest[:8] + "0" * 56])
    with refused(monitor, "evidence.ambiguous"):
        evidence.find(monitor, digest[:6])
    with refused(monitor, "evidence.ambiguous"):
        evidence.custody_log(monitor, digest[:6])
    assert evidence.find(monitor, digest) == digest


# --- copies outside -------------------------------------------------------------------------------


def test_a_copy_is_the_original_and_is_logged(monitor: Vault, tmp_path: Path) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    out = tmp_path / "copy.mp4"
    assert evidence.save_copy(monitor, digest[:8], out, Silent()) == digest
    assert out.read_bytes() == sample("crowd.mp4").read_bytes()
    last = custody.entries(monitor, digest)[-1].told()
    assert last is not None
    assert (last.action, last.identity) == ("saved-out", monitor.fingerprint)


def test_a_copy_never_replaces_a_file(monitor: Vault, tmp_path: Path) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    out = tmp_path / "copy.mp4"
    out.write_bytes(b"mine")
    with refused(monitor, "files.exists", file="copy.mp4"):
        evidence.save_copy(monitor, digest, out, Silent())
    assert out.read_bytes() == b"mine"


def test_a_cancelled_copy_is_neither_there_nor_logged(monitor: Vault, tmp_path: Path) -> None:
    digest = add(monitor, "crowd.mp4").evidence[0]
    before = content(monitor)
    with pytest.raises(Cancelled):
        evidence.save_copy(monitor, digest, tmp_path / "x", Cancelling(0, Cancelled))
    assert not (tmp_path / "x").exists()
    assert differing(before, content(monitor)) == set()


# --- the custody log ------------------------------------------------------------------------------


def actions(vault: Vault, given: str | None) -> list[tuple[str, str]]:
    return [(entry.action, entry.item) for entry in evidence.custody_log(vault, given)]


def test_the_whole_log_begins_with_the_vault(monitor: Vault) -> None:
    saved = add(monitor, "crowd.mp4")
    assert actions(monitor, None) == [
        ("created", monitor.fingerprint),
        ("added", saved.evidence[0]),
        ("created", saved.version),
    ]
    first = evidence.custody_log(monitor, None)[0]
    assert (first.n, first.by, first.kind) == (1, monitor.name, "vault")
    assert first.document()["detail"] == {"role": "monitor"}


def test_the_log_of_a_file_a_version_and_a_report(monitor: Vault) -> None:
    first = add(monitor, "crowd.mp4")
    second = reports.edit(monitor, first.report, report("More."), (), Silent())
    assert actions(monitor, first.evidence[0][:8]) == [("added", first.evidence[0])]
    assert actions(monitor, second.version[:8]) == [("created", second.version)]
    assert actions(monitor, first.report) == [
        ("created", first.version),
        ("created", second.version),
    ]


def test_the_log_of_what_was_purged_tells_only_that_it_was(monitor: Vault) -> None:
    saved = add(monitor)
    with monitor.transaction():
        records.purge(monitor, [saved.version])
        custody.erase_payloads(monitor, [saved.version])
    (entry,) = evidence.custody_log(monitor, saved.report)
    assert (entry.action, entry.item, entry.at, entry.by) == ("purged", "", "", "")
    assert len(entry.digest) == 64


def test_the_log_of_nothing_known_is_refused(monitor: Vault) -> None:
    with refused(monitor, "vault.record_unknown"):
        evidence.custody_log(monitor, "ab" * 16)
