"""What the kinds of records about a report are called, and what one of them is called in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.report import whens
from ui.report.words import Words

translate = QCoreApplication.translate

# In the order in which they are offered.
MONITORS = ("action", "detention", "statement", "consent")
ICONS = {
    "action": "megaphone",
    "detention": "lock",
    "statement": "message-circle",
    "consent": "circle-check",
    "assessment": "scroll-text",
}


def name(kind: str) -> str:
    """One of the kind."""
    return {
        "action": translate("Following", "Step taken"),
        "detention": translate("Following", "Detention"),
        "statement": translate("Following", "Statement"),
        "consent": translate("Following", "Consent"),
        "assessment": translate("Following", "Assessment"),
    }[kind]


def short(kind: str, body: Mapping[str, Any], words: Words, names: Mapping[str, Any]) -> str:
    """One record in a few words."""
    found: object = ""
    match kind:
        case "action":
            found = body.get("title") or words.term("action-types", body.get("type"))
        case "detention":
            found = words.term("detention-events", body.get("event"))
        case "statement":
            found = words.person(body.get("speaker")) or body.get("office")
        case "consent":
            found = next(iter(names.get(str(body.get("person")), ())), "")
        case "assessment":
            found = words.term("assessment-types", body.get("type"))
            if body.get("withdrawn"):
                gone = translate("Following", "withdrawn")
                found = f"{found} – {gone}"
    if found and kind == "action" and body.get("title"):
        return str(found)
    when = whens.told(body.get("sent") or body.get("when"))
    return ", ".join(str(each) for each in (found or name(kind), when) if each)
