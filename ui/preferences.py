"""What the window must know before a vault is open: language, colours, neutral mode, and where the
vault lies.

A tiny file in the user's settings folder, readable by anybody, so it holds nothing of any content.
Whatever belongs to the vault is kept in the vault.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

FILE = "window.json"
LIMIT = 10_000
PORTABLE = "fieldreport-vault"

LANGUAGES = ("en", "ru", "kk")
SCHEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Preferences:
    """`language` None is the system's. `vault` is None as long as it lies in the usual place."""

    language: str | None = None
    scheme: str = "system"
    neutral: bool = True
    vault: str | None = None


def folder() -> Path:
    """Where the file lies."""
    return _standard(QStandardPaths.StandardLocation.GenericConfigLocation)


def load() -> Preferences:
    """The preferences; what is missing, damaged or unknown is as it was at first."""
    try:
        with (folder() / FILE).open("rb") as file:
            found = json.loads(file.read(LIMIT))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    usual = Preferences()
    language, scheme, neutral, vault = (
        found.get(name) for name in ("language", "scheme", "neutral", "vault")
    )
    return Preferences(
        language=language if language in LANGUAGES else usual.language,
        scheme=scheme if scheme in SCHEMES else usual.scheme,
        neutral=neutral if isinstance(neutral, bool) else usual.neutral,
        vault=vault if isinstance(vault, str) and vault and "\0" not in vault else usual.vault,
    )


def save(preferences: Preferences) -> None:
    """Store the preferences.

    Raises:
        UserError: the environment's faults.
    """
    # Reading must be quick: it comes before the first page.
    from fieldreport import files  # noqa: PLC0415

    place = folder()
    with files.environment_errors(place):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.write_atomic(place / FILE, json.dumps(asdict(preferences)).encode(), replace=True)


def usual_vault() -> Path:
    """Where the vault lies unless told otherwise: beside a program that is carried on a drive, else
    in the user's own folder, where the command line looks too.
    """
    carried = beside_program()
    if carried is not None and carried.is_dir():
        return carried
    return _standard(QStandardPaths.StandardLocation.GenericDataLocation) / "vault"


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    # The same folders as those of `platformdirs`, which the command line asks and which takes as
    # long to import as the first page takes to paint.
    return Path(QStandardPaths.writableLocation(location)) / "fieldreport"


def beside_program() -> Path | None:
    """The folder of a vault that travels with the program; None where it isn't a packaged one."""
    if not getattr(sys, "frozen", False):
        return None
    return Path(sys.executable).resolve().parent / PORTABLE


def vault_folder(preferences: Preferences) -> Path:
    """Where the vault lies."""
    return Path(preferences.vault) if preferences.vault else usual_vault()
