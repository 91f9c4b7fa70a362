"""What a contact asked in receipts, and the way to the reports that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from fieldreport.vault.acknowledged import Question
from ui.parts import buttons
from ui.parts.labels import label


class Questions(QWidget):
    """Hidden while there are none; `about` with the subject of one."""

    about = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("strong", wraps=True)
        self._questions: tuple[Question, ...] = ()
        self._asked: list[QFrame] = []
        self.buttons: list[QPushButton] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 8, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self._title)
        self.hide()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these."""
        if tuple(questions) != self._questions:
            self._questions = tuple(questions)
            for frame in self._asked:
                frame.hide()
                frame.deleteLater()
            self.buttons = []
            self._asked = [self._frame(each) for each in questions]
        self.setVisible(bool(questions))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _frame(self, question: Question) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "card")
        text = label(wraps=True, selectable=True)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        text.setText(question.text)
        button = buttons.quiet()
        button.clicked.connect(lambda: self.about.emit(question.subject))
        box = QVBoxLayout(frame)
        box.setContentsMargins(14, 10, 14, 8)
        box.addWidget(text)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(frame)
        self.buttons.append(button)
        return frame

    def _retranslate(self) -> None:
        self._title.setText(self.tr("%n question(s)", "", len(self._questions)))
        for button in self.buttons:
            button.setText(self.tr("Open the report"))
