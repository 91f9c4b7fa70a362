"""For whom something is written: the contacts whose fingerprints were compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from fieldreport.reference.inert import tame
from fieldreport.usecases.exchange.contacts import Addressee
from ui.exchange.roles import role_name


class RecipientChoice(QWidget):
    """`fingerprints` of those who are chosen; `changed` tells."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Addressee] = []
        self._wanted: frozenset[str] = frozenset()
        self.boxes: list[QCheckBox] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    @property
    def fingerprints(self) -> list[str]:
        """Who is chosen."""
        return [
            person.contact.fingerprint
            for person, box in zip(self._people, self.boxes, strict=True)
            if box.isChecked()
        ]

    def want(self, fingerprints: Iterable[str]) -> None:
        """Choose these and no others, once they are offered."""
        self._wanted = frozenset(fingerprints)

    def offer(self, people: Sequence[Addressee]) -> None:
        """Offer these; what the user has chosen among them before stays chosen."""
        known = {person.contact.fingerprint for person in self._people}
        chosen = set(self.fingerprints)
        # Who was wanted and can't be given anything leaves the choice as it was.
        wanted = self._wanted & {person.contact.fingerprint for person in people}
        self._wanted = frozenset()
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self._people, self.boxes = list(people), []
        for person in people:
            box = QCheckBox()
            fingerprint = person.contact.fingerprint
            if wanted:
                box.setChecked(fingerprint in wanted)
            else:
                box.setChecked(fingerprint in chosen if fingerprint in known else person.usual)
            box.toggled.connect(self.changed)
            self._box.addWidget(box)
            self.boxes.append(box)
        self._retranslate()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for person, box in zip(self._people, self.boxes, strict=True):
            text = self.tr("{name}, {role}").format(
                name=person.contact.name, role=role_name(person.contact.role)
            )
            text = tame(text)
            # A name must not underline a letter of itself.
            box.setText(text.replace("&", "&&"))
            box.setAccessibleName(text)
