"""The page of help."""

from __future__ import annotations

from tests.gui.acting import Desk
from tests.gui.staging import Scene
from ui.help.help_page import HelpPage


def _help(desk: Desk) -> None:
    desk.open("help", HelpPage, about="capture")


def _shortcuts(desk: Desk) -> None:
    desk.open("help", HelpPage).show_topic("shortcuts")


def _about(desk: Desk) -> None:
    desk.open("help", HelpPage).show_topic("about")


SCENES = (
    Scene("help", _help),
    Scene("help-shortcuts", _shortcuts),
    Scene("help-about", _about),
)
