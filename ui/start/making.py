"""Making a vault from another folder: from where, where to, the passphrase, and the work itself.

What is done is the page's affair: `work` is called with both folders, the passphrase and the
progress, away from the window, and can be cancelled at any moment: then nothing was made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.reference.wording import explain
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.passphrase import PassphraseField
from ui.parts.progress_row import ProgressRow
from ui.session.job import Failure
from ui.session.session import Session
from ui.start.folder_field import FolderField
from ui.start.new_passphrase import NewPassphrase

Work = Callable[[Path, Path, Secret, Progress], object]

# What is said beside the field that it is about, by the beginning of its code.
_OF_TARGET = ("vault.folder_not_empty", "vault.not_a_folder", "recover.inside")
_OF_SOURCE = ("backup.", "recover.no_header", "vault.missing", "vault.foreign", "vault.is_backup")


class Making(QWidget):
    """`began` when it works, `made` with what came of it, `stopped` when the user cancelled it,
    `failed` with what belongs to no field; `ended` before each of them, and when what is wrong is
    said beside a field. `wrong` when the passphrase was, `back` when somebody leaves.
    """

    began = Signal()
    made = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    ended = Signal()
    wrong = Signal()
    back = Signal()

    def __init__(
        self, session: Session, work: Work, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._doing = ""
        self._choosing = False
        self.source, self.target = FolderField(), FolderField()
        self.passphrase = PassphraseField()
        self.field = Field(self.passphrase)
        self.new = NewPassphrase(session)
        self.row = ProgressRow()
        self.go_back, self.make = buttons.flush(buttons.quiet()), buttons.primary(icon=icon)
        self._ends = QWidget()
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(self.go_back)
        ends.addStretch(1)
        ends.addWidget(self.make)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        for each in (self.source, self.target, self.field, self.new, self.row, self._ends):
            box.addWidget(each)
        for each in (self.new, self.row):
            each.hide()
        self.passphrase.changed.connect(self.field.clear_fault)
        for each in (self.passphrase, self.new):
            each.entered.connect(self._begin)
        self.make.clicked.connect(self._begin)
        self.go_back.clicked.connect(self._leave)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether it works."""
        return self.row.busy

    def first_focus(self) -> QWidget:
        """On what is missing first."""
        fields = (self.source, self.target)
        secret = self.new if self._choosing else self.passphrase
        return next((each for each in fields if each.folder is None), secret)

    def say(self, make: str, doing: str) -> None:
        """Set what the button says, and what is said while it works."""
        self.make.setText(make)
        self._doing = doing
        if self.busy:
            self.row.rename(doing)

    def ask_for(self, work: Work, *, new: bool) -> None:
        """Do `work`, with the passphrase that there is, or with a new one that is chosen for it."""
        self._work, self._choosing = work, new
        self.forget()
        self.field.setVisible(not new)
        self.new.setVisible(new)

    def forget(self) -> None:
        """Forget the passphrase."""
        self.passphrase.forget()
        self.new.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        secret = self._typed() if not self.busy and self._complete() else None
        if secret is None:
            return
        source, target = self.source.folder, self.target.folder
        self.row.follow(
            self._session.stream(_working, self._work, source, target, secret),
            self._doing,
            over=self._over,
            done=self._done,
            failed=self._broke,
            cancelled=self._cancelled,
        )
        self._show_work(True)
        self.row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.began.emit()

    def _complete(self) -> bool:
        """Say beside the first field that isn't filled in that it should be."""
        for each in (self.source, self.target):
            if each.folder is None:
                each.set_fault(lambda: self.tr("Choose a folder."))
                each.setFocus()
                return False
        return True

    def _typed(self) -> Secret | None:
        """The passphrase, or None after saying what is wrong with it."""
        if self._choosing:
            return self.new.secret()
        if not self.passphrase.text():
            self.field.set_fault(lambda: self.tr("Type the passphrase."))
            self.passphrase.setFocus()
            return None
        return self.passphrase.secret()

    def _leave(self) -> None:
        self.forget()
        self.back.emit()

    def _over(self) -> None:
        self._show_work(False)
        self.ended.emit()

    def _done(self, done: object) -> None:
        self.forget()
        self.made.emit(done)

    def _cancelled(self) -> None:
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stopped.emit()

    def _broke(self, failure: Failure) -> None:
        field = self._field_of(failure)
        if field is None or not isinstance(failure, UserError):
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)
            self.failed.emit(failure)
            return
        field.set_fault(lambda: explain(failure, language.current()))
        field.setFocus()
        if field is self.field:
            self.passphrase.line.selectAll()
            self.wrong.emit()

    def _field_of(self, failure: Failure) -> FolderField | Field | None:
        code = failure.code if isinstance(failure, UserError) else ""
        if code == "vault.wrong_passphrase":
            return self.field
        if code.startswith(_OF_TARGET):
            return self.target
        return self.source if code.startswith(_OF_SOURCE) else None

    def _show_work(self, works: bool) -> None:
        self._ends.setVisible(not works)
        for each in (self.source, self.target, self.field, self.new):
            each.setEnabled(not works)

    def _retranslate(self) -> None:
        self.field.say(self.tr("Passphrase"))
        self.go_back.setText(self.tr("Back"))


def _working(
    work: Work, source: Path, target: Path, secret: Secret, *, progress: Progress
) -> object:
    with secret:
        return work(source, target, secret, progress)
