"""At every call to the drive, the program may be killed, the drive be full, fail, or turn read-only: nothing is lost.

A layer between the program and the C library (`drive.c`) strikes; `attack` does each work again for each strike and
looks at everything afterwards. Here at a sample of calls that has every name of a call in it, each with one of the
strikes in turn; `python -m tests.crash` strikes at all of them in every way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash import layer as building
from tests.crash.conftest import Told
from tests.crash.works import WORKS

pytestmark = pytest.mark.crash


@pytest.mark.parametrize("work", WORKS)
def test_whatever_strikes_at_a_call_to_the_drive_nothing_is_lost_or_half(
    work: str, layer: Path, holds: Callable[[Told], Counter[str]]
) -> None:
    (told,) = building.told(layer, "attack", "8", work)
    assert told["calls"] > 20, "the layer saw nothing"
    assert told["ends"].get("-9"), "the layer struck nothing"
    assert {"killed", "full", "failed", "read-only"} <= set(holds([told]))
