"""The foot of the handover: what would go, why it can't, and the button that writes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.reference.wording import size
from fieldreport.usecases.exchange.handover import Plan
from ui.exchange.drives import Place
from ui.look import language
from ui.parts import buttons
from ui.parts.labels import label, line


class Going(QWidget):
    """`button` is on once there is something that can be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Callable[[], str] = lambda: ""
        self._plan: Plan | None = None
        self._what = label("strong", wraps=True)
        self._below = label("hint", wraps=True)
        self.button = buttons.primary(icon="hard-drive-upload")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._what)
        texts.addWidget(self._below)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(28, 12, 28, 14)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(line())
        box.addLayout(row)
        self.wait()
        self._retranslate()

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(filter(None, (self._what.text(), self._below.text())))

    def wait(self) -> None:
        """What it said is being found out anew. The text stays, so that nothing jumps."""
        self.button.setEnabled(False)

    def refuse(self, why: Callable[[], str]) -> None:
        """Say why nothing can be written."""
        self._say(None, why, able=False)

    def show_plan(self, plan: Plan, place: Place | None) -> None:
        """Say what would go, and what is still in the way of it."""
        if place is None:
            self._say(plan, lambda: self.tr("Choose where to write it."), able=False)
        elif place.free < plan.size:
            self._say(plan, lambda: self._too_large(plan, place), able=False)
        else:
            self._say(plan, lambda: self._of_size(plan), able=True)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say(self, plan: Plan | None, below: Callable[[], str], *, able: bool) -> None:
        self._plan, self._said = plan, below
        self.button.setEnabled(able)
        self._speak()

    def _speak(self) -> None:
        what = self._counted(self._plan) if self._plan is not None else ""
        for each, text in ((self._what, what), (self._below, self._said())):
            each.setText(text)
            each.setVisible(bool(text))

    def _counted(self, plan: Plan) -> str:
        records = len(plan.accounts) + len(plan.persons)
        counted = [
            self.tr("%n record(s)", "", records),
            self.tr("%n file(s) of evidence", "", len(plan.evidence)),
            size(plan.size, language.current()),
        ]
        if not plan.evidence:
            del counted[1]
        return ", ".join(counted)

    def _of_size(self, plan: Plan) -> str:
        return self.tr(
            "For {names}. The file will be somewhat larger, so that its size tells nothing."
        ).format(names=", ".join(plan.names))

    def _too_large(self, plan: Plan, place: Place) -> str:
        lang = language.current()
        return self.tr(
            "There is not enough room: {free} are free. Free some room, choose less, or use another"
            " drive."
        ).format(free=size(place.free, lang), needed=size(plan.size, lang))

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Write and check"))
        self._speak()
