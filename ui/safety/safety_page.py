"""What to do before a checkpoint, if the passphrase is lost, and in an emergency."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport.usecases.keep.checkpoint import Done
from fieldreport.usecases.keep.erase import Erased
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.labels import line
from ui.parts.page import Page, Workplace
from ui.parts.section import Section
from ui.safety.checkpoint_form import CheckpointForm
from ui.safety.erase_form import EraseForm


class SafetyPage(Page):
    """Removing what is safe elsewhere, the ways back in, erasing."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.checkpoint = CheckpointForm(place.session)
        self.keeping = buttons.secondary(icon="hard-drive-upload")
        self.recovery = buttons.secondary(icon="life-buoy")
        self.erase = EraseForm(place.session, place.owner.folder)
        self._checkpoint, self._keeping = Section(), Section()
        self._recovery, self._erase = Section(), Section()
        column = Column()
        sections: tuple[tuple[Section, QWidget], ...] = (
            (self._checkpoint, self.checkpoint),
            (self._keeping, self.keeping),
            (self._recovery, self.recovery),
            (self._erase, self.erase),
        )
        for section, widget in sections:
            section.box.addWidget(widget)
            if section is not self._checkpoint:
                column.box.addWidget(line())
            column.box.addWidget(section)
        self._keeping.box.setAlignment(self.keeping, Qt.AlignmentFlag.AlignLeft)
        self._recovery.box.setAlignment(self.recovery, Qt.AlignmentFlag.AlignLeft)
        column.box.addStretch(1)
        self.content.addWidget(column)
        self.keeping.clicked.connect(lambda: place.go("keeping"))
        self.recovery.clicked.connect(lambda: place.go("recovery"))
        self.checkpoint.purged.connect(self._purged)
        self.checkpoint.failed.connect(self.show_error)
        self.erase.erased.connect(self._erased)
        self.erase.failed.connect(self.show_error)
        self.retranslate()

    def arrive(self, **_what: object) -> None:
        """Find out what can go."""
        self.notices.clear()
        self.checkpoint.refresh()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Safety"), self.tr("Before a checkpoint, after a loss, in an emergency.")
        )
        self._checkpoint.say(
            self.tr("Before a checkpoint"),
            self.tr(
                "What lies on two drives that were read back, or what a receipt says has arrived, can"
                " be removed here at once. Everything else stays."
            ),
        )
        self._keeping.say(
            self.tr("Backup and check"),
            self.tr("A copy on another drive, and whether everything in the vault still holds."),
        )
        self.keeping.setText(self.tr("Backup and check…"))
        self._recovery.say(
            self.tr("If the passphrase is lost"),
            self.tr("A recovery card of your organisation can open this vault, if you let it."),
        )
        self.recovery.setText(self.tr("Recovery cards…"))
        self._erase.say(
            self.tr("Erase the vault"),
            self.tr("Everything in it is gone then, for everybody, for good."),
        )

    def _purged(self, done: Done) -> None:
        records = done.purged.records
        self.notices.show_notice(
            lambda: self.tr("%n record(s) removed. What is left to be seen is below.", "", records)
        )
        for part in ("reports", "evidence", "inbox"):
            self.place.session.changed.emit(part)

    def _erased(self, _erased: Erased) -> None:
        # A fresh process: nothing of the vault stays in memory either.
        self.place.lock()
