"""One viewer for all tests that only look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image

from fieldreport.media.client import Viewer


@pytest.fixture(scope="session")
def viewer() -> Iterator[Viewer]:
    with Viewer() as viewer:
        yield viewer


@pytest.fixture(autouse=True)
def _own_limits_of_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the helper it is set once and for all; here, for one test."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
