"""What an opened file can do in the helper: one protocol that pictures, recordings, documents and
text share.

A kind that has no pages or no sound doesn't pretend to: it takes the answer from `Nothing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NoReturn, Protocol

from fieldreport.errors import UserError
from fieldreport.media.protocol import Fact, Frame, Image, Opened, Play, Sound

# Makes a further, independent position in the file.
Positions = Callable[[], BinaryIO]


class Exhibit(Protocol):
    """An opened file."""

    def opened(self) -> Opened:
        """What it is."""

    def image(self, asked: Image) -> Frame:
        """A part of a still picture, fitted."""

    def thumbnail(self, size: int) -> Frame:
        """A small picture of it."""

    def page(self, number: int, width: int) -> Frame:
        """A page of a document."""

    def frame_at(self, seconds: float, width: int) -> Frame:
        """A moment of a video."""

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        """One of its streams."""

    def text(self, limit: int) -> str:
        """Its text."""

    def facts(self) -> list[Fact]:
        """What it says about itself."""


class Nothing:
    """The answers of a kind to what it doesn't have: `media.nothing_to_show`."""

    def image(self, asked: Image) -> Frame:
        """It has no still picture."""
        return nothing(asked)

    def thumbnail(self, size: int) -> Frame:
        """It has no picture."""
        return nothing(size)

    def page(self, number: int, width: int) -> Frame:
        """It has no pages."""
        return nothing(number, width)

    def frame_at(self, seconds: float, width: int) -> Frame:
        """It doesn't move."""
        return nothing(seconds, width)

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        """It neither moves nor sounds."""
        return nothing(asked)

    def text(self, limit: int) -> str:
        """It has no text."""
        return nothing(limit)


def nothing(*_asked: object) -> NoReturn:
    """There is nothing of what was asked for."""
    raise UserError("media.nothing_to_show")
