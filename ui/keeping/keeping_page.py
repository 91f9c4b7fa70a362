"""Backing the vault up, being reminded of it, and checking that everything in it holds."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from fieldreport.usecases.keep import keeping
from fieldreport.usecases.keep.keeping import Standing
from ui.appearance import Appearance
from ui.keeping.backup_form import BackupForm
from ui.keeping.check_form import CheckForm
from ui.parts.column import Column
from ui.parts.field import Field
from ui.parts.labels import line
from ui.parts.page import Page, Workplace
from ui.parts.section import Section
from ui.session.job import Failure
from ui.session.session import Session

if TYPE_CHECKING:
    from ui.start.salvage import Salvage

PICKER_WIDTH = 300


class KeepingPage(Page):
    """One thing at a time: while it is backed up nothing is checked, and the other way round."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.backup, self.check = BackupForm(place.session), CheckForm(place.session)
        self.days = QComboBox()
        for days in keeping.REMIND_CHOICES:
            self.days.addItem("", days)
        self.days.setMaximumWidth(PICKER_WIDTH)
        self.days_field = Field(self.days)
        # A question of its own below what the backup says.
        self.days_field.setContentsMargins(0, 12, 0, 0)
        self.standing: Standing | None = None
        self._backup, self._restore, self._check = Section(), Section(), Section()
        self._lay_out()
        self.days.activated.connect(self._set_days)
        self.backup.made.connect(lambda _made: self._changed())
        self.check.checked.connect(lambda _found: self.refresh())
        self.check.recover.connect(self._recover)
        for form in (self.backup, self.check):
            form.began.connect(self._began)
            form.stopped.connect(self._stopped)
            form.failed.connect(self._failed)
        self.retranslate()

    def arrive(self, **what: object) -> None:
        """Show how it stands, and `found`: what the quick check found."""
        self.notices.clear()
        found = what.get("found")
        if isinstance(found, tuple) and not self.check.busy:
            self.check.show_quickly_found(found)
            # What is to be done next, and into view.
            QTimer.singleShot(0, self.check.button, self.check.button.setFocus)
        self.refresh()

    def refresh(self) -> None:
        """Find out anew how it stands."""
        self._hold()
        self.place.session.read(keeping.standing).then(self, self._show)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Backup and check"), self.tr("So that a broken computer loses nothing.")
        )
        self._backup.say(
            self.tr("Backup"),
            self.tr(
                "A copy of the whole vault on another drive, as encrypted as the vault itself. It"
                " opens with the passphrase that the vault has now. Evidence that is there already"
                " is not copied again."
            ),
        )
        self.days_field.say(self.tr("Remind me when the last backup is older than"))
        for index, days in enumerate(keeping.REMIND_CHOICES):
            text = self.tr("%n day(s)", "", days) if days else self.tr("Never remind me")
            self.days.setItemText(index, text)
        self._restore.say(
            self.tr("If the vault is lost"),
            self.tr(
                "Restoring makes a new vault from a backup, in a new or an empty folder: the page on"
                " which a vault is unlocked leads there. It refuses to write over anything, so"
                " neither a vault nor a backup can be lost by it."
            ),
        )
        self._check.say(
            self.tr("Check"),
            self.tr(
                "Reads every page, every signature, the custody log and every file of evidence."
                " Nothing is changed by it."
            ),
        )

    def _lay_out(self) -> None:
        column = Column()
        self._backup.box.addWidget(self.backup)
        self._backup.box.addWidget(self.days_field)
        self._check.box.addWidget(self.check)
        for section in (self._backup, self._check, self._restore):
            if section is not self._backup:
                column.box.addWidget(line())
            column.box.addWidget(section)
        column.box.addStretch(1)
        self.content.addWidget(column)

    def _show(self, standing: Standing) -> None:
        self.standing = standing
        self.backup.show_standing(standing)
        self.check.show_standing(standing)
        self.days.setCurrentIndex(self.days.findData(standing.days))

    def _set_days(self) -> None:
        self.place.session.write(keeping.remind_after, self.days.currentData()).then(
            self, lambda _none: self.refresh()
        )

    def _hold(self) -> None:
        self.backup.hold(self.check.busy)
        self.check.hold(self.backup.busy)

    def _began(self) -> None:
        self.notices.clear()
        self._hold()

    def _changed(self) -> None:
        self.place.session.changed.emit("evidence")
        self.refresh()

    def _stopped(self) -> None:
        self._hold()
        self.notices.show_notice(
            lambda: self.tr("Stopped. The vault and earlier backups are as they were."), "warning"
        )

    def _recover(self) -> None:
        """Close this vault, and show what makes a new one from it."""
        from ui.start.salvage import Salvage  # noqa: PLC0415 - hardly ever

        place = self.place
        before, folder, appearance = place.session, place.owner.folder, place.appearance

        def make(session: Session) -> Salvage:
            card = Salvage(session, folder, before)
            # The program starts anew, and then with the vault that is there now.
            card.recovered.connect(partial(_use, appearance, card))
            for way in (card.back, card.backup):
                way.connect(card.leave)
            return card

        place.apart(make)

    def _failed(self, failure: Failure) -> None:
        self.show_error(failure)
        self.refresh()


def _use(appearance: Appearance, card: Salvage, folder: Path) -> None:
    appearance.set_vault(folder)
    card.leave.emit()
