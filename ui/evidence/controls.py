"""The buttons below a picture: those that the file at hand has a use for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from fieldreport.media.protocol import Opened
from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label

# Steps of the slider in a second.
TENTHS = 10


class Controls(QWidget):
    """`sought` tells the second that was asked for, `turned_page` the page, from 0."""

    sought = Signal(float)
    turned_page = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._playing = False
        self._page = 0
        self.reduce = buttons.icon_only("zoom-out")
        self.enlarge = buttons.icon_only("zoom-in")
        self.fit = buttons.icon_only("maximize")
        self.rotate = buttons.icon_only("rotate-cw")
        self.back = buttons.icon_only("chevron-left")
        self.on = buttons.icon_only("chevron-right")
        self.play = buttons.icon_only("play")
        self.sound = buttons.icon_only("volume-x")
        self.sound.setCheckable(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(5 * TENTHS)
        self.slider.setSingleStep(TENTHS)
        self.slider.setMinimumWidth(80)
        self.place = label("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for each in (self.play, self.sound, self.slider, self.back, self.place, self.on):
            row.addWidget(each, 1 if each is self.slider else 0)
        row.addStretch(0)
        for button in (self.reduce, self.enlarge, self.fit, self.rotate):
            row.addWidget(button)
        self.slider.valueChanged.connect(self._seek)
        self.sound.toggled.connect(self._mark_sound)
        self.back.clicked.connect(lambda: self.turn_page(self._page - 1))
        self.on.clicked.connect(lambda: self.turn_page(self._page + 1))
        self.offer(None)
        self._retranslate()

    @property
    def playing(self) -> bool:
        """Whether the button offers to pause."""
        return self._playing

    def offer(self, opened: Opened | None) -> None:
        """Show what fits the file; nothing for None."""
        self._opened, self._page = opened, 0
        kind = opened.kind if opened else ""
        film = kind in _TIMED or (opened is not None and opened.animated)
        timed = opened is not None and kind in _TIMED and opened.seconds > 0
        # Silent until somebody wants to hear it, with each file anew.
        self.sound.setChecked(False)
        pages = opened is not None and kind == "document"
        for widget, wanted in (
            (self.play, film),
            (self.sound, kind == "video" and opened is not None and opened.sound),
            (self.slider, timed),
            (self.back, pages),
            (self.on, pages),
            (self.place, timed or pages),
            (self.rotate, kind == "image"),
            (self.reduce, kind in _PICTURES),
            (self.enlarge, kind in _PICTURES),
            (self.fit, kind in _PICTURES),
        ):
            widget.setVisible(wanted)
        if timed and opened is not None:
            self.slider.blockSignals(True)
            self.slider.setRange(0, max(1, int(opened.seconds * TENTHS)))
            self.slider.setValue(0)
            self.slider.blockSignals(False)
        self.setVisible(kind in _PICTURES | _TIMED)
        self.show_playing(False)
        self._retranslate()

    def show_playing(self, on: bool) -> None:
        """Let the button offer the opposite."""
        self._playing = on
        icons.put(self.play, "pause" if on else "play", "muted")
        self._retranslate()

    def show_second(self, second: float) -> None:
        """Follow what is being played."""
        self.slider.blockSignals(True)
        self.slider.setValue(int(second * TENTHS))
        self.slider.blockSignals(False)
        self._tell_place()

    def turn_page(self, page: int) -> None:
        """Go to a page of the document, if it has it."""
        if self._opened is not None and 0 <= page < self._opened.pages and page != self._page:
            self._page = page
            self._tell_place()
            self.turned_page.emit(page)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _mark_sound(self, on: bool) -> None:
        icons.put(self.sound, "volume-2" if on else "volume-x", "muted")
        self._retranslate()

    def _seek(self, value: int) -> None:
        self._tell_place()
        self.sought.emit(value / TENTHS)

    def _tell_place(self) -> None:
        if self._opened is None:
            return
        if self._opened.kind == "document":
            self.place.setText(
                self.tr("Page {page} of {count}").format(
                    page=self._page + 1, count=self._opened.pages
                )
            )
            self.back.setEnabled(self._page > 0)
            self.on.setEnabled(self._page + 1 < self._opened.pages)
        else:
            now = _clock(self.slider.value() / TENTHS)
            self.place.setText(f"{now} / {_clock(self._opened.seconds)}")

    def _retranslate(self) -> None:
        buttons.name_it(self.reduce, self.tr("Smaller"))
        buttons.name_it(self.enlarge, self.tr("Larger"))
        buttons.name_it(self.fit, self.tr("Show the whole picture"))
        buttons.name_it(self.rotate, self.tr("Turn clockwise"))
        buttons.name_it(self.back, self.tr("Previous page"))
        buttons.name_it(self.on, self.tr("Next page"))
        buttons.name_it(self.play, self.tr("Pause") if self._playing else self.tr("Play"))
        heard = self.sound.isChecked()
        buttons.name_it(
            self.sound, self.tr("Turn sound off") if heard else self.tr("Turn sound on")
        )
        self.slider.setAccessibleName(self.tr("Place in the recording"))
        self._tell_place()


_PICTURES = frozenset({"image", "video", "document"})
_TIMED = frozenset({"video", "sound"})


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
