"""A card that stands in place of every page, with the vault closed, while something is done with its
folder.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.session.session import Session
from ui.start.card import Card

# How long what the open vault was doing may take to end.
CLOSE_SECONDS = 30.0


class ApartCard(Card):
    """`works` says when there is something to wait for, and when no longer; `leave` that the user
    wants to unlock.
    """

    works = Signal(bool)
    leave = Signal()


def wait_for(before: Session) -> None:
    """Let the session that had the vault open come to its end. Not on the window's thread, which must
    go on living. If it takes longer, the vault is still in use, and whoever opens it says that.
    """
    before.join(CLOSE_SECONDS)
