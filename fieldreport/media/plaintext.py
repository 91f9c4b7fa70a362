"""Shows text files, as text and nothing else: no markup is carried out."""

from __future__ import annotations

from fieldreport.errors import UserError
from fieldreport.media import metadata
from fieldreport.media.kinds import Nothing, Positions
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import Fact, Opened
from fieldreport.media.sniff import SAMPLE
from fieldreport.media.text import encoding_of, read_text


class PlainText(Nothing):
    """A text of `size` bytes."""

    def __init__(self, positions: Positions, size: int, media_type: str, limits: Limits) -> None:
        self._positions, self._type, self._size, self._limits = positions, media_type, size, limits
        encoding = encoding_of(positions().read(SAMPLE))
        if encoding is None:
            raise UserError("media.unknown_kind")
        self._encoding = encoding

    def opened(self) -> Opened:
        """Its encoding."""
        return Opened(kind="text", media_type=self._type, encoding=self._encoding)

    def text(self, limit: int) -> str:
        """Its beginning."""
        return read_text(self._positions(), self._encoding, min(limit, self._limits.characters))

    def facts(self) -> list[Fact]:
        """A text says nothing about itself but how it is encoded."""
        return [metadata.fact("file", "Encoding", self._encoding)]
