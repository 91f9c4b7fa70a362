"""Making a vault from a backup: the backup, where the vault shall be, and the passphrase that the
vault had when the backup was made; or the sheets of a recovery card, and a new passphrase.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.crypto.shares import Share
from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.progress import Progress
from fieldreport.reference.wording import explain
from fieldreport.usecases.keep import backup, keeping, recovery, shares
from fieldreport.usecases.keep.backup import Restored
from fieldreport.usecases.keep.keeping import Found
from ui.look import language
from ui.parts import buttons
from ui.parts.dates import when
from ui.parts.labels import label
from ui.parts.sheets_form import SheetsForm
from ui.session.job import Failure
from ui.session.session import Session
from ui.start import places
from ui.start.card import Card
from ui.start.making import Making

CARD_WIDTH = 640
# The ids of what is damaged mean something only to whoever looks for them elsewhere.
SHOWN = 20


class Restore(Card):
    """`restored` with the folder of the vault that is there now; `back` without one, `damaged` when
    somebody has no backup but a damaged vault.
    """

    restored = Signal(object)
    back = Signal()
    damaged = Signal()

    def __init__(
        self, session: Session, source: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=CARD_WIDTH)
        self._session = session
        self._found: Found | None = None
        self._done: Restored | None = None
        self.form = Making(session, _restore, "hard-drive-download")
        self.lost = buttons.flush(buttons.quiet(icon="key-round"))
        self.sheets, self.no_sheets = SheetsForm(), buttons.flush(buttons.quiet())
        # Whether sheets are being typed, in place of the form, and whether they were enough.
        self._typing = self._trusted = False
        self.result = label(wraps=True)
        self.names = label("muted", wraps=True, selectable=True)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open = buttons.primary(icon="lock-open")
        self.recover = buttons.flush(buttons.quiet(icon="life-buoy"))
        self.fields.addWidget(self.recover, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self.sheets)
        for below in (self.no_sheets, self.lost):
            self.fields.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.form, self.result):
            self.fields.addWidget(each)
        # Above what may be a long list.
        self.fields.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self.names)
        self.form.target.set_folder(places.free())
        self.form.source.changed.connect(self._look)
        self.form.began.connect(self._began)
        self.form.ended.connect(self._show_step)
        self.form.made.connect(self._made)
        self.form.failed.connect(self._failed)
        # Only now: whoever knows the passphrase needs no other way.
        self.form.wrong.connect(self.lost.show)
        self.lost.hide()
        self.lost.clicked.connect(lambda: self._type_sheets(True))
        self.no_sheets.clicked.connect(lambda: self._type_sheets(False))
        self.sheets.complete.connect(self._opened_by)
        self.form.stopped.connect(self._stopped)
        self.form.back.connect(self._leave)
        self.recover.clicked.connect(self.damaged)
        self.open.clicked.connect(lambda: self.restored.emit(self.form.target.folder))
        self._show_step()
        self.retranslate()
        if source is not None:
            self.form.source.set_folder(source)

    def first_focus(self) -> QWidget:
        """On what is missing."""
        return self.form.first_focus()

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Restore from a backup"))
        self.text.setText(
            self.tr(
                "The sheets are enough. The restored vault gets a new passphrase; the backup itself"
                " still opens with the old one."
            )
            if self._trusted
            else self.tr(
                "A new vault is made from the backup, which stays as it is. Nothing is ever written"
                " over: neither a vault nor a backup can be lost by this."
            )
        )
        made = self._found.made if self._found is not None else ""
        self.form.source.say(
            self.tr("Backup"),
            self.tr("It was made {when}.").format(when=when(made))
            if made
            else self.tr("The drive or the folder that the backup was made into."),
            self.tr("The folder of the backup"),
            self.tr("Not chosen yet"),
        )
        self.form.target.say(
            self.tr("The vault will be in"),
            self.tr("A new or an empty folder."),
            self.tr("An empty folder for the vault"),
            self.tr("Not chosen yet"),
        )
        self.form.say(
            self.tr("Restore"), self.tr("Copying the backup and comparing everything with it…")
        )
        self.lost.setText(self.tr("Passphrase lost? Use a recovery card…"))
        self.no_sheets.setText(self.tr("Back"))
        self.recover.setText(self.tr("No backup? Recover a damaged vault…"))
        self.open.setText(self.tr("Unlock it…"))
        if self._done is not None:
            self._say(self._done)

    def _look(self) -> None:
        """Find out, without a passphrase, whether there is a backup, and when it was made."""
        self._found = None
        self.retranslate()
        chosen = self.form.source.folder
        if chosen is not None:

            def found(one: Found) -> None:
                if chosen == self.form.source.folder:
                    self._found = one
                    self.retranslate()

            def failed(failure: Failure) -> None:
                if chosen == self.form.source.folder:
                    self._refuse(failure)

            self._session.compute(keeping.find, chosen).then(self, found, failed=failed)

    def _refuse(self, failure: Failure) -> None:
        if isinstance(failure, UserError):
            self.form.source.set_fault(lambda: explain(failure, language.current()))
        else:
            self.show_error(failure)

    def _began(self) -> None:
        self.notices.clear()
        for each in (self.recover, self.lost):
            each.hide()

    def _failed(self, failure: Failure) -> None:
        if isinstance(failure, UserError) and failure.code.startswith(("shares.", "recovery.")):
            self._type_sheets(True)
            self.sheets.refuse(failure)
        else:
            self.show_error(failure)

    def _type_sheets(self, on: bool) -> None:
        self._typing, self._trusted = on, False
        self.lost.hide()
        self.retranslate()
        self.form.ask_for(_restore, new=False)
        self.sheets.forget()
        self._show_step()
        (self.sheets if on else self.form.first_focus()).setFocus()

    def _opened_by(self, typed: list[Share]) -> None:
        self._typing, self._trusted = False, True
        self._show_step()
        self.retranslate()
        self.form.ask_for(partial(_restore_with_card, typed), new=True)
        self.form.first_focus().setFocus()

    def _leave(self) -> None:
        self.sheets.forget()
        self.back.emit()

    def _made(self, done: Restored) -> None:
        self._done = done
        self._show_step()
        self.retranslate()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Stopped. No vault was made, and the backup is as it was."), "warning"
        )

    def _show_step(self) -> None:
        over = self._done is not None
        before: tuple[QWidget, ...] = (self.form, self.recover)
        for each in before:
            each.setVisible(not over and not self._typing)
        between: tuple[QWidget, ...] = (self.sheets, self.no_sheets)
        for each in between:
            each.setVisible(self._typing)
        self.result.setVisible(over)
        self.open.setVisible(over)
        self.names.setVisible(self._done is not None and bool(self._done.damaged))

    def _say(self, done: Restored) -> None:
        self.title.setText(self.tr("The vault is restored"))
        self.text.setText(
            self.tr(
                "It opens with the passphrase that you typed. What was written after the backup was"
                " made is not in it."
            )
        )
        place = self.form.target.folder
        folder = shown(place) if place is not None else ""
        if not done.damaged:
            self.result.setText(
                self.tr(
                    "Everything was compared with the backup and holds. The vault is in the folder"
                    " “{folder}”."
                ).format(folder=folder)
            )
            return
        self.result.setText(
            self.tr(
                "%n file(s) in the backup can't be read or are damaged, and the rest was restored."
                " Keep the backup: another drive port or computer may still read them, and others"
                " may have them.",
                "",
                len(done.damaged),
            )
        )
        names = "\n".join(done.damaged[:SHOWN])
        more = len(done.damaged) - SHOWN
        rest = "\n" + self.tr("%n more.", "", more) if more > 0 else ""
        self.names.setText(names + rest)


def _restore(source: Path, target: Path, secret: Secret, progress: Progress) -> Restored:
    return backup.restore(keeping.find(source).folder, target, secret, progress)


def _restore_with_card(
    typed: list[Share], source: Path, target: Path, new: Secret, progress: Progress
) -> Restored:
    with shares.key_of(typed) as key:
        return recovery.restore(keeping.find(source).folder, target, key, new, progress)
