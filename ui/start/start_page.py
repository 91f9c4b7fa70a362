"""Everything before a vault is open, and the way between its pages. The language can be changed on
each of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import preferences
from ui.appearance import Appearance
from ui.look import language
from ui.session.session import Session
from ui.start import places
from ui.start.card import Card
from ui.start.unlock import Unlock

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret
    from ui.session.held import Held


class StartPage(QWidget):
    """`opened` with the owner once a vault is open."""

    opened = Signal(object)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._appearance = session, appearance
        self._held: Held | None = None
        self.languages = QComboBox()
        for code, name in language.NAMES.items():
            self.languages.addItem(name, code)
        self.languages.activated.connect(self._speak)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 0)
        top.addStretch(1)
        top.addWidget(self.languages)
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self._stack, 1)
        self._retranslate()
        self.show_first()

    @property
    def card(self) -> Card:
        """What is open."""
        return cast(Card, self._stack.currentWidget())

    def show_first(self) -> None:
        """Unlock the vault if there is one, or say what this is."""
        folder = preferences.vault_folder(self._appearance.chosen)
        if places.something_in(folder):
            self.show_unlock(folder)
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """The very first page."""
        from ui.start.welcome import Welcome  # noqa: PLC0415 - as below

        page = Welcome()
        page.make.connect(self.show_new_vault)
        page.look_for.connect(self._find)
        page.restore.connect(self.show_restore)
        self._open(page)

    def show_new_vault(self) -> None:
        """Make a vault."""
        # Only once in the life of a vault: unlocking must not wait for it.
        from ui.start.new_vault import NewVault  # noqa: PLC0415

        page = NewVault(self._session, self._appearance)
        page.made.connect(self.opened)
        page.back.connect(self.show_welcome)
        self._open(page)

    def show_unlock(self, folder: Path) -> None:
        """Unlock the vault in `folder`, or say there why that can't be done."""
        self.drop_pin()
        page = Unlock(self._session, folder)
        page.opened.connect(self.opened)
        page.another.connect(self._find)
        page.lost.connect(lambda: self.show_recover(folder))
        page.damaged.connect(lambda: self.show_salvage(folder))
        page.restore.connect(self.show_restore)
        self._open(page)

    def offer_pin(self, box: Secret, minutes: int) -> None:
        """Let a PIN open the vault that was locked a moment ago: what it opens is `box`, for so
        many minutes.
        """
        if not isinstance(self.card, Unlock):
            # The folder of the vault is gone.
            box.zero()
            return
        # Only after a lock, and only for those who want it.
        from ui.locking.by_pin import ByPin  # noqa: PLC0415
        from ui.session.held import Held  # noqa: PLC0415

        folder = preferences.vault_folder(self._appearance.chosen)
        self._held = held = Held(box, minutes)
        page = ByPin(self._session, folder, held)
        page.opened.connect(self.opened)
        page.passphrase.connect(lambda: self.show_unlock(folder))
        held.gone.connect(lambda why: self._pin_gone(folder, why))
        held.listen()
        self._open(page)

    def drop_pin(self) -> None:
        """From here on only the passphrase opens the vault."""
        held, self._held = self._held, None
        if held is not None:
            held.drop()

    def show_recover(self, folder: Path) -> None:
        """Open the vault in `folder` with the sheets of a recovery card."""
        # Hardly ever: unlocking must not wait for it.
        from ui.start.recover import Recover  # noqa: PLC0415

        page = Recover(self._session, folder)
        page.recovered.connect(lambda: self._recovered(folder))
        page.back.connect(lambda: self.show_unlock(folder))
        self._open(page)

    def show_restore(self, source: Path | None = None) -> None:
        """Make a vault from the backup in `source`, or from one that is chosen there."""
        from ui.start.restore import Restore  # noqa: PLC0415 - as above

        page = Restore(self._session, source)
        page.restored.connect(self._made_anew)
        page.back.connect(self.show_first)
        page.damaged.connect(self.show_salvage)
        self._open(page)

    def show_salvage(self, source: Path | None = None) -> None:
        """Make a vault from what can be read of the damaged one in `source`, or one that is chosen
        there.
        """
        from ui.start.salvage import Salvage  # noqa: PLC0415 - as above

        page = Salvage(self._session, source)
        page.recovered.connect(self._made_anew)
        page.back.connect(self.show_first)
        page.backup.connect(self.show_restore)
        self._open(page)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pin_gone(self, folder: Path, why: str) -> None:
        from ui.locking.by_pin import why_gone  # noqa: PLC0415 - as above

        self.show_unlock(folder)
        if why_gone(why):
            self.card.notices.show_notice(lambda: why_gone(why), "note")

    def _recovered(self, folder: Path) -> None:
        self.show_unlock(folder)
        self.card.notices.show_notice(
            lambda: self.tr("The new passphrase is in force. Unlock the vault with it.")
        )

    def _made_anew(self, folder: Path) -> None:
        self._found(folder)
        self.card.notices.show_notice(
            lambda: self.tr("From now on the program opens this vault. Unlock it.")
        )

    def _find(self) -> None:
        from ui.parts import choosing  # noqa: PLC0415 - as above

        choosing.folder(self, self.tr("The folder of the vault"), self._found)

    def _found(self, folder: Path) -> None:
        self._appearance.set_vault(folder)
        self.show_unlock(folder)

    def _open(self, page: Card) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.focus()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the page, and not in what comes first."""
        super().showEvent(event)
        self.focus()

    def focus(self) -> None:
        """Put the cursor where one begins."""
        focus = self.card.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)

    def _speak(self) -> None:
        self._appearance.set_language(self.languages.currentData())

    def _retranslate(self) -> None:
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.setCurrentIndex(self.languages.findData(language.current()))
