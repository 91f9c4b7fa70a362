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


# Russian and Kazakh share the word.
_SAME = frozenset({"5 минут"})

SCENES = (
    Scene("settings", _settings, same=_SAME),
    Scene("settings-fault", _faults, same=_SAME),
)
