"""A field in which one thing or several are chosen by typing a part of their names, and stand there as chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.capture.suggest_line import Suggestion, SuggestLine
from ui.parts.field import Field
from ui.writing.chips import Chips
from ui.writing.item import told
from ui.writing.room import Room, Steps
from ui.writing.sources import Entries, Records, Source, Terms, Words, YesNo


class PickField(Field):
    """`line` is where one types. The arrow down, or a click, offers everything when nothing is typed."""

    changed = Signal()

    def __init__(
        self,
        source: Source,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        eager: bool = True,
        example: str = "",
    ) -> None:
        self.line = SuggestLine(eager=eager)
        self.chips = Chips()
        inside = QWidget()
        inside.setFocusProxy(self.line)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.chips)
        box.addWidget(self.line)
        super().__init__(inside, parent)
        self._source, self._several = source, several
        self._example: tuple[str, ...] = (example,) if example else ()
        self._values: list[Any] = []
        self.line.asked.connect(self._ask)
        self.line.picked.connect(self._picked)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._take_typed)
        self.line.installEventFilter(self)
        self.chips.removed.connect(self._take_off)
        self._retranslate()

    @property
    def unsettled(self) -> bool:
        """Whether words stand in the line that nothing was chosen for."""
        return bool(self.line.text().strip()) and self._source.typed(self.line.text()) is None

    def example_of(self, title: str, example: str) -> None:
        """Say in the line itself what it is for and what may be typed, instead of a name above it."""
        self._example = (title, example)
        self._name.hide()
        self._retranslate()

    def put(self, value: Any) -> None:
        """Show what was chosen."""
        if self._several:
            self._values = list(value) if isinstance(value, list | tuple) else []
        else:
            self._values = [] if value is None else [value]
        self.line.clear()
        self.clear_fault()
        self._show_chips()

    def value(self) -> Any:
        """What is chosen; None for nothing. Words that need no choosing count as they stand."""
        values = list(self._values)
        typed = self._source.typed(self.line.text()) if self.line.text().strip() else None
        if typed is not None and typed not in values:
            values.append(typed)
        if self._several:
            return values or None
        return values[0] if values else None

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(said)
        if self.line.isHidden():
            self.chips.chips[0].setFocus()
        else:
            self.line.setFocus()

    def refuse_rest(self) -> None:
        """Say that words stand here that nothing was chosen for."""
        self.refuse(
            (),
            lambda: self.tr("Nothing was chosen for these words. Choose, or clear the field."),
        )

    def refresh(self) -> None:
        """Call what is chosen by its present name."""
        self._show_chips()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer on the arrow down and on a click, take off the last chip with Backspace."""
        if watched is self.line and not self.line.offering:
            if event.type() == QEvent.Type.MouseButtonRelease and not self.line.text():
                self._ask("")
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Down:
                    self._ask(self.line.text())
                    return True
                if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._values:
                    self._take_off(len(self._values) - 1)
                    return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self, text: str) -> None:
        def answer(found: list[Suggestion]) -> None:
            if text == self.line.text():
                self.line.offer([each for each in found if each.value not in self._values])

        self._source.find(self, text, answer)

    def _picked(self, value: Any) -> None:
        self.line.clear()
        self._add(self._source.taken(value))

    def _take_typed(self) -> None:
        typed = self._source.typed(self.line.text())
        if typed is not None and not self.line.offering:
            self.line.clear()
            self._add(typed)

    def _add(self, value: Any) -> None:
        self.clear_fault()
        if value is None or value in self._values:
            return
        had_focus = self.line.hasFocus()
        self._values = [*self._values, value] if self._several else [value]
        self._show_chips()
        if had_focus and self.line.isHidden():
            self.chips.chips[0].setFocus()
        self.changed.emit()

    def _take_off(self, place: int) -> None:
        del self._values[place]
        self.clear_fault()
        self._show_chips()
        self.line.setFocus()
        self.changed.emit()

    def _typed(self) -> None:
        self.clear_fault()
        self.changed.emit()

    def _show_chips(self) -> None:
        self.chips.show_all([self._source.label(value) for value in self._values])
        self.line.setVisible(self._several or not self._values)

    def _retranslate(self) -> None:
        example = ": ".join(map(told, self._example))
        self.line.setPlaceholderText(example or self.tr("Type to choose"))
        if len(self._example) > 1:
            self.line.setAccessibleName(told(self._example[0]))
        self._show_chips()


def term(vocabulary: str) -> Callable[[Room], PickField]:
    """One term of a vocabulary."""
    return lambda room: PickField(Terms(room, vocabulary))


def terms(vocabulary: str) -> Callable[[Room], PickField]:
    """Several terms of a vocabulary."""
    return lambda room: PickField(Terms(room, vocabulary), several=True)


def one_of(collection: str) -> Callable[[Room], PickField]:
    """One other entry of the report."""
    return lambda room: _following(room, collection, several=False)


def some_of(collection: str) -> Callable[[Room], PickField]:
    """Other entries of the report."""
    return lambda room: _following(room, collection, several=True)


def record(kind: str) -> Callable[[Room], PickField]:
    """Another record."""
    return lambda room: PickField(Records(room, kind))


def lines(_room: Room) -> PickField:
    """Short texts, each taken with Return."""
    return PickField(Words(), several=True, eager=False, example=_ONE_BY_ONE)


def yes_no(_room: Room) -> PickField:
    """Yes, no, or not known."""
    return PickField(YesNo())


def _following(room: Room, collection: str, *, several: bool) -> PickField:
    """A field of entries, which are called otherwise when they are changed."""
    field = PickField(Entries(room, collection), several=several)
    room.relabelled.connect(field.refresh)
    return field


_ONE_BY_ONE = str(QT_TRANSLATE_NOOP("Writing", "Several: Return after each"))
