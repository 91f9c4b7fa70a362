"""The very first page: what the program is, in three sentences, and the ways to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts import buttons
from ui.start.card import Card


class Welcome(Card):
    """`make` a vault, `look_for` one that is there already, or `restore` one from a backup."""

    make = Signal()
    look_for = Signal()
    restore = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.make_button, self.find_button = buttons.primary(), buttons.secondary()
        self.backup_button = buttons.secondary()
        self.make_button.clicked.connect(self.make)
        self.find_button.clicked.connect(self.look_for)
        self.backup_button.clicked.connect(self.restore)
        self.fields.addSpacing(6)
        for each in (self.make_button, self.find_button, self.backup_button):
            self.fields.addWidget(each)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the way that nearly everybody takes."""
        return self.make_button

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Write down what happened. Keep it safe."))
        self.text.setText(
            self.tr(
                "Here you record what you saw, with photos, video and documents, and who was"
                " affected. Everything lies encrypted in one folder on this device, the vault,"
                " and nothing ever goes over a network. You hand your reports over as one"
                " encrypted file on a USB drive."
            )
        )
        self.make_button.setText(self.tr("Make a vault"))
        self.find_button.setText(self.tr("I already have a vault…"))
        self.backup_button.setText(self.tr("I have a backup…"))
