"""Days as the language in force writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale


def day(moment: datetime) -> str:
    """The day of a moment on the clock of this computer."""
    here = moment.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), QLocale.FormatType.LongFormat)
