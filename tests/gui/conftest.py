"""The window on a screen that nobody sees, over a real vault of one's own.

`window` is locked, `desk` is open. `steady` fails a test in which the window's thread was blocked.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import environment
import translations
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk, unlock
from ui import app, preferences
from ui.appearance import Appearance
from ui.keeping import quick
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.session.collecting import Collecting

# The window may be blocked for 50 ms. What it really takes is for the benchmarks to say; here the
# tests are traced for coverage and share the machine, so a slip is what takes three times as long.
BLOCKED_SECONDS = 0.15
# Wall time alone may be another process's: without that much work of our own it must be longer.
WAITED_SECONDS = 0.5


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as it really is, in place of pytest-qt's."""
    translations.compile_all(environment.ROOT)
    return app.make_application()


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for role in ("monitor", "coordinator"):
        place = tmp_path_factory.mktemp("original") / role
        with Secret(PASSPHRASE.encode()) as secret:
            Vault.create(place, secret, name="Айгүл", role=role, cost=TEST_COST).close()
        made[role] = place
    return made


@pytest.fixture(scope="session", autouse=True)
def _collecting(qapp: QApplication) -> Iterator[None]:
    """Garbage is collected on the window's thread, as in the program, and never on a session's."""
    made = Collecting(qapp)
    yield
    made.end()


@pytest.fixture
def role() -> str:
    """Whose vault it is; parametrize to have another."""
    return "monitor"


@pytest.fixture
def place(originals: dict[str, Path], role: str, tmp_path: Path) -> Path:
    """The folder of a locked vault."""
    return Path(shutil.copytree(originals[role], tmp_path / "vault"))


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preferences:
    """The preferences at the start, kept in a folder of the test's own."""
    monkeypatch.setattr(preferences, "folder", lambda: tmp_path / "settings")
    monkeypatch.setattr(preferences, "usual_vault", lambda: tmp_path / "vault")
    return Preferences(language="en", scheme="light", vault=str(tmp_path / "vault"))


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick check after unlocking doesn't come into what a test does; its own tests start it."""
    monkeypatch.setattr(quick, "QUIET_MS", 10**8)


@pytest.fixture
def replaced() -> list[list[str]]:
    """What the program would have become."""
    return []


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, chosen: Preferences, replaced: list[list[str]]
) -> Iterator[MainWindow]:
    """The window as it is when the program starts."""
    made = MainWindow(
        Appearance(qapp, chosen), replace=lambda parting: replaced.append(list(parting.command))
    )
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(place: Path, window: MainWindow) -> Desk:
    """The window with the vault open."""
    return unlock(window)


@pytest.fixture
def steady() -> Callable[[], AbstractContextManager[None]]:
    """`with steady(): qtbot.waitUntil(…)` fails if the window was blocked meanwhile. The test
    itself must do nothing in it but wait.
    """
    return _steady


@contextmanager
def _steady() -> Iterator[None]:
    gaps: list[tuple[float, float, str]] = []
    last = [time.perf_counter(), time.thread_time()]
    seen = [""]
    main = threading.get_ident()
    running = True

    def sample() -> None:
        while running:
            if time.perf_counter() - last[0] > BLOCKED_SECONDS / 2:
                frame = sys._current_frames().get(main)
                seen[0] = "".join(traceback.format_stack(frame)[-4:]) if frame else ""
            time.sleep(0.005)

    def tick() -> None:
        wall, work = time.perf_counter(), time.thread_time()
        gaps.append((wall - last[0], work - last[1], seen[0]))
        last[:] = wall, work
        seen[0] = ""

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    sampler = threading.Thread(target=sample, daemon=True)
    sampler.start()
    try:
        yield
    finally:
        running = False
        timer.stop()
        sampler.join()
    blocked = [
        f"{wall * 1000:.0f} ms ({work * 1000:.0f} ms of work)\n{where}"
        for wall, work, where in gaps
        if work > BLOCKED_SECONDS or wall > WAITED_SECONDS
    ]
    assert gaps, "the event loop never ran"
    assert not blocked, "the window was blocked:\n" + "\n".join(blocked)
