"""The way to add files: chosen, dropped or pasted, and taken into the vault at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.usecases.record.capture import Attached
from fieldreport.vault.evidence import Streamed
from ui.capture.file_row import FileRow
from ui.capture.taking_in import TakingIn
from ui.look import language
from ui.parts import buttons, choosing
from ui.parts.labels import label
from ui.session.job import Failure
from ui.writing.adders import Adder
from ui.writing.room import Room


class FilesAdder(Adder):
    """Files on their way stand above the button. `busy` says whether there are any; `idle` tells when none is left."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        self.choose = buttons.secondary(icon="paperclip")
        super().__init__(self.choose, parent)
        self._room = room
        self._coming: dict[FileRow, TakingIn] = {}
        self._failure: UserError | None = None
        self._fault = label("fault", wraps=True)
        self._hint = label("hint", wraps=True)
        self._rows = QVBoxLayout()
        self.box.addLayout(self._rows)
        self.box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._fault)
        self.box.addWidget(self._hint)
        self.choose.clicked.connect(self._choose)
        room.given.connect(self.take)
        room.brought.connect(self.add)
        room.emptied.connect(self.stop)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether a file is still on its way."""
        return bool(self._coming)

    @property
    def fault(self) -> str:
        """What went wrong with the last file."""
        return self._fault.text()

    def stop(self) -> None:
        """Take nothing in any further."""
        for coming in self._coming.values():
            coming.stop()
        for row in list(self._coming):
            self._drop(row)
        self._say(None)

    def take(self, mime: QMimeData) -> None:
        """Take in what was dropped or pasted: files, or a picture."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add(paths)
        elif mime.hasImage():
            image = QImage(mime.imageData())
            if not image.isNull():
                now = times.present()
                self._begin(Path(f"{now:%Y-%m-%d %H-%M-%S}.png"), image)

    def add(self, paths: Iterable[Path]) -> None:
        """Take in files."""
        for path in paths:
            self._begin(path, None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _choose(self) -> None:
        choosing.files(self, self.tr("Choose photos and other files"), self.add)

    def _begin(self, path: Path, image: QImage | None) -> None:
        self._say(None)
        row = FileRow(path.name, None)
        self._rows.addWidget(row)
        coming = TakingIn(self._room.session, path, image, self)
        self._coming[row] = coming
        row.removed.connect(lambda: self._take_off(row))
        coming.progressed.connect(row.show_part)
        coming.ready.connect(lambda streamed, file: self._ready(row, streamed, file))
        coming.failed.connect(lambda failure: self._refuse(row, failure))

    def _ready(self, row: FileRow, streamed: Streamed, file: Attached) -> None:
        self._drop(row)
        known = {each.get("sha256") for each in self._room.body().get("evidence", ())}
        if file.sha256 not in known:
            self.added.emit([msgspec.to_builtins(file)])
        # The same file twice: what was encrypted for the second goes with the commit.
        self._room.came.emit(streamed)

    def _refuse(self, row: FileRow, failure: Failure) -> None:
        self._drop(row)
        if isinstance(failure, UserError):
            self._say(failure)
        else:
            self._room.failed.emit(failure)

    def _take_off(self, row: FileRow) -> None:
        self._coming[row].stop()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)

    def _drop(self, row: FileRow) -> None:
        # What is stopped still has to tell that it ended, so it goes with the field.
        self._coming.pop(row, None)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self._coming:
            self._room.idle.emit()

    def _say(self, failure: UserError | None) -> None:
        self._failure = failure
        self._fault.setText(explain(failure, language.current()) if failure is not None else "")
        self._fault.setVisible(failure is not None)

    def _retranslate(self) -> None:
        self._hint.setText(
            self.tr("Drop or paste them anywhere on this page. Originals are kept bit for bit.")
        )
        self.choose.setText(self.tr("Add files …"))
        self.choose.setAccessibleName(self.tr("Add files …"))
        self._say(self._failure)
