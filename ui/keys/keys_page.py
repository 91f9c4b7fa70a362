"""Looking after one's own keys: renewing the card, keeping the revocation, handing on to other keys,
and the key that opens bundles without this program.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport.files import shown
from fieldreport.usecases.keep import succession
from fieldreport.usecases.keep.succession import Own
from ui.keys.hand_on_form import HandOnForm
from ui.keys.key_file_form import KeyFileForm
from ui.keys.renew_form import RenewForm
from ui.keys.take_over_form import TakeOverForm
from ui.parts import buttons, choosing
from ui.parts.column import Column
from ui.parts.labels import line
from ui.parts.page import Page, Workplace
from ui.parts.section import Section

_REVOCATION = "revocation.json"


class KeysPage(Page):
    """A part for each thing that can be done; every one of them asks for a new file and replaces none."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        session = place.session
        self.back = buttons.quiet(icon="arrow-left")
        self.renewal, self.hand_on = RenewForm(session), HandOnForm(session)
        self.take_over, self.key_file = TakeOverForm(session), KeyFileForm(session)
        self.revocation = buttons.secondary(icon="shield-alert")
        self._renew, self._revoke, self._hand_on, self._take_over, self._key_file = (
            Section() for _ in range(5)
        )
        column = Column()
        for section, widget in (
            (self._renew, self.renewal),
            (self._revoke, self.revocation),
            (self._hand_on, self.hand_on),
            (self._take_over, self.take_over),
            (self._key_file, self.key_file),
        ):
            section.box.addWidget(widget)
            if section is not self._renew:
                column.box.addWidget(line())
            column.box.addWidget(section)
        self._revoke.box.setAlignment(self.revocation, Qt.AlignmentFlag.AlignLeft)
        column.box.addStretch(1)
        self.header.add(self.back)
        self.content.addWidget(column)
        self.back.clicked.connect(lambda: place.go("contacts", who=""))
        self.revocation.clicked.connect(self._ask_revocation)
        self.renewal.renewed.connect(self._renewed)
        self.hand_on.signed.connect(self._signed)
        self.take_over.asked.connect(self._asked)
        self.take_over.taken.connect(self._taken)
        self.key_file.saved.connect(self._saved)
        for form in (self.renewal, self.hand_on, self.take_over, self.key_file):
            form.failed.connect(self.show_error)
        self.retranslate()

    def arrive(self, **_what: object) -> None:
        """Show what the card says now."""
        self.notices.clear()
        self.hand_on.forget()
        self.refresh()

    def first_focus(self) -> QWidget:
        """On the first field."""
        return self.renewal.name

    def rest(self) -> None:
        """Leave no passphrase behind in a field."""
        self.key_file.forget()
        self.hand_on.forget()

    def refresh(self) -> None:
        """Fetch again what the card says."""
        self.place.session.read(succession.own).then(self, self._show)

    def save_revocation(self, path: Path) -> None:
        """Save the revocation to a new file."""

        def saved(_none: None) -> None:
            self.notices.show_notice(
                lambda: self.tr(
                    "The revocation was saved as “{file}”. Keep it away from this vault, with somebody"
                    " who gives it to your contacts when your keys are lost or taken."
                ).format(file=shown(path))
            )

        self.place.session.write(succession.export_revocation, path).then(self, saved)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Your keys"), self.tr("So that others can go on trusting what comes from you.")
        )
        self.back.setText(self.tr("Contacts"))
        self._renew.say(
            self.tr("Renew the card"),
            self.tr(
                "A newer card of the same keys. The fingerprint stays, so nobody has to compare"
                " anything again; but your contacts have to get the new card."
            ),
        )
        self._revoke.say(
            self.tr("Revocation"),
            self.tr(
                "If your keys are lost or in other hands, this file tells your contacts to trust them"
                " no more, for ever. It is made beforehand, because then you may not be able to. Who"
                " has it can end your keys, but read nothing."
            ),
        )
        self.revocation.setText(self.tr("Save the revocation…"))
        self._hand_on.say(
            self.tr("Name a successor"),
            self.tr(
                "Somebody else's keys, or new keys of your own, take the place of these: read the"
                " request that was made in the other vault, compare the fingerprint, and sign it."
            ),
        )
        self._take_over.say(
            self.tr("Take somebody's place"),
            self.tr(
                "If this vault holds the new keys: save a request to the owner of the older card, have"
                " it signed in the older vault, and use the card that comes back."
            ),
        )
        self._key_file.say(
            self.tr("Key for use without this program"),
            self.tr(
                "It opens what was handed over to you with public tools (age) alone, on any computer."
                " It is saved under a passphrase of its own; whoever has both reads everything that"
                " was ever handed over to you."
            ),
        )

    def _ask_revocation(self) -> None:
        choosing.new_file(self, self.tr("Save the revocation"), _REVOCATION, self.save_revocation)

    def _show(self, own: Own) -> None:
        self.renewal.show_own(own)

    def _renewed(self, file: str) -> None:
        self._changed()
        self.notices.show_notice(
            lambda: self.tr(
                "The card was renewed and saved as “{file}”. Give it to all your contacts: until they"
                " have it, the old one counts for them."
            ).format(file=file)
        )

    def _signed(self, file: str, name: str) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "You signed that {name} takes your place. Give “{file}” to {name}, who uses it in the"
                " other vault and gives it to your contacts."
            ).format(file=file, name=name)
        )

    def _asked(self, file: str) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "The request was saved as “{file}”. Have it signed in the older vault, where your"
                " fingerprint will be compared."
            ).format(file=file)
        )

    def _taken(self) -> None:
        self._changed()
        self.notices.show_notice(
            lambda: self.tr(
                "This card is yours from now on. Save it on the page of contacts and give it to"
                " those whom you take over."
            )
        )

    def _saved(self, file: str) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "The key was saved as “{file}”. Keep it apart from its passphrase and from what it"
                " opens."
            ).format(file=file)
        )

    def _changed(self) -> None:
        self.refresh()
        self.place.session.changed.emit("contacts")
