"""The decrypted file on the parent's side: gives the helper the ranges that it asks for."""

from __future__ import annotations

import os
from typing import BinaryIO


class Ranges:
    """A seekable source that belongs to somebody else. Whatever it raises passes through."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.size = source.seek(0, os.SEEK_END)

    def read(self, offset: int, size: int) -> bytes:
        """The bytes from `offset`; fewer than `size` only at the end of the file."""
        size = min(size, self.size - offset)
        if size <= 0:
            return b""
        self._source.seek(offset)
        parts = []
        while size > 0:
            part = self._source.read(size)
            if not part:
                break
            parts.append(bytes(part[:size]))
            size -= len(part)
        return b"".join(parts)
