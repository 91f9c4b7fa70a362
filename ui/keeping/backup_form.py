"""Backing the vault up: how it stands, where to, the copying, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.files import shown
from fieldreport.reference.wording import size
from fieldreport.usecases.keep import keeping
from fieldreport.usecases.keep.keeping import Made, Standing
from ui.exchange.drive_choice import DriveChoice
from ui.look import language
from ui.parts import buttons
from ui.parts.dates import when
from ui.parts.labels import label
from ui.parts.progress_row import ProgressRow
from ui.session.session import Session


class BackupForm(QWidget):
    """`began` when it writes, `made` with what was made, `stopped` when the user cancelled it,
    `failed` with what is said on the page.
    """

    began = Signal()
    made = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._standing: Standing | None = None
        self._made: Made | None = None
        self.last, self.new = label("strong", wraps=True), label("muted", wraps=True)
        self.drive = DriveChoice(session)
        self.where = label("hint", wraps=True)
        self.button = buttons.primary(icon="hard-drive-upload")
        self.row = ProgressRow()
        self._held = False
        self.result = label(wraps=True, selectable=True)
        self.result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for each in (self.last, self.new, self.drive, self.where):
            box.addWidget(each)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.row)
        box.addWidget(self.result)
        self.row.hide()
        self.drive.changed.connect(self._offer)
        self.button.clicked.connect(self._begin)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether it writes."""
        return self.row.busy

    def show_standing(self, standing: Standing) -> None:
        """Say how it stands."""
        self._standing = standing
        self._retranslate()

    def hold(self, held: bool) -> None:
        """Wait for something else that reads the whole vault."""
        self._held = held
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _offer(self) -> None:
        place = self.drive.place
        able = place is not None and not place.read_only
        self.button.setEnabled(able and not self.busy and not self._held)
        self.where.setVisible(place is not None)
        if place is not None:
            self.where.setText(
                self.tr(
                    "It goes into the folder “{folder}” there, or into the one with the earlier"
                    " backup if you choose that. Nothing else on the drive is touched."
                ).format(folder=keeping.FOLDER)
            )

    def _begin(self) -> None:
        place = self.drive.place
        if place is None or self.busy:
            return
        self._made = None
        self.row.follow(
            self._session.write_long(keeping.back_up, place.path),
            self._writing(),
            over=self._over,
            done=self._done,
            failed=self.failed.emit,
            cancelled=self.stopped.emit,
        )
        self.row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.drive.setEnabled(False)
        self._retranslate()
        self.began.emit()

    def _over(self) -> None:
        self.drive.setEnabled(True)
        self._retranslate()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, made: Made) -> None:
        self._made = made
        self._retranslate()
        self.made.emit(made)

    def _writing(self) -> str:
        return self.tr("Copying, then reading everything back from the drive…")

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Back up now"))
        if self.busy:
            self.row.rename(self._writing())
        self._offer()
        self._say_standing()
        self.result.setVisible(self._made is not None)
        if self._made is not None:
            self.result.setText(self._told(self._made))

    def _say_standing(self) -> None:
        standing = self._standing
        for each in (self.last, self.new):
            each.setVisible(standing is not None)
        if standing is None:
            return
        beyond = standing.beyond
        if standing.backed_up:
            self.last.setText(
                self.tr("Last backup that was read back and held: {when}.").format(
                    when=when(standing.backed_up)
                )
            )
        else:
            self.last.setText(self.tr("There is no backup of this vault yet."))
        if beyond.records or beyond.files:
            self.new.setText(
                self.tr("In no backup yet: {records}, {files}, {size}.").format(
                    records=self.tr("%n record(s)", "", beyond.records),
                    files=self.tr("%n file(s)", "", beyond.files),
                    size=size(beyond.size, language.current()),
                )
            )
        elif standing.backed_up:
            self.new.setText(self.tr("Nothing has come since then."))
        else:
            self.new.setText(self.tr("The vault is empty: there is nothing to lose yet."))

    def _told(self, made: Made) -> str:
        lang, done = language.current(), made.backup
        told = self.tr(
            "The backup is {size} in {folder}. {written} of it was new and was written, the rest was"
            " there already."
        ).format(
            size=size(done.size, lang),
            written=size(done.written, lang),
            folder=f"{shown(made.folder.parent)}/{shown(made.folder)}",
        )
        if not done.damaged:
            tested = self.tr(
                "It was tested: everything was read back from the drive and compared, and every file"
                " of evidence was decrypted there. Eject the drive before you pull it out."
            )
            return f"{told}\n{tested}"
        broken = self.tr(
            "%n item(s) can't be read in the vault itself, so this backup doesn't count. Run the"
            " check below: it says what to do.",
            "",
            len(done.damaged),
        )
        return f"{told}\n{broken}"
