"""The page of settings, as a user changes them; the example of how a page is tested."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.secret import Secret
from fieldreport.usecases.keep.session import unlock
from tests.gui.acting import PASSPHRASE, Desk, opens, texts, type_text, until
from ui.look import colours
from ui.settings.kept import auto_lock_minutes
from ui.settings.settings_page import SettingsPage

NEW = "түнгі қала үстінде ұшқан құс"


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    opened = desk.open("settings", SettingsPage)
    desk.settled()
    return opened


def stored(tmp_path: Path) -> dict[str, object]:
    found = json.loads((tmp_path / "settings" / "window.json").read_text())
    assert isinstance(found, dict)
    return found


def change(page: SettingsPage, old: str, new: str, again: str) -> None:
    form = page.passphrase
    for field, text in ((form.old, old), (form.new.first, new), (form.new.second, again)):
        field.clear()
        field.line.setFocus()
        type_text(field.line, text)
    form.change.click()


def test_another_language_is_spoken_at_once_and_remembered(
    page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    before = texts(desk.window)
    page.languages.setFocus()
    QTest.keyClick(page.languages, Qt.Key.Key_Down)
    page.languages.activated.emit(page.languages.currentIndex())
    QApplication.processEvents()
    assert "Настройки" in texts(desk.window)
    assert desk.window.windowTitle() == "Заметки"
    assert stored(tmp_path)["language"] == "ru"
    assert not {"Settings", "Lock", "Language"} & set(texts(desk.window))
    page.place.appearance.set_language("en")
    QApplication.processEvents()
    assert texts(desk.window) == before


def test_the_colours_change_at_once_and_are_remembered(page: SettingsPage, tmp_path: Path) -> None:
    page.scheme.choose("dark")
    assert colours.current().dark
    assert stored(tmp_path)["scheme"] == "dark"
    page.scheme.choose("light")
    assert not colours.current().dark


def test_the_window_says_what_it_is_only_when_it_is_told_to(page: SettingsPage, desk: Desk) -> None:
    assert desk.window.windowTitle() == "Notes"
    page.neutral.click()
    assert desk.window.windowTitle() == "Fieldreport"
    page.neutral.click()
    assert desk.window.windowTitle() == "Notes"


def test_the_minutes_until_locking_are_kept_in_the_vault(
    page: SettingsPage, desk: Desk, place: Path
) -> None:
    assert page.minutes.currentText() == "5 minutes"
    page.minutes.setCurrentIndex(page.minutes.findData(1))
    page.minutes.activated.emit(page.minutes.currentIndex())
    desk.settled()
    assert page.minutes.currentText() == "1 minute"
    desk.window.close()
    with Secret(PASSPHRASE.encode()) as secret, unlock(place, secret) as vault:
        assert auto_lock_minutes(vault) == 1


def test_a_wheel_over_a_setting_scrolls_the_page_and_changes_nothing(page: SettingsPage) -> None:
    before = page.minutes.currentIndex()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(page.minutes.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.minutes, wheel)
    assert page.minutes.currentIndex() == before


def test_the_place_of_the_vault_is_shown_and_can_be_copied(page: SettingsPage, place: Path) -> None:
    assert page.folder.text() == str(place)
    page.copy.click()
    assert QApplication.clipboard().text() == str(place)


def test_a_new_passphrase_is_in_force_at_once(page: SettingsPage, desk: Desk, place: Path) -> None:
    change(page, PASSPHRASE, NEW, NEW)
    until(lambda: bool(page.notices.text))
    assert "only the new one" in page.notices.text
    assert not any(f.text() for f in (page.passphrase.old, page.passphrase.new.first))
    desk.window.close()
    assert opens(place, NEW)
    assert not opens(place, PASSPHRASE)


def test_a_wrong_old_passphrase_is_said_beside_its_field_and_changes_nothing(
    page: SettingsPage, desk: Desk, place: Path
) -> None:
    change(page, "something else", NEW, NEW)
    until(lambda: bool(page.passphrase.old_field.fault))
    assert not page.notices.text
    desk.window.close()
    assert opens(place, PASSPHRASE)


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [("", NEW, NEW), (PASSPHRASE, "", ""), (PASSPHRASE, "12345", "12345"), (PASSPHRASE, NEW, "x")],
    ids=["nothing old", "nothing new", "too weak", "not the same twice"],
)
def test_what_can_not_be_a_passphrase_is_refused_beside_its_field(
    page: SettingsPage, desk: Desk, place: Path, old: str, new: str, again: str
) -> None:
    change(page, old, new, again)
    form = page.passphrase
    faults = [form.old_field.fault, form.new.first_field.fault, form.new.second_field.fault]
    assert sum(bool(fault) for fault in faults) == 1
    desk.window.close()
    assert opens(place, PASSPHRASE)


def test_no_passphrase_stays_in_a_field_when_the_page_is_left(page: SettingsPage) -> None:
    page.passphrase.old.set_text(PASSPHRASE)
    page.passphrase.old.show_text()
    page.rest()
    assert page.passphrase.old.text() == ""
