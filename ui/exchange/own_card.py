"""One's own card: what others need to hand anything over, and what they compare."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreport import times
from fieldreport.crypto.identity import groups
from fieldreport.files import shown
from fieldreport.usecases.exchange import contacts
from fieldreport.usecases.keep import succession
from fieldreport.usecases.keep.succession import Own
from ui.exchange.fingerprint import Fingerprint
from ui.exchange.qr_code import QrCode
from ui.exchange.roles import role_name
from ui.exchange.state_line import StateLine
from ui.parts import buttons, choosing
from ui.parts.column import Column
from ui.parts.dates import day
from ui.parts.labels import label, line
from ui.parts.page import Workplace

# Neutral, as everything that lies on a drive.
_FILE = "card.json"


class OwnCard(Column):
    """`saved` with the name of the file; `fetched` once it is known what the card says now."""

    saved = Signal(str)
    fetched = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        owner = place.owner
        self._own = Own(owner.name, owner.role, None, None)
        self._name = label("heading", wraps=True)
        self._role = label("muted", wraps=True)
        self.save = buttons.primary()
        self.copy = buttons.secondary(icon="copy")
        self.recovery = buttons.secondary(icon="life-buoy")
        self.keys = buttons.secondary(icon="key-round")
        self.expiry = StateLine()
        self._hint = label("muted", wraps=True)
        self._compare, self._keys, self._lost = (label(wraps=True) for _ in range(3))
        self.fingerprint = Fingerprint()
        self.code = QrCode(place.session)
        for each in (self._name, self._role, self.expiry, self._hint):
            self.box.addWidget(each)
        self.box.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(line())
        self.box.addWidget(self._compare)
        self.box.addWidget(self.fingerprint)
        self.box.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(line())
        self.box.addWidget(self._keys)
        self.box.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(line())
        self.box.addWidget(self._lost)
        self.box.addWidget(self.recovery, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)
        self.fingerprint.show_fingerprint(owner.fingerprint)
        self.code.show_text(groups(owner.fingerprint))
        self.save.clicked.connect(self._ask)
        self.keys.clicked.connect(lambda: place.go("keys"))
        self.recovery.clicked.connect(lambda: place.go("recovery"))
        self.copy.clicked.connect(lambda: place.clipboard.copy(groups(owner.fingerprint)))
        self._retranslate()

    @property
    def name(self) -> str:
        """The name on the card."""
        return self._own.name

    @property
    def expires_soon(self) -> bool:
        """Whether the card is to be renewed by now."""
        return self._own.expires is not None and succession.soon(self._own.expires, times.now())

    def refresh(self) -> None:
        """Fetch again what the card says."""
        self._place.session.read(succession.own).then(self, self._show)

    def save_to(self, path: Path) -> None:
        """Save the card to a new file."""
        self._place.session.write(contacts.export_card, path).then(
            self, lambda _none: self.saved.emit(shown(path))
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        choosing.new_file(self, self.tr("Save your card"), _FILE, self.save_to)

    def _show(self, own: Own) -> None:
        self._own = own
        self._retranslate()
        self.fetched.emit()

    def _expires(self) -> str:
        own = self._own
        if own.expires is None:
            return ""
        until = day(own.expires)
        if times.reached(own.expires, times.now()):
            return self.tr(
                "Your card expired on {day}: nobody takes anything from you until you renew it and"
                " give the new card to your contacts."
            ).format(day=until)
        if self.expires_soon:
            return self.tr(
                "Your card expires on {day}. Renew it now, and give the new one to your contacts."
            ).format(day=until)
        return self.tr("The card expires on {day}.").format(day=until)

    def _retranslate(self) -> None:
        self._name.setText(self._own.name)
        self.expiry.say("bad" if self.expires_soon else "muted", self._expires())
        self._role.setText(self.tr("You, {role}").format(role=role_name(self._place.owner.role)))
        self._hint.setText(
            self.tr(
                "Give your card to those who should be able to hand something over to you, and to"
                " those to whom you hand over. It holds your name, your role and public keys."
            )
        )
        self.save.setText(self.tr("Save the card…"))
        self.copy.setText(self.tr("Copy the fingerprint"))
        self._compare.setText(
            self.tr(
                "Whoever has your card must compare this fingerprint with you. Read it out, or have"
                " the code scanned."
            )
        )
        self._keys.setText(
            self.tr(
                "Renew the card, keep its revocation for the day when your keys are lost, or hand"
                " over to new keys."
            )
        )
        self.keys.setText(self.tr("Look after the keys…"))
        self._lost.setText(
            self.tr(
                "A recovery card belongs to several people together and opens vaults whose passphrase"
                " was lost, if their owners let it."
            )
        )
        self.recovery.setText(self.tr("Recovery cards…"))
        self.code.setAccessibleName(self.tr("The fingerprint as a QR code"))
