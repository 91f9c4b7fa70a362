"""When something was, to the minute, as the language in force writes it."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt


def when(instant: str) -> str:
    """An instant of the core in local time."""
    at = QDateTime.fromString(instant, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)
