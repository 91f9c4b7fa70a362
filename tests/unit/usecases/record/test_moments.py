"""What somebody types for a moment, what the format stores of it, and how that is shown again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldreport.usecases.record.moments import earlier, instant, typed, understood

NOW = datetime(2026, 2, 14, 18, 40, 30, tzinfo=UTC)


@pytest.fixture(params=["UTC", "Asia/Almaty", "America/St_Johns", "Europe/Berlin"])
def _zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("", "2026-02-14T18:40:00+00:00"),
        ("18:40", "2026-02-14T18:40:00+00:00"),
        ("18:41", "2026-02-13T18:41:00+00:00"),
        ("7.05", "2026-02-14T07:05:00+00:00"),
        ("14.02.2026", "2026-02-14"),
        ("2026-2-4", "2026-02-04"),
        ("2026-02~", "2026-02~"),
        ("14.02.2026 18:40 +05:00", "2026-02-14T18:40:00+05:00"),
        ("2026-02-14 8:40-03:30", "2026-02-14T08:40:00-03:30"),
    ],
)
def test_what_is_typed_in_a_hurry_is_understood(text: str, stored: str) -> None:
    assert understood(text, NOW) == stored


@pytest.mark.parametrize(
    "text", ["25:00", "31.02.2026", "14.02.2026 24:10", "14.02.2026 18:40 +25:00", "yesterday"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        understood(text, NOW)


@pytest.mark.usefixtures("_zone")
def test_an_instant_of_this_clock_is_shown_without_its_offset_another_one_with_it() -> None:
    here = instant(datetime(2026, 2, 14, 18, 40).astimezone())
    assert typed(here) == "14.02.2026 18:40"
    assert typed("2026-02-14T18:40:00+11:30") == "14.02.2026 18:40 +11:30"


@pytest.mark.parametrize(
    "stored", ["2026-02~", "2026-02-14", "2026-02-14T18:40:12+05:00", "2026-02-14T18:40:00Z", "?"]
)
def test_what_nobody_would_type_is_shown_as_it_is_stored(stored: str) -> None:
    assert typed(stored) == stored


@given(some.datetimes(), some.integers(-14 * 4, 14 * 4))
def test_what_is_shown_is_understood_as_what_was_stored(at: datetime, quarters: int) -> None:
    sign, rest = "-" if quarters < 0 else "+", abs(quarters) * 15
    stored = f"{at:%m-%dT%H:%M}:00{sign}{rest // 60:02}:{rest % 60:02}"
    stored = f"{at.year:04}-{stored}"
    shown = typed(stored)
    assert shown == stored or understood(shown, NOW) == stored


def test_a_little_earlier_keeps_the_offset() -> None:
    assert earlier("2026-02-14T00:04:00+05:00", 5) == "2026-02-13T23:59:00+05:00"
