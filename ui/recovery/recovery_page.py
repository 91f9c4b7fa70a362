"""The ways back into a vault whose passphrase is lost, and, for coordinators, the making of the
card that opens it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.crypto.shares import Share
from fieldreport.errors import UserError
from fieldreport.usecases.keep import recovery, shares
from fieldreport.usecases.keep.recovery import Way
from fieldreport.vault.contacts import Contact
from fieldreport.vault.vault import Reading, Vault
from ui.parts.column import Column
from ui.parts.labels import line
from ui.parts.page import Page, Workplace
from ui.parts.section import Section
from ui.parts.sheets_form import SheetsForm
from ui.recovery.making import MakeCard
from ui.recovery.sealing import Sealing
from ui.recovery.ways import Ways
from ui.session.job import Failure


class RecoveryPage(Page):
    """Which cards open the vault, letting one more, trying them with the trustees, making one."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.ways, self.sealing, self.trying = Ways(), Sealing(), SheetsForm()
        self.making = MakeCard(place.session)
        self._ways, self._sealing, self._trying, self._making = (Section() for _ in range(4))
        column = Column()
        sections: list[tuple[Section, QWidget]] = [
            (self._ways, self.ways),
            (self._sealing, self.sealing),
            (self._trying, self.trying),
        ]
        if place.owner.coordinates:
            sections.append((self._making, self.making))
        for section, widget in sections:
            section.box.addWidget(widget)
            if section is not self._ways:
                section.box.insertWidget(0, line())
            column.box.addWidget(section)
        column.box.addStretch(1)
        self.content.addWidget(column)
        self.ways.removed.connect(self._remove)
        self.sealing.wanted.connect(self._seal)
        self.sealing.contacts.connect(lambda: place.go("contacts"))
        self.trying.complete.connect(self._try)
        self.making.made.connect(self._made)
        self.making.failed.connect(self.show_error)
        self.retranslate()

    def arrive(self, **_what: object) -> None:
        """Show how it is."""
        self.notices.clear()
        self.refresh()

    def first_focus(self) -> QWidget:
        """On what is to be done next."""
        return self.sealing.first_focus()

    def rest(self) -> None:
        """Leave no secret behind in a field."""
        self.sealing.clear()
        self.trying.forget()
        self.making.forget()

    def refresh(self) -> None:
        """Fetch again which cards there are."""
        self.place.session.read(_how_it_is).then(self, self._show)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Recovery"), self.tr("If the passphrase of this vault is ever lost.")
        )
        self._ways.say(
            self.tr("Ways into this vault"),
            self.tr(
                "Whoever can use one of these cards can open this vault, if he has it in his hands."
            ),
        )
        self._sealing.say(
            self.tr("Let a recovery card open this vault"),
            self.tr(
                "A recovery card belongs to several trustees together. None of them can use it alone,"
                " and it opens this vault without your passphrase: nobody else's permission is asked"
                " then, not even yours."
            ),
        )
        self._trying.say(
            self.tr("Try it with the trustees"),
            self.tr("Where they are at hand. Nothing is changed by it."),
        )
        self._making.say(
            self.tr("Make a recovery card"),
            self.tr(
                "Its key is split into sheets of words and is never written to a drive. Do it on a"
                " computer without a network, with the trustees around you."
            ),
        )

    def _show(self, found: tuple[list[Way], list[Contact]]) -> None:
        ways, cards = found
        sealed = {way.slot.card for way in ways if way.slot.state == "sealed"}
        self.ways.show_ways(ways)
        self.sealing.offer([card for card in cards if card.fingerprint not in sealed])
        self._trying.setVisible(bool(sealed))
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not self.isAncestorOf(focused)):
            self.sealing.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _seal(self, card: str, passphrase: Secret) -> None:
        self.notices.clear()
        self.sealing.setEnabled(False)
        self.place.session.write(_seal, card, passphrase).then(
            self, self._sealed, failed=self._unsealed
        )

    def _sealed(self, way: Way) -> None:
        self.sealing.setEnabled(True)
        self.sealing.clear()
        name = way.contact.name if way.contact is not None else ""
        self.notices.show_notice(
            lambda: self.tr(
                "The trustees of {name} can now open this vault together. Your passphrase works as"
                " before. Backups that were made earlier don't open to them: make a new one."
            ).format(name=name)
        )
        self.refresh()

    def _unsealed(self, failure: Failure) -> None:
        self.sealing.setEnabled(True)
        if isinstance(failure, UserError) and failure.code == "vault.wrong_passphrase":
            self.sealing.refuse(failure)
        else:
            self.show_error(failure)
            self.refresh()

    def _remove(self, card: str) -> None:
        self.place.session.write(recovery.remove, card).then(self, self._removed)

    def _removed(self, _none: None) -> None:
        self.notices.show_notice(
            lambda: self.tr("That card no longer opens this copy of the vault.")
        )
        self.refresh()

    def _try(self, typed: list[Share]) -> None:
        self.notices.clear()

        def tried(_way: Way) -> None:
            self.notices.show_notice(lambda: self.tr("These sheets open this vault."))
            self.refresh()

        def refused(failure: Failure) -> None:
            if isinstance(failure, UserError):
                self.trying.refuse(failure)
            else:
                self.show_error(failure)

        self.place.session.write(_try, typed).then(self, tried, failed=refused)

    def _made(self, file: str) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "The recovery card is made and was tried. It is in {file}: give it to those whose"
                " vaults it should open."
            ).format(file=file)
        )


def _how_it_is(reading: Reading) -> tuple[list[Way], list[Contact]]:
    return recovery.ways(reading), recovery.cards(reading)


def _seal(vault: Vault, card: str, passphrase: Secret) -> Way:
    with passphrase:
        return recovery.seal(vault, recovery.plan(vault, card), passphrase)


def _try(vault: Vault, typed: list[Share]) -> Way:
    with shares.key_of(typed) as key:
        return recovery.test(vault, key)
