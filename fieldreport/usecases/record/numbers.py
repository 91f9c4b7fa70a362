"""How many, as people write it: `20`, `~20`, `18–22`, `18–22, 20`, `20+`, `≤20`; and what the format stores for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NUMBER = r"([0-9]{1,9})"
_DASH = r"\s*[-–—]\s*"
_FORMS = (
    (re.compile(_NUMBER), ("best",)),
    (re.compile(rf"{_NUMBER}\s*\+"), ("min",)),
    (re.compile(rf"[≤<]\s*{_NUMBER}"), ("max",)),
    (re.compile(rf"{_NUMBER}{_DASH}{_NUMBER}"), ("min", "max")),
    (re.compile(rf"{_NUMBER}{_DASH}{_NUMBER}\s*[,;]\s*{_NUMBER}"), ("min", "max", "best")),
    (re.compile(rf"{_NUMBER}\s*\+\s*[,;]\s*{_NUMBER}"), ("min", "best")),
    (re.compile(rf"[≤<]\s*{_NUMBER}\s*[,;]\s*{_NUMBER}"), ("max", "best")),
)


def counted(text: str) -> dict[str, Any]:
    """The numbers that a text gives.

    Raises:
        ValueError: it is no number of this kind.
    """
    plain = text.strip()
    about = plain[:1] in {"~", "≈"}
    plain = plain.lstrip("~≈ ")
    for pattern, fields in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            numbers: dict[str, Any] = dict(zip(fields, map(int, found.groups()), strict=True))
            return {**numbers, "approximate": True} if about else numbers
    raise ValueError("no number")


def written(count: Mapping[str, Any]) -> str:
    """The same the other way round."""
    least, most, best = (count.get(name) for name in ("min", "max", "best"))
    if least is not None and most is not None:
        text = f"{least}–{most}"
    elif least is not None:
        text = f"{least}+"
    elif most is not None:
        text = f"≤{most}"
    else:
        text = ""
    if best is not None:
        text = f"{text}, {best}" if text else str(best)
    return f"~{text}" if text and count.get("approximate") else text


def replaced(count: Mapping[str, Any], numbers: Mapping[str, Any]) -> dict[str, Any]:
    """A count with other numbers; how it is known stays."""
    kept = {name: count[name] for name in ("basis", "note") if name in count}
    return {**numbers, **kept}
