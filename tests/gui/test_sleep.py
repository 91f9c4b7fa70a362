"""The system says that it will sleep: on a bus of our own, spoken to as logind speaks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

import environment

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="there is no D-Bus here")

LISTENS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from ui import app
from ui.session.idle import Idle

made = app.make_application()
parent = QWidget()
idle = Idle(parent, 5)
idle.due.connect(lambda: made.exit(7))
idle.start()
QTimer.singleShot(0, lambda: print("listening", flush=True))
QTimer.singleShot(20_000, made.quit)
raise SystemExit(made.exec())
"""
SAYS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

made = QCoreApplication([])
bus = QDBusConnection.systemBus()
assert bus.registerService("org.freedesktop.login1")
said = QDBusMessage.createSignal(
    "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
)
said.setArguments([True])
assert bus.send(said)
"""


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus that stands in for the system's."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


def test_the_vault_is_locked_when_sleep_is_announced(
    bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
    monkeypatch.setenv("PYTHONPATH", str(environment.ROOT))
    listens = subprocess.Popen(
        [sys.executable, "-c", LISTENS], stdout=subprocess.PIPE, text=True, cwd=environment.ROOT
    )
    assert listens.stdout is not None
    assert listens.stdout.readline() == "listening\n"
    subprocess.run([sys.executable, "-c", SAYS], check=True)
    assert listens.wait(20) == 7
    listens.stdout.close()
