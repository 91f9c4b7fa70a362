"""Before a checkpoint: local copies go at once, as soon as they are safe elsewhere.

Safe is what lies on two drives, each of which was read back, or what a recipient's receipt says has
arrived. That asks for less than the ordinary purge, which waits for the recipient's own backup:
what can wait, should. `plan` says exactly what would go, what would stay and why, and what somebody
who opens the vault would still learn; `purge` does it.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldreport.progress import Progress
from fieldreport.vault import drives, inventory, purging
from fieldreport.vault.drives import ENOUGH
from fieldreport.vault.purging import Purged
from fieldreport.vault.remains import Remains, remains
from fieldreport.vault.vault import Vault

__all__ = ["ENOUGH", "Done", "Plan", "Remains", "plan", "purge"]


@dataclass(frozen=True)
class Plan:
    """What a purge now comes to: `records` and `files` would go, `size` bytes of files.

    `once` records lie on one drive alone, `nowhere` on none: they stay, and so do those that belong
    with them. `now` is what the vault holds before it.
    """

    records: int
    files: int
    size: int
    once: int
    nowhere: int
    now: Remains

    @property
    def afterwards(self) -> Remains:
        """What somebody who opens the vault would still learn."""
        return Remains(
            contacts=self.now.contacts,
            records=self.now.records - self.records,
            traces=self.now.traces + self.records,
            files=self.now.files - self.files,
            file_traces=self.now.file_traces + self.files,
            bundles_out=self.now.bundles_out,
            size_out=self.now.size_out,
            bundles_in=self.now.bundles_in,
            held=self.now.held,
            drafts=self.now.drafts,
            questions=self.now.questions,
            # One entry for each thing that goes.
            custody=self.now.custody + self.records + self.files,
        )


@dataclass(frozen=True)
class Done:
    """What was removed, and what is left to be seen."""

    purged: Purged
    remains: Remains


def plan(vault: Vault) -> Plan:
    """Find out what could go now; nothing is changed."""
    carried = drives.carrying(vault)
    going = purging.candidates(vault, accept_stored=True, also=drives.on_enough(vault))
    records = [record for ids in going.subjects.values() for record in ids]
    staying = _kept(vault) - {bytes.fromhex(record) for record in records}
    places = [len(carried.get(("record", one), ())) for one in staying]
    sizes = [inventory.find(vault, digest) for digest in going.evidence]
    return Plan(
        len(records),
        len(going.evidence),
        sum(found.size for found in sizes if found is not None),
        sum(count == 1 for count in places),
        sum(count == 0 for count in places),
        remains(vault),
    )


def purge(vault: Vault, progress: Progress) -> Done:
    """Remove what is safe elsewhere at this moment. `progress` counts things.

    Raises:
        UserError, Cancelled: what is gone is gone whole, and the rest is there.
    """
    also = drives.on_enough(vault)
    done = purging.purge(vault, accept_stored=True, also=also, progress=progress)
    return Done(done, remains(vault))


def _kept(vault: Vault) -> set[bytes]:
    return {bytes.fromhex(one) for one in purging.kept(vault)}
