"""What was done: types of acts, found by any word for them in any of the languages, shown as chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.reference.vocabulary import Term
from fieldreport.usecases.record import capture
from ui.capture.suggest_line import Suggestion, SuggestLine
from ui.look import icons, language
from ui.parts.field import Field
from ui.parts.labels import tip
from ui.parts.tool import Tool
from ui.session.session import Session

LABEL_WIDTH = 270


class ActsField(Field):
    """`codes` are the chosen types; `line` is the search box."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.line = SuggestLine(eager=True)
        self.chips: list[Tool] = []
        inside = QWidget()
        inside.setFocusProxy(self.line)
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(self.line)
        super().__init__(inside, parent)
        self._session = session
        self._terms: list[Term] = []
        self._codes: tuple[str, ...] = ()
        self.line.asked.connect(self._ask)
        self.line.picked.connect(self._picked)
        self.line.textEdited.connect(lambda _text: self.clear_fault())
        self._retranslate()

    @property
    def codes(self) -> tuple[str, ...]:
        """The chosen types of acts."""
        return self._codes

    def put(self, codes: tuple[str, ...]) -> None:
        """Show what was chosen before."""
        self.line.clear()
        self.clear_fault()
        self._codes = codes
        self._show_terms(())
        if codes:
            self._session.read(capture.acts_named, codes).then(self, self._show_terms)

    def refuse_rest(self) -> bool:
        """Whether something stands in the search box that is no choice; then it says so."""
        if not self.line.text().strip():
            return False
        self.set_fault(
            lambda: self.tr("No act was chosen for these words. Choose one, or clear the field.")
        )
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self, text: str) -> None:
        def came(found: tuple[Term, ...]) -> None:
            if text == self.line.text():
                lang = language.current()
                self.line.offer([Suggestion(term.label(lang), term) for term in found])

        self._session.read(capture.acts_found, text).then(self, came)

    def _picked(self, term: Term) -> None:
        self.line.clear()
        self.clear_fault()
        if term.code not in self._codes:
            self._codes = (*self._codes, term.code)
            self._show_terms((*self._terms, term))
            self.changed.emit()

    def _remove(self, code: str) -> None:
        self._codes = tuple(each for each in self._codes if each != code)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_terms(tuple(term for term in self._terms if term.code != code))
        self.changed.emit()

    def _show_terms(self, terms: tuple[Term, ...]) -> None:
        self._terms = [term for term in terms if term.code in self._codes]
        for chip in self.chips:
            self._box.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(term) for term in self._terms]
        self._say_chips()

    def _chip(self, term: Term) -> Tool:
        made = Tool("chip", self)
        made.clicked.connect(lambda: self._remove(term.code))
        self._box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _say_chips(self) -> None:
        for term, chip in zip(self._terms, self.chips, strict=True):
            said = term.label(language.current())
            metrics = QFontMetrics(chip.font())
            chip.setText(metrics.elidedText(said, Qt.TextElideMode.ElideRight, LABEL_WIDTH))
            icons.put(chip, "x", "muted", 14)
            tip(chip, said)
            chip.setAccessibleName(self.tr("Remove: {act}").format(act=said))

    def _retranslate(self) -> None:
        self.say(self.tr("What was done"))
        self.line.setPlaceholderText(self.tr("Any word for it: beaten, batons …"))
        self._say_chips()
