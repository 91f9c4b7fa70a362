"""One drive or folder among which is chosen, with the room that is free on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from fieldreport.reference.inert import tame
from fieldreport.reference.wording import size
from ui.exchange.drives import Place
from ui.look import language
from ui.parts.labels import label


class PlaceRow(QWidget):
    """`button` chooses `place`."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.button = QRadioButton()
        self.button.setEnabled(not place.read_only)
        self.below = label("hint", wraps=True)
        self.below.setContentsMargins(33, 0, 0, 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.button)
        box.addWidget(self.below)
        self._retranslate()

    def show_place(self, place: Place) -> None:
        """The same place, with another amount of room."""
        self.place = place
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        text = self._of_room()
        name = tame(self.place.name)
        self.button.setText(name.replace("&", "&&"))
        self.button.setAccessibleName(name)
        self.button.setAccessibleDescription(text)
        self.below.setText(text)

    def _of_room(self) -> str:
        lang = language.current()
        if self.place.read_only:
            return self.tr("It can only be read. Some drives have a switch for that.")
        room = self.tr("{free} free of {total}").format(
            free=size(self.place.free, lang), total=size(self.place.total, lang)
        )
        if self.place.fat:
            return self.tr(
                "{room}. FAT32: anything over 4 GB is written as several files that belong together."
            ).format(room=room)
        return room
