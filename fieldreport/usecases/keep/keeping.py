"""How well a vault is kept: when it was last backed up and checked, what no backup has, and whether
it is time to remind of one.

Nobody is reminded for nothing: an empty vault, or one whose backup has everything, is never due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import times
from fieldreport.progress import Progress
from fieldreport.usecases.keep.check import Checked, check
from fieldreport.vault import backup, backup_note, backups, restore
from fieldreport.vault.backup import BackedUp
from fieldreport.vault.backup_note import UNFINISHED, NoBackup

if TYPE_CHECKING:
    from fieldreport.vault.backups import Beyond
    from fieldreport.vault.vault import Reading, Vault

REMIND_AFTER = "backup.remind_days"
# Days; 0 is never.
REMIND_CHOICES = (1, 3, 7, 14, 30, 0)
REMIND_USUAL = 7
# Before the first backup there is nothing to fall back on at all, so that one is asked for sooner.
FIRST_AFTER = 3

CHECKED = "check.last_sound"

# The name says nothing about what is in it.
FOLDER = "backup"


@dataclass(frozen=True)
class Standing:
    """When the last verified backup was made and the vault was last checked and found whole
    (instants, or None), what is in no backup, and after how many days a reminder is wanted.
    """

    backed_up: str | None
    checked: str | None
    beyond: Beyond
    days: int


@dataclass(frozen=True)
class Made:
    """A backup that was made, and the folder that it is in."""

    folder: Path
    backup: BackedUp


def standing(reading: Reading) -> Standing:
    """Find out how the vault is kept; what is in no backup is counted, so this takes the longer the
    more that is.
    """
    return Standing(
        backups.newest_at(reading),
        _setting(reading, CHECKED),
        backups.beyond(reading),
        _days(_setting(reading, REMIND_AFTER)),
    )


def due(reading: Reading, now: str) -> bool:
    """Say whether a backup is due at the instant `now`, at once, however much is in none."""
    return overdue(
        backups.newest_at(reading),
        backups.beyond_since(reading),
        _days(_setting(reading, REMIND_AFTER)),
        now,
    )


def overdue(backed_up: str | None, since: str | None, days: int, now: str) -> bool:
    """Say whether it is time for a backup: the last one was made at `backed_up`, what it lacks came
    from `since` on, and one is wanted every `days` (0 is never).
    """
    if not days or since is None:
        return False
    wanted = days if backed_up else min(days, FIRST_AFTER)
    return _apart(times.parse(backed_up or since), times.parse(now)) >= timedelta(days=wanted)


def remind_after(vault: Vault, days: int) -> None:
    """Remind of a backup that is older than so many days; 0 is never."""
    if days not in REMIND_CHOICES:
        raise ValueError("no such choice")
    vault.set_setting(REMIND_AFTER, str(days))


def place_in(chosen: Path) -> Path:
    """Where in a drive or folder the backup belongs: in itself if there is a backup in it already,
    or one that was interrupted, else in a folder of its own, so that nothing else on a drive is in
    its way.
    """
    if (chosen / UNFINISHED).is_file():
        return chosen
    try:
        backup_note.read(chosen)
    except NoBackup:
        return chosen / FOLDER
    return chosen


@dataclass(frozen=True)
class Found:
    """A backup that can be restored: its folder, and when it was made (an instant)."""

    folder: Path
    made: str


def find(chosen: Path) -> Found:
    """The backup in a drive or folder, also where `back_up` puts it there. Needs no passphrase.

    Raises:
        UserError: `backup.missing`, `backup.none`, `backup.unfinished`, `backup.damaged`,
            `backup.newer`.
    """
    place = place_in(chosen)
    # What is wrong is said of the folder that somebody chose.
    folder = place if place.is_dir() else chosen
    return Found(folder, restore.whole_note(folder).made)


def back_up(vault: Vault, chosen: Path, progress: Progress) -> Made:
    """Back the vault up to a drive or folder, and say where.

    Raises:
        UserError, Cancelled: as `backup.back_up`.
    """
    folder = place_in(chosen)
    return Made(folder, backup.backup(vault, folder, progress))


def check_and_note(vault: Vault, progress: Progress) -> Checked:
    """Check everything, and note when the vault was found whole; into a damaged one nothing is
    written.
    """
    result = check(vault, progress)
    if not result.findings:
        vault.set_setting(CHECKED, times.now())
    return result


def _apart(one: datetime, other: datetime) -> timedelta:
    # A backup from the future was made under a wrong clock, or this one is wrong: far apart either
    # way, nobody knows how old it is.
    return abs(other - one)


def _setting(reading: Reading, name: str) -> str | None:
    row = reading.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return row[0].decode() if row else None


def _days(kept: str | None) -> int:
    try:
        days = int(kept) if kept else REMIND_USUAL
    except ValueError:
        return REMIND_USUAL
    return days if days in REMIND_CHOICES else REMIND_USUAL
