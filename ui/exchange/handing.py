"""The long step of a handover as the window runs it: on the pool, with a reader of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from fieldreport.usecases.exchange import handover
from fieldreport.usecases.exchange.place import check
from ui.exchange import drives
from ui.exchange.drives import Place

if TYPE_CHECKING:
    from fieldreport.progress import Progress
    from fieldreport.vault.vault import Reader, Vault


class Started(NamedTuple):
    """A handover with its numbers, and how the thread that writes it gets to read the vault."""

    begun: handover.Begun
    open_reader: Callable[[], Reader]


def start(vault: Vault, plan: handover.Plan, place: Place) -> Started:
    """Allot the numbers, on the writer, once the place was looked at: a number is used up for good.

    Raises:
        UserError: `files.gone` if the drive is not there any more, or as `check`.
    """
    drives.still_there(place)
    check(place.path, plan.size, place.volume_size)
    return Started(handover.begin(vault, plan), vault.reader)


def write(started: Started, place: Place, progress: Progress) -> handover.Streamed:
    """Write the bundle to `place` and read it back.

    Raises:
        UserError: `files.gone` if the drive is not there any more, or as `handover.stream`.
        Cancelled: the user had enough. In both cases nothing is left on the drive.
    """
    drives.still_there(place)
    with started.open_reader() as reader:
        return handover.stream(
            reader,
            started.begun,
            place.path,
            volume_size=place.volume_size,
            progress=progress,
        )
