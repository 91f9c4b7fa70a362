"""The page of settings."""

from __future__ import annotations

from tests.gui.acting import Desk
from tests.gui.staging import Scene
from ui.settings.settings_page import SettingsPage


def _settings(desk: Desk) -> None:
    desk.open("settings", SettingsPage)


def _faults(desk: Desk) -> None:
    page = desk.open("settings", SettingsPage)
    page.passphrase.change.click()


SCENES = (
    Scene("settings", _settings),
    Scene("settings-fault", _faults),
)
