"""What the system says of sleep, locked screens and other users: on a bus of our own, spoken to as
logind and the screen savers speak, by a service that really answers.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

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
# Answers GetSession, which names the session of whoever asks, and what is asked about the session;
# then says what it is told to say.
SERVES = """
import sys
from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath

SESSION = "/org/freedesktop/login1/session/_37"
QVARIANT = {list: "QVariantList", dict: "QVariantMap"}

@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Manager(QObject):
    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, name):
        QTimer.singleShot(100, lambda: print("asked", flush=True))
        return QDBusObjectPath(SESSION)

service = sys.argv[1]
active, locked, *said = map(eval, sys.argv[2:])

@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Session"})
class Session(QObject):
    Active = Property(QVARIANT.get(type(active), type(active)), lambda self: active)
    LockedHint = Property(QVARIANT.get(type(locked), type(locked)), lambda self: locked)

made = QCoreApplication([])
bus = QDBusConnection.sessionBus()
assert bus.registerService("org.freedesktop.login1")
if service != "org.freedesktop.login1":
    assert bus.registerService(service)
manager = Manager()
every = QDBusConnection.RegisterOption.ExportAllSlots
assert bus.registerObject("/org/freedesktop/login1", manager, every)
session = Session()
readable = QDBusConnection.RegisterOption.ExportAllProperties
assert bus.registerObject(SESSION, session, readable)
print("serving", flush=True)

def look():
    sys.stdin.readline()
    for *where, given in said:
        signal = QDBusMessage.createSignal(*where)
        signal.setArguments(given)
        bus.send(signal)

import threading
threading.Thread(target=look, daemon=True).start()
made.exec()
"""
LOGIN, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{PATH}/session/_37"
PROPERTIES = "org.freedesktop.DBus.Properties"
# Path, interface, name, arguments.
Said = tuple[str, str, str, Sequence[object]]
# What is said to have changed; what it is now, is asked for.
CHANGED: Said = (SESSION, PROPERTIES, "PropertiesChanged", ["x", {"Active": False}, ["IdleHint"]])
THERE = (True, False)


def saver(who: str, given: Sequence[object]) -> Said:
    return f"/org/{who}/ScreenSaver", f"org.{who}.ScreenSaver", "ActiveChanged", given


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


def ended(service: str, *said: Said, state: tuple[object, object] = THERE) -> int:
    """How the one that listens ends after the service said all that: 7 is a lock. `state` is what
    the session is: in front, locked.
    """
    pipes = {"stdout": subprocess.PIPE, "text": True, "cwd": environment.ROOT}
    serves = subprocess.Popen(
        [sys.executable, "-c", SERVES, service, *map(repr, (*state, *said))],
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


SLEEPS: Said = (PATH, MANAGER, "PrepareForSleep", [True])


@pytest.mark.parametrize(
    ("service", "said"),
    [
        (LOGIN, SLEEPS),
        (LOGIN, (PATH, MANAGER, "PrepareForShutdown", [True])),
        (LOGIN, (SESSION, f"{LOGIN}.Session", "Lock", [])),
        *(
            (f"org.{who}.ScreenSaver", saver(who, [True]))
            for who in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
        ),
    ],
    ids=str,
)
def test_the_vault_is_locked_when_the_system_says(bus: str, service: str, said: Said) -> None:
    assert ended(service, said) == 7


@pytest.mark.parametrize("state", [(False, False), (True, True)], ids=["another's", "locked"])
def test_the_vault_is_locked_when_the_session_is_left(bus: str, state: tuple[bool, bool]) -> None:
    assert ended(LOGIN, CHANGED, state=state) == 7


def test_the_vault_stays_open_when_it_is_not_about_us(bus: str) -> None:
    woken = (PATH, MANAGER, "PrepareForSleep", [False])
    of_another: Said = (f"{PATH}/session/_99", f"{LOGIN}.Session", "Lock", [])
    in_front_again = CHANGED
    assert ended(LOGIN, woken, of_another, in_front_again) == 0


def test_a_careless_message_locks_nothing_and_the_next_is_heard(bus: str) -> None:
    # Qt ends a program over a message whose values have other types than its slot says.
    changed: tuple[Sequence[object], ...] = (
        [],
        ["x"],
        [1, 2, 3],
        [{}, {}, {}],
        ["x", {"Active": [1, 2]}, []],
        ["x", {"Active": {"a": {"b": [True]}}}, ["a"], 5],
    )
    begins: tuple[Sequence[object], ...] = ([1], [[True]], [{}], [True, 2], [])
    careless: list[Said] = [
        *((SESSION, PROPERTIES, "PropertiesChanged", given) for given in changed),
        *((PATH, MANAGER, "PrepareForSleep", given) for given in begins),
        *(saver("gnome", given) for given in begins),
    ]
    gnome = "org.gnome.ScreenSaver"
    assert ended(gnome, *careless) == 0
    assert ended(gnome, *careless, saver("gnome", [True])) == 7


@pytest.mark.parametrize("state", [("no", [1]), ({"a": 1}, 0)], ids=str)
def test_a_careless_answer_locks_nothing(bus: str, state: tuple[object, object]) -> None:
    assert ended(LOGIN, CHANGED, state=state) == 0
    assert ended(LOGIN, CHANGED, SLEEPS, state=state) == 7


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
