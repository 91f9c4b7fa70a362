"""What became of each record and file of a bundle; what was refused comes first."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.reference.wording import say
from fieldreport.usecases.exchange import intake
from fieldreport.usecases.exchange.intake import Verdict
from ui.look import language
from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.session.job import Job
from ui.session.session import Session

_ROWS = 5


class VerdictList(QWidget):
    """`show_arrival` shows those of one bundle."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.verdicts: list[Verdict] = []
        self.model: RowsModel[Verdict] = RowsModel(self._fetch, _spoken, self)
        delegate = TwoLineDelegate(_look)
        self.list = RowList(self.model, delegate)
        self.list.setFixedHeight(_ROWS * delegate.height())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)
        self._retranslate()

    def show_arrival(self, arrival: int) -> None:
        """Show what became of the bundle with this number in the ledger."""
        self._session.read(intake.verdicts, arrival).then(self, self._show)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.list.viewport().update()
        super().changeEvent(event)

    def _show(self, verdicts: list[Verdict]) -> None:
        self.verdicts = verdicts
        self.model.show(array("q", range(len(verdicts))))
        shown = min(max(len(verdicts), 1), _ROWS)
        self.list.setFixedHeight(shown * self.list.verticalHeader().defaultSectionSize())

    def _fetch(self, numbers: Sequence[int]) -> Job[Mapping[int, Verdict]]:
        return self._session.compute(_pick, self.verdicts, list(numbers))

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("What became of each record and file"))


def _pick(verdicts: Sequence[Verdict], numbers: Sequence[int]) -> Mapping[int, Verdict]:
    return {number: verdicts[number] for number in numbers if number < len(verdicts)}


def _look(verdict: Verdict) -> TwoLines:
    refused = verdict.state in {"quarantined", "damaged"}
    below = _state(verdict.state)
    if verdict.reason:
        below = f"{below}: {say(f'reason.{verdict.reason}', language.current())}"
    title = verdict.title or f"{_kind(verdict.kind)} {verdict.item[:12]}…"
    return TwoLines(
        title,
        below,
        right=_kind(verdict.kind) if verdict.title else "",
        icon="triangle-alert" if refused else "",
    )


def _spoken(verdict: Verdict) -> str:
    look = _look(verdict)
    return ". ".join(filter(None, (look.title, look.right, look.below)))


def _state(state: str) -> str:
    translate = QCoreApplication.translate
    return {
        "stored": translate("Verdicts", "stored"),
        "backed-up": translate("Verdicts", "stored and in the backup"),
        "known": translate("Verdicts", "was here already"),
        "quarantined": translate("Verdicts", "set aside"),
        "damaged": translate("Verdicts", "damaged"),
    }[state]


def _kind(kind: str) -> str:
    translate = QCoreApplication.translate
    names = {
        "report": translate("Verdicts", "Report"),
        "person": translate("Verdicts", "Person"),
        "evidence": translate("Verdicts", "Evidence"),
        "action": translate("Verdicts", "Action taken"),
        "detention": translate("Verdicts", "Detention"),
        "statement": translate("Verdicts", "Statement"),
        "consent": translate("Verdicts", "Consent"),
        "assessment": translate("Verdicts", "Assessment"),
    }
    return names.get(kind, translate("Verdicts", "Record"))
