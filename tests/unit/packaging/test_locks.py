"""The locks: every pin has hashes, nobody's index is named, and both sides say the same."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import environment

TREE = environment.Tree(environment.ROOT)
PACKAGING = TREE.root / "packaging"

PIN = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)(\[[a-z,]+\])?==(?P<version>[0-9][0-9A-Za-z.]*)"
    r"(?P<marker> ; [^\\]+)?"
    r"(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)"
)


def entries(lock: Path) -> Iterator[re.Match[str]]:
    """The pins of a lock. Whatever is no pin and no comment fails the test that asks."""
    text = lock.read_text("utf-8")
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    for entry in re.split(r"\n(?=\S)", text.rstrip("\n")):
        pin = PIN.fullmatch(entry)
        assert pin, f"{lock.name} holds something that is no hashed pin: {entry.splitlines()[0]}"
        yield pin


def pins(lock: Path) -> dict[tuple[str, str], str]:
    """Name and marker of each pin, to version and hashes."""
    return {
        (pin["name"], pin["marker"] or ""): pin["version"] + pin["hashes"] for pin in entries(lock)
    }


def asked_for(source: Path) -> dict[str, list[str]]:
    """What a `.in` file asks for: a name to its lines, without spaces."""
    asked: dict[str, list[str]] = {}
    for line in source.read_text("utf-8").splitlines():
        text = line.split("#")[0].replace(" ", "").replace("'", '"')
        if text and not text.startswith("-"):
            asked.setdefault(re.split(r"[^A-Za-z0-9_-]", text)[0].lower(), []).append(text)
    return asked


@pytest.mark.parametrize("purpose", ["run", "test"])
def test_a_lock_holds_hashed_pins_and_nothing_else(purpose: environment.Purpose) -> None:
    assert len(list(entries(TREE.lock(purpose)))) > 10


@pytest.mark.parametrize(
    "intruder",
    [
        "rich>=15 \\\n    --hash=sha256:" + "0" * 64,
        "rich==15.0.0",
        "rich==15.0.0 \\\n    --hash=md5:" + "0" * 32,
        "rich @ https://example.org/rich.whl \\\n    --hash=sha256:" + "0" * 64,
        "--index-url https://example.org/simple",
        "-e .",
    ],
)
def test_anything_but_a_hashed_pin_would_be_noticed(intruder: str, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(TREE.lock("run").read_text("utf-8") + intruder + "\n", "utf-8")
    with pytest.raises(AssertionError, match="no hashed pin"):
        list(entries(lock))


def test_the_tools_are_pinned_on_top_of_the_very_same_program() -> None:
    program, tools = pins(TREE.lock("run")), pins(TREE.lock("test"))
    assert program.items() <= tools.items()
    assert len(tools) > len(program)


@pytest.mark.parametrize("name", ["requirements", "dev"])
def test_what_is_asked_for_is_locked(name: str) -> None:
    locked = {pinned for pinned, _marker in pins(PACKAGING / f"{name}.lock")}
    assert set(asked_for(PACKAGING / f"{name}.in")) <= locked


def test_the_project_asks_for_what_the_lock_was_made_from() -> None:
    project = tomllib.loads((TREE.root / "pyproject.toml").read_text("utf-8"))["project"]
    declared: dict[str, list[str]] = {}
    for requirement in project["dependencies"]:
        text = requirement.replace(" ", "").replace("'", '"')
        declared.setdefault(re.split(r"[^A-Za-z0-9_-]", text)[0].lower(), []).append(text)
    assert declared == asked_for(PACKAGING / "requirements.in")


def test_nobodys_index_is_named_anywhere() -> None:
    settings = [
        *PACKAGING.glob("*.in"),
        *PACKAGING.glob("*.lock"),
        TREE.root / "pyproject.toml",
        TREE.root / ".ci" / "run",
    ]
    assert len(settings) == 6
    for file in settings:
        text = file.read_text("utf-8")
        assert "://" not in text, f"{file.name} names a host"
        assert not re.search(r"index-url|find-links|trusted-host", text), f"{file.name} names one"


def test_the_lock_for_node_holds_hashes_and_no_addresses() -> None:
    packages = json.loads((TREE.node / "package-lock.json").read_text("utf-8"))["packages"]
    installed = {name: fields for name, fields in packages.items() if name}
    assert installed
    for name, fields in installed.items():
        assert fields["integrity"].startswith("sha512-"), f"{name} has no hash"
        assert "resolved" not in fields, f"{name} names a host"
