"""The ids of the things that records describe: random, and each says of what kind the thing is.

All that is known of a thing hangs on its id: versions, heads, conflicts, search. If the kind stood
only in the records, whoever knows an id could send a record of another kind under it, and the next
true version would fit to nothing. So the kind is a part of the id: FORMAT section 4.
"""

from __future__ import annotations

import secrets

# Part of the format. A kind that a later version adds takes the next number.
_KINDS = {
    "report": "01",
    "person": "02",
    "action": "03",
    "detention": "04",
    "statement": "05",
    "consent": "06",
    "assessment": "07",
}
# With the two digits of the kind, 128 bits; of these 120 are random, so that nobody hits one.
_RANDOM_SIZE = 15


def fresh(kind: str) -> str:
    """Return the id of a new thing of this kind, 32 hex digits."""
    return secrets.token_hex(_RANDOM_SIZE) + _KINDS[kind]


def fits(subject: str, kind: str) -> bool:
    """Whether an id is that of a thing of this kind."""
    return subject.endswith(_KINDS[kind])
