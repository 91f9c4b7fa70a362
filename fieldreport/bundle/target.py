"""Where a bundle is written: under a name that nobody expects, until the drive proved to hold it.

A file that looks like a bundle and is not one would be carried across a border, and the reports
erased behind it. So the final names appear only after everything was synced, read back and
compared, and whatever goes wrong before removes what was made.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fieldreport import files
from fieldreport.bundle.volumes import Joined, volume_names
from fieldreport.errors import UserError

_NO_LIMIT = 1 << 62

_LABEL = b"fieldreport/v1/part\0"
_PART = re.compile(r"(\.[0-9a-f]{32})\.[0-9]{3}\.part")


def left_in(folder: Path, bundles: Iterable[str]) -> list[Path]:
    """Return the files in a folder that the writing of one of these bundles (ids in hex) made and
    did not come to name. A folder that can't be read has none.
    """
    stems = {_stem(bundle) for bundle in bundles}
    with suppress(OSError):
        found = [(path, _PART.fullmatch(path.name)) for path in folder.iterdir()]
        return sorted(path for path, match in found if match and match[1] in stems)
    return []


def _stem(bundle: str) -> str:
    """Return how the hidden names of a bundle's files begin.

    The id of a bundle is random and told to nobody before it is finished, so nobody else can
    prepare a file of this name, and whoever knows the id knows whose a leftover is.
    """
    return f".{hashlib.sha256(_LABEL + bytes.fromhex(bundle)).hexdigest()[:32]}"


class MaybeLeft(UserError):
    """The drive failed while a finished bundle got its names, so it may be there all the same."""


class Target:
    """The files of one bundle in the making, in the folder where they will stay.

    Use as a context manager, which removes them unless `publish` came to its end. Every method
    raises UserError (`files.…`) when the drive fails.
    """

    def __init__(self, path: Path, volume_size: int | None, bundle: str) -> None:
        self._path = path
        self._hidden = _stem(bundle)
        self._volume_size = volume_size
        self._made: list[Path] = []
        self._open: BinaryIO | None = None
        self._flow: files.Outflow | None = None
        self._room = 0
        self._names: list[Path] = []
        self._spot: files.Spot | None = None

    def expect(self, size: int) -> None:
        """Fix the names for a bundle of `size` bytes, before all of it is written.

        Raises UserError `files.exists` if a name is taken, `bundle.no_room` (with `needed` and
        `free` bytes) if the drive is too small, and what `volume_names` raises.
        """
        self._names = volume_names(self._path, size, self._volume_size)
        for name in self._names:
            if os.path.lexists(name):
                raise UserError("files.exists", file=files.shown(name))
        free = files.free_space(self._path.parent)
        if size > free:
            raise UserError("bundle.no_room", needed=size, free=free)

    def write(self, content: memoryview) -> None:
        """Append to the bundle, and begin the next volume where one is full."""
        with files.environment_errors(self._path):
            while content:
                flow = self._flow or self._begin()
                count = flow.write(content[: self._room])
                content = content[count:]
                self._room -= count
                if not self._room:
                    self._end()

    def sync(self) -> None:
        """Let the drive store everything. A failure is final: see `files.sync`."""
        with files.environment_errors(self._path):
            self._end()
            files.sync_folder(self._path.parent)

    def read_back(self) -> Joined:
        """Open what was written anew, so that it is read from the drive and not from memory."""
        opened: list[BinaryIO] = []
        self._still_there()
        try:
            opened.extend(files.open_uncached(path) for path in self._made)
        except BaseException as error:
            for file in opened:
                file.close()
            if isinstance(error, UserError):
                raise self._blamed(error) from error
            raise
        return Joined(opened)

    def publish(self) -> tuple[Path, ...]:
        """Give the files their names, overwriting nothing. Return them in order.

        Raises MaybeLeft if the drive failed, and UserError `files.exists`, after which nothing
        is left.
        """
        # The first volume last: without it the others are taken for no bundle, and named when
        # somebody tries.
        try:
            self._still_there()
            for i, (made, name) in reversed(
                [*enumerate(zip(self._made, self._names, strict=True))]
            ):
                files.rename_new(made, name)
                self._made[i] = name
            # What was synced last was the folder that the path led to.
            self._still_there()
        except UserError as error:
            if error.code == "files.exists":
                raise
            told = self._blamed(error)
            raise MaybeLeft(told.code, **told.params) from error
        self._made = []
        return tuple(self._names)

    def __enter__(self) -> Target:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # The drive may be gone; then so are the files, and the first failure is the one to tell.
        if self._open is not None:
            with suppress(OSError):
                self._open.close()
        for path in self._made:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _still_there(self) -> None:
        """Refuse to go on in the folder on which a drive was mounted that was pulled out."""
        if self._spot is not None:
            self._spot.check()

    def _blamed(self, error: UserError) -> UserError:
        """What to tell of a failure: of a drive that was pulled out, not that a file is missing."""
        try:
            self._still_there()
        except UserError as gone:
            return gone
        return error

    def _begin(self) -> files.Outflow:
        # In the target's folder, since a name can't move between drives; hidden, and another one for
        # each bundle, because two handovers may run.
        made = self._path.with_name(f"{self._hidden}.{len(self._made):03}.part")
        try:
            self._spot = self._spot or files.Spot.of(self._path.parent)
            self._still_there()
            self._open = files.new_file(made)
        except UserError as error:
            # Of the hidden name the user knows nothing.
            raise UserError(
                error.code, **{**error.params, "file": files.shown(self._path)}
            ) from error
        self._made.append(made)
        self._room = self._volume_size or _NO_LIMIT
        self._flow = files.Outflow(self._open)
        return self._flow

    def _end(self) -> None:
        """Sync and close the volume at hand, so that a full drive shows before the next begins."""
        self._flow = None
        if self._open is not None:
            files.sync(self._open)
            self._open.close()
            self._open = None
