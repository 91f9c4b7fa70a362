"""Instants: one form, and only times that exist."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest

from fieldreport import times


@pytest.fixture(params=["Asia/Qyzylorda", "UTC", "America/St_Johns"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_now_is_an_instant_in_seconds_with_an_offset() -> None:
    assert abs(times.parse(times.now()) - datetime.now(UTC)) < timedelta(seconds=2)


@pytest.mark.parametrize(
    "text",
    ["2026-03-14T21:05:09+05:00", "2026-03-14T21:05:09Z", "2024-02-29T00:00:00-03:30"],
)
def test_an_instant_is_taken(text: str) -> None:
    assert times.valid(text)
    assert times.parse(text).utcoffset() is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-03-14",
        "2026-03-14T21:05:09",
        "2026-03-14 21:05:09Z",
        "2026-03-14T21:05Z",
        "2026-03-14T21:05:09.5Z",
        "2026-03-14t21:05:09z",
        "2026-03-14T21:05:09+0500",
        "2026-03-14T21:05:09+05",
        "2026-03-14T21:05:09+24:00",
        "2026-03-14T21:05:09+05:60",
        "2026-03-14T24:00:00Z",
        "2026-03-14T23:59:60Z",
        "2026-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-W11-6T21:05:09Z",
        "２026-03-14T21:05:09Z",
        "2026-03-14T21:05:09Z\n",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert not times.valid(text)
    with pytest.raises(ValueError, match=r"."):
        times.parse(text)


def test_a_limit_is_reached_at_its_second_whatever_the_offsets() -> None:
    limit = "2026-03-14T21:00:00+05:00"
    assert not times.reached(limit, "2026-03-14T15:59:59Z")
    assert times.reached(limit, "2026-03-14T16:00:00Z")
    assert times.reached(limit, "2026-03-15T00:00:00+05:00")


class Clock(datetime):
    """A clock that stands somewhere, or nowhere."""

    at: datetime | None = None

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        if cls.at is None:
            raise OverflowError("timestamp too large")
        return cls.fromtimestamp(cls.at.timestamp(), tz)


class Unplaced(Clock):
    """A clock at an instant that the system can't put into local time, as Windows before 1970."""

    def astimezone(self, tz: tzinfo | None = None) -> Self:
        raise OSError(22, "Invalid argument")


def test_under_any_clock_now_is_an_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "datetime", Clock)
    assert times.now() == "9999-12-31T23:59:59+00:00"
    monkeypatch.setattr(times, "datetime", Unplaced)
    monkeypatch.setattr(Unplaced, "at", datetime(1601, 1, 1, tzinfo=UTC))
    assert times.now() == "1601-01-01T00:00:00+00:00"


def test_an_offset_of_seconds_is_told_in_minutes_of_the_same_instant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Africa/Monrovia")
    time.tzset()
    at = datetime(1970, 1, 1, 12, tzinfo=UTC)
    assert at.astimezone().utcoffset() == -timedelta(minutes=44, seconds=30)
    monkeypatch.setattr(times, "datetime", Clock)
    monkeypatch.setattr(Clock, "at", at)
    said = times.now()
    monkeypatch.undo()
    time.tzset()
    assert said == "1970-01-01T11:15:00-00:45"
    assert times.parse(said) == at
