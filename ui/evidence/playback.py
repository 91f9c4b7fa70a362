"""Playing a recording: pictures, sound or both, with one button and one slider.

A video is silent until somebody turns its sound on; a sound recording is heard when it is played,
which is all that playing it can mean.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldreport.media.protocol import Opened
from ui.evidence.controls import TENTHS, Controls
from ui.evidence.loudspeaker import Loudspeaker
from ui.evidence.player import Player
from ui.evidence.showing import Showing
from ui.session.job import Failure

VIDEO_WIDTH = 1280


class Playback(QObject):
    """`shown` is a picture to show now, `failed` that the file can't be played, `silent` that its
    pictures go on without sound. `width` says how wide pictures are needed.
    """

    shown = Signal(QImage)
    failed = Signal(object)
    silent = Signal(object)

    def __init__(
        self,
        showing: Showing,
        controls: Controls,
        width: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controls, self._width = controls, width
        self._file: Opened | None = None
        self.loudspeaker = Loudspeaker(showing.session, showing, self)
        self.player = Player(showing, self.loudspeaker, self)
        controls.play.clicked.connect(self._toggle)
        controls.sound.toggled.connect(self._turn_sound)
        self.player.shown.connect(self._show_moment)
        self.player.failed.connect(self.failed)
        self.player.ended.connect(self._pictures_over)
        self.loudspeaker.moved.connect(self._heard)
        self.loudspeaker.ended.connect(self._sound_over)
        self.loudspeaker.failed.connect(self._sound_failed)

    @property
    def plays(self) -> bool:
        """Whether pictures or sound are going on."""
        return self._controls.playing

    def offer(self, file: Opened | None) -> None:
        """Play this file from now on."""
        self.stop()
        self._file = file

    def stop(self) -> None:
        """Stand still and be silent."""
        self.player.stop()
        self.loudspeaker.stop()
        self._controls.show_playing(False)

    def seek(self, second: float) -> bool:
        """Go on from there, if it plays; return whether it does."""
        if self.plays:
            self._play(second)
        return self.plays

    def _toggle(self) -> None:
        if self.plays:
            self.stop()
            return
        slider = self._controls.slider
        over = slider.value() >= slider.maximum() - 1
        timed = slider.isVisible() and not over
        self._play(slider.value() / TENTHS if timed else 0.0)

    def _play(self, second: float) -> None:
        file = self._file
        if file is None:
            return
        self._controls.show_playing(True)
        if file.kind != "sound":
            self.player.play(second, min(self._width(), VIDEO_WIDTH))
        if file.kind == "sound" or self._controls.sound.isChecked():
            self.loudspeaker.play(second)

    def _turn_sound(self, on: bool) -> None:
        if not self.plays:
            return
        if on:
            self.loudspeaker.play(self._controls.slider.value() / TENTHS)
        else:
            self.loudspeaker.stop()

    def _show_moment(self, image: QImage, second: float) -> None:
        self.shown.emit(image)
        self._controls.show_second(second)

    def _heard(self, second: float) -> None:
        if self._file is not None and self._file.kind == "sound":
            self._controls.show_second(second)

    def _pictures_over(self) -> None:
        self.loudspeaker.stop()
        self._controls.show_playing(False)

    def _sound_over(self) -> None:
        if not self.player.plays:
            self._controls.show_second(self._file.seconds if self._file is not None else 0.0)
            self._controls.show_playing(False)

    def _sound_failed(self, failure: Failure) -> None:
        if self._file is not None and self._file.kind == "sound":
            self._controls.show_playing(False)
        self.silent.emit(failure)
