"""A canary: some versions of PySide6 abort on Python 3.11 after some hundred signals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

EMITS = 200_000


class Bird(QObject):
    sings = Signal(bool, int, str)


@pytest.mark.usefixtures("qapp")
def test_two_hundred_thousand_signals_are_survived() -> None:
    assert QApplication.instance() is not None
    heard: list[int] = []
    bird = Bird()
    bird.sings.connect(lambda on, number, _text: heard.append(number if on else -1))
    for number in range(EMITS):
        bird.sings.emit(number % 2 == 0, number, "ә")
    assert len(heard) == EMITS
    assert heard[-1] == -1
