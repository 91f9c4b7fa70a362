"""How the model says no: a field that is wrong, JSON that is no JSON, a version from the future.

All three carry a reason code and, where there is one, the path of the field, never the content.
`explain` turns each into the error that a user sees; its sentence lies in
`resources/wording/model.<language>.json` under `model.<reason>`.
"""

from __future__ import annotations

import re
from typing import Self

from fieldreport.errors import UserError


class JsonFault(Exception):
    """Bytes that are not the strict JSON of FORMAT section 2.

    `path` leads to the value as far as it is known, in the form `body.acts[2].type`; it is empty
    for the document as a whole. `params` hold a limit or a line number.
    """

    def __init__(self, path: str, reason: str, **params: str | int) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.params = params


class Invalid(Exception):
    """A value that JSON allows and the format doesn't: the wrong type, a date that isn't one, a
    reference into the void.
    """

    def __init__(self, path: str, reason: str, **params: str | int) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.params = params

    def under(self, prefix: str) -> Self:
        """Return the same fault seen from further out."""
        return type(self)(joined(prefix, self.path), self.reason, **self.params)


class Newer(Exception):
    """A document of a greater major version; it must be left as it is."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


FAULTS = (JsonFault, Invalid, Newer)


def explain(fault: JsonFault | Invalid | Newer) -> UserError:
    """Return what the user is told about `fault`: the code `model.<reason>` with the path of the
    field.
    """
    if isinstance(fault, Newer):
        return UserError("model.newer", version=fault.version)
    return UserError(f"model.{fault.reason}", path=fault.path or "—", **fault.params)


def joined(outer: str, inner: str) -> str:
    """Join two pieces of a path: `body` and `acts[2]` to `body.acts[2]`, `acts` and `[2]` to
    `acts[2]`.
    """
    if not outer or not inner:
        return outer or inner
    return outer + inner if inner.startswith("[") else f"{outer}.{inner}"


def named(key: str) -> str:
    """Return `key` as a step of a path if it looks like the name of a field, else `?`: a path shows
    no content.
    """
    return key if _FIELD_NAME.fullmatch(key) else "?"


_FIELD_NAME = re.compile("[A-Za-z][A-Za-z0-9_-]{0,39}")
