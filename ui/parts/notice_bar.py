"""The bar at the top of a page that says what went wrong, or well. Never a window of its own.

An error says what happened, whether anything was lost, and what to do; it stays until it is closed
or the page is left. What kind of notice it is, its icon says, and its first word to a screen
reader.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import icons, language
from ui.parts import buttons
from ui.parts.labels import label
from ui.session.job import Failure

_ICONS = {
    "bad": "triangle-alert",
    "warning": "triangle-alert",
    "good": "circle-check",
    "note": "info",
}

# The text of a button, in the language in force, and what it does.
Action = tuple[Callable[[], str], Callable[[], object]]


class NoticeBar(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Callable[[], str] | None = None
        self._action: Action | None = None
        self._icon = label()
        self._text = label(wraps=True, selectable=True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button = buttons.quiet()
        self.button.clicked.connect(self._act)
        self.button.hide()
        self._close = buttons.icon_only("x")
        self._close.clicked.connect(self.clear)
        texts = QVBoxLayout()
        texts.addWidget(self._text)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)
        self._retranslate()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, failure: Failure) -> None:
        """Say what went wrong, in the language in force, also when that changes."""
        self.show_notice(lambda: self._explained(failure), "bad")

    def show_notice(
        self, said: Callable[[], str], kind: str = "good", action: Action | None = None
    ) -> None:
        """Say what `said` returns, in the language in force; `kind` is `good`, `note`, `warning` or
        `bad`. `action` is a button beside it.
        """
        self._said, self._action = said, action
        self.button.setVisible(action is not None)
        # Beside a button one line of text stands in its middle, and the icon with it.
        place = Qt.AlignmentFlag.AlignVCenter if action else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._icon, place)
        self._dress(kind)
        self._speak()
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said()))

    def clear(self) -> None:
        """Say nothing any more."""
        self._said = self._action = None
        self.button.hide()
        self._text.clear()
        self.setVisible(False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _dress(self, kind: str) -> None:
        self.setProperty("look", f"bar-{kind}")
        icons.put(self._icon, _ICONS[kind], "accent" if kind == "note" else kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def _act(self) -> None:
        if self._action is not None:
            self._action[1]()

    def _speak(self) -> None:
        if self._action is not None:
            self.button.setText(self._action[0]())
        if self._said is not None:
            self._text.setText(self._said())
            self.setAccessibleName(self._said())

    def _explained(self, failure: Failure) -> str:
        if isinstance(failure, UserError):
            return explain(failure, language.current())
        sentence = self.tr(
            "Something went wrong inside the program. What you saved is safe in the vault."
            " Try again; if it happens again, tell whoever looks after the program: {place}"
        )
        return sentence.format(place=failure.where)

    def _retranslate(self) -> None:
        buttons.name_it(self._close, self.tr("Close this message"))
        self._speak()
