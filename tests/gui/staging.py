"""Every page of the window in every state worth looking at: for the tests that hold for all of
them, and for the pictures.

A scene brings the window to a state. Scenes lie in `tests/gui/scenes/`, a module a part of the
window, each with a tuple `SCENES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.gui.acting import Desk, let_settle, unlock
from ui.main_window import MainWindow


@dataclass(frozen=True)
class Scene:
    """`show` brings the window there. `locked` scenes start before unlocking. `role` is whose vault
    it is. `same` are texts of the scene that are the same in every language: a name, a report.
    """

    name: str
    show: Callable[[Desk], object]
    role: str = "monitor"
    locked: bool = False
    same: frozenset[str] = frozenset()

    def stage(self, window: MainWindow) -> Desk:
        """Bring `window`, which is locked, to this scene."""
        desk = Desk(window) if self.locked else unlock(window)
        self.show(desk)
        if not self.locked:
            desk.settled()
        let_settle()
        return desk


def scenes() -> list[Scene]:
    """All of them, by module and in their order there."""
    found: list[Scene] = []
    for path in sorted((Path(__file__).parent / "scenes").glob("*.py")):
        found += import_module(f"tests.gui.scenes.{path.stem}").SCENES
    return found
