"""A progress bar on the terminal. `rich` draws it and is imported only where a long job really runs before a person."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)


class Bar:
    """Implements `fieldreport.progress.Progress` with bytes, speed and time left, on standard error."""

    def __init__(self, label: str) -> None:
        self._progress = Progress(
            # Labels hold names of files: never read them as markup.
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(binary_units=True),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, markup=False, highlight=False),
            transient=True,
        )
        self._task = self._progress.add_task(label, total=None)

    def step(self, done: int, total: int) -> None:
        """Move the bar to `done` of `total`."""
        self._progress.update(self._task, completed=done, total=total)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
