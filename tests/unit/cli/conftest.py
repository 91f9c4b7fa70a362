"""The command line, and the command line of each of two people."""

from __future__ import annotations

from tests.unit.cli.console import cheap, console, coordinator, monitor

__all__ = ["cheap", "console", "coordinator", "monitor"]
