"""How a handover ended well: it is on the drive, was read back, and the drive can go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.files import shown
from fieldreport.reference.wording import size
from fieldreport.usecases.exchange.handover import Done
from ui.look import icons, language
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.labels import label

_SHOWN = 6


class HandoverDone(Column):
    """`again` when the user wants to hand over something else."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: Done | None = None
        icon = label()
        icons.put(icon, "circle-check", "good", 40)
        self.title = label("heading", wraps=True)
        self.told = label(wraps=True)
        self._files_title = label("strong", wraps=True)
        self.files = label(wraps=True, selectable=True)
        self._files_hint = label("hint", wraps=True)
        self.tidied = label("muted", wraps=True)
        self._next = label("muted", wraps=True)
        self.button = buttons.primary()
        self.button.clicked.connect(self.again)
        for each in (
            icon,
            self.title,
            self.told,
            self._files_title,
            self.files,
            self._files_hint,
            self.tidied,
            self._next,
        ):
            self.box.addWidget(each)
        self.box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)

    def show_done(self, done: Done) -> None:
        """Tell of this handover."""
        self._done = done
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        if self._done is None:
            return
        done = self._done
        self.title.setText(self.tr("It is on the drive. The drive can be removed."))
        counted = [self.tr("%n record(s)", "", done.records)]
        if done.evidence:
            counted.append(self.tr("%n file(s) of evidence", "", done.evidence))
        self.told.setText(
            self.tr(
                "{what} for {names}. Everything was read back from the drive and is the same, byte"
                " for byte: {size}."
            ).format(
                what=", ".join(counted),
                names=", ".join(done.names),
                size=size(done.size, language.current()),
            )
        )
        self._files_title.setText(self.tr("On the drive"))
        self.files.setText("\n".join(shortened([shown(path) for path in done.paths])))
        self._files_hint.setText(
            self.tr("The name says nothing. You may give it another one.")
            if len(done.paths) == 1
            else self.tr(
                "These files belong together: take all of them along, and keep their endings."
            )
        )
        self.tidied.setVisible(bool(done.removed))
        self.tidied.setText(
            self.tr(
                "Tidied away from there: %n unfinished file(s) that an interrupted handover of yours"
                " had left: {names}",
                "",
                len(done.removed),
            ).format(names=", ".join(shortened(done.removed)))
        )
        self._next.setText(
            self.tr(
                "Nothing is removed here. Whoever receives it can give you a receipt back: import it,"
                " and you will know what has arrived."
            )
        )
        self.button.setText(self.tr("Hand over something else"))


def shortened(names: Sequence[str]) -> list[str]:
    """The first names and the last one, if there are many."""
    found = list(names)
    if len(found) > _SHOWN:
        found[_SHOWN - 2 : -1] = ["…"]
    return found
