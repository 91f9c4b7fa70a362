"""Hears from the system that it will sleep, that its screen is locked, or that somebody else sits down.

On Linux logind and the screen savers say so over D-Bus, which is local; on Windows the window gets
messages; on macOS the notification centre calls. Each is asked for where it is, and its absence is
no fault: idling and the clocks are watched in any case.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage

LOGIN = "org.freedesktop.login1"
_LOGIN_PATH, _LOGIN_MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
_LOGIN_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
# What a session says of itself when somebody else's is in front, or it is locked.
_LEFT = {"Active": False, "LockedHint": True}
# Who says on the user's own bus that the screen is locked: service (which is also the interface)
# and paths. KDE answers to the first, at both paths; GNOME, Cinnamon, MATE and Xfce to their own.
SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)


class Watching(QObject):
    """`due` when the vault should be locked because of what the system says."""

    due = Signal()

    def start(self) -> None:
        """Begin to listen, where there is something to listen to."""
        if sys.platform == "win32":
            from ui.session import windows_messages  # noqa: PLC0415 - only there

            self._messages = windows_messages.listen(self.due.emit)
        elif sys.platform == "darwin":
            from ui.session import mac_notices  # noqa: PLC0415 - only there

            self._notices = mac_notices.listen(self.due.emit)
        else:
            self._listen_to_buses()

    # --- what the buses call ----------------------------------------------------------------------

    # Messages are taken as they are, or not looked at: Qt ends the whole program over one whose
    # values have other types than a slot says, and on the user's own bus anybody may send one.

    @Slot("QDBusMessage")
    def begins(self, message: QDBusMessage) -> None:
        """PrepareForSleep, PrepareForShutdown and ActiveChanged: true when it begins."""
        if message.signature() == "b" and message.arguments() == [True]:
            self.due.emit()

    @Slot()
    def asked(self) -> None:
        """The session is to be locked."""
        self.due.emit()

    @Slot()
    def session_changed(self) -> None:
        """Something of our session is no longer as it was. What, is asked for."""
        for name, bad in _LEFT.items():
            self._ask_session(name, bad)

    # --- the buses --------------------------------------------------------------------------------

    def _listen_to_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only here

        # Asking for a bus that isn't there would start one, on some systems.
        system, own = QDBusConnection.systemBus(), None
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or _usual_bus_is_there():
            own = QDBusConnection.sessionBus()
        if system.isConnected():
            for signal in ("PrepareForSleep", "PrepareForShutdown"):
                self._hear(
                    system, (LOGIN, _LOGIN_PATH, _LOGIN_MANAGER, signal), "begins(QDBusMessage)"
                )
            self._find_session(system)
        if own is not None and own.isConnected():
            for service, path in SCREEN_SAVERS:
                self._hear(own, (service, path, service, "ActiveChanged"), "begins(QDBusMessage)")

    def _find_session(self, bus: object) -> None:
        """Ask which session is ours, without waiting for the answer; "auto" also serves programs
        that the desktop starts outside of it.
        """
        from PySide6.QtDBus import (  # noqa: PLC0415 - only here
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        assert isinstance(bus, QDBusConnection)  # noqa: S101 - the import comes late
        ask = QDBusMessage.createMethodCall(LOGIN, _LOGIN_PATH, _LOGIN_MANAGER, "GetSession")
        ask.setArguments([os.environ.get("XDG_SESSION_ID") or "auto"])
        self._asking = QDBusPendingCallWatcher(bus.asyncCall(ask), self)

        def found() -> None:
            reply = self._asking.reply()
            if reply.type() != QDBusMessage.MessageType.ReplyMessage or reply.signature() != "o":
                return
            answer = reply.arguments()[0]
            self._session = answer.path() if hasattr(answer, "path") else str(answer)
            self._hear(bus, (LOGIN, self._session, _LOGIN_SESSION, "Lock"), "asked()")
            said = (LOGIN, self._session, _PROPERTIES, "PropertiesChanged")
            self._hear(bus, said, "session_changed()")

        self._asking.finished.connect(found)

    def _ask_session(self, name: str, bad: bool) -> None:
        """Ask for a property of our session; if it is `bad`, the vault should be locked."""
        from PySide6.QtDBus import (  # noqa: PLC0415 - only here
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        ask = QDBusMessage.createMethodCall(LOGIN, self._session, _PROPERTIES, "Get")
        ask.setArguments([_LOGIN_SESSION, name])
        asking = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(ask), self)

        def answered() -> None:
            reply = asking.reply()
            asking.deleteLater()
            if reply.signature() != "v":
                return
            value = reply.arguments()[0]
            value = value.variant() if hasattr(value, "variant") else value
            if value is bad:
                self.due.emit()

        asking.finished.connect(answered)

    def _hear(self, bus: object, said: tuple[str, str, str, str], slot: str) -> None:
        # The stubs want bytes, the library text.
        bus.connect(*said, self, SLOT(slot))  # type: ignore[attr-defined]


def _usual_bus_is_there() -> bool:
    return os.path.exists(f"{os.environ.get('XDG_RUNTIME_DIR', '')}/bus")  # noqa: PTH110
