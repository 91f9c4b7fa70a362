from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldreport import model
from fieldreport.model import codes, faults, records, validate
from fieldreport.model.faults import Invalid, JsonFault, Newer
from fieldreport.reference import wording
from fieldreport.reference.vocabulary import names

Example = Callable[[str], Any]

STEP = re.compile(r"[A-Za-z_]\w*|\d+")
SHA = "2c" * 32


def put(tree: Any, path: str, value: Any) -> None:
    """Sets the value at a path such as `acts[2].type`; `...` takes it away."""
    *outer, last = [int(step) if step.isdigit() else step for step in STEP.findall(path)]
    for step in outer:
        tree = tree.setdefault(step, {}) if isinstance(tree, dict) else tree[step]
    if value is ...:
        del tree[last]
    else:
        tree[last] = value


def refusal(kind: str, body: Any) -> Invalid:
    with pytest.raises(Invalid) as caught:
        records.compose(kind, body, author="ab" * 32, written="2026-02-15T10:00:00Z")
    return caught.value


WRONG: list[tuple[str, str, Any, str, str | None]] = [
    # kind, path, value, reason, path of the error if it's another one
    ("report", "narrative", "", "empty", None),
    ("report", "narrative", " \n\t", "empty", None),
    ("report", "narrative", "x" * 400_001, "too_long", None),
    ("report", "title", "two\nlines", "not_a_line", None),
    ("report", "title", "x\u2028y", "not_a_line", None),
    ("report", "title", "   ", "not_a_line", None),
    ("report", "title", "x" * 501, "too_long", None),
    ("report", "title", 5, "wrong_type", None),
    ("report", "titel", "x", "unknown_field", None),
    ("report", "no such field", "x", "unknown_field", "?"),
    ("report", "language", "Russian", "not_a_code", None),
    ("report", "language", "xx", "unknown_term", None),
    ("report", "began", "last week", "not_a_date", None),
    ("report", "began", "2026-02-30", "not_a_date", None),
    ("report", "ended", "2026-02-13", "ends_before_it_begins", None),
    ("report", "place.lat", 90.1, "too_great", None),
    ("report", "place.lon", -181, "too_small", None),
    ("report", "place.lat", ..., "half_a_point", None),
    ("report", "place.lon", ..., "half_a_point", None),
    ("report", "place.precision", -1, "too_small", None),
    ("report", "place.country", "kz", "not_a_country", None),
    ("report", "place.type", "moon", "unknown_term", None),
    ("report", "place", [], "wrong_type", None),
    ("report", "assembly.status", "moon", "unknown_term", None),
    ("report", "assembly.size.min", 36, "counts_out_of_order", "assembly.size.best"),
    ("report", "assembly.size.max", 34, "counts_out_of_order", "assembly.size.best"),
    ("report", "assembly.size", {"min": 5, "max": 4}, "counts_out_of_order", "assembly.size.max"),
    ("report", "assembly.size", {"approximate": True}, "missing", "assembly.size.best"),
    ("report", "assembly.size.min", -1, "too_small", None),
    ("report", "assembly.size.min", 1.5, "wrong_type", None),
    ("report", "assembly.organisers[0]", "nobody", "no_such_item", None),
    ("report", "assembly.dispersal.ended", "2026-02-14T11:00:00+05:00", "ends_before_it_begins", None),
    ("report", "assembly.units[0].person", "nobody", "no_such_item", None),
    ("report", "people[1].id", "reporter", "duplicate_id", None),
    ("report", "people[1].id", "Not An Id", "not_an_item_id", None),
    ("report", "people[1].id", "id\n", "not_an_item_id", None),
    ("report", "people[1].label", ..., "missing", None),
    ("report", "people[1].person", "somebody", "not_hex", None),
    ("report", "people[1].roles[0]", "villain", "unknown_term", None),
    ("report", "people[1].member_of[0]", "nothing", "no_such_item", None),
    ("report", "people", [{"id": f"p{n}", "label": "x"} for n in range(2_001)], "too_many", None),
    ("report", "acts[1].id", "storm", "duplicate_id", None),
    ("report", "acts[2].victims[0].person", "nobody", "no_such_item", None),
    ("report", "acts[2].victims[0].person", ..., "missing", None),
    ("report", "acts[1].victims[0].injuries[1].type", "scratch", "unknown_term", None),
    ("report", "acts[1].victims[0].injuries[0].evidence[0]", SHA, "no_such_item", None),
    ("report", "acts[0].perpetrators[0].person", "nobody", "no_such_item", None),
    ("report", "acts[0].perpetrators[1].involvement[1]", "laughed", "unknown_term", None),
    ("report", "acts[0].ended", "2026-02-14T11:00:00+05:00", "ends_before_it_begins", None),
    ("report", "acts[0].sources[0]", "nobody", "no_such_item", None),
    ("report", "acts[0].evidence[0]", SHA, "no_such_item", None),
    ("report", "acts[0].evidence[0]", "photo.jpg", "not_hex", None),
    ("report", "acts[0].certainty", "sure", "unknown_term", None),
    ("report", "acts[0].type", ..., "missing", None),
    ("report", "property[1].id", "cam1", "duplicate_id", None),
    ("report", "property[0].owner", "nobody", "no_such_item", None),
    ("report", "property[0].acts[0]", "nothing", "no_such_item", None),
    ("report", "property[0].value.currency", "tenge", "not_a_currency", None),
    ("report", "sources[1].id", "observer", "duplicate_id", None),
    ("report", "claims[0].sources", [], "too_few", None),
    ("report", "claims[0].sources", ..., "missing", None),
    ("report", "claims[0].sources[0]", "nobody", "no_such_item", None),
    ("report", "claims[0].who", ..., "missing", None),
    ("report", "claims[0].certainty", "rumoured", "unknown_term", None),
    ("report", "evidence[1].sha256", "2C" * 32, "not_hex", None),
    ("report", "evidence[0].media_type", "video", "not_a_media_type", None),
    ("report", "evidence[0].size", -1, "too_small", None),
    ("report", "evidence[0].captured_by", "nobody", "no_such_item", None),
    ("report", "evidence[0].passages[0].acts[0]", "nothing", "no_such_item", None),
    ("report", "evidence[0].passages[0].people[0]", "nobody", "no_such_item", None),
    ("report", "evidence[0].passages[2].property[0]", "nothing", "no_such_item", None),
    ("report", "evidence[0].passages[0].end", 3, "ends_before_it_begins", None),
    ("report", "evidence[1].passages[0].region.width", 0.6, "outside_the_picture", None),
    ("report", "evidence[1].passages[0].region.height", 0.9, "outside_the_picture", None),
    ("report", "evidence[1].passages[0].region.x", 1.5, "too_great", None),
    ("report", "estimates[0].count", ..., "missing", None),
    ("report", "tags[0]", "x" * 65, "too_long", None),
    ("report", "links[0].type", "rumour", "unknown_term", None),
    ("report", "links[0].subject", SHA, "not_hex", None),
    ("person", "names", [], "nobody", None),
    ("person", "names[0].full", ..., "missing", None),
    ("person", "names[0].script", "cyrillic", "not_a_script", None),
    ("person", "type", "animal", "unknown_term", None),
    ("person", "died", "1993", "ends_before_it_begins", None),
    ("person", "documents[0].expires", "2025-08-31", "ends_before_it_begins", None),
    ("person", "affiliations[0].until", "2020", "ends_before_it_begins", None),
    ("action", "type", "shouting", "unknown_term", None),
    ("action", "received", "2026-02-16", "ends_before_it_begins", None),
    ("action", "signatories.people[3]", "s39", "no_such_item", None),
    ("action", "demands[0].people[2]", "p4", "no_such_item", None),
    ("action", "demands[0].text", ..., "missing", None),
    ("action", "checks[0].result", "silence", "unknown_term", None),
    ("action", "checks[0].when", "three weeks later", "not_a_date", None),
    ("action", "about[0].acts[0]", "Storm", "not_an_item_id", None),
    ("detention", "detained", [], "too_few", None),
    ("detention", "detained[0]", "nobody", "no_such_item", None),
    ("detention", "event", "vanished", "unknown_term", None),
    ("detention", "ended", "2026-02-19T18:39:59+05:00", "ends_before_it_begins", None),
    ("detention", "decision.term_days", -1, "too_small", None),
    ("statement", "words", ..., "missing", None),
    ("statement", "speaker", "nobody", "no_such_item", None),
    ("statement", "verbatim", "yes", "wrong_type", None),
    ("consent", "person", ..., "missing", None),
    ("consent", "permits[0].audiences[0]", "everybody", "unknown_term", None),
    ("consent", "refuses[0].scopes", [], "too_few", None),
    ("consent", "expires", "never", "not_a_date", None),
    ("assessment", "of", "x", "not_hex", None),
    ("assessment", "attributions", [], "missing", None),
    ("assessment", "type", "verified", "unknown_term", None),
    ("assessment-question", "question", ..., "missing", None),
    ("assessment-duplicate", "duplicate_of", ..., "missing", None),
    ("assessment-set-aside", "reason", ..., "missing", None),
    ("assessment-withdrawn", "question", ..., "missing", None),
    ("assessment-withdrawn", "withdrawn", ..., "missing", None),
    ("assessment-withdrawn", "withdrawn", "", "empty", None),
    ("assessment-withdrawn", "withdrawn", True, "wrong_type", None),
    ("assessment-withdrawn", "withdrawn", "yesterday", "not_a_date", None),
    ("assessment-withdrawn", "withdrawn_why", " ", "empty", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "path", "value", "reason", "where"),
    WRONG,
    ids=[
        f"{name}-{path}-{reason}-{index}" for index, (name, path, _, reason, _) in enumerate(WRONG)
    ],
)
def test_a_wrong_field_is_refused_with_its_path_and_a_reason(
    name: str, path: str, value: Any, reason: str, where: str | None, example: Example
) -> None:
    body = example(name)
    if where == "?":
        body[path] = value
    else:
        put(body, path, value)
    fault = refusal(name.split("-", maxsplit=1)[0], body)
    assert (fault.path, fault.reason) == (f"body.{where or path}", reason)
    assert wording.explain(faults.explain(fault), "en").count("…") == 0


def test_a_consent_that_says_nothing_is_refused(example: Example) -> None:
    body = example("consent")
    del body["permits"], body["refuses"]
    fault = refusal("consent", body)
    assert (fault.path, fault.reason) == ("body.permits", "says_nothing")


def test_a_file_is_not_its_own_original_nor_a_record_its_own_duplicate(example: Example) -> None:
    body = example("report")
    body["evidence"][2]["original"] = body["evidence"][2]["sha256"]
    assert refusal("report", body).reason == "its_own_original"
    body = example("assessment-duplicate")
    body["duplicate_of"] = body["of"]
    assert refusal("assessment", body).reason == "its_own_duplicate"


def test_two_references_to_one_file_are_refused(example: Example) -> None:
    body = example("report")
    body["evidence"].append({"sha256": body["evidence"][0]["sha256"]})
    fault = refusal("report", body)
    assert (fault.path, fault.reason) == ("body.evidence[4].sha256", "duplicate_id")


def test_limits_are_told(example: Example) -> None:
    body = example("report") | {"title": "x" * 501}
    assert refusal("report", body).params == {"limit": 500}
    assert "500" in wording.explain(faults.explain(refusal("report", body)), "kk")


def test_what_the_decoder_says_in_other_words_is_a_wrong_value() -> None:
    # Made up: a message that no version of the decoder gives today.
    assert validate._translated("Out of cheese - at `$.x`").reason == "wrong"
    assert validate._translated("Expected `str` matching regex 'unheard of'").reason == "wrong"
    assert validate._translated("Expected `str` of length >= 1").reason == "empty"


def test_own_codes_are_checked_only_in_what_is_written_here() -> None:
    assert validate._unknown_term("act-types", "kz1:x1", newer=False, own=None) is None
    assert validate._unknown_term("act-types", "kz1:x1", newer=True, own={}) == "unknown_own_term"
    own = {"act-types": frozenset({"kz1:x1"})}
    assert validate._unknown_term("act-types", "kz1:x1", newer=False, own=own) is None
    assert validate._unknown_term("methods", "kz1:x1", newer=False, own=own) == "unknown_own_term"


def test_every_vocabulary_that_a_field_names_is_shipped() -> None:
    source = (Path(model.__file__).parent / "fields.py").read_text()
    named = set(re.findall(r'_term\("([a-z-]+)"', source))
    assert len(named) > 25
    assert named <= set(names())
    assert all(codes.shipped(name) for name in named)


# --- what the user is told


def reasons() -> set[str]:
    """All reason codes that the sources of the package hold."""
    found: set[str] = set()
    for path in Path(model.__file__).parent.glob("*.py"):
        source = path.read_text()
        found |= set(
            re.findall(
                r'(?:Invalid|JsonFault|RuleBroken|Doubt)\(\s*[^"\n]*"?[^"\n]*"?,\s*"(\w+)"', source
            )
        )
        found |= set(re.findall(r'_Refused\("(\w+)"\)', source))
        found |= set(re.findall(r': "(not_\w+)",', source))
        found |= set(re.findall(r'return (?:None if .* else )?"((?:not|unknown)_\w+)"', source))
        found |= set(re.findall(r'reason = "(\w+)"', source))
    return found


def test_every_reason_has_a_sentence() -> None:
    said = {code.removeprefix("model.") for code in wording.codes() if code.startswith("model.")}
    assert len(reasons()) > 40
    assert reasons() - said == set()


def test_every_fault_is_explained_with_its_path() -> None:
    for fault in (
        Invalid("body.acts[2].type", "unknown_term"),
        JsonFault("body.title", "duplicate_key"),
    ):
        for lang in ("en", "ru", "kk"):
            assert fault.path in wording.explain(faults.explain(fault), lang)
    error = faults.explain(Newer("2.0"))
    assert (error.code, error.params) == ("model.newer", {"version": "2.0"})
    assert faults.explain(JsonFault("", "not_json", line=3)).params == {"path": "—", "line": 3}


def test_a_path_shows_no_content() -> None:
    assert faults.named("acts") == "acts"
    for key in ("Иванов", "two words", "x" * 41, "", "a.b", "\ud800"):
        assert faults.named(key) == "?"


def test_paths_are_joined_from_the_inside_out() -> None:
    fault = Invalid("[2].type", "missing").under("acts").under("body")
    assert fault.path == "body.acts[2].type"
    assert Invalid("", "wrong_type").under("body").path == "body"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("` - at `$.words of a report", "?"),
        ("x` - at `$.people[0].words of a report", "?"),
        ("a\nb", "?"),
        ("x`", "?"),
        ("narrativ", "narrativ"),
    ],
)
def test_a_path_shows_no_content_even_if_a_field_is_named_like_the_end_of_a_sentence(
    name: str, path: str
) -> None:
    with pytest.raises(Invalid) as raised:
        records.parse_body("report", json.dumps({"narrative": "x", name: 1}).encode())
    assert raised.value.reason == "unknown_field"
    assert "words" not in raised.value.path
    assert raised.value.path.startswith(f"body.{path}")
    # Deeper, the decoder's own path comes last.
    with pytest.raises(Invalid) as raised:
        records.parse_body("report", json.dumps({"narrative": "x", "people": [{name: 1}]}).encode())
    assert raised.value.path.startswith("body.people[0].")
    assert "words" not in raised.value.path
