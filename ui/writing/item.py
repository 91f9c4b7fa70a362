"""What an entry consists of, as values: its fields, and how a list of such entries is written and read.

Titles are marked for translation where they are written and translated in the context "Writing".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui.report.blocks import Runs
from ui.writing.room import Room, Spoken

if TYPE_CHECKING:
    from ui.writing.adders import Adder

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """A field: its name in the record, what it is called, and how its widget is made.

    `wide` takes the whole width; `rare` is shown when it says something, or on request.
    """

    name: str
    title: str
    make: Callable[[Room], Any]
    hint: str = ""
    wide: bool = False
    rare: bool = False

    def say(self, widget: Any) -> None:
        """Call the widget by its name in the language in force."""
        widget.say(told(self.title), told(self.hint))


@dataclass(frozen=True)
class Kind:
    """A list of entries. `summary` is one of them in a line; `adder` makes the way to add one more.

    `collection` is set if other entries refer to them, by `key`.
    """

    items: Sequence[Item]
    summary: Callable[[Tree, Spoken], Runs]
    adder: Callable[[Room], Adder]
    collection: str = ""
    opens: bool = True


def told(text: str) -> str:
    """A text of this part in the language in force."""
    return QCoreApplication.translate("Writing", text) if text else ""
