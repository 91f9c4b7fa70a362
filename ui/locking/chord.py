"""The panic chord in words, for the page of settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def told() -> str:
    """What the chord is and does."""
    return QCoreApplication.translate(
        "Chord",
        "In an emergency press Shift+Escape three times: the window is gone at once, and the program"
        " with it. Nothing is asked and nothing saved first; what you typed in the last seconds may be"
        " lost.",
    )
