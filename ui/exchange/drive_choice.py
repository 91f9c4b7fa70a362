"""Where to write: the removable drives as they come and go, or any folder.

The list is looked up every two seconds as long as it is on the screen. A drive that is chosen and
pulled out is no longer chosen.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.exchange import drives
from ui.exchange.drives import Place
from ui.exchange.place_row import PlaceRow
from ui.parts import buttons, choosing
from ui.parts.labels import label
from ui.session.session import Session

LOOK_EVERY_MS = 2_000


class DriveChoice(QWidget):
    """`place` is what is chosen, `changed` tells. `folder` asks for any folder."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: list[Place] = []
        self._own: Place | None = None
        self._chosen: Path | None = None
        self._asked = False
        self.rows: list[PlaceRow] = []
        self._group = QButtonGroup(self)
        self._none = label("muted", wraps=True)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.folder = buttons.secondary(icon="folder-open")
        self.folder.clicked.connect(self._ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._none)
        box.addLayout(self._box)
        box.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._retranslate()

    @property
    def place(self) -> Place | None:
        """The drive or folder that is chosen."""
        return next((row.place for row in self.rows if row.place.path == self._chosen), None)

    def look(self) -> None:
        """Find out which drives there are now."""
        if not self._asked:
            self._asked = True
            self._session.compute(drives.removable).then(self, self._show, failed=self._unlooked)

    def take_folder(self, folder: Path) -> None:
        """Choose a folder that is no drive."""
        self._session.compute(drives.at, folder).then(self, self._take)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch as long as somebody looks."""
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        choosing.folder(self, self.tr("Where to write"), self.take_folder)

    def _take(self, place: Place) -> None:
        self._own = place
        self._chosen = place.path
        self._lay_out()
        self.changed.emit()

    def _unlooked(self, _failure: object) -> None:
        # A drive that can't be asked is no drive to write to; the next look may find it.
        self._asked = False

    def _show(self, listed: list[Place]) -> None:
        self._asked = False
        if listed == self._listed:
            return
        before, self._listed = self.place, listed
        offered = [place for place in listed if not place.read_only]
        if self._chosen is None and len(offered) == 1:
            self._chosen = offered[0].path
        self._lay_out()
        if self.place is None:
            self._chosen = None
        if self.place != before:
            self.changed.emit()

    def _lay_out(self) -> None:
        places = list(self._listed)
        if self._own is not None and all(self._own.path != each.path for each in places):
            places.append(self._own)
        if [place.path for place in places] == [row.place.path for row in self.rows]:
            # Only the room changed: what has the focus keeps it.
            for row, place in zip(self.rows, places, strict=True):
                row.show_place(place)
        else:
            self._replace(places)
        for row in self.rows:
            row.button.setChecked(row.place.path == self._chosen)
        self._none.setVisible(not self._listed)

    def _replace(self, places: list[Place]) -> None:
        focused = next((row.place.path for row in self.rows if row.button.hasFocus()), None)
        for row in self.rows:
            self._group.removeButton(row.button)
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PlaceRow(place, self) for place in places]
        for row in self.rows:
            self._group.addButton(row.button)
            self._box.addWidget(row)
            row.button.clicked.connect(lambda _on=True, row=row: self._choose(row.place.path))
            if row.place.path == focused:
                row.button.setFocus()

    def _choose(self, path: Path) -> None:
        if self._chosen != path:
            self._chosen = path
            self.changed.emit()

    def _retranslate(self) -> None:
        self.folder.setText(self.tr("Another folder…"))
        self._none.setText(
            self.tr("No removable drive is connected. Connect one: it will appear here.")
        )
