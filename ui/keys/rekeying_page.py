"""New keys for the whole vault: what that does and what it can't do, and the passphrases for it.

The work itself needs the vault closed. So once everything is ready the vault is closed, and
`rekeying_card` stands in place of every page.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.usecases.keep import rekey
from fieldreport.usecases.keep.rekey import Outlook
from ui.exchange.state_line import StateLine
from ui.keys.rekeying_card import Asked, RekeyingCard, names
from ui.look import language
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.page import Page, Workplace
from ui.parts.passphrase import PassphraseField
from ui.parts.section import Section
from ui.session.job import Failure
from ui.start.new_passphrase import NewPassphrase


class RekeyingPage(Page):
    """Asks for the old and a new passphrase, and hands over to the card."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.outlook = Outlook((), ())
        # Whether it was found out: before, nothing may be said about recovery cards.
        self._looked = False
        self._what, self._ways, self._secret = Section(), Section(), Section()
        self.limits = label(wraps=True)
        self.kept, self.dropped = StateLine(), StateLine()
        self.old = PassphraseField()
        self.old_field = Field(self.old)
        self.new = NewPassphrase(place.session)
        self.start = buttons.primary(icon="key-round")
        self.back = buttons.quiet(icon="arrow-left")
        self.header.add(self.back)
        self._what.box.addWidget(self.limits)
        for line in (self.kept, self.dropped):
            self._ways.box.addWidget(line)
        for each in (self.old_field, self.new):
            self._secret.box.addWidget(each)
        self._secret.box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.column = Column()
        for section in (self._what, self._ways, self._secret):
            self.column.box.addWidget(section)
        self.column.box.addStretch(1)
        self.content.addWidget(self.column)
        self.old.changed.connect(self.old_field.clear_fault)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self._start)
        self.start.clicked.connect(self._start)
        self.back.clicked.connect(lambda: place.go("settings"))
        self.retranslate()

    def arrive(self, **_what: object) -> None:
        """Find out which recovery cards there are."""
        self.notices.clear()
        self.column.set_enabled(True)
        self._looked = False
        self._say_ways()
        self.place.session.read(rekey.outlook).then(self, self._show)

    def first_focus(self) -> QWidget:
        """In the first field."""
        return self.old

    def rest(self) -> None:
        """Leave no passphrase behind in a field."""
        self.old.forget()
        self.new.clear()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("New keys for the vault"),
            self.tr(
                "If somebody may know the passphrase, or had this device or a copy of the vault."
            ),
        )
        self.back.setText(self.tr("Settings"))
        self._what.say(
            self.tr("What it does"),
            self.tr(
                "A changed passphrase opens the same keys. This makes new ones: the database is"
                " written anew, and until the last moment the vault opens as before. It takes the"
                " time and the room of one copy of the database; the evidence isn't written again."
            ),
        )
        self.limits.setText(
            self.tr(
                "It can't reach copies and backups that were made before: they open with the old"
                " passphrase as long as they exist. Whoever copied the folder before can read what was"
                " in it then. Your card and its fingerprint stay the same."
            )
        )
        self._ways.say(self.tr("Other ways into the vault"))
        self._secret.say(
            self.tr("Passphrases"),
            self.tr(
                "Drafts are kept. What is being written to a drive is stopped, so wait for that first."
                " Then the vault is closed, and you unlock it with the new passphrase."
            ),
        )
        self.old_field.say(self.tr("Passphrase now"))
        self.start.setText(self.tr("Make new keys"))
        self._say_ways()

    def _show(self, outlook: Outlook) -> None:
        self.outlook, self._looked = outlook, True
        self._say_ways()

    def _say_ways(self) -> None:
        kept, dropped = names(self.outlook.kept), names(self.outlook.dropped)
        self._ways.setVisible(self._looked)
        self.kept.say(
            "good" if kept else "muted",
            self.tr("These recovery cards will open it afterwards too: {names}.").format(names=kept)
            if kept
            else self.tr("No recovery card will open it, only the new passphrase."),
        )
        self.dropped.say(
            "warning",
            self.tr(
                "These will no longer open it, since they are revoked, expired, unfinished or no longer"
                " among your contacts: {names}."
            ).format(names=dropped)
            if dropped
            else "",
        )

    def _start(self) -> None:
        if not self.old.text():
            self.old_field.set_fault(
                lambda: self.tr("Type the passphrase that opens the vault now.")
            )
            self.old.setFocus()
            return
        new = self.new.secret()
        if new is None:
            return
        old = self.old.secret()
        self.notices.clear()
        self.column.set_enabled(False)
        self.place.session.write(rekey.ready, old).then(
            self,
            lambda _size: self._ready(old, new),
            failed=lambda failure: self._refused(failure, old, new),
        )

    def _ready(self, old: Secret, new: Secret) -> None:
        self.rest()
        before = self.place.session
        asked = Asked(self.place.owner.folder, old, new, self.outlook)
        self.place.apart(lambda session: RekeyingCard(session, before, asked))

    def _refused(self, failure: Failure, old: Secret, new: Secret) -> None:
        old.zero()
        new.zero()
        self.column.set_enabled(True)
        if isinstance(failure, UserError) and failure.code == "vault.wrong_passphrase":
            refused = failure
            self.old_field.set_fault(lambda: explain(refused, language.current()))
            self.old.setFocus()
        else:
            self.show_error(failure)
