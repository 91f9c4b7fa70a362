"""What the system says of sleep, locked screens and other users: on a bus of our own, spoken to as
logind and the screen savers speak, by a service that really answers.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

import environment
from ui.session import idle
from ui.session.idle import Idle

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
QTimer.singleShot(3_000, made.quit)
raise SystemExit(made.exec())
"""
# Answers GetSession, which names the session of whoever asks; then says what it is told to say.
SERVES = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath

SESSION = "/org/freedesktop/login1/session/_37"

@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Manager(QObject):
    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, name):
        QTimer.singleShot(100, lambda: print("asked", flush=True))
        return QDBusObjectPath(SESSION)

made = QCoreApplication([])
service, path, interface, name, given = sys.argv[1:]
bus = QDBusConnection.sessionBus()
assert bus.registerService("org.freedesktop.login1")
if service != "org.freedesktop.login1":
    assert bus.registerService(service)
manager = Manager()
every = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/login1", manager, every)
said = QDBusMessage.createSignal(path, interface, name)
said.setArguments(eval(given))
print("serving", flush=True)

def look():
    if sys.stdin.readline():
        bus.send(said)

import threading
threading.Thread(target=look, daemon=True).start()
made.exec()
"""
LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{PATH}/session/_37"
BEGINS = ("ActiveChanged", "[True]")
PROPERTIES = "org.freedesktop.DBus.Properties"
LEFT = "['org.freedesktop.login1.Session', {'Active': False}, ['IdleHint']]"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bus that stands in for the system's and for the user's."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, address)
    monkeypatch.setenv("PYTHONPATH", str(environment.ROOT))
    yield address
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


def ended(*said: str) -> int:
    """How the one that listens ends after the service said something: 7 is a lock."""
    pipes = {"stdout": subprocess.PIPE, "text": True, "cwd": environment.ROOT}
    serves = subprocess.Popen(
        [sys.executable, "-c", SERVES, *said],
        stdin=subprocess.PIPE,
        **pipes,  # type: ignore[call-overload]
    )
    assert serves.stdout.readline() == "serving\n"
    listens = subprocess.Popen(
        [sys.executable, "-c", LISTENS],
        **pipes,  # type: ignore[call-overload]
    )
    assert listens.stdout.readline() == "listening\n"
    assert serves.stdout.readline() == "asked\n"
    serves.stdin.write("say\n")
    serves.stdin.flush()
    try:
        return int(listens.wait(20))
    finally:
        serves.kill()
        for each in (serves, listens):
            each.communicate()


@pytest.mark.parametrize(
    "said",
    [
        (LOGIN, PATH, MANAGER, "PrepareForSleep", "[True]"),
        (LOGIN, PATH, MANAGER, "PrepareForShutdown", "[True]"),
        (LOGIN, SESSION, f"{LOGIN}.Session", "Lock", "[]"),
        (LOGIN, SESSION, PROPERTIES, "PropertiesChanged", LEFT),
        *(
            (f"org.{who}.ScreenSaver", f"/org/{who}/ScreenSaver", f"org.{who}.ScreenSaver", *BEGINS)
            for who in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
        ),
    ],
    ids=lambda said: f"{said[2]}.{said[3]}",
)
def test_the_vault_is_locked_when_the_system_says(bus: str, said: tuple[str, ...]) -> None:
    assert ended(*said) == 7


@pytest.mark.parametrize(
    "said",
    [
        (LOGIN, PATH, MANAGER, "PrepareForSleep", "[False]"),
        (LOGIN, f"{PATH}/session/_99", f"{LOGIN}.Session", "Lock", "[]"),
        (LOGIN, SESSION, PROPERTIES, "PropertiesChanged", LEFT.replace("False", "True")),
    ],
    ids=["woken", "another's session", "in front again"],
)
def test_the_vault_stays_open_when_it_is_not_about_us(bus: str, said: tuple[str, ...]) -> None:
    assert ended(*said) == 0


def test_a_short_sleep_shows_between_the_clocks(
    monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    from PySide6.QtCore import QObject

    slept = [0.0]
    monkeypatch.setattr(idle, "asleep", lambda: slept[0])
    parent = QObject()
    watched = Idle(parent, 0)
    said: list[bool] = []
    watched.due.connect(lambda: said.append(True))
    watched.start()
    watched.look()
    assert said == []
    slept[0] = 5.0
    watched.look()
    watched.look()
    assert said == [True]


def test_the_clocks_are_read_alike() -> None:
    before = idle.asleep()
    time.sleep(0.01)
    assert abs(idle.asleep() - before) < idle.ASLEEP_SECONDS
