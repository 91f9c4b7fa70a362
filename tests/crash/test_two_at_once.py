"""Two processes at one vault, one drive, one folder at the same moment: one waits his turn, and everything is whole.

`racing` holds each contest again and again, one of the two a little later each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash import layer as building
from tests.crash.conftest import Told
from tests.crash.racing import CONTESTS

pytestmark = pytest.mark.crash

ROUNDS = 8


@pytest.mark.parametrize("contest", CONTESTS)
def test_of_two_at_once_each_keeps_his_promise_or_is_told_why_not(
    contest: str, layer: Path, holds: Callable[[Told], Counter[str]]
) -> None:
    (told,) = building.told(layer, "racing", str(ROUNDS), contest)
    assert holds([told])["raced"] == ROUNDS
