"""Looks at one file: a picture, a video, a document page by page, or text; or says in a sentence
why it can't be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.media.protocol import Frame, Opened
from fieldreport.reference.wording import explain, say
from fieldreport.usecases.record.evidence import Item
from ui.evidence.canvas import STEP, Canvas
from ui.evidence.controls import Controls
from ui.evidence.playback import VIDEO_WIDTH, Playback
from ui.evidence.showing import Held, Showing, painted
from ui.look import language
from ui.parts.empty import EmptyPage
from ui.parts.labels import label
from ui.session.job import Failure

# More than anybody reads in this window; a longer text is saved and opened elsewhere.
CHARACTERS = 100_000
SETTLED_MS = 120
_SEEK_SECONDS = 5

Rotation = Literal[0, 90, 180, 270]
_NEXT_TURN: dict[Rotation, Rotation] = {0: 90, 90: 180, 180: 270, 270: 0}


class Stage(QWidget):
    """`opened` once it is known what the file is."""

    opened = Signal(object)

    def __init__(self, showing: Showing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = showing
        self._file: Opened | None = None
        self._rotation: Rotation = 0
        self._said: Callable[[], tuple[str, str]] = lambda: ("", "")
        self._warned: str = ""
        self.canvas, self.text = Canvas(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.message = EmptyPage("file-text")
        self.warning = label("hint", wraps=True)
        self.warning.setContentsMargins(16, 6, 16, 6)
        self.controls = Controls()
        self.playback = Playback(showing, self.controls, lambda: self.canvas.pixels().width(), self)
        self._views = QStackedWidget()
        for view in (self.message, self.canvas, self.text):
            self._views.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._views, 1)
        box.addWidget(self.warning)
        box.addWidget(self.controls)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._sharpen)
        self._connect()
        self.clear()

    @property
    def file(self) -> Opened | None:
        """What the open file is; None while that isn't known."""
        return self._file

    @property
    def fault(self) -> str:
        """The sentence in place of the file; empty when it is shown."""
        return self._said()[1] if self._views.currentWidget() is self.message else ""

    def show_item(self, item: Item) -> None:
        """Look at a file."""
        self.clear()
        name = item.name
        self.canvas.setAccessibleName(name)
        self.text.setAccessibleName(name)
        if not item.kept:
            self._say(lambda: (self.tr("Not in this vault"), self._gone()))
            return
        self._say(lambda: (self.tr("Opening…"), ""))
        self._showing.open(item, self._opened, self._failed)

    def clear(self) -> None:
        """Show nothing, and let go of every picture and text."""
        self.playback.offer(None)
        self._settled.stop()
        self._showing.drop()
        self._file, self._rotation, self._warned = None, 0, ""
        self.canvas.clear()
        self.text.clear()
        self.controls.offer(None)
        self._say(lambda: (self.tr("Choose a file in the list"), ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses, the arrows seek, Page Up and Page Down turn pages."""
        key, file = event.key(), self._file
        if file is not None and file.kind == "document" and key in _PAGES:
            self.controls.turn_page(self.controls.page + _PAGES[Qt.Key(key)])
        elif file is not None and file.kind in _TIMED and key in _SECONDS:
            slider = self.controls.slider
            slider.setValue(slider.value() + _SECONDS[Qt.Key(key)] * slider.singleStep())
        elif self.controls.play.isVisible() and key == Qt.Key.Key_Space:
            self.controls.play.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _connect(self) -> None:
        controls = self.controls
        controls.enlarge.clicked.connect(lambda: self.canvas.enlarge(STEP))
        controls.reduce.clicked.connect(lambda: self.canvas.enlarge(1 / STEP))
        controls.fit.clicked.connect(self.canvas.fit)
        controls.rotate.clicked.connect(self._rotate)
        controls.sought.connect(self._seek)
        controls.turned_page.connect(lambda _page: self._fetch())
        self.canvas.changed.connect(self._settled.start)
        self.playback.shown.connect(lambda image: self.canvas.show_whole(image, keep=True))
        self.playback.failed.connect(self._failed)
        self.playback.silent.connect(self._silent)

    def _opened(self, file: Opened) -> None:
        self._file = file
        self._warned = "" if file.as_named else "media.not_as_named"
        self.controls.offer(file)
        self.playback.offer(file)
        self._speak()
        self.opened.emit(file)
        if file.kind == "text":
            self._showing.ask(
                lambda held: held.viewer.text(CHARACTERS), self._show_text, self._failed
            )
        elif file.kind == "sound":
            self._say(
                lambda: (say("media.kind.sound", language.current()), self._how_to_hear()), "music"
            )
        else:
            self._fetch()

    def _fetch(self) -> None:
        """Get the whole picture in the size of the canvas."""
        file, size = self._file, self.canvas.pixels()
        if file is None:
            return
        width, height, rotation = size.width(), size.height(), self._rotation
        page, second = self.controls.page, self.controls.slider.value() / 10

        def work(held: Held) -> tuple[QImage, bool]:
            viewer = held.viewer
            if file.kind == "document":
                frame = viewer.page(page, width)
            elif file.kind == "video":
                frame = viewer.frame_at(second, min(width, VIDEO_WIDTH))
            else:
                frame = viewer.image(width, height, rotation)
            return _shown(frame)

        self._showing.ask(work, self._show_whole, self._failed, "whole")

    def _show_whole(self, shown: tuple[QImage, bool]) -> None:
        image, complete = shown
        if not complete:
            self._warned = "media.incomplete"
            self._speak()
        self._views.setCurrentWidget(self.canvas)
        self.canvas.show_whole(image)

    def _sharpen(self) -> None:
        """Get what is in view anew, in the pixels of the screen."""
        file, canvas = self._file, self.canvas
        if file is None or canvas.image is None or self.playback.plays or file.kind == "text":
            return
        if file.kind == "video":
            return
        size, region, rotation = canvas.pixels(), canvas.region(), self._rotation
        if file.kind == "document":
            page, width = self.controls.page, round(size.width() * min(canvas.zoom, 3.0))

            def again(held: Held) -> QImage:
                return painted(held.viewer.page(page, width))

            def came(image: QImage) -> None:
                if page == self.controls.page:
                    # As large as before on the screen: only the pixels are finer.
                    canvas.show_part(image, (0.0, 0.0, 1.0, 1.0))

            self._showing.ask(again, came, self._failed, "part")
            return

        def work(held: Held) -> QImage:
            frame = held.viewer.image(size.width(), size.height(), rotation, region)
            return painted(frame)

        def sharp(image: QImage) -> None:
            if rotation == self._rotation:
                canvas.show_part(image, region)

        self._showing.ask(work, sharp, self._failed, "part")

    def _rotate(self) -> None:
        self._rotation = _NEXT_TURN[self._rotation]
        self._fetch()

    def _seek(self, second: float) -> None:
        if not self.playback.seek(second) and self._file is not None and self._file.kind == "video":
            self._fetch()

    def _silent(self, failure: Failure) -> None:
        """The pictures go on; a sound recording says it in its place."""
        if self._file is not None and self._file.kind == "sound":
            title = say("media.kind.sound", language.current())
            self._say(lambda: (title, self._explained(failure)))
        else:
            self.controls.sound.setChecked(False)
            self._warned = failure.code if isinstance(failure, UserError) else "media.no_sound"
            self._speak()

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self._views.setCurrentWidget(self.text)

    def _failed(self, failure: Failure) -> None:
        self.playback.offer(None)
        self.canvas.clear()
        self.controls.offer(None)
        self._say(lambda: (self.tr("This file can't be shown"), self._explained(failure)))

    def _explained(self, failure: Failure) -> str:
        if isinstance(failure, UserError):
            return explain(failure, language.current())
        return self.tr(
            "Something went wrong inside the program. The file is unchanged in the vault."
        )

    def _gone(self) -> str:
        return self.tr(
            "A report names this file, but the file itself isn't here: it hasn't come yet, or it"
            " was erased after somebody else had confirmed that they keep it."
        )

    def _how_to_hear(self) -> str:
        return self.tr(
            "Press Space to listen. Everybody near you hears it too, unless headphones are plugged"
            " in."
        )

    def _say(self, said: Callable[[], tuple[str, str]], icon: str = "file-text") -> None:
        self._said = said
        self.message.picture(icon)
        self._views.setCurrentWidget(self.message)
        self._speak()

    def _speak(self) -> None:
        self.message.say(*self._said())
        self.warning.setText(say(self._warned, language.current()) if self._warned else "")
        self.warning.setVisible(bool(self._warned))


def _shown(frame: Frame) -> tuple[QImage, bool]:
    return painted(frame), frame.complete


_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_TIMED = frozenset({"video", "sound"})
_SECONDS = {Qt.Key.Key_Left: -_SEEK_SECONDS, Qt.Key.Key_Right: _SEEK_SECONDS}
