"""The vault while it gets new keys, and what came of it. Nothing else is open meanwhile; whatever comes
of it, the program starts anew afterwards, so that no key and no text of before stays in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.usecases.keep import rekey
from fieldreport.usecases.keep.recovery import Way
from fieldreport.usecases.keep.rekey import Outlook, Rekeyed
from ui.exchange.state_line import StateLine
from ui.parts import buttons
from ui.parts.progress_row import ProgressRow
from ui.session.job import Failure
from ui.session.session import Session
from ui.start.apart import ApartCard, wait_for


@dataclass(frozen=True)
class Asked:
    """Which vault gets new keys, its passphrase now and the new one, and what that means for others."""

    folder: Path
    old: Secret = field(repr=False)
    new: Secret = field(repr=False)
    outlook: Outlook


class RekeyingCard(ApartCard):
    """`before` is the session that had the vault open, `session` the one that works now. It begins at
    once.
    """

    def __init__(
        self,
        session: Session,
        before: Session,
        asked: Asked,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outlook = asked.outlook
        self.state = "running"
        self.row = ProgressRow()
        self.lines = [StateLine() for _ in range(4)]
        self.unlock = buttons.primary(icon="lock-open")
        self.fields.addWidget(self.row)
        for each in self.lines:
            self.fields.addWidget(each)
        self.fields.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignRight)
        self.unlock.clicked.connect(self.leave)
        self.row.begin("")
        self.retranslate()
        job = session.stream(_rekey, before, asked)
        self.row.cancelled.connect(job.cancel)
        job.then(
            self,
            self._done,
            failed=self._failed,
            cancelled=lambda: self._end("cancelled"),
            progressed=self._step,
        )

    @property
    def said(self) -> str:
        """Everything that it says."""
        lines = [each.text for each in self.lines]
        return "\n".join([self.title.text(), self.text.text(), self.notices.text, *lines])

    def first_focus(self) -> QWidget:
        """On the one button that there is."""
        return self.row.button if self.state == "running" else self.unlock

    def retranslate(self) -> None:
        """Set every text."""
        title, text, button = self._said()
        self.title.setText(title)
        self.text.setText(text)
        self.unlock.setText(button)
        self.row.rename(self.tr("Writing under new keys"))
        running = self.state == "running"
        self.row.setVisible(running)
        self.unlock.setVisible(not running)
        for each, said in zip(self.lines, self._came_of(), strict=True):
            each.say(*said)

    def _said(self) -> tuple[str, str, str]:
        match self.state:
            case "running":
                return (
                    self.tr("New keys for the vault"),
                    self.tr(
                        "Leave the device on and the drive in. Cancelled or interrupted, the vault"
                        " stays whole."
                    ),
                    "",
                )
            case "done":
                return (
                    self.tr("The vault has new keys"),
                    self.tr("From now on only the new passphrase opens it."),
                    self.tr("Unlock with the new passphrase"),
                )
            case "cancelled":
                return (
                    self.tr("Stopped"),
                    self.tr("Nothing was changed: the passphrase and all keys are as they were."),
                    self.tr("Unlock"),
                )
            case "unfinished":
                return self.tr("The vault has new keys"), "", self.tr("Unlock")
            case "doubtful":
                return (
                    self.tr("It didn't work"),
                    self.tr(
                        "Unlock the vault with the passphrase that it had; if that doesn't open it, with"
                        " the new one. One of the two does."
                    ),
                    self.tr("Unlock"),
                )
        return (
            self.tr("It didn't work"),
            self.tr("The vault opens with the passphrase that it had."),
            self.tr("Unlock"),
        )

    def _came_of(self) -> list[tuple[str, str]]:
        kept, dropped = names(self._outlook.kept), names(self._outlook.dropped)
        if self.state != "done":
            return [("muted", "")] * len(self.lines)
        return [
            (
                "good",
                self.tr("These recovery cards open it too: {names}.").format(names=kept)
                if kept
                else "",
            ),
            (
                "warning",
                self.tr("These recovery cards no longer open it: {names}.").format(names=dropped)
                if dropped
                else "",
            ),
            (
                "warning",
                self.tr(
                    "Backups and copies from before still open with the old passphrase: make a backup"
                    " in a new folder now, and destroy the old ones."
                ),
            ),
            (
                "muted",
                self.tr(
                    "Whoever copied the vault before can read what was in it then. Flash memory may"
                    " keep the old header where no program can overwrite it."
                ),
            ),
        ]

    def _step(self, done: int, total: int) -> None:
        self.row.show_step(done, total)
        if done >= total:
            # The copy is there; what follows is one step that can't be taken back.
            self.row.button.setEnabled(False)

    def _done(self, _rekeyed: Rekeyed) -> None:
        self._end("done")

    def _failed(self, failure: Failure) -> None:
        if not isinstance(failure, UserError):
            self._end("doubtful")
        else:
            self._end("unfinished" if failure.code == "rekey.unfinished" else "failed")
        self.show_error(failure)

    def _end(self, state: str) -> None:
        self.state = state
        self.retranslate()
        self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)
        self.works.emit(False)


def names(ways: Sequence[Way]) -> str:
    """What the cards of some ways are called; one that is no longer a contact by its first digits."""
    return ", ".join(
        way.contact.name if way.contact is not None else way.slot.card[:12] for way in ways
    )


def _rekey(before: Session, asked: Asked, progress: Progress) -> Rekeyed:
    with asked.old, asked.new:
        wait_for(before)
        return rekey.rekey(asked.folder, asked.old, asked.new, progress)
