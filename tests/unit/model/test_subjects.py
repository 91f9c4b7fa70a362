"""The ids of things, which say of what kind a thing is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fieldreport.model import records, subjects
from fieldreport.model.faults import Invalid
from fieldreport.model.record import Record
from fieldreport.model.validate import BODIES

Composed = Callable[..., Record]


def test_every_kind_has_a_number_of_its_own() -> None:
    endings = {kind: subjects.fresh(kind)[-2:] for kind in BODIES}
    assert endings == {
        "report": "01",
        "person": "02",
        "action": "03",
        "detention": "04",
        "statement": "05",
        "consent": "06",
        "assessment": "07",
    }


def test_an_id_is_random_but_for_its_kind() -> None:
    made = {subjects.fresh("report") for _ in range(100)}
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in made)
    assert len({one[:8] for one in made}) == len({one[22:30] for one in made}) == 100


@pytest.mark.parametrize("kind", BODIES)
def test_an_id_fits_its_own_kind_alone(kind: str) -> None:
    made = subjects.fresh(kind)
    assert [other for other in BODIES if subjects.fits(made, other)] == [kind]


def test_a_record_under_the_id_of_another_kind_is_invalid(composed: Composed) -> None:
    report, person = (
        composed("report", {"narrative": "x"}),
        composed("person", {"description": "x"}),
    )
    for subject in (person.subject, "ab" * 16, report.subject[:-2] + "08"):
        raw = report.raw.replace(report.subject.encode(), subject.encode())
        with pytest.raises(Invalid) as caught:
            records.parse(raw)
        assert (caught.value.path, caught.value.reason) == ("subject", "another_kind")
        with pytest.raises(Invalid):
            composed("report", {"narrative": "x"}, subject=subject)


def test_an_identity_for_the_id_of_something_else_is_refused(composed: Composed) -> None:
    report = composed("report", {"narrative": "x"})
    people = [{"id": "a", "label": "x", "person": report.subject, "identity": {"description": "y"}}]
    with pytest.raises(Invalid) as caught:
        records.people_apart({"narrative": "x", "people": people})
    assert (caught.value.path, caught.value.reason) == ("body.people[0].person", "another_thing")
