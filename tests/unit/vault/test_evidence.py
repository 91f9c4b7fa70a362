from __future__ import annotations

import hashlib
import os
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.vault import custody, evidence, segments
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, report, stored

MIB = 1 << 20


def add(vault: Vault, path: Path) -> evidence.Stored:
    with files.open_source(path) as source:
        return evidence.add(vault, source, Silent())


def add_bytes(vault: Vault, content: bytes) -> evidence.Stored:
    return evidence.add(vault, [content], Silent(), size=len(content))


def content_of(vault: Vault, sha256: str) -> bytes:
    return b"".join(evidence.blocks(vault, sha256))


def rows(vault: Vault) -> list[tuple[str, str]]:
    found = vault.db.execute("SELECT name, state FROM segment ORDER BY name").fetchall()
    return [tuple(row) for row in found]


def on_drive(vault: Vault) -> list[str]:
    return [path.name for path in (vault.folder / "evidence").rglob("*") if path.is_file()]


def assert_nothing_stored(vault: Vault) -> None:
    assert rows(vault) == []
    assert on_drive(vault) == []
    assert evidence.all_digests(vault) == []


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(segments, "ROOM", 100_000)
    return 100_000


def test_a_file_comes_out_as_it_went_in_and_is_known_by_its_hash(
    vault: Vault, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(content := os.urandom(3 * MIB + 17))
    kept = add(vault, photo)
    assert kept == evidence.Stored(hashlib.sha256(content).hexdigest(), len(content), new=True)
    assert content_of(vault, kept.sha256) == content
    assert [state for _, state in rows(vault)] == ["present"]
    assert photo.read_bytes() == content


def test_nothing_of_a_file_is_readable_on_the_drive(vault: Vault, tmp_path: Path) -> None:
    source = tmp_path / "Айгүл_Серікқызы.txt"
    source.write_bytes(b"the witness lives at" * 1000)
    add(vault, source)
    for path in vault.folder.rglob("*"):
        if path.is_file():
            assert b"the witness" not in path.read_bytes()
            assert "Айгүл" not in path.name


def test_adding_is_written_into_the_custody_log(vault: Vault) -> None:
    kept = add_bytes(vault, b"content")
    (entry,) = custody.entries(vault, kept.sha256)
    told = entry.told()
    assert told is not None
    assert (told.action, told.kind, told.detail) == ("added", "evidence", {"size": 7})


def test_a_large_file_lies_in_several_segments(vault: Vault, small_segments: int) -> None:
    for size in (small_segments, small_segments + 1, 5 * small_segments + 3):
        content = os.urandom(size)
        kept = add_bytes(vault, content)
        parts = evidence.locate(vault, kept.sha256).parts
        assert len(parts) == -(-size // small_segments)
        assert content_of(vault, kept.sha256) == content


def test_the_same_content_is_stored_once(vault: Vault) -> None:
    first = add_bytes(vault, b"twice")
    before = rows(vault)
    second = add_bytes(vault, b"twice")
    assert (first.new, second.new) == (True, False)
    assert second.sha256 == first.sha256
    assert rows(vault) == before
    assert len(on_drive(vault)) == 1
    assert len(custody.entries(vault, first.sha256)) == 1


def test_an_empty_file_is_refused(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(UserError) as caught:
        add(vault, tmp_path / "empty")
    assert caught.value.code == "evidence.empty"
    assert_nothing_stored(vault)


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "nothing"])
def test_what_is_no_file_is_refused_before_anything_is_stored(
    vault: Vault, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "it"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    with pytest.raises(UserError) as caught:
        add(vault, path)
    assert caught.value.code == ("files.missing" if kind == "nothing" else "files.not_a_file")
    assert_nothing_stored(vault)


def test_a_name_may_hold_whatever_the_drive_allows(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / ("line\nbreak\t\x1b[31m" + "я" * 110)
    path.write_bytes(b"content")
    kept = add(vault, path)
    assert content_of(vault, kept.sha256) == b"content"


def test_a_name_of_300_characters_is_refused_with_a_sentence(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        add(vault, tmp_path / ("n" * 300))
    assert caught.value.code == "files.bad_name"
    assert len(str(caught.value.params["file"])) < 100


class Meddling:
    """Does something to the file in the middle of its being read."""

    def __init__(self, act: object) -> None:
        self._act = act

    def step(self, done: int, total: int) -> None:
        if self._act is not None and done >= total // 2:
            act, self._act = self._act, None
            act()  # type: ignore[operator]


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written to", "is replaced"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    vault: Vault, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(os.urandom(4 * MIB))

    def act() -> None:
        if change == "is replaced":
            (tmp_path / "other").write_bytes(os.urandom(4 * MIB))
            (tmp_path / "other").replace(path)
            return
        with path.open("r+b") as file:
            if change == "grows":
                file.seek(0, os.SEEK_END)
                file.write(os.urandom(3 * MIB))
            elif change == "shrinks":
                file.truncate(MIB)
            else:
                file.write(b"another beginning")

    with files.open_source(path) as source, pytest.raises(UserError) as caught:
        evidence.add(vault, source, Meddling(act))
    assert caught.value.code == "files.changed"
    assert_nothing_stored(vault)


def test_a_drive_that_fails_while_a_file_is_read_leaves_nothing(
    vault: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(os.urandom(4 * MIB))
    with files.open_source(path) as source:

        def pull_out() -> None:
            # Reading from a folder's descriptor fails, as reading from a lost drive does.
            folder = os.open(tmp_path, os.O_RDONLY)
            os.dup2(folder, source.file.fileno())
            os.close(folder)

        with pytest.raises(UserError) as caught:
            evidence.add(vault, source, Meddling(pull_out))
    assert caught.value.code == "files.not_a_file"
    assert_nothing_stored(vault)


def test_blocks_that_are_not_what_was_announced_leave_nothing(vault: Vault) -> None:
    announced = hashlib.sha256(b"content").hexdigest()
    for blocks, size, expected in (
        ([b"content"], 8, None),
        ([b"con", b"tent!"], 7, None),
        ([b"CONTENT"], 7, announced),
    ):
        with pytest.raises(UserError) as caught:
            evidence.add(vault, blocks, Silent(), size=size, expected=expected)
        assert caught.value.code == "evidence.not_as_announced"
        assert_nothing_stored(vault)
    kept = evidence.add(vault, [b"con", b"", b"tent"], Silent(), size=7, expected=announced)
    assert kept.sha256 == announced


def test_a_source_that_fails_leaves_nothing(vault: Vault) -> None:
    def failing() -> Iterator[bytes]:
        yield b"x" * MIB
        raise UserError("bundle.damaged")

    with pytest.raises(UserError) as caught:
        evidence.add(vault, failing(), Silent(), size=2 * MIB)
    assert caught.value.code == "bundle.damaged"
    assert_nothing_stored(vault)


def test_blocks_without_a_size_are_a_bug(vault: Vault) -> None:
    with pytest.raises(ValueError, match="size"):
        evidence.add(vault, [b"content"], Silent())


def test_a_cancelled_addition_leaves_nothing(
    vault: Vault, tmp_path: Path, small_segments: int
) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(os.urandom(4 * MIB))

    def cancel() -> None:
        raise Cancelled

    with files.open_source(path) as source, pytest.raises(Cancelled):
        evidence.add(vault, source, Meddling(cancel))
    assert_nothing_stored(vault)


def test_progress_counts_the_bytes(vault: Vault) -> None:
    steps: list[tuple[int, int]] = []

    class Noting:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))

    evidence.add(vault, [bytes(2 * MIB), b"x"], Noting(), size=2 * MIB + 1)
    assert steps[-1] == (2 * MIB + 1, 2 * MIB + 1)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) >= 3


def test_a_full_drive_leaves_the_vault_as_it_was(place: Path, small_drive: Path) -> None:
    folder = Path(shutil.copytree(place, small_drive / "vault"))
    with passphrase() as secret, Vault.open(folder, secret) as vault:
        first = add_bytes(vault, b"before")
        with pytest.raises(UserError) as caught:
            add_bytes(vault, os.urandom(6 * MIB))
        assert caught.value.code == "files.full"
        assert len(on_drive(vault)) == len(rows(vault)) == 1
        assert content_of(vault, first.sha256) == b"before"
        assert add_bytes(vault, b"after").new


def test_a_file_larger_than_the_drive_allows_leaves_nothing(vault: Vault) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, before[1]))
    try:
        with pytest.raises(UserError) as caught:
            add_bytes(vault, os.urandom(3 * MIB))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.code == "files.too_big_for_drive"
    assert_nothing_stored(vault)


def test_evidence_that_no_record_names_can_be_removed(vault: Vault) -> None:
    kept = add_bytes(vault, b"content")
    evidence.remove(vault, kept.sha256)
    assert_nothing_stored(vault)
    assert evidence.find(vault, kept.sha256) is None
    actions = [entry.told() for entry in custody.entries(vault, kept.sha256)]
    assert [told.action for told in actions if told] == ["added", "erased"]
    evidence.remove(vault, kept.sha256)


def test_evidence_that_a_record_names_is_not_removed(vault: Vault) -> None:
    kept = add_bytes(vault, b"content")
    record = stored(vault, report(vault, evidence=[reference(kept)]))
    with pytest.raises(UserError) as caught:
        evidence.remove(vault, kept.sha256)
    assert caught.value.code == "evidence.in_use"
    assert content_of(vault, kept.sha256) == b"content"
    assert evidence.referring(vault, kept.sha256) == [record.id]


def reference(kept: evidence.Stored) -> dict[str, object]:
    return {
        "sha256": kept.sha256,
        "name": "photo.jpg",
        "media_type": "image/jpeg",
        "size": kept.size,
    }


def test_the_sweep_removes_what_a_killed_addition_left_and_nothing_else(vault: Vault) -> None:
    kept = add_bytes(vault, b"kept")
    planned = evidence.plan(vault, 5)
    streamed = evidence.stream(evidence.plan(vault, 4), [b"left"], Silent())
    strange = vault.folder / "evidence" / "ab" / ("c" * 30)
    strange.parent.mkdir(exist_ok=True)
    strange.write_bytes(b"from another life")
    assert len(on_drive(vault)) == 3
    evidence.sweep(vault)
    names = {name for name, _ in rows(vault)}
    assert names.isdisjoint({*planned.names, *streamed.plan.names})
    assert len(names) == 1
    assert sorted(on_drive(vault)) == sorted([next(iter(names))[2:], strange.name])
    assert content_of(vault, kept.sha256) == b"kept"


def test_a_killed_removal_is_finished_by_the_sweep(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add_bytes(vault, b"content")
    with monkeypatch.context() as killed:
        killed.setattr(evidence, "finish_removals", lambda vault: None)
        evidence.remove(vault, kept.sha256)
    assert evidence.find(vault, kept.sha256) is None
    assert len(on_drive(vault)) == 1
    evidence.sweep(vault)
    assert_nothing_stored(vault)


def test_a_file_that_can_not_be_removed_now_stays_listed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add_bytes(vault, b"content")

    def denied(folder: Path, name: str) -> None:
        raise UserError("files.denied", file=name)

    with monkeypatch.context() as locked:
        locked.setattr(segments, "destroy", denied)
        evidence.remove(vault, kept.sha256)
    assert [state for _, state in rows(vault)] == ["deleted"]
    evidence.sweep(vault)
    assert_nothing_stored(vault)


def test_the_three_steps_need_the_vault_only_at_the_ends(vault: Vault) -> None:
    planned = evidence.plan(vault, 7)
    streamed = evidence.stream(planned, [b"content"], Silent())
    assert evidence.find(vault, streamed.sha256) is None
    kept = evidence.commit(vault, streamed)
    assert kept.new
    assert content_of(vault, kept.sha256) == b"content"


def arrival(vault: Vault) -> int:
    with vault.transaction() as db:
        return int(
            db.execute(
                "INSERT INTO arrival (bundle, manifest, sender, kind, created, received, state)"
                " VALUES (?, ?, ?, 'reports', '', '', 'staging') RETURNING id",
                (os.urandom(16), os.urandom(32), os.urandom(32)),
            ).fetchone()[0]
        )


def test_staged_evidence_is_not_there_yet(vault: Vault) -> None:
    number = arrival(vault)
    kept = evidence.add(vault, [b"content"], Silent(), size=7, arrival=number)
    assert kept.new
    assert evidence.find(vault, kept.sha256) is None
    assert evidence.all_digests(vault) == []
    with pytest.raises(UserError) as caught:
        evidence.blocks(vault, kept.sha256)
    assert caught.value.code == "evidence.unknown"
    again = evidence.add(vault, [b"content"], Silent(), size=7, arrival=number)
    assert not again.new


def test_what_the_user_adds_stays_when_an_import_of_the_same_file_is_given_up(
    vault: Vault,
) -> None:
    number = arrival(vault)
    evidence.add(vault, [b"content"], Silent(), size=7, arrival=number)
    kept = add_bytes(vault, b"content")
    assert kept.new
    assert content_of(vault, kept.sha256) == b"content"
    left = vault.db.execute("SELECT count(*) FROM evidence WHERE arrival = ?", (number,))
    assert left.fetchone() == (0,)
    assert len(on_drive(vault)) == 1


def test_purged_evidence_that_is_added_again_gets_a_new_number(vault: Vault) -> None:
    kept = add_bytes(vault, b"content")
    (before,) = vault.db.execute("SELECT seq FROM evidence").fetchone()
    with vault.transaction() as db:
        evidence.detach(db, before)
        db.execute("UPDATE evidence SET state = 'purged'")
    evidence.sweep(vault)
    with pytest.raises(UserError) as caught:
        evidence.locate(vault, kept.sha256)
    assert caught.value.code == "evidence.purged"
    found = evidence.find(vault, kept.sha256)
    assert found is not None
    assert not found.kept
    assert add_bytes(vault, b"content").new
    (after,) = vault.db.execute("SELECT seq FROM evidence").fetchone()
    assert after > before
    assert content_of(vault, kept.sha256) == b"content"


def test_unknown_files_are_named(vault: Vault) -> None:
    add_bytes(vault, b"content")
    assert evidence.unknown_files(vault) == []
    place = vault.folder / "evidence"
    (place / "note.txt").write_bytes(b"x")
    (place / "ab").mkdir(exist_ok=True)
    (place / "ab" / "link").symlink_to(place)
    assert evidence.unknown_files(vault) == ["ab/link", "note.txt"]


def test_a_drive_that_is_full_at_the_commit_leaves_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(vault: Vault, *told: object) -> None:
        raise UserError("vault.drive_full")

    with monkeypatch.context() as filling:
        filling.setattr(custody, "append", full)
        with pytest.raises(UserError) as caught:
            add_bytes(vault, b"content")
    assert caught.value.code == "vault.drive_full"
    assert_nothing_stored(vault)


def test_giving_up_a_plan_that_was_committed_takes_nothing_away(vault: Vault) -> None:
    planned = evidence.plan(vault, 7)
    kept = evidence.commit(vault, evidence.stream(planned, [b"content"], Silent()))
    evidence.abandon(vault, planned)
    assert content_of(vault, kept.sha256) == b"content"
