"""When an environment is made, made again or left alone; and that only pinned files get in."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import calling
import environment
from environment import Tree

PLACE = "Полевой отчёт"


def lay(root: Path, *, run: str = "", test: str = "") -> Tree:
    """A tree with locks and nothing else."""
    tree = Tree(root)
    for path, text in (
        (tree.lock("run"), run),
        (tree.lock("test"), run + test),
        (tree.node / "package-lock.json", "{}"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tree


def pretend(tree: Tree, *purposes: environment.Purpose) -> None:
    """Put in place what a finished set-up leaves behind."""
    tree.python.parent.mkdir(parents=True, exist_ok=True)
    tree.python.touch()
    (tree.node / "node_modules").mkdir(exist_ok=True)
    environment.write_stamp(tree, purposes)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = lay(tmp_path / PLACE)
    pretend(made, "run", "test")
    return made


def test_a_finished_environment_is_left_alone(
    tree: Tree, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    before = {path: path.stat().st_mtime_ns for path in tree.venv.rglob("*")}
    environment.prepare(tree, "run")
    environment.prepare(tree, "test")
    assert {path: path.stat().st_mtime_ns for path in tree.venv.rglob("*")} == before
    assert capfd.readouterr() == ("", "")


def test_an_environment_for_running_is_not_one_for_testing(tmp_path: Path) -> None:
    tree = lay(tmp_path)
    pretend(tree, "run")
    assert environment.is_ready(tree, "run")
    assert not environment.is_ready(tree, "test")


@pytest.mark.parametrize("name", ["requirements.lock", "dev.lock"])
def test_a_changed_lock_makes_the_environment_stale(tree: Tree, name: str) -> None:
    (tree.root / "packaging" / name).write_text("something==1\n")
    purpose: environment.Purpose = "run" if name == "requirements.lock" else "test"
    assert not environment.is_ready(tree, purpose)


def test_a_changed_lock_for_node_makes_the_test_tools_stale(tree: Tree) -> None:
    (tree.node / "package-lock.json").write_text('{"packages": {}}')
    assert environment.is_ready(tree, "run")
    assert not environment.is_ready(tree, "test")


def test_another_python_makes_the_environment_stale(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version", sys.version + " rebuilt")
    assert not environment.is_ready(tree, "run")


def test_a_moved_tree_makes_the_environment_stale(tree: Tree) -> None:
    moved = Tree(tree.root.rename(tree.root.with_name("elsewhere")))
    assert not environment.is_ready(moved, "run")


@pytest.mark.parametrize("purpose", ["run", "test"])
def test_what_was_taken_away_is_missed(tree: Tree, purpose: environment.Purpose) -> None:
    tree.python.unlink()
    assert not environment.is_ready(tree, purpose)


def test_node_packages_taken_away_are_missed_by_the_tests_alone(tree: Tree) -> None:
    (tree.node / "node_modules").rmdir()
    assert environment.is_ready(tree, "run")
    assert not environment.is_ready(tree, "test")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"0" * 64])
def test_a_stamp_of_something_else_is_none(tree: Tree, content: bytes) -> None:
    tree.stamp.write_bytes(content)
    assert not environment.is_ready(tree, "run")


def test_a_set_up_that_was_killed_left_no_stamp_and_is_done_again(
    tree: Tree, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while the tools were being added to an environment that the program already ran in."""
    environment.write_stamp(tree, ["run"])

    def die(_tree: Tree, _purpose: environment.Purpose) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "install", die)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(tree, "test")
    assert not tree.stamp.exists()
    assert not environment.is_ready(tree, "run")

    monkeypatch.setattr(environment, "make_venv", lambda _tree: die(_tree, "run"))
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(tree, "run")
    assert f"Making {tree.venv}" in capfd.readouterr().err
    assert not tree.venv.exists()


def test_a_link_in_the_place_of_the_environment_is_removed_and_not_followed(tmp_path: Path) -> None:
    tree = lay(tmp_path / "tree")
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious").touch()
    tree.venv.symlink_to(other)
    environment.remove_old(tree)
    assert not tree.venv.is_symlink()
    assert (other / "precious").exists()


def test_the_environment_is_never_made_by_a_python_inside_it() -> None:
    base = environment.base_python()
    code = "import sys; print(sys.prefix == sys.base_prefix)"
    asked = subprocess.run([base, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "True"


def test_a_venv_that_can_not_be_made_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tree = lay(tmp_path / "tree")
    tree.venv.write_text("a file in its place")
    with pytest.raises(calling.RefusedError, match="could not be made"):
        environment.make_venv(tree)
    assert capfd.readouterr().out == ""


# --- a real one, from a wheel made here -----------------------------------------------------------


def wheel(folder: Path, name: str) -> str:
    """Make a wheel of one module; returns its line for a lock."""
    file = folder / f"{name}-1-py3-none-any.whl"
    metadata = f"{name}-1.dist-info"
    members = {
        f"{name}.py": "print('here')\n",
        f"{metadata}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{metadata}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for member, text in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{member},sha256={digest.decode()},{len(text)}\n"
    with zipfile.ZipFile(file, "w") as archive:
        for member, text in members.items():
            archive.writestr(member, text)
        archive.writestr(f"{metadata}/RECORD", f"{record}{metadata}/RECORD,,\n")
    return f"{name}==1 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture
def offline_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only index there is."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "leaked"))
    return folder


def test_a_tree_is_set_up_once_and_only_from_files_with_the_pinned_hash(
    tmp_path: Path, offline_index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    line = wheel(offline_index, "pinned_thing")
    tree = lay(tmp_path / PLACE, run=line)

    environment.prepare(tree, "run")
    printed = capfd.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[0] == f"Making {tree.venv}"
    assert "Installing requirements.lock" in printed.err
    assert printed.err.splitlines()[-1].startswith("Ready after ")
    assert environment.call(tree, ["-c", "import pinned_thing"]) == 0
    assert capfd.readouterr().out == "here\n"

    environment.prepare(tree, "run")
    assert capfd.readouterr().err == ""

    # The same version with other bytes: somebody's index, or somebody in between.
    tree.lock("run").write_text(line.replace(line[-9:-1], "0" * 8))
    with pytest.raises(calling.RefusedError, match=r"requirements\.lock could not be installed"):
        environment.prepare(tree, "run")
    assert not tree.stamp.exists()
    assert environment.call(tree, ["-c", "import pinned_thing"]) != 0

    # Without a hash at all.
    tree.lock("run").write_text("pinned_thing==1\n")
    with pytest.raises(calling.RefusedError):
        environment.install(tree, "run")
