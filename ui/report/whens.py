"""Dates in words: what an EDTF text means, and the span that a row of a list has.

The clock is that of the place where it happened, as written; nothing is converted.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from fieldreport.model import dates
from ui.look import language

_DAY = 86_400
_LAST_SECOND = _DAY - 1

translate = QCoreApplication.translate


def told(text: str | None) -> str:
    """An EDTF date or an instant in words, in the language in force; as it is if it is none."""
    if not text:
        return ""
    first, slash, last = text.partition("/")
    try:
        dates.span(text)
        if not slash:
            return _single(first)
        if first in {"", ".."}:
            return translate("Dates", "until {date}").format(date=_single(last))
        if last in {"", ".."}:
            return translate("Dates", "from {date}").format(date=_single(first))
        return f"{_single(first)} – {_single(last)}"
    except ValueError:
        return text


def between(began: str | None, ended: str | None) -> str:
    """From when to when; of two times on one day the day is said once."""
    first, last = told(began), told(ended)
    if not (first and last):
        return first or last
    day, comma, _ = first.rpartition(", ")
    if comma and last.startswith(day + comma):
        last = last.removeprefix(day + comma)
    return f"{first} – {last}"


def moment(instant: str) -> str:
    """When something was written: an instant on this computer's clock, short."""
    try:
        at = datetime.fromisoformat(instant).astimezone()
    except (ValueError, OverflowError):
        # On this clock it would be in the year 0, or in 10000.
        return instant
    return f"{_short(at)} {at:%H:%M}"


def short(earliest: int | None, latest: int | None) -> str:
    """A span in a few characters, for a row."""
    first = _clock(earliest if earliest is not None else latest)
    if first is None:
        return ""
    length = _LAST_SECOND if earliest is None or latest is None else latest - earliest
    if length < _LAST_SECOND:
        return f"{_short(first)} {first:%H:%M}"
    if length == _LAST_SECOND:
        return _short(first)
    if length <= 31 * _DAY and first.day == 1:
        return month(first.year, first.month)
    last = _clock(latest)
    if last is None or first.year == last.year:
        return str(first.year)
    return f"{first.year}–{last.year}"


def month(year: int, number: int) -> str:
    """A month of a year."""
    name = QLocale().standaloneMonthName(number)
    # Names of months are words like others in Kazakh, also when they stand alone.
    return f"{year} ж. {name.lower()}" if language.current() == "kk" else f"{name} {year}"


def _single(text: str) -> str:
    span = dates.span(text)
    words = _exact(text.rstrip("~?%"), span.earliest, span.latest)
    if span.approximate:
        words = translate("Dates", "about {date}").format(date=words)
    if span.uncertain:
        words = translate("Dates", "{date} (uncertain)").format(date=words)
    return words


def _exact(text: str, earliest: int | None, latest: int | None) -> str:
    first, last = _clock(earliest), _clock(latest)
    if first is None or last is None or earliest is None or latest is None:
        return text
    if "T" in text:
        return f"{_long(first)}, {first:%H:%M}"
    if latest - earliest == _LAST_SECOND:
        return _long(first)
    if len(text) == len("2026-02") and text[5:].isdigit() and first.month == last.month:
        return month(first.year, first.month)
    if text.isdigit():
        return str(first.year)
    return f"{_long(first)} – {_long(last)}"


def _clock(seconds: int | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _long(at: datetime) -> str:
    pattern = "yyyy 'ж.' d MMMM" if language.current() == "kk" else "d MMMM yyyy"
    return QLocale().toString(QDate(at.year, at.month, at.day), pattern)


def _short(at: datetime) -> str:
    return QLocale().toString(QDate(at.year, at.month, at.day), "dd.MM.yyyy")
