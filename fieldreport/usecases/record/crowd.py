"""The line of people in a quick note: "A. B., a police officer, +3 unknown" becomes three entries of the account.

The account names nobody. What looks like a name is put into a person's own record, which can stay behind when the
account travels, and its initials stay in the account; everything else is a label as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_SEPARATORS = re.compile(r"[,;\n]+")
_GROUP = re.compile(
    r"(?:\+\s*)?(?P<about>[~≈]\s*)?(?P<number>[0-9]{1,8})(?P<least>\+)?(?:\s+(?P<who>.+))?"
)
# Two to four words that begin with capital letters and are no mere initials; hyphens join parts of one name.
_WORD = r"[^\W\d_][\w'’ʼ]+(?:-[^\W\d_][\w'’ʼ]+)*"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,3}}")


@dataclass(frozen=True)
class Someone:
    """One entry: `label` names nobody; `name` is set if a whole name was typed; `count` if it is a group."""

    label: str
    name: str | None = None
    count: int | None = None
    about: bool = False
    at_least: bool = False

    def entry(self, number: int) -> dict[str, Any]:
        """The entry of a report's `people`, with the `number` that its id ends in."""
        entry: dict[str, Any] = {"id": f"p{number}", "label": self.label}
        if self.count is not None:
            bounds = ("min",) if self.at_least else ("best",) if self.about else ("min", "max")
            count: dict[str, Any] = dict.fromkeys((*bounds, "best"), self.count)
            if self.at_least:
                del count["best"]
            if self.about:
                count["approximate"] = True
            entry |= {"type": "group", "count": count}
        if self.name is not None:
            entry["identity"] = {"names": [{"full": self.name, "form": "as-given"}]}
        return entry


def people(line: str) -> list[Someone]:
    """Everybody in a line, in its order. Commas and semicolons separate; "+3 women" and "12 women" are groups."""
    pieces = (" ".join(piece.split()) for piece in _SEPARATORS.split(line))
    return [_someone(piece) for piece in pieces if piece]


def _someone(piece: str) -> Someone:
    group = _GROUP.fullmatch(piece)
    if group and int(group["number"]) > 0:
        return Someone(
            piece.removeprefix("+").strip(),
            count=int(group["number"]),
            about=bool(group["about"]),
            at_least=bool(group["least"]),
        )
    if _NAME.fullmatch(piece) and all(word[0].isupper() for word in piece.split()):
        return Someone(" ".join(f"{word[0]}." for word in piece.split()), name=piece)
    return Someone(piece)
