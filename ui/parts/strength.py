"""How well a passphrase resists somebody who has the device and a roomful of computers.

Measured by zxcvbn in guesses, said in words and drawn as a bar. The measuring runs on a thread: it
takes its time with long passphrases, and typing must not wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.parts.labels import label
from ui.parts.suggestion import words

# zxcvbn's time grows with the square of the length, and beyond this nothing more is to be learned.
MEASURED = 64
# Powers of ten of guesses. A guess at our Argon2id costs about a second of a computer: 10^8 are
# three years of one, 10^11 three years of a thousand, 10^14 of a million.
LIMITS = (8.0, 11.0, 14.0)


@dataclass(frozen=True)
class Strength:
    """`grade` 0 too weak, 1 weak, 2 good, 3 strong; `share` of the bar, 0 to 1."""

    grade: int
    share: float


def measure(passphrase: str) -> Strength:
    """Estimate a passphrase. Slow: not in the window's thread."""
    if not passphrase:
        return Strength(0, 0.0)
    from zxcvbn import zxcvbn  # noqa: PLC0415 - a second of dictionaries, and rarely wanted

    found = zxcvbn(passphrase[:MEASURED], user_inputs=_known_here(), max_length=MEASURED)
    powers = float(found["guesses_log10"])
    grade = sum(powers >= limit for limit in LIMITS)
    return Strength(grade, min(1.0, powers / (LIMITS[-1] + 2)))


@cache
def _known_here() -> list[str]:
    """Zxcvbn knows English; whoever guesses here knows Kazakh and Russian too."""
    return [word for name in ("common", "ru", "kk") for word in words(name)]


class StrengthBar(QWidget):
    """The bar and the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength: Strength | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._words = label("hint", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._bar)
        box.addWidget(self._words)
        self.show_strength(None)

    def show_strength(self, strength: Strength | None) -> None:
        """Show a measurement; None while there is nothing to measure."""
        self._strength = strength
        share = round(100 * strength.share) if strength else 0
        self._bar.setValue(share)
        state = ("bad", "warning", "good", "good")[strength.grade] if strength else ""
        self._bar.setProperty("state", state)
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        words = (
            self.tr("Too weak: a computer guesses it in days. Use four or more random words."),
            self.tr("Weak: it holds against one person, not against an office. Add a word or two."),
            self.tr("Good: it takes an office many years."),
            self.tr("Strong: nobody will guess it."),
        )
        nothing = self.tr("Several random words are easy to type and hard to guess.")
        text = words[self._strength.grade] if self._strength else nothing
        self._words.setText(text)
        self._bar.setAccessibleName(text)
