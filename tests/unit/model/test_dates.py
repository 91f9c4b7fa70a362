from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.model import dates
from fieldreport.model.dates import Span


def at(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026", at(2026, 1, 1), at(2026, 12, 31, 23, 59, 59)),
        ("2026-02", at(2026, 2, 1), at(2026, 2, 28, 23, 59, 59)),
        ("2024-02-XX", at(2024, 2, 1), at(2024, 2, 29, 23, 59, 59)),
        ("2026-02-14", at(2026, 2, 14), at(2026, 2, 14, 23, 59, 59)),
        ("2026-XX-XX", at(2026, 1, 1), at(2026, 12, 31, 23, 59, 59)),
        ("2026-XX", at(2026, 1, 1), at(2026, 12, 31, 23, 59, 59)),
        ("201X", at(2010, 1, 1), at(2019, 12, 31, 23, 59, 59)),
        ("20XX", at(2000, 1, 1), at(2099, 12, 31, 23, 59, 59)),
        ("1969-12-31", -86_400, -1),
        ("2026-21", at(2026, 3, 1), at(2026, 5, 31, 23, 59, 59)),
        ("2026-02-14T21:05:09+05:00", at(2026, 2, 14, 21, 5, 9), at(2026, 2, 14, 21, 5, 9)),
        ("2026-02-14T21:05:09Z", at(2026, 2, 14, 21, 5, 9), at(2026, 2, 14, 21, 5, 9)),
    ],
)
def test_a_date_is_a_span_on_the_clock_as_written(text: str, earliest: int, latest: int) -> None:
    assert dates.span(text) == Span(earliest, latest)
    dates.valid(text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2026-02-14~", True, False),
        ("2026-02?", False, True),
        ("2026%", True, True),
        ("2026-22~", True, False),
        ("2026-02-14T21:05:00+05:00~", True, False),
        ("2026~/2027?", True, True),
    ],
)
def test_marks_of_doubt_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    found = dates.span(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-02-01/2026-02-03", at(2026, 2, 1), at(2026, 2, 3, 23, 59, 59)),
        ("2026-02/..", at(2026, 2, 1), None),
        ("../2026-02", None, at(2026, 2, 28, 23, 59, 59)),
        ("2026-02/", at(2026, 2, 1), None),
        ("/2026-02", None, at(2026, 2, 28, 23, 59, 59)),
        (
            "2026-02-14T10:00:00+05:00/2026-02-14T09:30:00+04:00",
            *[at(2026, 2, 14, 10), at(2026, 2, 14, 9, 30)],
        ),
    ],
)
def test_an_interval_is_a_span_from_its_beginning_to_its_end(
    text: str, earliest: int | None, latest: int | None
) -> None:
    assert dates.span(text)[:2] == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "14.02.2026",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2025-02-29",
        "2026-02-00",
        "2026-2-1",
        "2026-XX-12",
        "201X-05",
        "20X6",
        "2026-02-14T10:00",
        "2026-02-14T10:00:00",
        "2026-02-14T24:00:00Z",
        "2026-02-14T10:00:60Z",
        "2026-02-30T10:00:00Z",
        "2026-02-14 10:00:00Z",
        "2026-02-14T10:00:00.5Z",
        "2026/2025",
        "2026-02-14T10:00:00Z/2026-02-14T09:59:59Z",
        "../..",
        "/",
        "..",
        "2026/2027/2028",
        "{2026,2027}",
        "2026-?02",
        "2026-25",
        "1XXX-12",
        "2026~~",
        "2026-02-14\n",
        " 2026-21",
        "Y1000000",
        "Y" + "9" * 60,
        "-2026-13",
        "٢٠٢٦",
        "2" * 65,
        "2026-02-14T10:00:00+05:00" * 3,
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the reason is for programmers
        dates.span(text)


def test_years_beyond_the_calendar_of_python_are_counted_on() -> None:
    assert dates.span("Y12026").earliest == dates.span("2026").earliest + 25 * 146_097 * 86_400  # type: ignore[operator]
    assert dates.span("-0001").latest < dates.span("0001").earliest  # type: ignore[operator]
    assert dates.span("0000").earliest == dates.span("0001").earliest


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_an_instant_keeps_its_wall_clock_whatever_its_offset(when: datetime, minutes: int) -> None:
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    text = f"{when.isoformat(timespec='seconds')}{sign}{hours:02}:{rest:02}"
    exact = when.replace(microsecond=0, tzinfo=UTC)
    assert dates.span(text).earliest == (exact - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


@given(st.dates())
def test_days_months_and_years_contain_one_another(day: object) -> None:
    text = str(day)
    spans = [dates.span(text[:length]) for length in (10, 7, 4)]
    for inner, outer in pairwise(spans):
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest  # type: ignore[operator]


@given(st.text(max_size=40) | st.from_regex(r"[0-9X~?%/.T:+Z-]{1,30}", fullmatch=True))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = dates.span(text)
    except ValueError:
        return
    assert found.earliest is not None or found.latest is not None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2026-02-14T10:00:00+05:00", "2026-02-14T10:00:00+06:00", False),
        ("2026-02-14T10:00:00+06:00", "2026-02-14T10:00:00+05:00", True),
        ("2026-02-13", "2026-02-14", True),
        ("2026-02-14", "2026-02-14", False),
        ("2026-02", "2026-02-14", False),
        ("2026-02-13", "2026-02-14T10:00:00+05:00", True),
        ("2026-02-14", "2026-02-14T10:00:00+05:00", False),
        ("../2026", "2027", True),
        ("2026/..", "2027", False),
        ("2025", "../2026", False),
    ],
)
def test_only_what_is_certainly_earlier_precedes(first: str, second: str, expected: bool) -> None:
    assert dates.precedes(first, second) is expected


def test_what_is_missing_or_no_date_is_in_no_wrong_order() -> None:
    assert dates.out_of_order("2027", "2026")
    assert not dates.out_of_order("2026", "2027")
    assert not dates.out_of_order(None, "2026")
    assert not dates.out_of_order("2026", None)
    assert not dates.out_of_order("2026", "nonsense")


def test_the_library_is_not_imported_for_ordinary_dates() -> None:
    script = (
        "import sys; from fieldreport.model import dates\n"
        "for text in ('2026', '2026-02-XX~', '2026-02-14T10:00:00Z', '2026/..'): dates.span(text)\n"
        "sys.exit('edtf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
