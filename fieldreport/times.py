"""Instants as the program writes them: ISO 8601 with seconds and the offset from UTC.

The offset is kept because it is part of what happened: a night hearing is at night where it takes
place. What the clock says is a claim and never decides about a signature or about which version is
newer.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

# ASCII digits only: `\d` would let other scripts' digits into signed documents. FORMAT section 2.
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


# Where a clock stands that is beyond every calendar: a report must be saved under any clock.
_END = datetime.max.replace(microsecond=0, tzinfo=UTC)
_BEYOND = (OverflowError, ValueError, OSError)


def now() -> str:
    """Return the local time with its offset, such as `2026-03-14T21:05:09+05:00`.

    Whatever the clock says, it is an instant that `parse` takes.
    """
    return present().isoformat(timespec="seconds")


def present() -> datetime:
    """Return the local time, aware of its offset from UTC in whole minutes."""
    try:
        utc = datetime.now(UTC)
    except _BEYOND:
        return _END
    try:
        local = utc.astimezone()
    except _BEYOND:
        return utc
    # Some places once counted in seconds, so a clock that was set back that far has such an offset.
    offset = (local.utcoffset() or timedelta()) // timedelta(minutes=1)
    return local.astimezone(timezone(timedelta(minutes=offset)))


def parse(text: str) -> datetime:
    """Return the instant that `text` names, aware of its offset.

    Raises ValueError unless it is exactly `YYYY-MM-DDThh:mm:ss` and `Z` or `±hh:mm`, and a time
    that exists. Leap seconds don't: no clock of a computer shows them.
    """
    if not _INSTANT.fullmatch(text):
        raise ValueError("not an instant")
    return datetime.fromisoformat(text)


def valid(text: str) -> bool:
    """Say whether `parse` would take the text."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def reached(limit: str, at: str) -> bool:
    """Say whether the instant `at` is at or after the instant `limit`, whatever their offsets."""
    return parse(at) >= parse(limit)
