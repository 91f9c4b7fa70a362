"""Making a new vault from what can be read of a damaged one, and saying what was lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress
from fieldreport.usecases.keep.recover import Recovered, recover
from ui.keeping.findings_view import FindingsView
from ui.parts import buttons
from ui.parts.labels import label
from ui.session.session import Session
from ui.start import places
from ui.start.apart import ApartCard, wait_for
from ui.start.making import Making

CARD_WIDTH = 640


class Salvage(ApartCard):
    """`recovered` with the folder of the new vault; `back` without one, `backup` when somebody
    has one. `before` is the session that had the vault open just now, if it is shown apart.
    """

    recovered = Signal(object)
    back = Signal()
    backup = Signal()

    def __init__(
        self,
        session: Session,
        source: Path | None = None,
        before: Session | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=CARD_WIDTH)
        self._done: Recovered | None = None
        self.restore = buttons.flush(buttons.quiet(icon="hard-drive-download"))
        self.form = Making(session, partial(_recover, before), "life-buoy")
        self.saved, self.then = label("strong", wraps=True), label(wraps=True)
        self.findings = FindingsView()
        self.open = buttons.primary(icon="lock-open")
        self.fields.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.form, self.saved, self.then):
            self.fields.addWidget(each)
        # Above what may be a long list.
        self.fields.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self.findings)
        self.form.source.set_folder(source)
        self.form.target.set_folder(places.free())
        self.form.began.connect(self._began)
        self.form.ended.connect(self._show_step)
        self.form.ended.connect(lambda: self.works.emit(False))
        self.form.made.connect(self._made)
        self.form.failed.connect(self.show_error)
        self.form.stopped.connect(self._stopped)
        self.form.back.connect(self.back)
        self.restore.clicked.connect(self.backup)
        self.open.clicked.connect(lambda: self.recovered.emit(self.form.target.folder))
        self._show_step()
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On what is missing."""
        return self.form.first_focus()

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Recover a damaged vault"))
        self.text.setText(
            self.tr(
                "A new vault is made from everything that can still be read. The damaged one is only"
                " read and stays as it is. If there is a backup from the day of the damage,"
                " restoring that is better: it has everything."
            )
        )
        self.restore.setText(self.tr("Restore a backup instead…"))
        self.form.source.say(
            self.tr("Damaged vault"),
            "",
            self.tr("The folder of the damaged vault"),
            self.tr("Not chosen yet"),
        )
        self.form.target.say(
            self.tr("The new vault will be in"),
            self.tr("A new or an empty folder, best on another drive: this one may be failing."),
            self.tr("An empty folder for the new vault"),
            self.tr("Not chosen yet"),
        )
        self.form.say(
            self.tr("Recover"), self.tr("Reading what can be read, and putting it together anew…")
        )
        self.open.setText(self.tr("Unlock it…"))
        if self._done is not None:
            self._say(self._done)

    def _began(self) -> None:
        self.notices.clear()
        self.restore.hide()
        self.works.emit(True)

    def _stopped(self) -> None:
        self.notices.show_notice(
            lambda: self.tr("Stopped. No vault was made, and the damaged one is as it was."),
            "warning",
        )

    def _made(self, done: Recovered) -> None:
        self._done = done
        self.findings.show_findings(done.findings)
        self._show_step()
        self.retranslate()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self) -> None:
        over = self._done is not None
        before: tuple[QWidget, ...] = (self.form, self.restore)
        after: tuple[QWidget, ...] = (self.saved, self.then, self.open)
        for each in (*before, *after):
            each.setVisible((each in after) == over)

    def _say(self, done: Recovered) -> None:
        self.title.setText(self.tr("The new vault is made"))
        self.text.setText(
            self.tr(
                "It opens with the same passphrase. The damaged vault was left exactly as it was."
            )
        )
        self.saved.setText(
            self.tr("Recovered: {records}, {files}, {contacts}, {drafts}.").format(
                records=self.tr("%n record(s)", "", done.records),
                files=self.tr("%n file(s)", "", done.evidence),
                contacts=self.tr("%n contact(s)", "", done.contacts),
                drafts=self.tr("%n draft(s)", "", done.drafts),
            )
        )
        self.then.setText(
            self.tr(
                "This is missing or uncertain. Keep the damaged vault: a backup, or whoever you"
                " handed over to, may have it. Then back the new vault up to another drive."
            )
            if done.findings
            # What was lost without a trace, such as a log that is gone, nobody can name.
            else self.tr(
                "Nothing is missing as far as can be told. Keep the damaged vault until you have"
                " looked through the new one."
            )
        )


def _recover(
    before: Session | None, source: Path, target: Path, secret: Secret, progress: Progress
) -> Recovered:
    if before is not None:
        wait_for(before)
    return recover(source, target, secret, progress)
