"""A field in which a term of a vocabulary is found by typing any of its names, in any of the three
languages.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from fieldreport.reference.additions import Additions, combine
from fieldreport.reference.vocabulary import Term, load
from ui.look import language

_OFFERED = 12


class TermBox(QLineEdit):
    """`code` is the term that was chosen; `changed` tells. Text that is no term chooses nothing."""

    changed = Signal()

    def __init__(self, vocabulary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = load(vocabulary)
        self._offered: tuple[Term, ...] = ()
        self.code: str | None = None
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        # What is offered was found by us; Qt's own filter would only know beginnings.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(_OFFERED)
        self._completer.activated.connect(self._take)
        self.setCompleter(self._completer)
        self.setClearButtonEnabled(False)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._take_first)

    def add(self, additions: Iterable[Additions]) -> None:
        """Offer the terms of organisations too."""
        for one in additions:
            self._vocabulary = combine(self._vocabulary, one)

    def forget(self) -> None:
        """Choose nothing."""
        self.clear()
        self._set(None)

    def changeEvent(self, event: QEvent) -> None:
        """Call what was chosen by its name in the language in force."""
        if event.type() == QEvent.Type.LanguageChange and self.code is not None:
            self.setText(self._vocabulary.label(self.code, language.current()))
        super().changeEvent(event)

    def _edited(self, text: str) -> None:
        self._offered = self._vocabulary.search(text)[:_OFFERED] if text.strip() else ()
        self._names.setStringList([self._name(term) for term in self._offered])
        named = [term for term in self._offered if self._name(term) == text]
        self._set(named[0].code if named else None)

    def _take_first(self) -> None:
        if self.code is None and self._offered:
            self._take(self._name(self._offered[0]))

    def _take(self, name: str) -> None:
        for term in self._offered:
            if self._name(term) == name:
                self.setText(name)
                self._hide()
                self._set(term.code)
                return

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _set(self, code: str | None) -> None:
        if code != self.code:
            self.code = code
            self.changed.emit()

    @staticmethod
    def _name(term: Term) -> str:
        return term.label(language.current())
