from __future__ import annotations

import pytest

from fieldreport.model import versions
from fieldreport.model.faults import Invalid, Newer


def test_our_own_version_is_known_and_a_greater_minor_one_is_not() -> None:
    assert versions.is_known(versions.CURRENT)
    assert not versions.is_known("1.1")
    assert not versions.is_known("1.10")


@pytest.mark.parametrize(
    "text",
    [
        None,
        1,
        "",
        "1",
        "1.",
        ".1",
        "1.0.0",
        "01.0",
        "1.00",
        "v1.0",
        "1.0 ",
        "1.0\n",
        "-1.0",
        "1.123456",
        "0.9",
        "١.٠",
    ],
)
def test_what_is_no_version_is_refused(text: object) -> None:
    with pytest.raises(Invalid) as caught:
        versions.is_known(text, "a.format")
    assert (caught.value.path, caught.value.reason) == ("a.format", "not_a_version")


@pytest.mark.parametrize("text", ["2.0", "10.3", "99999.99999"])
def test_a_greater_major_version_is_newer(text: str) -> None:
    with pytest.raises(Newer) as caught:
        versions.is_known(text)
    assert caught.value.version == text


def test_versions_are_compared_as_numbers() -> None:
    assert versions.greatest(["1.2", "1.10", "1.9"]) == "1.10"
    assert versions.greatest([]) == versions.CURRENT
