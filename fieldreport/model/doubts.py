"""What is allowed and yet looks like a slip: shown while writing, never a reason to refuse.

People remember wrongly, clocks are set wrongly, and an account says what its author knows. So these
are questions to the author, not rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fieldreport.model import dates
from fieldreport.model.acts import Act
from fieldreport.model.evidence import EvidenceReference
from fieldreport.model.report import Report
from fieldreport.model.validate import Body


class Doubt(NamedTuple):
    """Something to ask the author about: where, and a reason code with a sentence in the
    wording.
    """

    path: str
    reason: str


def doubts(body: Body) -> tuple[Doubt, ...]:
    """Return what looks like a slip in a valid body."""
    return tuple(_doubts(body))


def _doubts(body: Body) -> Iterator[Doubt]:
    if isinstance(body, Report):
        for index, act in enumerate(body.acts):
            yield from _outside(act, body, f"body.acts[{index}]")
        for index, person in enumerate(body.people):
            if person.type == "person" and person.count is not None:
                yield Doubt(f"body.people[{index}].count", "doubt_one_person_counted")
    for index, item in enumerate(getattr(body, "evidence", ())):
        if isinstance(item, EvidenceReference) and dates.out_of_order(item.captured, item.received):
            yield Doubt(f"body.evidence[{index}].received", "doubt_received_before_captured")


def _outside(act: Act, report: Report, path: str) -> Iterator[Doubt]:
    if dates.out_of_order(report.began, act.began):
        yield Doubt(f"{path}.began", "doubt_before_the_report")
    if dates.out_of_order(act.began, report.ended) or dates.out_of_order(act.ended, report.ended):
        yield Doubt(f"{path}.ended" if act.ended else f"{path}.began", "doubt_after_the_report")
