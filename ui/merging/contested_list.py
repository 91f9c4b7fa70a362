"""All that is in conflict, or all that concerns one report: a row for each record."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.vault.contested import Contested
from fieldreport.vault.vault import Reader
from ui.merging import naming
from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.report.blocks import dotted
from ui.session.job import Job
from ui.session.session import Session

translate = QCoreApplication.translate


class ContestedList(RowList):
    """`show_contested` lists; `chosen` tells which record somebody wants to merge."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._session = session
        self.listed: list[Contested] = []
        self._model: RowsModel[Contested] = RowsModel(self._fetch, _spoken)
        super().__init__(self._model, TwoLineDelegate(_look), parent)
        self._model.setParent(self)
        self.wanted.connect(self._chosen)

    def show_contested(self, listed: Sequence[Contested]) -> None:
        """List these."""
        self.listed = list(listed)
        self._model.show(array("q", range(len(self.listed))))
        if self.listed:
            self.selectRow(0)

    def _chosen(self, position: int) -> None:
        if 0 <= position < len(self.listed):
            self.chosen.emit(self.listed[position])

    def _fetch(self, numbers: Sequence[int]) -> Job[Mapping[int, Contested]]:
        wanted = {number: self.listed[number] for number in numbers}
        return self._session.read(_known, wanted)


def _known(_reader: Reader, wanted: Mapping[int, Contested]) -> Mapping[int, Contested]:
    return wanted


def _look(row: Contested) -> TwoLines:
    kind = naming.kind(row.kind)
    versions = translate("Merging", "versions: {count}").format(count=row.versions)
    return TwoLines(row.title or kind, dotted(kind, versions), icon="git-merge")


def _spoken(row: Contested) -> str:
    shown = _look(row)
    return f"{shown.title}, {shown.below}"
