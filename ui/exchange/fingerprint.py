"""A fingerprint to be compared: twelve groups of five digits, in three lines of four."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldreport.crypto.identity import groups
from ui.look import fonts
from ui.parts.labels import label

_A_LINE = 4


class Fingerprint(QFrame):
    """`show_fingerprint` takes it in hex; an empty one shows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.digits = label(selectable=True)
        # Noto's digits have one width, so that the groups stand below each other.
        self.digits.setFont(fonts.scaled(fonts.HEADING))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(self.digits)

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show another one."""
        found = groups(fingerprint).split() if fingerprint else []
        lines = [found[start : start + _A_LINE] for start in range(0, len(found), _A_LINE)]
        self.digits.setText("\n".join("   ".join(each) for each in lines))
        self.digits.setAccessibleName(" ".join(found))
