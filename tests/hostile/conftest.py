"""Two vaults, a drive and the command line, as in the tests of the command line itself."""

from __future__ import annotations

from tests.unit.cli.console import cheap, console, coordinator, monitor
from tests.unit.usecases.places import _first_places, places, small_drive

__all__ = ["_first_places", "cheap", "console", "coordinator", "monitor", "places", "small_drive"]
