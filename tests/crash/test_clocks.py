"""Clocks that jump: years back and ahead, to 1970, over an hour that comes twice, beyond every calendar.

`clocks` sets the clock of its process through the layer, between the steps of a journey and in the middle of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash import layer as building
from tests.crash.conftest import Told

pytestmark = pytest.mark.crash

JOURNEYS = 5


def test_whatever_the_clock_says_nothing_is_lost_and_order_comes_from_chains_and_numbers(
    layer: Path, holds: Callable[[Told], Counter[str]]
) -> None:
    told = building.told(layer, "clocks", str(JOURNEYS))
    assert holds(told)["jumps of the clock"] > JOURNEYS * 50
