"""Everything before a vault is open, and the way between its pages. The language can be changed on
each of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import preferences
from ui.appearance import Appearance
from ui.look import language
from ui.session.session import Session
from ui.start.card import Card
from ui.start.unlock import Unlock

WARM_UP_MS = 250


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
        folder = preferences.vault_folder(appearance.chosen)
        self.show_unlock(folder) if _something_in(folder) else self.show_welcome()
        # Nothing of the core is needed before the first key, and the page must be there first.
        QTimer.singleShot(WARM_UP_MS, session.warm_up)

    @property
    def card(self) -> Card:
        """What is open."""
        return cast(Card, self._stack.currentWidget())

    def show_welcome(self) -> None:
        """The very first page."""
        from ui.start.welcome import Welcome  # noqa: PLC0415 - as below

        page = Welcome()
        page.make.connect(self.show_new_vault)
        page.look_for.connect(self._find)
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
        page = Unlock(self._session, folder)
        page.opened.connect(self.opened)
        page.working.connect(self._load_ahead)
        page.another.connect(self._find)
        page.lost.connect(lambda: self.show_recover(folder))
        self._open(page)

    def show_recover(self, folder: Path) -> None:
        """Open the vault in `folder` with the sheets of a recovery card."""
        # Hardly ever: unlocking must not wait for it.
        from ui.start.recover import Recover  # noqa: PLC0415

        page = Recover(self._session, folder)
        page.recovered.connect(lambda: self._recovered(folder))
        page.back.connect(lambda: self.show_unlock(folder))
        self._open(page)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _load_ahead(self) -> None:
        # A step at a time, so that the window goes on moving meanwhile.
        def step() -> None:
            if next(steps, None) is not None:
                QTimer.singleShot(0, self, step)

        from ui import pages  # noqa: PLC0415 - not before the first page

        steps = pages.load_ahead()
        QTimer.singleShot(0, self, step)

    def _recovered(self, folder: Path) -> None:
        self.show_unlock(folder)
        self.card.notices.show_notice(
            lambda: self.tr("The new passphrase is in force. Unlock the vault with it.")
        )

    def _find(self) -> None:
        from ui.parts import choosing  # noqa: PLC0415 - as above

        choosing.folder(self, self.tr("The folder of the vault"), self._found)

    def _found(self, folder: Path) -> None:
        self._appearance.set_vault(None if folder == preferences.usual_vault() else str(folder))
        self.show_unlock(folder)

    def _open(self, page: Card) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._focus()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the page, and not in what comes first."""
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        focus = self.card.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)

    def _speak(self) -> None:
        self._appearance.set_language(self.languages.currentData())

    def _retranslate(self) -> None:
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.setCurrentIndex(self.languages.findData(language.current()))


def _something_in(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        # A file, or something that can't be read: unlocking says what is wrong with it.
        return True
