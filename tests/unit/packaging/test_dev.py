"""The command that everything begins with."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import calling
import dev
import environment

DEV = environment.ROOT / "packaging" / "dev.py"


def started_by(version: tuple[int, int, int]) -> subprocess.CompletedProcess[str]:
    """`dev.py run`, read and run by a Python that takes itself for `version`."""
    lie = (
        f"import runpy, sys; sys.version_info = {version}; sys.argv = ['dev.py', 'run'];"
        f" runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-c", lie], capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 9, 2), (3, 10, 14)])
def test_a_python_that_is_too_old_is_told_so_in_one_sentence(version: tuple[int, int, int]) -> None:
    ended = started_by(version)
    assert ended.returncode == 1
    assert ended.stdout == ""
    (sentence,) = ended.stderr.splitlines()
    assert "needs Python 3.11 or newer" in sentence
    assert f"this is Python {version[0]}.{version[1]} ({sys.executable})" in sentence


def test_dev_keeps_to_syntax_that_old_pythons_read() -> None:
    source = DEV.read_text("utf-8")
    parsed = ast.parse(source, feature_version=(3, 6))
    # What ast does not know about: this import is refused by 3.6, whatever the version check says.
    futures = [node for node in ast.walk(parsed) if isinstance(node, ast.ImportFrom)]
    assert "__future__" not in {node.module for node in futures}


def test_nothing_of_the_set_up_is_imported_before_the_version_is_known() -> None:
    statements = ast.parse(DEV.read_text("utf-8")).body
    refusal = next(i for i, node in enumerate(statements) if isinstance(node, ast.If))
    before = [node for node in statements[:refusal] if isinstance(node, ast.Import)]
    assert [alias.name for node in before for alias in node.names] == ["sys"]


@pytest.mark.parametrize("arguments", [[], ["tests"], ["-x", "run"]])
def test_an_unknown_command_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "dev.py test [PYTEST ARGS]" in printed.err


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_lists_every_command(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([asked]) == 0
    printed = capsys.readouterr().out
    assert all(f"dev.py {command}" in printed for command in dev.COMMANDS)


def test_a_refusal_is_one_text_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(tree: environment.Tree, arguments: list[str]) -> int:
        raise calling.RefusedError(f"{tree.root.name} {arguments}")

    monkeypatch.setitem(dev.COMMANDS, "run", refuse)
    assert dev.main(["run", "report", "list"]) == 1
    assert capsys.readouterr().err == f"{environment.ROOT.name} ['report', 'list']\n"


def test_locks_can_not_be_made_without_uv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.main(["lock"]) == 1
    assert "Only uv makes one lock for all systems" in capsys.readouterr().err


PROGRAM = """
import os, sys
print(sys.argv[1:], os.getcwd(), os.environ.get("PYTHONSTARTUP"))
sys.exit(3)
"""

BEGIN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import environment
environment.become(environment.Tree(Path(sys.argv[2])), ["-m", "fieldreport", *sys.argv[3:]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for a Python")
def test_the_program_keeps_the_current_folder_every_argument_and_its_exit_code(
    tmp_path: Path,
) -> None:
    tree = environment.Tree(tmp_path / "a tree, дерево")
    program = tree.root / "fieldreport"
    program.mkdir(parents=True)
    (program / "__init__.py").touch()
    (program / "__main__.py").write_text(PROGRAM)
    tree.python.parent.mkdir(parents=True)
    tree.python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    tree.python.chmod(0o755)
    # What lies in the current folder is not taken for the program.
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "fieldreport").mkdir(parents=True)
    (elsewhere / "fieldreport" / "__init__.py").write_text("raise SystemExit('a stranger')")

    ended = subprocess.run(
        [sys.executable, "-c", BEGIN, DEV.parent, tree.root, "--lang", "қазақша тіл"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONSTARTUP": "leaked"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
    assert ended.stdout == f"['--lang', 'қазақша тіл'] {elsewhere} None\n"
