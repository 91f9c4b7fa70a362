"""What somebody's role, and the state of a contact, are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """A role in words. A card may name one that this version doesn't know."""
    names = {
        "monitor": QCoreApplication.translate("Roles", "monitor"),
        "coordinator": QCoreApplication.translate("Roles", "coordinator"),
    }
    return names.get(role, role)


def state_name(state: str) -> str:
    """The state of a contact in a word or two."""
    names = {
        "compared": QCoreApplication.translate("Roles", "compared"),
        "uncompared": QCoreApplication.translate("Roles", "not compared"),
        "expired": QCoreApplication.translate("Roles", "expired"),
        "revoked": QCoreApplication.translate("Roles", "revoked"),
    }
    return names[state]
