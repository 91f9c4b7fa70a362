"""What the attacks on the drive need: the layer, a place in memory, and somewhere to say how many there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.crash import layer as building
from tests.crash import sticks

Told = Sequence[dict[str, Any]]


@pytest.fixture(scope="session")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer between a program and the C library."""
    if building.MISSING:
        pytest.skip("needs Linux and a C compiler")
    return building.build(tmp_path_factory.mktemp("layer"))


@pytest.fixture(scope="session")
def mounting(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """A function that skips the test, with the reason, where no drive of a kind can be mounted."""
    folder = tmp_path_factory.mktemp("mounting")

    def needed(kind: str) -> None:
        refusal = sticks.refusal(kind, folder)
        if refusal is not None:
            pytest.skip(f"no {kind} can be mounted here: {refusal}")

    return needed


@pytest.fixture
def holds(record_property: Callable[[str, object], None]) -> Callable[[Told], Counter[str]]:
    """A function that asserts that nothing was found, and counts the strikes by name."""

    def asserted(told: Told) -> Counter[str]:
        assert [f"{one['work']}: {fault}" for one in told for fault in one["faults"]] == []
        struck = Counter[str]()
        for one in told:
            struck.update(one["struck"])
        for name, count in struck.items():
            record_property("counted", [f"crash, {name}", count])
        return struck

    return asserted
