"""A day, typed in either of the ways in which people write one, or nothing."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.field import Field

_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


class DayField(Field):
    """`line` is where one types; `day` tells what it comes to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self.line.textEdited.connect(self.clear_fault)

    def day(self) -> str | None:
        """The day as `YYYY-MM-DD`, empty for none; None if it is no day, which is then said."""
        try:
            return understood(self.line.text())
        except ValueError:
            self.set_fault(
                lambda: self.tr("This is no day. Write 2027-12-31 or 31.12.2027, or nothing.")
            )
            self.line.setFocus()
            return None

    def instant(self) -> str | None:
        """The instant at which the day begins, for a card; None for none."""
        day = self.day()
        return f"{day}T00:00:00Z" if day else None

    def say(self, name: str, hint: str = "") -> None:
        """Set what the field is called, and a hint."""
        super().say(name, hint)
        self.line.setPlaceholderText(self.tr("For instance 2027-12-31"))


def understood(text: str) -> str:
    """The day that was typed, as `YYYY-MM-DD`; empty for none. Raises ValueError if it is no day."""
    typed = text.strip()
    found = _DAY.fullmatch(typed)
    if found:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    return date.fromisoformat(typed).isoformat() if typed else ""
