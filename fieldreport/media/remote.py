"""The file in the helper: a seekable stream whose bytes come from the parent, block by block.

Decoders jump about in small steps, so the last blocks are kept. Several streams over one file share
them, each with a position of its own, because pictures and sound of a video are read apart.
"""

from __future__ import annotations

import io
import os
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldreport.errors import UserError
from fieldreport.media.limits import BLOCK

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# 16 MiB of a file are kept.
_KEPT = 64


class Blocks:
    """The blocks of a file of `size` bytes that were fetched lately.

    `fetch(offset, size)` gets a range; `allow` is how many bytes may still be fetched, and is set
    anew for each request.
    """

    def __init__(self, size: int, fetch: Callable[[int, int], bytes], allow: int) -> None:
        self.size = size
        self.allow = allow
        self._fetch = fetch
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    def block(self, number: int) -> bytes:
        """The block `number`.

        Raises:
            UserError: `media.too_slow` if so much was read that the file can't be an honest one.
        """
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
            return found
        offset = number * BLOCK
        size = min(BLOCK, self.size - offset)
        self.allow -= size
        if self.allow < 0:
            raise UserError("media.too_slow")
        found = self._fetch(offset, size)
        self._kept[number] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found


class RemoteFile(io.RawIOBase):
    """One position in a file. Wrapping it in a buffer gains nothing."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self._blocks = blocks
        self._position = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move, and return the new position; beyond the end there is nothing to read."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._blocks.size}[whence]
        if base + offset < 0:
            raise ValueError("before the start of the file")
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` as far as the file goes."""
        view = memoryview(buffer).cast("B")
        done = 0
        while done < len(view) and self._position < self._blocks.size:
            number, start = divmod(self._position, BLOCK)
            part = self._blocks.block(number)[start : start + len(view) - done]
            if not part:  # the file is shorter than it said
                break
            view[done : done + len(part)] = part
            done += len(part)
            self._position += len(part)
        return done

    def read(self, size: int | None = -1, /) -> bytes:
        """`size` bytes, or fewer at the end; all that is left if it is negative."""
        left = max(0, self._blocks.size - self._position)
        wanted = left if size is None or size < 0 else min(size, left)
        # A decoder may ask for 4 GiB because a file says so: memory is taken as bytes arrive.
        parts = []
        while wanted:
            part = super().read(min(wanted, BLOCK))
            if not part:
                break
            parts.append(part)
            wanted -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
