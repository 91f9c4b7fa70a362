"""A member of a bundle while it is read: its bytes are hashed and counted on their way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from fieldreport.bundle.archive import Entry
from fieldreport.errors import UserError
from fieldreport.progress import Progress

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STEP = 1 << 20


class Steps:
    """How far the reading of a whole tar is, told once a mebibyte."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._told = 0

    def add(self, count: int) -> None:
        """Count bytes. Raises Cancelled when the user cancelled."""
        self._done += count
        if self._done - self._told >= _STEP:
            self._told = self._done
            self._progress.step(self._done, self._total)

    def end(self) -> None:
        """Tell that everything was read."""
        self._progress.step(self._total, self._total)


class Content:
    """The content of a member; `listed` is its SHA-256 as the manifest has it, in hex."""

    def __init__(self, entry: Entry, listed: str, steps: Steps) -> None:
        self._entry = entry
        self._listed = listed
        self._steps = steps
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The hash of what was read so far, in hex."""
        return self._digest.hexdigest()

    @property
    def matches(self) -> bool:
        """Whether that is the listed hash; asked once everything was read."""
        return self.sha256 == self._listed

    def check(self) -> None:
        """Read what is left. Raises UserError `bundle.wrong_hash` if it isn't what was listed."""
        self.skip()
        if not self.matches:
            raise UserError("bundle.wrong_hash", member=self._entry.name)

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read up to the length of `buffer`; 0 only at the end.

        Raises UserError as `archive.Entry.readinto` does, and Cancelled.
        """
        count = self._entry.readinto(buffer)
        self._digest.update(memoryview(buffer).cast("B")[:count])
        self._steps.add(count)
        return count

    def proven(self, limit: int) -> bytes:
        """Return all of a content of at most `limit` bytes, once its hash was compared.

        Raises as `check` and `archive.Entry.read`.
        """
        whole = self._entry.read(limit)
        self._digest.update(whole)
        self._steps.add(len(whole))
        self.check()
        return whole

    def skip(self) -> None:
        """Read past what is left."""
        room = bytearray(_STEP)
        while self.readinto(room):
            pass
