"""Buttons of the few looks that there are, so that a primary action is the same everywhere.

A page has at most one primary button. What an icon button does is said by its accessible name and
its tip, which are the same text.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from ui.look import icons
from ui.parts.labels import tip
from ui.parts.tool import Tool


def primary(parent: QWidget | None = None, icon: str | None = None) -> QPushButton:
    """The one thing that a page is for."""
    return _push("primary", parent, icon, "on_accent")


def secondary(parent: QWidget | None = None, icon: str | None = None) -> QPushButton:
    """Anything else that is done."""
    return _push("secondary", parent, icon, "text")


def quiet(parent: QWidget | None = None, icon: str | None = None) -> QPushButton:
    """What is rarely wanted, or leads elsewhere."""
    return _push("quiet", parent, icon, "accent")


def flush(button: QPushButton) -> QPushButton:
    """Let the text of a quiet button begin where the fields above it begin."""
    button.setProperty("flush", True)
    return button


def danger(parent: QWidget | None = None, icon: str | None = None) -> QPushButton:
    """What can't be taken back."""
    return _push("danger", parent, icon, "bad")


def as_danger(button: QPushButton) -> None:
    """Let a button of another kind look like what can't be taken back."""
    button.setProperty("look", "danger")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def icon_only(icon: str, parent: QWidget | None = None) -> Tool:
    """A small button without a text; give it one with `name_it`."""
    button = Tool("quiet", parent)
    icons.put(button, icon, "muted")
    return button


def name_it(button: QAbstractButton, text: str) -> None:
    """Say what an icon button does, to the eye and to a screen reader."""
    tip(button, text)
    button.setAccessibleName(text)


def _push(look: str, parent: QWidget | None, icon: str | None, role: str) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("look", look)
    # macOS leaves buttons out of the order of focus unless told otherwise.
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # Return presses the button that has the focus, not only Space.
    button.setAutoDefault(True)
    if icon:
        icons.put(button, icon, role)
    return button
