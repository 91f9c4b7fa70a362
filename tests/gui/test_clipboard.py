"""What is copied is taken back, and what others copied is left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.acting import until
from ui.main_window import MainWindow
from ui.session import clipboard

CANARY = "Қанат"


@pytest.fixture
def own(window: MainWindow) -> clipboard.OwnClipboard:
    window.clipboard._timer.setInterval(50)
    return window.clipboard


def put_by_another(text: str) -> None:
    """What another program copies does not pass through our watching."""
    board = QApplication.clipboard()
    board.blockSignals(True)
    content = QMimeData()
    content.setText(text)
    board.setMimeData(content)
    board.blockSignals(False)


def test_it_is_half_a_minute() -> None:
    assert clipboard.KEPT_MS == 30_000


def test_what_was_copied_is_gone_after_a_while(own: clipboard.OwnClipboard) -> None:
    own.copy(CANARY)
    assert QApplication.clipboard().text() == CANARY
    until(lambda: QApplication.clipboard().text() == "")


def test_what_a_field_copies_is_gone_too(own: clipboard.OwnClipboard, window: MainWindow) -> None:
    field = QLineEdit(CANARY, window)
    field.show()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == CANARY
    until(lambda: QApplication.clipboard().text() == "")


def test_programs_with_a_history_are_asked_not_to_keep_it(own: clipboard.OwnClipboard) -> None:
    own.copy(CANARY)
    content = QApplication.clipboard().mimeData()
    assert content is not None
    assert content.data("x-kde-passwordManagerHint").data() == b"secret"


def test_what_another_program_copied_since_is_left_alone(own: clipboard.OwnClipboard) -> None:
    own.copy(CANARY)
    put_by_another("theirs")
    QTest.qWait(120)
    assert QApplication.clipboard().text() == "theirs"
    own.clear()
    assert QApplication.clipboard().text() == "theirs"
