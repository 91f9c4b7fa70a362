"""A long time in the words of the language in force: minutes, hours, days or years, whichever fits."""

from __future__ import annotations

from PySide6.QtCore import QObject

_MINUTE, _HOUR, _DAY, _YEAR = 60, 3_600, 86_400, 365 * 86_400
# From how many of the larger one it is said.
_FROM = 2


class Spans(QObject):
    """Tells them. An object, because Qt finds texts with a number only in `tr`."""

    def told(self, seconds: float) -> str:
        """About how long that is."""
        if seconds >= _FROM * _YEAR:
            return self.tr("%n year(s)", "", round(seconds / _YEAR))
        if seconds >= _FROM * _DAY:
            return self.tr("%n day(s)", "", round(seconds / _DAY))
        if seconds >= _FROM * _HOUR:
            return self.tr("%n hour(s)", "", round(seconds / _HOUR))
        return self.tr("%n minute(s)", "", max(1, round(seconds / _MINUTE)))
