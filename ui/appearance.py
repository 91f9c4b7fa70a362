"""Language, colours and neutrality as they are now, and how they are changed while the window is
open.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui import preferences
from ui.look import colours, language, style
from ui.preferences import Preferences


class Appearance(QObject):
    """Applies the preferences, stores them when they change, and says so with `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, chosen: Preferences) -> None:
        super().__init__()
        self._app = app
        self.chosen = chosen
        self._dark = False
        language.apply(chosen.language or language.of_system())
        style.apply(app, chosen.scheme)
        self._dark = colours.current().dark
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def set_language(self, code: str) -> None:
        """Speak `code` from now on."""
        self._store(replace(self.chosen, language=code))
        language.apply(code)
        self.changed.emit()

    def set_scheme(self, scheme: str) -> None:
        """Be `light` or `dark`, or as the `system` is."""
        self._store(replace(self.chosen, scheme=scheme))
        colours.request(scheme)
        self._follow()

    def set_neutral(self, neutral: bool) -> None:
        """Say in title and icon what this is, or not."""
        self._store(replace(self.chosen, neutral=neutral))
        self.changed.emit()

    def set_vault(self, folder: Path) -> None:
        """Remember where the vault lies."""
        usual = folder == preferences.usual_vault()
        self._store(replace(self.chosen, vault=None if usual else str(folder)))

    def _store(self, chosen: Preferences) -> None:
        self.chosen = chosen
        preferences.save(chosen)

    def _follow(self) -> None:
        if colours.current().dark != self._dark:
            self._dark = colours.current().dark
            style.repaint(self._app)
            self.changed.emit()
