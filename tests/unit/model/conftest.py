"""What the tests of records start from: one rich body of each kind, about an invented incident."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldreport.model.records import Record, compose

AUTHOR = "ab" * 32
WRITTEN = "2026-02-15T10:00:00+05:00"

EXAMPLES = {
    path.stem: json.loads(path.read_bytes())
    for path in sorted((Path(__file__).parent / "examples").glob("*.json"))
}


@pytest.fixture
def example() -> Callable[[str], Any]:
    """A copy of the body with this name, to be changed at will."""
    return lambda name: copy.deepcopy(EXAMPLES[name])


@pytest.fixture
def composed() -> Callable[..., Record]:
    """Composes a record of a kind with a body, by an invented author."""

    def make(kind: str, body: dict[str, Any], **more: Any) -> Record:
        return compose(kind, body, **{"author": AUTHOR, "written": WRITTEN, **more})

    return make
