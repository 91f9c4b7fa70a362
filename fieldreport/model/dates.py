"""Dates as people know them: EDTF (ISO 8601-2, level 1) or an instant with seconds and offset, as
spans on the wall clock.

`2026-02`, `2026-02-1X`, `2026-02-14~`, `2026-02-14T21:05:00+05:00` and `2026-02/..` all say
something between "exactly then" and "some time in that month". What is searched and compared is the
span from the earliest to the latest second, on the clock of the place where it happened: a night
hearing stays at night.
"""

from __future__ import annotations

import re
import warnings
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from fieldreport import times

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()

_PLAIN = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12][0-9]|3[01]|XX))?)?"
)

# What is left for the library: it overlooks white space, takes digits of any script, and its grammar needs 20 ms to
# find out that a longer text is no date.
_UNUSUAL = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}|Y-?[0-9]{5,7}")

# Seconds of any year up to here fit into 64 bits, with room for sums.
_YEAR_LIMIT = 999_999

# Longer than any date of level 1, and short enough that a grammar can't be kept busy.
LENGTH_LIMIT = 64


class Span(NamedTuple):
    """From the earliest to the latest second that a date may mean, in seconds since 1970-01-01
    00:00 on the clock as written.

    None is an end that is open or unknown. `approximate` is EDTF's `~`, `uncertain` its `?`; `%` is
    both.
    """

    earliest: int | None
    latest: int | None
    approximate: bool = False
    uncertain: bool = False


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """Return the span that `text` means.

    Raises:
        ValueError: it is neither EDTF of level 1 nor an instant, or the interval ends before it
            begins.
    """
    if len(text) > LENGTH_LIMIT:
        raise ValueError("too long for a date")
    begin, slash, end = text.partition("/")
    return _interval(begin, end) if slash else _single(begin)


def valid(text: str) -> None:
    """Check that `text` is a date.

    Raises:
        ValueError: as `span`.
    """
    span(text)


def precedes(first: str, second: str) -> bool:
    """Say whether all of `first` is certainly before all of `second`.

    Two instants are compared as moments, whatever their offsets; a date is meant on the clock of
    what it is compared with.
    """
    if times.valid(first) and times.valid(second):
        return times.parse(first) < times.parse(second)
    last, begin = span(first).latest, span(second).earliest
    return last is not None and begin is not None and last < begin


def out_of_order(begin: str | None, end: str | None) -> bool:
    """Say whether `end` is certainly before `begin`; what is missing, or no date at all, is in no
    wrong order.
    """
    if begin is None or end is None:
        return False
    try:
        return precedes(end, begin)
    except ValueError:
        return False


def _interval(begin: str, end: str) -> Span:
    if begin in ("", "..") and end in ("", ".."):
        raise ValueError("an interval without an end")
    first = Span(None, None) if begin in ("", "..") else _single(begin)
    last = Span(None, None) if end in ("", "..") else _single(end)
    if begin not in ("", "..") and end not in ("", "..") and precedes(end, begin):
        raise ValueError("the interval ends before it begins")
    return Span(
        first.earliest,
        last.latest,
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def _single(text: str) -> Span:
    mark = text[-1:]
    plain = text[:-1] if mark in ("~", "?", "%") else text
    approximate, uncertain = plain != text and mark in "~%", plain != text and mark in "?%"
    earliest, latest = _bounds(plain)
    return Span(earliest, latest, approximate, uncertain)


def _bounds(plain: str) -> tuple[int, int]:
    if "T" in plain:
        second = _wall_clock(times.parse(plain))
        return second, second
    found = _PLAIN.fullmatch(plain)
    if found is None:
        return _unusual(plain)
    low, high = _years(found["year"])
    month, day = found["month"] or "XX", found["day"] or "XX"
    if low != high and found["month"] not in (None, "XX"):
        raise ValueError("a month of an unknown year")
    if month == "XX":
        if day != "XX":
            raise ValueError("a day of an unknown month")
        return _first_second(low, 1, 1), _first_second(high, 12, 31) + _DAY - 1
    length = monthrange(low, int(month))[1]
    first, last = (1, length) if day == "XX" else (int(day), int(day))
    if last > length:
        raise ValueError("no such day")
    return _first_second(low, int(month), first), _first_second(low, int(month), last) + _DAY - 1


def _wall_clock(at: datetime) -> int:
    return (at.toordinal() - _EPOCH) * _DAY + at.hour * 3_600 + at.minute * 60 + at.second


def _years(text: str) -> tuple[int, int]:
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    # The calendar of Python begins with the year 1.
    return max(low, 1), max(high, 1)


def _unusual(plain: str) -> tuple[int, int]:
    """Seasons, years before 1 and of more than four digits: rare enough to ask the library that
    knows all of EDTF.
    """
    if not _UNUSUAL.fullmatch(plain):
        raise ValueError("not a date")
    with warnings.catch_warnings():
        # The library's grammar sets off diagnostics of its parser generator when it is first
        # imported.
        warnings.simplefilter("ignore")
        from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415  takes 136 ms
        from edtf.parser.parser_classes import Date, LongYear, Season  # noqa: PLC0415

        try:
            parsed = parse_edtf(plain)
        except (EDTFParseException, ValueError, TypeError) as error:
            raise ValueError("not a date") from error
    # Level 2 is more than the format allows, and a time without an offset says too little.
    if type(parsed) not in (Date, LongYear, Season):
        raise ValueError("not a date of level 1")
    first, last = parsed.lower_strict(), parsed.upper_strict()
    if abs(first.tm_year) > _YEAR_LIMIT:
        raise ValueError("a year out of all proportion")
    return (
        _first_second(first.tm_year, first.tm_mon, first.tm_mday),
        _first_second(last.tm_year, last.tm_mon, last.tm_mday) + _DAY - 1,
    )


def _first_second(year: int, month: int, day: int) -> int:
    if 1 <= year <= 9999:
        return (date(year, month, day).toordinal() - _EPOCH) * _DAY
    # The Gregorian calendar repeats every 400 years of 146,097 days.
    eras, inside = divmod(year - 1, 400)
    return (date(inside + 1, month, day).toordinal() + eras * 146_097 - _EPOCH) * _DAY
