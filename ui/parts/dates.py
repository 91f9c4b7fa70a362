"""Days and instants of the core, as the language in force writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt


def when(instant: str) -> str:
    """An instant in local time, to the minute."""
    at = QDateTime.fromString(instant, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def day(instant: str) -> str:
    """The day that an instant names where it was written; empty for none."""
    return _written(QDate.fromString(instant[:10], Qt.DateFormat.ISODate))


def day_here(moment: datetime) -> str:
    """The day of a moment on the clock of this computer."""
    here = moment.astimezone()
    return _written(QDate(here.year, here.month, here.day))


def _written(date: QDate) -> str:
    return QLocale().toString(date, QLocale.FormatType.LongFormat)
