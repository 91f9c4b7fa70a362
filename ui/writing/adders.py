"""The ways to add one more entry to a list: by a line of text, by choosing a term, or by a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts import buttons
from ui.parts.labels import label
from ui.writing.item import told
from ui.writing.pick_field import PickField
from ui.writing.room import Room
from ui.writing.sources import Entries, Records, Source, Terms

Tree = Mapping[str, Any]


class Adder(QWidget):
    """`added` hands over new entries. `line` takes the cursor."""

    added = Signal(object)

    def __init__(self, line: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self.setFocusProxy(line)

    @property
    def unsettled(self) -> bool:
        """Whether words stand here that made no entry yet."""
        return isinstance(self.line, QLineEdit) and bool(self.line.text().strip())


def by_text(
    title: str,
    example: str,
    made: Callable[[str], Sequence[Tree]],
    echo: Callable[[str], str] | None = None,
) -> Callable[[Room], Adder]:
    """A line; Return makes entries of what was typed."""

    def make(_room: Room) -> Adder:
        line = QLineEdit()
        line.setAcceptDrops(False)
        adder = _Telling(line, title, example, echo)

        def take() -> None:
            found = made(line.text())
            if found:
                line.clear()
                adder.tell()
                adder.added.emit(list(found))

        line.returnPressed.connect(take)
        return adder

    return make


def by_term(
    title: str, example: str, vocabulary: str, made: Callable[[str], Tree]
) -> Callable[[Room], Adder]:
    """A line in which a term is looked for."""
    return lambda room: _picking(Terms(room, vocabulary), title, example, made)


def by_entry(
    title: str, example: str, collection: str, made: Callable[[str], Tree]
) -> Callable[[Room], Adder]:
    """A line in which another entry of the report is looked for."""
    return lambda room: _picking(Entries(room, collection), title, example, made)


def by_record(
    title: str, example: str, kind: str, made: Callable[[str], Tree]
) -> Callable[[Room], Adder]:
    """A line in which a record of the vault is looked for."""
    return lambda room: _picking(Records(room, kind), title, example, made)


def by_button(title: str, made: Callable[[], Tree]) -> Callable[[Room], Adder]:
    """A button that makes an empty entry."""

    def make(_room: Room) -> Adder:
        return _Pressing(title, made)

    return make


class _Telling(Adder):
    """Says its texts in the language in force, and below the line how the line is understood."""

    def __init__(
        self,
        line: QLineEdit,
        title: str,
        example: str,
        echo: Callable[[str], str] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(line, parent)
        self._line, self._title, self._example, self._echo = line, title, example, echo
        self._below = label("hint", wraps=True)
        self.box.addWidget(line)
        self.box.addWidget(self._below)
        line.textEdited.connect(lambda _text: self.tell())
        self.tell()

    def tell(self) -> None:
        """Set every text."""
        self._line.setAccessibleName(told(self._title))
        self._line.setPlaceholderText(f"{told(self._title)}: {told(self._example)}")
        said = self._echo(self._line.text()) if self._echo is not None else ""
        self._below.setText(said)
        self._below.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.tell()
        super().changeEvent(event)


class _Pressing(Adder):
    """A button."""

    def __init__(self, title: str, made: Callable[[], Tree], parent: QWidget | None = None) -> None:
        self._button = buttons.flush(buttons.quiet(icon="plus"))
        super().__init__(self._button, parent)
        self._title = title
        self.box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._button.clicked.connect(lambda: self.added.emit([dict(made())]))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._button.setText(told(self._title))
        self._button.setAccessibleName(told(self._title))


def _picking(source: Source, title: str, example: str, made: Callable[[str], Tree]) -> Adder:
    field = PickField(source, several=True)
    # The placeholder says both what it is for and what may be typed.
    field.example_of(title, example)
    adder = Adder(field.line)
    adder.box.addWidget(field)

    def take() -> None:
        for value in field.value() or ():
            field.put(None)
            adder.added.emit([dict(made(str(value)))])

    field.changed.connect(take)
    return adder
