"""Texts that other programs would obey, in every field of validly signed records: stored as they are, shown inertly.

There is no export to tables yet, so formulas have nowhere to act: here they are shown like any other text, and JSON
is the only format in which text leaves as it is.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from fieldreport.reference.inert import inert
from fieldreport.vault import records
from tests.hostile.forging import CONTROLS, TEXTS, altered, bundle, everywhere, raw_record, version
from tests.unit.bundle.made import record
from tests.unit.cli.made import Run
from tests.unit.usecases.made import MONITOR, Places, content_at, differing, opened

pytestmark = pytest.mark.hostile


def commands(subject: str, text: str) -> list[tuple[object, ...]]:
    """Everything that shows or searches what came."""
    return [
        ("report", "list"),
        ("report", "show", subject),
        ("report", "history", subject),
        ("report", "list", f"--search={text}"),
        ("report", "list", f"--place={text}"),
        ("report", "list", f"--person={text}"),
        ("report", "list", f"--tag={text}"),
        ("evidence", "list"),
        ("contact", "list"),
        ("check",),
    ]


def only_shown(text: str) -> bool:
    """Whether nothing in what was printed can act on a terminal."""
    plain = text.replace("\u2068", "").replace("\u2069", "")
    said = inert(plain, limit=len(plain) + 1, lines=True)
    return said.strip("\u2068\u2069") == plain


@pytest.mark.parametrize("how", TEXTS)
def test_an_active_text_in_every_field_is_stored_and_shown_inertly(
    coordinator: Run, places: Places, how: str
) -> None:
    text = TEXTS[how]
    one = version(MONITOR, everywhere(text))
    person = version(MONITOR, everywhere(text, "person"), kind="person")
    others = [
        version(MONITOR, everywhere(text, kind), kind=kind) for kind in ("action", "statement")
    ]
    coordinator("import", bundle(places.drive / "b", one, person, *others)).done()
    subject = json.loads(one.raw)["subject"]
    with opened(places.coordinator) as vault:
        assert records.get(vault, one.id).raw == one.raw
    before = content_at(places.coordinator)
    for words in commands(subject, text[:60]):
        answer = coordinator(*words)
        assert answer.code in {0, 1}, (words, answer)
        assert only_shown(answer.out), words
        assert only_shown(answer.err), words
        assert "Traceback" not in answer.err
    # Searching is no SQL, whatever is looked for.
    assert differing(before, content_at(places.coordinator)) == set()


def test_what_is_searched_for_is_words_and_no_language(coordinator: Run, places: Places) -> None:
    one = record(MONITOR, narrative="Seen from the bridge.", title="Bridge")
    coordinator("import", bundle(places.drive / "b", one)).done()
    for text in (
        "brid*",
        "bridge OR nothing",
        "body:bridge",
        "NEAR(seen bridge)",
        '"',
        "*",
        "(",
        "-",
        "",
    ):
        answer = coordinator("--json", "report", "list", f"--search={text}")
        assert answer.code in {0, 1}, (text, answer)
        if text in {"bridge OR nothing", "body:bridge"}:
            assert answer.json == [], text


def test_control_characters_in_a_narrative_reach_no_terminal(
    coordinator: Run, places: Places
) -> None:
    one = record(MONITOR, narrative=CONTROLS)
    coordinator("import", bundle(places.drive / "b", one)).done()
    answer = coordinator("report", "show", json.loads(one.raw)["subject"])
    assert "\x1b" not in answer.out
    assert "\x07" not in answer.out
    assert only_shown(answer.out)


@pytest.mark.parametrize("name", ["\x1b[2Jx", "a\nb", "a\u2028b", "  ", "", "x" * 501])
def test_a_name_that_is_no_line_is_quarantined(coordinator: Run, places: Places, name: str) -> None:
    body = {"narrative": "Seen.", "place": {"name": "x"}}
    one = version(MONITOR, body)
    raw = one.raw.replace(b'"name":"x"', b'"name":' + json.dumps(name).encode())
    answer = coordinator("--json", "import", bundle(places.drive / "b", raw_record(raw, MONITOR)))
    (done,) = answer.json["imported"]
    assert [fault["reason"] for fault in done["faults"]] == ["fields"]


# --- at the limits ------------------------------------------------------------------------------


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


ODD: dict[str, tuple[str, str]] = {
    # What stands in a report instead of its title, and the reason for which it is not taken, if it isn't.
    "deep": ('"x":' + deep(40), "json"),
    "very-deep": ('"x":' + deep(100_000), "json"),
    "deep-objects": ('"x":' + '{"a":' * 30_000 + "1" + "}" * 30_000, "json"),
    "huge-number": ('"estimates":[{"min":' + "9" * 5_000 + "}]", "json"),
    "infinite": ('"place":{"lat":1e999,"lon":0}', "json"),
    "not-a-number": ('"place":{"lat":NaN,"lon":0}', "json"),
    "tiny": ('"place":{"name":"x","lat":5e-324,"lon":-0.0}', ""),
    "many-digits": ('"place":{"name":"x","lat":1.' + "1" * 300_000 + ',"lon":0}', ""),
    "beyond-the-pole": ('"place":{"lat":90.0000001,"lon":0}', "fields"),
    "integer-limit": (
        '"place":{"name":"x","lat":1,"lon":1,"precision":' + "9" * 300 + "}",
        "fields",
    ),
    "negative-count": ('"estimates":[{"of":"participants","min":-1}]', "fields"),
    "half-a-character": ('"title":"\\ud800"', "json"),
    "zero": ('"title":"a\\u0000b"', "json"),
    "last-character": ('"title":"\U0010ffff"', ""),
    "byte-order": ('"title":"\ufeffx"', ""),
    "twice": ('"title":"a","title":"b"', "json"),
    "twice-escaped": ('"title":"a","titl\\u0065":"b"', "json"),
    "ten-thousand-keys": (",".join(f'"k{n}":0' for n in range(10_000)), "fields"),
    "too-many-tags": ('"tags":[' + ",".join(f'"t{n}"' for n in range(501)) + "]", "fields"),
    "date-of-no-year": ('"began":"0000-01-01T00:00:00Z"', "fields"),
    "first-instant": ('"began":"0001-01-01T00:00:00+23:59"', ""),
    "last-instant": ('"began":"9999-12-31T23:59:59-23:59"', ""),
    "leap-second": ('"began":"2026-06-30T23:59:60Z"', "fields"),
    "other-digits": ('"began":"٢٠٢٦"', "fields"),
    "far-year": ('"began":"Y999999"', ""),
    "farther-year": ('"began":"Y9999999"', "fields"),
    "long-ago": ('"began":"-0044"', ""),
    "no-such-day": ('"began":"2026-02-30"', "fields"),
    "backwards": ('"began":"2027","ended":"2026"', "fields"),
}


@pytest.mark.parametrize("how", ODD)
def test_a_value_at_or_beyond_a_limit_is_quarantined_or_stored_and_shown(
    coordinator: Run, places: Places, how: str
) -> None:
    text, reason = ODD[how]
    good = record(MONITOR, title="Good")
    base = record(MONITOR, title="Odd").raw
    odd = raw_record(
        base.replace(b'"title":"Odd"', text.encode("utf-8", "surrogatepass"), 1), MONITOR
    )
    answer = coordinator("--json", "import", bundle(places.drive / "b", good, odd))
    (done,) = answer.json["imported"]
    assert [(one["item"], one["reason"]) for one in done["faults"]] == (
        [(odd.id, reason)] if reason else []
    )
    assert done["records"] == (1 if reason else 2)
    for words in (("report", "list"), ("report", "list", "--from=2026"), ("check",)):
        assert coordinator(*words).code == 0, words
    if not reason:
        coordinator("report", "show", odd.id).done()
        coordinator("report", "history", odd.id).done()


@pytest.mark.parametrize(
    "written", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1969-12-31T23:59:59Z"]
)
def test_a_record_written_at_the_end_of_time_is_shown_and_sorted(
    coordinator: Run, places: Places, written: str
) -> None:
    odd = altered(record(MONITOR, title="Odd"), MONITOR, written=written)
    coordinator("import", bundle(places.drive / "b", odd, record(MONITOR, title="Good"))).done()
    titles = [row["title"] for row in coordinator("--json", "report", "list").done().json]
    assert set(titles) == {"Odd", "Good"}
    for words in (("report", "show"), ("report", "history")):
        coordinator(*words, odd.id).done()


def test_a_fault_names_the_field_and_never_shows_what_was_in_it(
    coordinator: Run, places: Places
) -> None:
    good = record(MONITOR, title="Good")
    name = json.dumps("` - at `$.\x1b[31mwords of a report").encode()
    odd: list[Any] = [
        raw_record(good.raw.replace(b'"title"', name, 1), MONITOR),
        raw_record(good.raw.replace(b'"kind"', name, 1), MONITOR),
    ]
    answer = coordinator("import", bundle(places.drive / "b", *odd))
    assert answer.code == 3
    assert "words of a report" not in answer.out + answer.err
    assert only_shown(answer.out + answer.err)
