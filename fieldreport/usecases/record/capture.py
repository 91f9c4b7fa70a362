"""A quick note: the few fields that a monitor fills in within seconds, and the report that they make.

Fields hold what was typed, so that a draft comes back as it was left; `body` turns them into a report. Only what
happened is required.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from fieldreport.errors import UserError
from fieldreport.model.fields import Value
from fieldreport.reference.gazetteer import Place
from fieldreport.reference.vocabulary import Term
from fieldreport.usecases.record.crowd import people
from fieldreport.usecases.record.moments import understood
from fieldreport.vault import terms
from fieldreport.vault.vault import Reading

# How the writer knows: what the form offers, and the kind of source that it means where no act says so.
BASES = {"seen": "own-observation", "told": "person-source", "on-footage": "evidence-source"}

ACTS_OFFERED = 8


class Spot(Value, frozen=True, kw_only=True):
    """A place that is known: chosen from the list of places, or given by its coordinates."""

    name: str | None = None
    admin: tuple[str, ...] = ()
    country: str | None = None
    lat: float
    lon: float
    precision: float | None = None


class Attached(Value, frozen=True, kw_only=True):
    """A file that is in the vault as evidence; `name` and `media_type` are claims."""

    sha256: str
    name: str
    media_type: str
    size: int


class Capture(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="form", tag="quick"
):
    """What stands in the form. `noted` is the instant at which writing began, for when no time is given."""

    narrative: str = ""
    noted: str = ""
    when: str = ""
    place: str = ""
    spot: Spot | None = None
    acts: tuple[str, ...] = ()
    people: str = ""
    basis: tuple[str, ...] = ()
    evidence: tuple[Attached, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return self == Capture(noted=self.noted)


def body(capture: Capture) -> dict[str, Any]:
    """The report that a note makes; what nobody filled in is left out.

    Raises:
        UserError: `model.not_a_date`.
    """
    report: dict[str, Any] = {
        "narrative": capture.narrative.strip(),
        "began": _began(capture),
        "place": _place(capture),
        "people": [each.entry(n) for n, each in enumerate(people(capture.people), 1)],
        "acts": [
            {"id": f"a{n}", "type": code, "basis": list(capture.basis)}
            for n, code in enumerate(capture.acts, 1)
        ],
        "evidence": [msgspec.to_builtins(each) for each in capture.evidence],
    }
    if not capture.acts:
        # There is no act that could say how it is known, so that the account says it.
        report["sources"] = [
            {"id": f"s{n}", "type": BASES[basis]} for n, basis in enumerate(capture.basis, 1)
        ]
    return {field: value for field, value in report.items() if value}


def spot(place: Place, lang: str) -> Spot:
    """A place of the list as a report has it, its names in the language of the writer."""
    return Spot(
        name=place.name.say(lang),
        admin=tuple(unit.say(lang) for unit in place.admin),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def acts_found(reading: Reading, text: str) -> tuple[Term, ...]:
    """The types of acts that somebody who typed `text`, in any of the languages, may mean; best first."""
    if not text.strip():
        return ()
    return terms.vocabulary(reading, "act-types").search(text)[:ACTS_OFFERED]


def acts_named(reading: Reading, codes: tuple[str, ...]) -> tuple[Term, ...]:
    """The types of acts with these codes; one that isn't known any more is left out."""
    known = terms.vocabulary(reading, "act-types")
    found = (known.get(code) for code in codes)
    return tuple(term for term in found if term is not None)


def _began(capture: Capture) -> str:
    try:
        return understood(capture.when, datetime.fromisoformat(capture.noted))
    except ValueError:
        raise UserError("model.not_a_date", path="body.began") from None


def _place(capture: Capture) -> dict[str, Any]:
    typed = " ".join(capture.place.split())
    if capture.spot is None:
        return {"name": typed} if typed else {}
    found: dict[str, Any] = msgspec.to_builtins(capture.spot)
    return found
