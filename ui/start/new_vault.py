"""Making a vault: the role, the name that others see, the passphrase, and what it means to forget
it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import preferences
from ui.appearance import Appearance
from ui.parts import buttons, choosing
from ui.parts.busy import BusyOverlay
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.labels import label, line
from ui.session.job import Failure
from ui.session.session import Owner, Session
from ui.start.card import Card
from ui.start.new_passphrase import NewPassphrase

NAME_LIMIT = 100
CARD_WIDTH = 900


class NewVault(Card):
    """`made` with the owner when there is an open vault; `back` without one."""

    made = Signal(object)
    back = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=CARD_WIDTH)
        self._session, self._appearance = session, appearance
        self._folder = preferences.usual_vault()
        self._made = False
        self.role = Choice(("monitor", "coordinator"))
        self._role_name = label("strong")
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT)
        self.name_field = Field(self.name)
        self.passphrase = NewPassphrase(session)
        self._forgotten_title = label("strong", wraps=True)
        self._forgotten = label("muted", wraps=True)
        self._where = label("hint", wraps=True)
        self.choose = buttons.quiet(icon="folder-open")
        self.go_back, self.make = buttons.flush(buttons.quiet()), buttons.primary()
        self._busy = BusyOverlay(self)
        self._lay_out()
        self.name.textChanged.connect(self.name_field.clear_fault)
        self.name.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self._make)
        self.make.clicked.connect(self._make)
        self.go_back.clicked.connect(self.back)
        self.choose.clicked.connect(self._choose)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the role."""
        return self.role

    def use_folder(self, folder: Path) -> None:
        """Make the vault in `folder`."""
        self._folder = folder
        self.retranslate()

    def show_error(self, failure: Failure) -> None:
        """Say what went wrong, and let it be tried again."""
        self._busy.end()
        self.set_enabled(True)
        super().show_error(failure)
        self.ensureVisible(0, 0)

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Make a vault"))
        self._role_name.setText(self.tr("What do you do?"))
        self.role.say(
            "monitor",
            self.tr("I write reports"),
            self.tr("You record what you see and hand it over."),
        )
        self.role.say(
            "coordinator",
            self.tr("I collect reports"),
            self.tr("You also take in what others bring, check it and follow it up."),
        )
        self.name_field.say(
            self.tr("Your name"),
            self.tr("Those who get your reports see it. It can be any name they know you by."),
        )
        self._forgotten_title.setText(self.tr("If you forget the passphrase"))
        self._forgotten.setText(
            self.tr(
                "Nobody can open the vault then, and nobody can reset the passphrase: not your"
                " organisation, not the makers of this program. Write it on paper and keep the"
                " paper away from this device until you know it by heart."
            )
        )
        self._where.setText(self.tr("The vault will be in {folder}").format(folder=self._folder))
        self.choose.setText(self.tr("Another folder…"))
        self.go_back.setText(self.tr("Back"))
        self.make.setText(self.tr("Make the vault"))

    def _lay_out(self) -> None:
        who, secret = QVBoxLayout(), QVBoxLayout()
        on_the_left: tuple[QWidget, ...] = (self._role_name, self.role, self.name_field)
        on_the_right: tuple[QWidget, ...] = (
            self.passphrase,
            self._forgotten_title,
            self._forgotten,
        )
        for half, widgets in ((who, on_the_left), (secret, on_the_right)):
            for widget in widgets:
                half.addWidget(widget)
        halves = QHBoxLayout()
        halves.setSpacing(40)
        for half in (who, secret):
            half.setSpacing(8)
            half.addStretch(1)
            halves.addLayout(half, 1)
        place = QHBoxLayout()
        place.addWidget(self._where, 1)
        place.addWidget(self.choose)
        ends = QHBoxLayout()
        ends.addWidget(self.go_back)
        ends.addStretch(1)
        ends.addWidget(self.make)
        self.text.hide()
        self.fields.addLayout(halves)
        self.fields.addWidget(line())
        self.fields.addLayout(place)
        self.fields.addLayout(ends)

    def _make(self) -> None:
        self.notices.clear()
        name = self.name.text().strip()
        if not name:
            self.name_field.set_fault(lambda: self.tr("Write a name first."))
            self.name.setFocus()
            return
        secret = self.passphrase.secret()
        if secret is None:
            return
        self.set_enabled(False)
        self._busy.begin(self.tr("Making the vault…"))
        self._session.create(self._folder, secret, name=name, role=self.role.chosen).then(
            self, self._opened
        )

    def _opened(self, owner: Owner) -> None:
        self._busy.end()
        self.passphrase.clear()
        self._appearance.set_vault(self._folder)
        self.made.emit(owner)

    def _choose(self) -> None:
        choosing.folder(self, self.tr("An empty folder for the vault"), self.use_folder)
