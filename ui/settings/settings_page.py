"""The page of settings. Each takes effect at once; there is nothing to save.

It is also the example of how a page is made: parts from `ui.parts`, texts in `retranslate`, work
through the session, errors on the page.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ui.locking import chord, pin_form
from ui.locking.pin_form import PinForm
from ui.look import language
from ui.parts import buttons
from ui.parts.choice import Choice
from ui.parts.column import Column
from ui.parts.field import Field
from ui.parts.labels import label, line
from ui.parts.page import Page, Workplace
from ui.parts.section import Section
from ui.preferences import SCHEMES
from ui.settings import kept
from ui.settings.passphrase_form import PassphraseForm

PICKER_WIDTH = 300


class SettingsPage(Page):
    """Language, colours, locking, neutral mode, the place of the vault, the passphrase."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.languages = _picker()
        for code, name in language.NAMES.items():
            self.languages.addItem(name, code)
        self.scheme = Choice(SCHEMES)
        self.minutes = _picker()
        for minutes in kept.AUTO_LOCK_CHOICES:
            self.minutes.addItem("", minutes)
        self.pin = PinForm(place.session)
        self.chord = label("hint", wraps=True)
        self.neutral = QCheckBox()
        self.neutral_text = label("hint", wraps=True)
        self.folder = label(wraps=True, selectable=True)
        self.copy = buttons.secondary(icon="copy")
        self.passphrase = PassphraseForm(place.session)
        self.seen, self.rekey = label(wraps=True), buttons.secondary(icon="refresh-cw")
        self.language_field, self.minutes_field = Field(self.languages), Field(self.minutes)
        self.look, self.locking = Section(), Section()
        self.vault, self.secret = Section(), Section()
        self._lay_out()
        self._show_chosen()
        place.appearance.changed.connect(self._show_chosen)
        self.languages.activated.connect(
            lambda: place.appearance.set_language(self.languages.currentData())
        )
        self.scheme.changed.connect(place.appearance.set_scheme)
        self.neutral.toggled.connect(place.appearance.set_neutral)
        self.minutes.activated.connect(self._set_minutes)
        self.copy.clicked.connect(lambda: place.clipboard.copy(str(place.owner.folder)))
        self.pin.changed.connect(self._pin_changed)
        self.pin.failed.connect(self.show_error)
        self.passphrase.changed.connect(self._passphrase_changed)
        self.passphrase.failed.connect(self.show_error)
        self.rekey.clicked.connect(lambda: place.go("rekeying"))
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the language: who can't read the page looks for that."""
        return self.languages

    def arrive(self, **_what: object) -> None:
        """Show what is kept in the vault."""
        self.notices.clear()
        self.place.session.write(kept.auto_lock_minutes).then(self, self._show_minutes)
        self.pin.arrive()

    def rest(self) -> None:
        """Leave no passphrase behind in a field."""
        self.passphrase.clear()
        self.pin.clear()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("Settings"))
        self.look.say(self.tr("Language and colours"))
        self.language_field.say(self.tr("Language"))
        self.scheme.say("system", self.tr("Colours as the system has them"))
        self.scheme.say("light", self.tr("Light"))
        self.scheme.say("dark", self.tr("Dark"))
        self.locking.say(
            self.tr("Locking"),
            self.tr(
                "Locking takes a moment and loses nothing: drafts are kept. It also happens when"
                " the computer goes to sleep."
            ),
        )
        self.minutes_field.say(self.tr("Lock when nobody touches the computer for"))
        for index, minutes in enumerate(kept.AUTO_LOCK_CHOICES):
            text = self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never")
            self.minutes.setItemText(index, text)
        self.chord.setText(chord.told())
        self.neutral.setText(self.tr("Neutral window"))
        self.neutral_text.setText(
            self.tr(
                "The title and the icon of the window say “Notes”, so that somebody who glances at"
                " the screen or the task bar learns nothing."
            )
        )
        self.vault.say(
            self.tr("Vault"),
            self.tr(
                "Everything is in this one folder. To move it, lock the vault, move the whole"
                " folder, and choose it when you unlock."
            ),
        )
        self.folder.setText(str(self.place.owner.folder))
        self.copy.setText(self.tr("Copy the path"))
        self.secret.say(
            self.tr("Passphrase"),
            self.tr(
                "The old one no longer opens this vault afterwards. A copy of the vault that"
                " somebody made earlier still opens with the old one."
            ),
        )

        self.seen.setText(
            self.tr(
                "If somebody may know the passphrase, or had this device or a copy of the vault, give"
                " the whole vault new keys."
            )
        )
        self.rekey.setText(self.tr("New keys for the vault…"))

    def _lay_out(self) -> None:
        column = Column()
        neutral = QWidget()
        together = QVBoxLayout(neutral)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(0)
        together.addWidget(self.neutral)
        together.addWidget(self.neutral_text)
        self.content.addWidget(column)
        for section, widgets in (
            (self.look, (self.language_field, self.scheme)),
            (self.locking, (self.minutes_field, self.pin, self.chord, neutral)),
            (self.vault, (self.folder, self.copy)),
            (self.secret, (self.passphrase, self.seen, self.rekey)),
        ):
            for widget in widgets:
                section.box.addWidget(widget)
            if section is not self.look:
                column.box.addWidget(line())
            column.box.addWidget(section)
        for narrow in (self.languages, self.minutes, self.copy):
            narrow.setMaximumWidth(PICKER_WIDTH)
        self.neutral_text.setContentsMargins(33, 0, 0, 0)
        self.vault.box.setAlignment(self.copy, Qt.AlignmentFlag.AlignLeft)
        self.secret.box.setAlignment(self.rekey, Qt.AlignmentFlag.AlignLeft)
        self.seen.setContentsMargins(0, 12, 0, 0)
        column.box.addStretch(1)

    def _show_chosen(self) -> None:
        chosen = self.place.appearance.chosen
        self.languages.setCurrentIndex(self.languages.findData(language.current()))
        self.scheme.choose(chosen.scheme)
        self.neutral.setChecked(chosen.neutral)

    def _show_minutes(self, minutes: int) -> None:
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))

    def _set_minutes(self) -> None:
        chosen: int = self.minutes.currentData()
        self.place.session.write(kept.set_auto_lock_minutes, chosen).then(
            self, lambda _none: self.place.session.changed.emit("settings")
        )

    def _pin_changed(self, minutes: int) -> None:
        self.notices.show_notice(lambda: pin_form.told(minutes))

    def _passphrase_changed(self) -> None:
        self.notices.show_notice(
            lambda: self.tr(
                "The passphrase was changed. From now on only the new one opens this vault."
            )
        )


def _picker() -> QComboBox:
    made = QComboBox()
    # A wheel that scrolls the page must not change a setting on its way.
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
    return made
