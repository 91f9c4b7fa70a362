"""When something happened, as somebody in a hurry types it: `18:40`, `14.02.2026 18:40`, or any date of the format.

What is typed becomes what the format stores: an instant with the offset of this computer, or EDTF.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from fieldreport import times
from fieldreport.model import dates

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"|(?P<day_first>[0-9]{1,2})\.(?P<month_second>[0-9]{1,2})\.(?P<year_last>[0-9]{4}))"
    r"(?:[ T,]+(?P<clock>[0-9]{1,2}:[0-9]{2})(?: ?(?P<zone>[+-][0-9]{2}:[0-9]{2}))?)?"
)


def understood(typed: str, now: datetime) -> str:
    """What the format stores for `typed`; `now`, aware of its offset, for nothing and as today.

    A time alone is the last time that the clock showed it. Raises ValueError if it is no date.
    """
    text = typed.strip()
    if not text:
        return instant(now)
    clock = _CLOCK.fullmatch(text)
    if clock:
        return _last(time(int(clock[1]), int(clock[2])), now)
    found = _DAY.fullmatch(text)
    if found:
        return _on_a_day(found)
    dates.valid(text)
    return text


def typed(stored: str) -> str:
    """How somebody would have typed a stored date: `understood` makes the same of it again.

    An instant loses what is of no interest here, the offset of this computer; all else stays.
    """
    if not times.valid(stored):
        return stored
    at = datetime.fromisoformat(stored)
    short = f"{at:%d.%m.}{at.year:04} {at:%H:%M}"
    for shown in (short, f"{short} {at.isoformat()[-6:]}"):
        if understood(shown, at) == stored:
            return shown
    return stored


def instant(at: datetime) -> str:
    """A moment as the format writes it, to the minute: nobody notes a second."""
    return at.replace(second=0, microsecond=0).isoformat(timespec="seconds")


def earlier(at: str, minutes: int) -> str:
    """The instant that lies `minutes` before another one, at the same offset."""
    return instant(datetime.fromisoformat(at) - timedelta(minutes=minutes))


def _last(clock: time, now: datetime) -> str:
    at = _local(datetime.combine(now.date(), clock), now)
    return instant(at if at <= now else _local(datetime.combine(_before(now.date()), clock), now))


def _on_a_day(found: re.Match[str]) -> str:
    year = found["year"] or found["year_last"]
    month = found["month"] or found["month_second"]
    day = found["day"] or found["day_first"]
    on = date(int(year), int(month), int(day))
    if found["clock"] is None:
        return on.isoformat()
    hours, _, minutes = found["clock"].partition(":")
    at = datetime.combine(on, time(int(hours), int(minutes)))
    zone = found["zone"]
    return instant(at.astimezone() if zone is None else datetime.fromisoformat(f"{at}{zone}"))


def _local(at: datetime, now: datetime) -> datetime:
    return at.replace(tzinfo=now.tzinfo)


def _before(day: date) -> date:
    return day - timedelta(days=1)
