"""The ways in which an age file can fail to open.

They are domain errors for the layers above, which turn them into sentences. A message here is a
constant: nothing of a key, and no text that whoever made the file could choose, ever enters it.
"""

from __future__ import annotations


class AgeError(Exception):
    """An age file, key or payload is not what it must be."""


class MalformedKey(AgeError):
    """A recipient or an identity is not written as the age specification says."""


class NoMatch(AgeError):
    """The file is not encrypted to any of the identities tried."""


class HeaderFailure(AgeError):
    """The header is not a strict age v1 header, or a stanza of a known type is malformed."""


class HmacFailure(AgeError):
    """The header was changed after it was written."""


class PayloadFailure(AgeError):
    """The payload is damaged, cut short, or followed by something that does not belong to it."""
