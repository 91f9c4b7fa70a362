"""What `format` says, and what follows from it: a version that is known, one that is newer in a
small way, or one from a future that this program must not touch. FORMAT section 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldreport.model.faults import Invalid, Newer

CURRENT = "1.0"

_MAJOR, _MINOR = 1, 0
_VERSION = re.compile(r"(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})")


def parsed(text: object, path: str = "format") -> tuple[int, int]:
    """Return the major and the minor number.

    Raises:
        Newer: the major version is greater than ours.
        Invalid: it is no version, or of a major version that never was.
    """
    found = _VERSION.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise Invalid(path, "not_a_version")
    major, minor = int(found[1]), int(found[2])
    if major > _MAJOR:
        raise Newer(found[0])
    if major < _MAJOR:
        raise Invalid(path, "not_a_version")
    return major, minor


def is_known(text: object, path: str = "format") -> bool:
    """Say whether this program knows all that such a document may hold; if not, what is unknown in
    it is kept.

    Raises:
        Newer, Invalid: as `parsed`.
    """
    return parsed(text, path)[1] <= _MINOR


def greatest(versions: Iterable[str]) -> str:
    """Return the greatest of our own and the given versions, which were parsed before."""
    return max([CURRENT, *versions], key=parsed)
