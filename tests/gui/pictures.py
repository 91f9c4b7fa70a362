"""Pictures of every page, for somebody to look at.

    python -m tests.gui.pictures FOLDER [SCENE …]

Each scene in light and dark, in three languages, at 1280×800, and at 200 % on the smallest window.
A vault of its own is made for each; FOLDER lies outside the sources.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

# Before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, let_settle
from tests.gui.staging import Scene, scenes
from ui import app, preferences
from ui.appearance import Appearance
from ui.main_window import LEAST, USUAL, MainWindow
from ui.preferences import LANGUAGES, Preferences
from ui.session.collecting import Collecting

SCALE = "QT_SCALE_FACTOR"
SCHEMES = ("light", "dark")


def main(arguments: Sequence[str]) -> int:
    """Paint what is asked for; the larger scale needs a process of its own."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [each for each in scenes() if not arguments[1:] or each.name in arguments[1:]]
    scaled = os.environ.get(SCALE)
    _paint_all(folder, wanted, LEAST if scaled else USUAL, "-200" if scaled else "")
    if scaled:
        return 0
    command = [sys.executable, "-m", "tests.gui.pictures", *arguments]
    return subprocess.run(command, env={**os.environ, SCALE: "2"}, check=False).returncode


def _paint_all(folder: Path, wanted: Sequence[Scene], size: tuple[int, int], ending: str) -> None:
    application = app.make_application()
    Collecting(application)
    for scene in wanted:
        with tempfile.TemporaryDirectory() as temporary:
            _paint(application, scene, Path(temporary), folder, size, ending)


def _paint(
    application: QApplication,
    scene: Scene,
    place: Path,
    folder: Path,
    size: tuple[int, int],
    ending: str,
) -> None:
    _keep_away_from_home(place)
    # A path that looks like anybody's, and not like this machine's.
    vault = place / "Aigul" / "vault"
    vault.parent.mkdir()
    shutil.copytree(_vault(scene.role), vault)
    appearance = Appearance(
        application, Preferences(language="en", scheme="light", vault=str(vault))
    )
    window = MainWindow(appearance, replace=lambda _command: None)
    window.resize(*size)
    window.show()
    scene.stage(window)
    for language in LANGUAGES:
        appearance.set_language(language)
        for scheme in SCHEMES:
            appearance.set_scheme(scheme)
            let_settle()
            window.grab().save(str(folder / f"{scene.name}-{language}-{scheme}{ending}.png"))
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _keep_away_from_home(place: Path) -> None:
    preferences.folder = lambda: place / "settings"
    preferences.usual_vault = lambda: place / "Aigul" / "vault"


_made: dict[str, Path] = {}


def _vault(role: str) -> Path:
    if role not in _made:
        _made[role] = Path(tempfile.mkdtemp()) / "vault"
        with Secret(PASSPHRASE.encode()) as secret:
            Vault.create(_made[role], secret, name="Айгүл", role=role, cost=TEST_COST).close()
    return _made[role]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
