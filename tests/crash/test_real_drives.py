"""Drives that are file systems of their own, pulled out, cut off from power, and really full.

`pulled` unmounts them lazily, or shuts an ext4 down as if its device were gone, at calls that read and that write;
`full` leaves them less room than a work needs. In between, everything is plugged in again and looked at. Where nothing
may be mounted, these are skipped with the reason, and what fails from one call on is tried all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crash import layer as building
from tests.crash.conftest import Told
from tests.crash.full import WRITERS
from tests.crash.pulled import ON_DRIVE
from tests.crash.works import WORKS

pytestmark = pytest.mark.crash

Holds = Callable[[Told], Counter[str]]
Mounting = Callable[[str], None]

# Done, or saved and for want of room not signed yet.
ENDS = {"0", "vault.not_signed_yet"}
HALVES = (list(WORKS)[::2], list(WORKS)[1::2])


def test_a_drive_that_fails_from_one_call_on_leaves_nothing_half(layer: Path, holds: Holds) -> None:
    told = building.told(layer, "pulled", "5", "dead")
    assert [one["work"] for one in told] == [f"{work} (dead)" for work in ON_DRIVE]
    assert _refused(told), "the drive didn't die"
    assert holds(told)["dead"] > len(ON_DRIVE)


@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
def test_a_drive_pulled_out_while_it_is_read_or_written_leaves_nothing_half_and_nothing_beside_it(
    kind: str, layer: Path, mounting: Mounting, holds: Holds
) -> None:
    mounting(kind)
    told = building.told(layer, "pulled", "5", kind, mounting=True)
    assert [one["work"] for one in told] == [f"{work} ({kind})" for work in ON_DRIVE]
    # That it was pulled out is told in the drive's words, never as a damage of the vault or of a backup.
    ends = {end for one in told for end in one["ends"]}
    assert ends <= {"0", "files.gone", "files.io", "files.missing"}
    assert _refused(told), "the drive wasn't pulled"
    assert holds(told).total() > len(ON_DRIVE)


@pytest.mark.parametrize("works", HALVES, ids=["one-half", "other-half"])
def test_a_power_cut_costs_nothing_that_was_said_to_be_saved(
    works: list[str], layer: Path, mounting: Mounting, holds: Holds
) -> None:
    mounting("ext4")
    told = building.told(layer, "pulled", "4", "cut", *works, mounting=True)
    # A drive that is gone is no damage: nobody shall throw a vault away for that.
    assert not {"vault.damaged", "vault.page_damaged"} & {
        end for one in told for end in one["ends"]
    }
    assert _refused(told), "the power wasn't cut"
    assert holds(told)["power cut"] > len(works)


@pytest.mark.parametrize("kind", ["tmpfs", "ext4"])
@pytest.mark.parametrize(
    ("where", "works"),
    [("whole", ("save", "attach", "import")), ("drive", WRITERS)],
    ids=["with-the-vault-on-it", "to-write-to"],
)
def test_a_drive_that_is_really_full_gets_nothing_half_and_says_so(
    where: str,
    works: tuple[str, ...],
    kind: str,
    layer: Path,
    mounting: Mounting,
    holds: Holds,
) -> None:
    mounting(kind)
    told = building.told(layer, "full", "4", where, kind, *works, mounting=True)
    ends = {end for one in told for end in one["ends"]}
    assert all(end in ENDS or "full" in end or "no_room" in end for end in ends)
    assert _refused(told), "the drive wasn't full"
    assert holds(told)["full"] > len(works)


def _refused(told: Told) -> bool:
    """Whether a strike was felt at all."""
    return any(end != "0" for one in told for end in one["ends"])
