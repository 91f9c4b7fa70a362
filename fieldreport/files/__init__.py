"""How the program reads and writes files: nothing half-written, nothing overwritten, nothing
readable by others.

Everything that writes to a disk or a drive goes through here, and so does every path that a user
names, because a path may lead to a folder, a device, a pipe, or a drive that has just been pulled
out.
"""

from __future__ import annotations

from fieldreport.files.drives import Spot, drive_of
from fieldreport.files.environment import environment_errors, free_space, shown
from fieldreport.files.outflow import Outflow
from fieldreport.files.reading import Source, open_regular, open_source, read_at_most
from fieldreport.files.uncached import open_uncached
from fieldreport.files.writing import (
    new_file,
    private_folder,
    rename_new,
    sync,
    sync_folder,
    write_atomic,
)

__all__ = [
    "Outflow",
    "Source",
    "Spot",
    "drive_of",
    "environment_errors",
    "free_space",
    "new_file",
    "open_regular",
    "open_source",
    "open_uncached",
    "private_folder",
    "read_at_most",
    "rename_new",
    "shown",
    "sync",
    "sync_folder",
    "write_atomic",
]
