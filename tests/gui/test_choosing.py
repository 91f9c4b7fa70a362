"""Choosing files and folders leaves no trace of which."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.gui.acting import Desk, until
from ui.main_window import MainWindow
from ui.parts import choosing

CANARY = "Жиналыс-photos"


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    folder = tmp_path / CANARY
    folder.mkdir()
    (folder / "IMG_0001.jpg").write_bytes(b"\xff\xd8")
    return folder


@pytest.fixture
def parent(window: MainWindow) -> Iterator[QWidget]:
    yield window
    choosing.forget()


def settings() -> str:
    """Everything that stands in any settings file, and all that Qt has in mind."""
    home = Path(os.environ["HOME"])
    found = [
        path.name + path.read_text("utf-8", "replace") for path in home.rglob("*") if path.is_file()
    ]
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.sync()
    found += [f"{key}={kept.value(key)}" for key in kept.allKeys()]
    return "\n".join(found)


def traces(text: str) -> bool:
    return CANARY in text or "IMG_0001" in text or "lastVisited" in text or "history" in text


def finish(dialog: QFileDialog, chosen: Path | None) -> None:
    dialog.setDirectory(str((chosen or Path.home()).parent))
    if chosen is not None:
        dialog.selectFile(str(chosen))
        dialog.accept()
    else:
        dialog.reject()
    until(lambda: not shiboken6.isValid(dialog), "the end of the dialog")


def test_the_dialog_of_qt_would_leave_traces(parent: QWidget, evidence: Path) -> None:
    """What the other tests look for is there to be found."""
    dialog = QFileDialog(parent, "", str(evidence))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.open()
    finish(dialog, evidence / "IMG_0001.jpg")
    assert traces(settings())
    choosing.forget()
    assert not traces(settings())


def test_files_are_chosen_without_a_trace(parent: QWidget, evidence: Path) -> None:
    chosen: list[list[Path]] = []
    finish(choosing.files(parent, "Add", chosen.append), evidence / "IMG_0001.jpg")
    assert chosen == [[evidence / "IMG_0001.jpg"]]
    assert not traces(settings())


def test_a_folder_is_chosen_without_a_trace(parent: QWidget, evidence: Path) -> None:
    chosen: list[Path] = []
    finish(choosing.folder(parent, "Choose", chosen.append), evidence)
    assert chosen == [evidence]
    assert not traces(settings())


def test_a_place_to_write_to_is_chosen_without_a_trace(parent: QWidget, evidence: Path) -> None:
    chosen: list[Path] = []
    dialog = choosing.new_file(parent, "Save", "card.txt", chosen.append)
    assert dialog.selectedFiles()[0].endswith("/card.txt")
    finish(dialog, evidence / "IMG_0002.jpg")
    assert chosen == [evidence / "IMG_0002.jpg"]
    assert not traces(settings())


def test_the_next_dialog_does_not_begin_where_the_last_one_ended(
    parent: QWidget, evidence: Path
) -> None:
    finish(choosing.files(parent, "Add", lambda _paths: None), evidence / "IMG_0001.jpg")
    dialog = choosing.files(parent, "Add", lambda _paths: None)
    assert dialog.directory().absolutePath() == str(Path.home())
    assert set(dialog.history()) <= {str(Path.home())}
    assert not any(CANARY in url.toString() for url in dialog.sidebarUrls())
    finish(dialog, None)


def test_nothing_is_chosen_when_it_is_cancelled(parent: QWidget) -> None:
    chosen: list[object] = []
    finish(choosing.folder(parent, "Choose", chosen.append), None)
    assert chosen == []


def test_the_vault_is_locked_from_a_dialog_and_takes_the_dialog_along(
    desk: Desk, evidence: Path, replaced: list[list[str]]
) -> None:
    dialog = choosing.files(desk.window, "Add", lambda _paths: None)
    dialog.setDirectory(str(evidence))
    dialog.activateWindow()
    QTest.qWait(20)
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert len(replaced) == 1
    assert not dialog.isVisible()
    until(lambda: not shiboken6.isValid(dialog))
    assert not traces(settings())
