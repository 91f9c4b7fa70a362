"""Before a vault is open: making one, finding one, unlocking one, by keyboard as a user does."""

from __future__ import annotations

import json
import math
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from fieldreport.crypto import keyslots
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.usecases.keep.session import unlock as unlocked
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, let_settle, press, texts, type_text, unlock, until
from ui import preferences
from ui.main_window import MainWindow
from ui.parts import strength, suggestion
from ui.start import places
from ui.start.new_vault import NewVault
from ui.start.unlock import DELAYS, Unlock
from ui.start.welcome import Welcome

GOOD = "төрт жасыл тоты тамақ ішіп отыр"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new vault's passphrase costs what tests can pay."""
    monkeypatch.setattr(keyslots, "calibrate", lambda: TEST_COST)


def new_vault(window: MainWindow) -> NewVault:
    window.start.show_new_vault()
    let_settle()
    page = window.start.card
    assert isinstance(page, NewVault)
    return page


def locked(window: MainWindow) -> Unlock:
    page = window.start.card
    assert isinstance(page, Unlock)
    return page


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# --- the first run --------------------------------------------------------------------------------


def test_without_a_vault_the_window_says_what_it_is(window: MainWindow) -> None:
    page = window.start.card
    assert isinstance(page, Welcome)
    assert QApplication.focusWidget() is page.make_button
    assert page.text.text().count(". ") == 2, "three sentences"


@pytest.mark.usefixtures("quick")
def test_a_vault_is_made_by_keyboard_alone(window: MainWindow, tmp_path: Path) -> None:
    press(Qt.Key.Key_Return)
    let_settle()
    page = window.start.card
    assert isinstance(page, NewVault)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.name
    type_text(page.name, "Айгүл")
    press(Qt.Key.Key_Return)
    type_text(page.passphrase.first.line, GOOD)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.passphrase.second.line
    type_text(page.passphrase.second.line, GOOD)
    press(Qt.Key.Key_Return)
    until(lambda: window.workroom is not None, "a vault")
    assert window.session.owner is not None
    assert (window.session.owner.name, window.session.owner.role) == ("Айгүл", "coordinator")
    window.close()
    with Secret(GOOD.encode()) as secret, unlocked(tmp_path / "vault", secret) as vault:
        assert vault.role == "coordinator"


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("", GOOD, GOOD),
        ("  ", GOOD, GOOD),
        ("A", "", ""),
        ("A", "qwerty123", "qwerty123"),
        ("A", GOOD, GOOD + "x"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_made(
    window: MainWindow, tmp_path: Path, name: str, first: str, second: str
) -> None:
    page = new_vault(window)
    page.name.setText(name)
    page.passphrase.first.set_text(first)
    page.passphrase.second.set_text(second)
    page.make.click()
    fields = (page.name_field, page.passphrase.first_field, page.passphrase.second_field)
    (faulty,) = [field for field in fields if field.fault]
    assert faulty.isAncestorOf(QApplication.focusWidget() or page)
    QTest.qWait(20)
    assert not (tmp_path / "vault").exists()


@pytest.mark.usefixtures("quick")
def test_a_folder_that_is_taken_is_refused_and_left_alone(
    window: MainWindow, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("mine")
    page = new_vault(window)
    page.use_folder(taken)
    page.name.setText("A")
    page.passphrase.first.set_text(GOOD)
    page.passphrase.second.set_text(GOOD)
    page.make.click()
    until(lambda: bool(page.notices.text), "a refusal")
    assert snapshot(taken) == {"letter.txt": b"mine"}
    # It can be tried again.
    page.use_folder(tmp_path / "vault")
    page.make.click()
    until(lambda: window.workroom is not None, "a vault")


@pytest.mark.usefixtures("quick")
def test_a_vault_in_an_unusual_place_is_found_again(window: MainWindow, tmp_path: Path) -> None:
    page = new_vault(window)
    page.use_folder(tmp_path / "elsewhere")
    page.name.setText("A")
    page.passphrase.first.set_text(GOOD)
    page.passphrase.second.set_text(GOOD)
    page.make.click()
    until(lambda: window.workroom is not None, "a vault")
    stored = json.loads((tmp_path / "settings" / "window.json").read_text())
    assert stored["vault"] == str(tmp_path / "elsewhere")


def test_one_can_go_back(window: MainWindow) -> None:
    new_vault(window).go_back.click()
    assert isinstance(window.start.card, Welcome)


def test_a_passphrase_can_be_pasted_shown_and_suggested(window: MainWindow) -> None:
    passphrase = new_vault(window).passphrase
    QApplication.clipboard().setText(GOOD)
    passphrase.first.line.setFocus()
    QTest.keyClick(passphrase.first.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert passphrase.first.text() == GOOD
    assert passphrase.first.line.echoMode() == QLineEdit.EchoMode.Password
    passphrase.suggest.click()
    assert passphrase.first.line.echoMode() == QLineEdit.EchoMode.Normal
    assert len(passphrase.first.text().split()) >= 6
    assert QApplication.focusWidget() is passphrase.second.line


@pytest.mark.parametrize("language", preferences.LANGUAGES)
def test_suggestions_are_strong_words_of_the_language_and_never_the_same(language: str) -> None:
    made = [suggestion.suggest(language) for _ in range(50)]
    assert len(set(made)) == len(made)
    assert all(strength.measure(each).grade == 3 for each in made[:5])
    latin = all(letter.isascii() for letter in made[0])
    assert latin == (language == "en")


@pytest.mark.parametrize("language", preferences.LANGUAGES)
def test_word_lists_have_no_doubles_and_only_words_that_can_be_typed(language: str) -> None:
    words = suggestion.words(language)
    assert len(set(words)) == len(words)
    assert all(word == word.lower().strip() and 2 < len(word) < 13 for word in words)
    assert len(suggestion.suggest(language).split()) * math.log2(len(words)) >= suggestion.BITS


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("", 0),
        ("12345", 0),
        ("password1", 0),
        ("Алматы2026", 0),
        ("айгерим1999", 0),
        ("сундук каток", 1),
        (GOOD, 3),
    ],
)
def test_strength_is_measured_in_guesses(text: str, grade: int) -> None:
    found = strength.measure(text)
    assert found.grade == grade
    assert 0 <= found.share <= 1


def test_a_very_long_passphrase_is_measured_in_no_time() -> None:
    began = time.monotonic()
    assert strength.measure("ab" * 512).share > 0
    assert time.monotonic() - began < 1


def test_the_strength_is_shown_once_typing_pauses(window: MainWindow) -> None:
    passphrase = new_vault(window).passphrase
    type_text(passphrase.first.line, "qwerty")
    until(lambda: any("Too weak" in text for text in texts(window)))
    passphrase.first.clear()
    until(lambda: not any("Too weak" in text for text in texts(window)))


# --- unlocking ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("place")
def test_the_cursor_stands_in_the_one_field(window: MainWindow) -> None:
    assert QApplication.focusWidget() is locked(window).passphrase.line


@pytest.mark.usefixtures("place")
def test_the_page_says_nothing_of_what_this_is(window: MainWindow) -> None:
    said = " ".join([window.windowTitle(), *texts(window)]).lower()
    assert not any(word in said for word in ("report", "vault", "incident", "evidence"))


def test_a_wrong_passphrase_is_said_beside_the_field_and_changes_nothing(
    place: Path, window: MainWindow
) -> None:
    page, before = locked(window), snapshot(place)
    type_text(page.passphrase.line, "wrong")
    press(Qt.Key.Key_Return)
    until(lambda: bool(page.field.fault), "a fault")
    assert not page.notices.text
    assert page.unlock.isEnabled(), "the first slip costs nothing"
    assert page.passphrase.line.selectedText(), "typing again replaces it"
    assert snapshot(place) == before
    page.passphrase.clear()
    unlock(window)


@pytest.mark.usefixtures("place")
def test_each_further_wrong_one_costs_a_little_more_waiting_and_five_seconds_at_most(
    window: MainWindow,
) -> None:
    page = locked(window)
    assert (DELAYS[0], max(DELAYS)) == (0, 5)
    assert list(DELAYS) == sorted(DELAYS)
    for expected in (*DELAYS, DELAYS[-1]):
        page.passphrase.set_text("wrong")
        page.unlock.click()
        until(lambda: not page._working and bool(page.field.fault), "a fault")
        assert page._left == expected
        if expected:
            page._unlock()
            assert not page._working, "pressing Return does not help"
        while page._left:
            page._count_down()
        assert page.unlock.isEnabled()


@pytest.mark.usefixtures("place")
def test_nothing_is_no_passphrase(window: MainWindow) -> None:
    page = locked(window)
    press(Qt.Key.Key_Return)
    assert page.field.fault
    type_text(page.passphrase.line, "x")
    assert not page.field.fault, "gone as soon as something is typed"


def damaged(place: Path) -> None:
    for name in ("header.json", "header.2.json"):
        raw = (place / name).read_bytes()
        (place / name).write_bytes(raw[: len(raw) // 2])


def foreign(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()
    (place / "holiday.jpg").write_bytes(b"\xff\xd8")


def newer(place: Path) -> None:
    for name in ("header.json", "header.2.json"):
        header = json.loads((place / name).read_bytes())
        header["format"] = "9.0"
        (place / name).write_text(json.dumps(header, separators=(",", ":")))


def a_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("x")


@pytest.mark.parametrize("spoil", [damaged, foreign, a_file, newer])
def test_what_is_no_vault_is_refused_in_a_sentence_and_left_byte_identical(
    place: Path, spoil: object, request: pytest.FixtureRequest
) -> None:
    assert callable(spoil)
    spoil(place)
    before = snapshot(place.parent)
    window: MainWindow = request.getfixturevalue("window")
    page = locked(window)
    page.passphrase.set_text(PASSPHRASE)
    page.unlock.click()
    until(lambda: bool(page.notices.text), "a refusal")
    assert page.notices.text.count(".") >= 2, "what happened, what was lost, what to do"
    assert {k: v for k, v in snapshot(place.parent).items() if "settings" not in k} == before
    assert page.unlock.isEnabled()


def test_a_vault_that_is_open_elsewhere_is_said_to_be(place: Path, window: MainWindow) -> None:
    page = locked(window)
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret):
        page.passphrase.set_text(PASSPHRASE)
        page.unlock.click()
        until(lambda: bool(page.notices.text), "a refusal")
    assert "open in another" in page.notices.text


def test_a_vault_in_another_folder_can_be_chosen(
    window: MainWindow, originals: dict[str, Path], tmp_path: Path
) -> None:
    other = Path(shutil.copytree(originals["monitor"], tmp_path / "other"))
    page = window.start.card
    assert isinstance(page, Welcome)
    page.find_button.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectFile(str(other))
    dialog.setDirectory(str(other.parent))
    dialog.selectFile(str(other))
    dialog.accept()
    until(lambda: isinstance(window.start.card, Unlock), "the page to unlock")
    unlock(window)
    assert window.session.owner is not None
    assert window.session.owner.folder == other


def test_the_language_can_be_changed_before_unlocking(window: MainWindow) -> None:
    picker = window.start.languages
    picker.setCurrentIndex(picker.findData("kk"))
    picker.activated.emit(picker.currentIndex())
    let_settle()
    assert "Қойма жасау" in texts(window)
    assert window.windowTitle() == "Жазбалар"


def test_where_nothing_can_be_looked_at_the_usual_place_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    usual = tmp_path / "file" / "vault"
    monkeypatch.setattr(preferences, "usual_vault", lambda: usual)
    assert places.free() == usual


def test_beside_what_is_there_already_another_place_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("vault", "vault-2"):
        (tmp_path / name / "something").mkdir(parents=True)
    monkeypatch.setattr(preferences, "usual_vault", lambda: tmp_path / "vault")
    assert places.free() == tmp_path / "vault-3"
