"""Each import rule, shown to be broken by one bad import in a tree of the project's shape."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import checks
import environment

LAYERS = "Imports run one way"
HEADLESS = "The core is headless: no window, no Qt"
WINDOW = "The window does not go through the command line"
CRYPTOGRAPHY = "cryptography is imported in crypto/ alone"
SHARES = "Secrets are split in one module alone"
SQL = "SQL is spoken in vault/ alone"
DECODERS = "Evidence is decoded in media/ alone"
OFFLINE = "There is no network"

# Every package of the core, and what each does that it may do.
CLEAN = {
    "fieldreport/__init__.py": "",
    "fieldreport/__main__.py": "from fieldreport.cli import console",
    "fieldreport/errors.py": "",
    "fieldreport/progress.py": "from fieldreport import errors",
    "fieldreport/files.py": "from fieldreport import errors, progress",
    "fieldreport/reference/__init__.py": "",
    "fieldreport/model/__init__.py": "from fieldreport import reference",
    "fieldreport/crypto/__init__.py": "from fieldreport import model\nimport cryptography",
    "fieldreport/crypto/keyslots.py": "from cryptography import hazmat",
    "fieldreport/vault/__init__.py": "import fieldreport.crypto.keyslots",
    "fieldreport/vault/connection.py": "import sqlcipher3",
    "fieldreport/bundle/__init__.py": "from fieldreport import crypto",
    "fieldreport/media/__init__.py": "from fieldreport import files",
    "fieldreport/media/video.py": "import av\nfrom PIL import Image\nimport pi_heif, pypdfium2",
    "fieldreport/publish/__init__.py": "from fieldreport import model",
    "fieldreport/usecases/__init__.py": "from fieldreport import bundle, media, publish, vault",
    "fieldreport/cli/__init__.py": "",
    "fieldreport/cli/console.py": "from fieldreport import usecases",
    "ui/__init__.py": "",
    "ui/app.py": "from PySide6 import QtWidgets\nfrom fieldreport import usecases",
}

CONTRACTS = len(
    tomllib.loads((environment.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
)


def rules_on(folder: Path, changed: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What import-linter says, by the project's rules, of the clean tree with `changed` files."""
    for name, text in {**CLEAN, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    shutil.copy(environment.ROOT / "pyproject.toml", folder)
    return subprocess.run(
        [sys.executable, "-c", checks.IMPORT_RULES, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_tree_that_keeps_the_rules_passes(tmp_path: Path) -> None:
    ended = rules_on(tmp_path, {})
    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.count(" KEPT") == CONTRACTS


@pytest.mark.parametrize(
    ("rule", "file", "line"),
    [
        (LAYERS, "fieldreport/errors.py", "from fieldreport import progress"),
        (LAYERS, "fieldreport/reference/__init__.py", "from fieldreport import model"),
        (LAYERS, "fieldreport/model/__init__.py", "from fieldreport import crypto"),
        (LAYERS, "fieldreport/crypto/__init__.py", "from fieldreport import vault"),
        (LAYERS, "fieldreport/bundle/__init__.py", "import fieldreport.vault.connection"),
        (LAYERS, "fieldreport/vault/__init__.py", "from fieldreport import bundle"),
        (LAYERS, "fieldreport/vault/__init__.py", "from fieldreport import usecases"),
        (LAYERS, "fieldreport/media/__init__.py", "from fieldreport import publish"),
        (LAYERS, "fieldreport/usecases/__init__.py", "from fieldreport.cli import console"),
        (LAYERS, "fieldreport/stray.py", ""),
        (HEADLESS, "fieldreport/usecases/desk.py", "import ui.app"),
        (HEADLESS, "fieldreport/media/images.py", "from PySide6 import QtGui"),
        (WINDOW, "ui/start.py", "from fieldreport.cli import console"),
        (CRYPTOGRAPHY, "fieldreport/bundle/write.py", "from cryptography import hazmat"),
        (CRYPTOGRAPHY, "ui/start.py", "import cryptography"),
        (SHARES, "fieldreport/crypto/keyslots.py", "import shamir_mnemonic"),
        (SQL, "fieldreport/usecases/browse.py", "import sqlcipher3"),
        (SQL, "fieldreport/vault/records.py", "import sqlite3"),
        (DECODERS, "fieldreport/usecases/browse.py", "from PIL import Image"),
        (DECODERS, "ui/start.py", "import av"),
        (OFFLINE, "fieldreport/media/client.py", "def late():\n    import socket"),
        (OFFLINE, "fieldreport/publish/charts.py", "from http import client"),
        (OFFLINE, "ui/start.py", "import ssl"),
    ],
)
def test_a_broken_rule_is_named(rule: str, file: str, line: str, tmp_path: Path) -> None:
    ended = rules_on(tmp_path, {file: line})
    assert ended.returncode == 1
    assert f"{rule} BROKEN" in ended.stdout
    assert f"Contracts: {CONTRACTS - 1} kept, 1 broken." in ended.stdout, ended.stdout


@pytest.mark.parametrize(
    "line",
    [
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import socket",
        "import http.client",
        "from ssl import SSLContext",
    ],
)
@pytest.mark.parametrize("package", ["fieldreport/media", "ui/parts"])
def test_network_modules_that_lie_deeper_are_refused_by_the_linter(line: str, package: str) -> None:
    """import-linter sees no further than `urllib` and `PySide6`, which are allowed."""
    ended = lint(f"{package}/fetch.py", f'"""Fetch."""\n\n{line}\n')
    assert ended.returncode == 1
    assert "TID251" in ended.stdout
    assert "the program never uses a network" in ended.stdout


def test_taking_an_address_apart_is_no_network() -> None:
    ended = lint("fieldreport/media/fetch.py", '"""Parse."""\n\nfrom urllib import parse\n')
    assert "TID251" not in ended.stdout


def lint(name: str, source: str) -> subprocess.CompletedProcess[str]:
    """What ruff says of `source`, if it were the file `name` of the project."""
    return subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", name, "-"],
        cwd=environment.ROOT,
        input=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
