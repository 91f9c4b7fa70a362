from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.bundle.made import Draft, full, lines, record, somebody
from tests.unit.cli.made import Console, Run
from tests.unit.usecases.made import MONITOR, THIRD, Places, tree

pytestmark = pytest.mark.usefixtures("cheap")


@pytest.fixture
def key(coordinator: Run, tmp_path: Path) -> Path:
    """The coordinator's key file, under the passphrase "key"."""
    (tmp_path / "kp").write_text("key\n", encoding="utf-8")
    path = tmp_path / "c.key"
    coordinator("key", "export", path, "--key-passphrase-file", tmp_path / "kp").done()
    return path


def test_a_key_is_exported_once(coordinator: Run, key: Path, tmp_path: Path) -> None:
    phrase = ("--key-passphrase-file", tmp_path / "kp")
    before = key.read_bytes()
    assert before.startswith(b"age-encryption.org/v1\n-> scrypt ")
    coordinator("key", "export", key, *phrase).refused("c.key")
    coordinator("key", "export", tmp_path / "nowhere" / "k", *phrase).refused("“nowhere”")
    coordinator(
        "key", "export", tmp_path / "k", "--key-passphrase-file", tmp_path / "gone"
    ).refused("gone")
    assert key.read_bytes() == before
    answer = coordinator("--json", "key", "export", tmp_path / "d.key", *phrase)
    assert answer.done().json == {"file": str(tmp_path / "d.key")}


def test_a_bundle_is_rescued_without_a_vault(
    console: Console, key: Path, places: Places, tmp_path: Path
) -> None:
    bundle = Draft(full()).at(places.drive / "b")
    words = ("rescue", bundle, "--key", key, "--key-passphrase-file", tmp_path / "kp", "--out")
    answer = console(*words, tmp_path / "out")
    assert answer.code == 0
    # That it lies there for everybody to read must be seen.
    assert "not encrypted" in answer.err
    told = console("--json", *words, tmp_path / "again").json
    assert told["signer"] == somebody(MONITOR).fingerprint
    assert told["bad"] == []
    assert str(len(told["files"])) in answer.out
    assert tree(tmp_path / "out") == tree(tmp_path / "again")
    assert sorted(told["files"]) == sorted(
        name for name, digest in tree(tmp_path / "out").items() if digest != "a folder"
    )


def test_what_is_bad_in_a_bundle_is_named(
    console: Console, key: Path, places: Places, tmp_path: Path
) -> None:
    bad = record(MONITOR)
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    sealed = Draft([("records.jsonl", lines(record(MONITOR), forged))]).sealed()
    (places.drive / "b").write_bytes(sealed[:-70_000])
    answer = console(
        *("rescue", places.drive / "b", "--key", key),
        *("--key-passphrase-file", tmp_path / "kp", "--out", tmp_path / "out"),
    )
    assert answer.code == 3
    assert f"  {bad.id}: the signature is not valid" in answer.out
    assert "  bundle: damaged on the way" in answer.out


def test_what_cannot_be_opened_leaves_no_folder(
    console: Console, coordinator: Run, key: Path, places: Places, tmp_path: Path
) -> None:
    bundle = Draft(full()).at(places.drive / "b")
    other = Draft(full(), recipients=[THIRD]).at(places.drive / "o")
    (tmp_path / "wrong").write_text("wrong", encoding="utf-8")
    phrase = ("--key-passphrase-file", tmp_path / "kp", "--out", tmp_path / "out")
    console("rescue", other, "--key", key, *phrase).refused("“o”")
    console("rescue", tmp_path / "gone", "--key", key, *phrase).refused("“gone”")
    console("rescue", bundle, "--key", bundle, *phrase).refused("“b”")
    console("rescue", bundle, "--key", tmp_path / "gone", *phrase).refused("“gone”")
    wrong = ("--key-passphrase-file", tmp_path / "wrong", "--out", tmp_path / "out")
    console("rescue", bundle, "--key", key, *wrong).refused("c.key")
    assert not (tmp_path / "out").exists()
    taken = ("--key-passphrase-file", tmp_path / "kp", "--out", places.drive)
    console("rescue", bundle, "--key", key, *taken).refused("drive")
