"""The files of a note: dropped, pasted or chosen, and taken into the vault at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
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
from ui.parts.field import Field
from ui.session.job import Failure
from ui.session.session import Session


class FilesField(Field):
    """`files` are in the vault or about to be. `came` wants a file committed, `went` one removed."""

    came = Signal(object)
    went = Signal(str)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.choose = buttons.secondary(icon="paperclip")
        inside = QWidget()
        inside.setFocusProxy(self.choose)
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        super().__init__(inside, parent)
        self._session = session
        self._files: dict[FileRow, Attached] = {}
        self._coming: dict[FileRow, TakingIn] = {}
        self.choose.clicked.connect(self._choose)
        self._retranslate()

    @property
    def files(self) -> tuple[Attached, ...]:
        """What the note names, in its order."""
        return tuple(self._files.values())

    @property
    def rows(self) -> list[FileRow]:
        """What is listed."""
        return [*self._files, *self._coming]

    @property
    def busy(self) -> bool:
        """Whether a file is still on its way."""
        return bool(self._coming)

    def put(self, files: Iterable[Attached]) -> None:
        """Show what was there before; what is on its way is stopped."""
        for coming in self._coming.values():
            coming.stop()
        for row in self.rows:
            self._drop(row)
        self.clear_fault()
        for file in files:
            self._files[self._row(file.name, file.size)] = file

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
        self.clear_fault()
        row = self._row(path.name, None)
        coming = TakingIn(self._session, path, image, self)
        self._coming[row] = coming
        coming.progressed.connect(row.show_part)
        coming.ready.connect(lambda streamed, file: self._ready(row, streamed, file))
        coming.failed.connect(lambda failure: self._refuse(row, failure))

    def _ready(self, row: FileRow, streamed: Streamed, file: Attached) -> None:
        if any(each.sha256 == file.sha256 for each in self.files):
            # The same file twice; what was encrypted for the second goes with the commit.
            self._drop(row)
        else:
            row.show_size(file.size)
            self._coming.pop(row).deleteLater()
            self._files[row] = file
        self.came.emit(streamed)
        self._say_idle()

    def _refuse(self, row: FileRow, failure: Failure) -> None:
        self._drop(row)
        if isinstance(failure, UserError):
            self.set_fault(lambda: explain(failure, language.current()))
        else:
            self.failed.emit(failure)
        self._say_idle()

    def _remove(self, row: FileRow) -> None:
        file, coming = self._files.get(row), self._coming.get(row)
        if coming is not None:
            coming.stop()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        if file is not None:
            self.went.emit(file.sha256)
        self._say_idle()

    def _row(self, name: str, size: int | None) -> FileRow:
        row = FileRow(name, size)
        row.removed.connect(lambda: self._remove(row))
        self._box.insertWidget(self._box.count() - 1, row)
        return row

    def _drop(self, row: FileRow) -> None:
        self._files.pop(row, None)
        # What is stopped still has to tell that it ended, so it goes with the field.
        self._coming.pop(row, None)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _say_idle(self) -> None:
        if not self.busy:
            self.idle.emit()

    def _retranslate(self) -> None:
        self.say(
            self.tr("Photos and files"),
            self.tr("Drop or paste them anywhere on this page. Originals are kept bit for bit."),
        )
        self.choose.setText(self.tr("Add files …"))
        self.choose.setAccessibleName(self.tr("Add files …"))
