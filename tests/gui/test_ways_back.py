"""Getting a vault back in the window: from a backup, and from what can be read of a damaged one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.files import Outflow
from fieldreport.progress import Silent
from fieldreport.usecases.keep import keeping, recovery, shares
from fieldreport.vault import contacts, folder
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import PASSPHRASE, press, texts, type_text, unlock, until, until_let
from tests.gui.test_start import locked, snapshot
from tests.unit.vault.made import flip
from ui.main_window import MainWindow
from ui.start.restore import Restore
from ui.start.salvage import Salvage
from ui.start.unlock import Unlock
from ui.start.welcome import Welcome


@pytest.fixture
def backup(originals: dict[str, Path], tmp_path: Path) -> Path:
    """A drive with the backup of a vault that is gone."""
    drive = tmp_path / "drive"
    drive.mkdir()
    gone = Path(shutil.copytree(originals["monitor"], tmp_path / "gone"))
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(gone, secret) as vault:
        reporting.whole(vault)
        keeping.back_up(vault, drive, Silent())
    shutil.rmtree(gone)
    return drive


@pytest.fixture
def damaged(place: Path) -> Path:
    """A vault whose database doesn't open any more; the header and the evidence are whole."""
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        reporting.whole(vault)
    flip(place / folder.DATABASE, 500)
    return place


def restoring(window: MainWindow) -> Restore:
    page = window.start.card
    assert isinstance(page, Restore)
    return page


def salvaging(window: MainWindow) -> Salvage:
    page = window.start.card
    assert isinstance(page, Salvage)
    return page


def reports_in(window: MainWindow) -> int:
    desk = unlock(window)
    (count,) = desk.write(lambda vault: vault.db.execute("SELECT count(*) FROM content").fetchone())
    return int(count)


# --- from a backup --------------------------------------------------------------------------------


def test_without_a_vault_one_is_restored_by_keyboard_alone_and_unlocked(
    window: MainWindow, backup: Path, tmp_path: Path
) -> None:
    assert isinstance(window.start.card, Welcome)
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    page = restoring(window)
    assert QApplication.focusWidget() is page.form.source.button
    # What the dialog for folders gives back; that one is tried by itself.
    page.form.source.set_folder(backup)
    until(lambda: "It was made" in " ".join(texts(page)), "when the backup was made")
    assert page.form.target.folder == tmp_path / "vault"
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.form.passphrase.line
    type_text(page.form.passphrase.line, PASSPHRASE)
    before = snapshot(backup)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.row.button
    until(page.open.isVisible, "the vault")
    assert "holds" in page.result.text()
    assert QApplication.focusWidget() is page.open
    assert snapshot(backup) == before
    press(Qt.Key.Key_Return)
    assert reports_in(window) > 0


def test_a_vault_that_is_there_is_never_written_over(
    place: Path, window: MainWindow, backup: Path
) -> None:
    locked(window).backup.click()
    page = restoring(window)
    assert page.form.target.folder == place.with_name("vault-2"), "what is free is offered"
    page.form.source.set_folder(backup)
    page.form.target.set_folder(place)
    page.form.passphrase.set_text(PASSPHRASE)
    before = snapshot(place)
    page.form.make.click()
    until(lambda: bool(page.form.target.field.fault), "a refusal")
    assert "not empty" in page.form.target.field.fault
    assert snapshot(place) == before
    page.form.target.set_folder(place.with_name("another"))
    assert not page.form.target.field.fault
    page.form.make.click()
    until(page.open.isVisible, "the vault")
    page.open.click()
    until(lambda: isinstance(window.start.card, Unlock), "the page to unlock it")
    assert "From now on" in window.start.card.notices.text
    stored = json.loads((place.parent / "settings" / "window.json").read_text())
    assert stored["vault"] == str(place.with_name("another"))
    assert reports_in(window) > 0


def test_what_is_missing_or_wrong_is_said_beside_its_field(
    window: MainWindow, backup: Path, tmp_path: Path
) -> None:
    window.start.show_restore()
    page = restoring(window)
    page.form.make.click()
    assert page.form.source.field.fault == "Choose a folder."
    page.form.source.set_folder(tmp_path)
    until(lambda: bool(page.form.source.field.fault), "that there is none")
    assert "no backup" in page.form.source.field.fault
    page.form.source.set_folder(backup)
    assert not page.form.source.field.fault
    page.form.make.click()
    assert page.form.field.fault == "Type the passphrase."
    page.form.passphrase.set_text("wrong")
    assert not page.form.field.fault
    page.form.make.click()
    until(lambda: bool(page.form.field.fault), "a refusal")
    assert "doesn't open" in page.form.field.fault
    assert page.form.passphrase.line.selectedText(), "typing again replaces it"
    assert not (tmp_path / "vault").exists()


def test_an_answer_about_a_folder_that_is_no_longer_chosen_is_dropped(
    window: MainWindow, backup: Path, tmp_path: Path
) -> None:
    window.start.show_restore()
    page = restoring(window)
    for chosen in (tmp_path, backup):
        page.form.source.set_folder(chosen)
    until(lambda: page._found is not None, "the backup")
    assert not page.form.source.field.fault
    for chosen in (backup, tmp_path):
        page.form.source.set_folder(chosen)
    until(lambda: bool(page.form.source.field.fault), "that there is none")
    assert page._found is None


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Copying stands still at its first bytes until something is appended."""
    let: list[int] = []
    plain = Outflow.write

    def write(self: Outflow, content: memoryview) -> int:
        until_let(let)
        return plain(self, content)

    monkeypatch.setattr(Outflow, "write", write)
    return let


def test_a_cancelled_restoring_leaves_nothing(
    window: MainWindow, backup: Path, tmp_path: Path, slow: list[int]
) -> None:
    window.start.show_restore(backup)
    page = restoring(window)
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    assert page.form.busy
    assert not page.form.go_back.isVisible()
    page.form.row.button.click()
    slow.append(1)
    until(lambda: not page.form.busy, "the end")
    assert "Stopped" in page.notices.text
    assert [path.name for path in tmp_path.iterdir() if "vault" in path.name] == []
    page.form.go_back.click()
    assert isinstance(window.start.card, Welcome)


def test_damage_in_the_backup_is_named_and_the_rest_is_restored(
    window: MainWindow, backup: Path
) -> None:
    segments = (path for path in (backup / "backup" / "evidence").rglob("*") if path.is_file())
    flip(next(segments), 500)
    window.start.show_restore(backup)
    page = restoring(window)
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    until(page.open.isVisible, "the vault")
    assert "1 file in the backup" in page.result.text()
    assert len(page.names.text()) == 64
    window.appearance.set_language("ru")
    until(lambda: "1 файл" in page.result.text(), "the other language")


def test_who_chose_a_backup_for_a_vault_is_led_to_restoring_it(
    window: MainWindow, backup: Path
) -> None:
    window.start._found(backup / "backup")
    page = locked(window)
    page.passphrase.set_text(PASSPHRASE)
    page.unlock.click()
    until(lambda: bool(page.notices.text), "a refusal")
    page.way.click()
    assert restoring(window).form.source.folder == backup / "backup"


def test_the_window_never_waits_for_a_restoring(
    window: MainWindow, backup: Path, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    window.start.show_restore(backup)
    page = restoring(window)
    page.form.passphrase.set_text(PASSPHRASE)
    with steady():
        page.form.make.click()
        until(page.open.isVisible, "the vault")


NAME, NEW = "Harbour office", "төрт жасыл тоты тамақ ішіп отыр"


def _type_sheet(page: Restore, words: tuple[str, ...]) -> None:
    page.sheets.words.setPlainText(" ".join(words))
    page.sheets.take.click()


def test_a_lost_passphrase_is_replaced_by_the_trustees_of_a_recovery_card(
    originals: dict[str, Path], window: MainWindow, tmp_path: Path
) -> None:
    made, other = shares.make(NAME, 2, 3), shares.make("Other", 2, 2)
    gone = Path(shutil.copytree(originals["monitor"], tmp_path / "gone"))
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(gone, secret) as vault:
        contacts.add(vault, made.card)
        contacts.compare(vault, NAME, made.fingerprint)
        recovery.seal(vault, recovery.plan(vault, NAME), secret)
        keeping.back_up(vault, tmp_path / "drive", Silent())
    window.start.show_restore(tmp_path / "drive")
    page = restoring(window)
    assert not page.lost.isVisible(), "whoever knows the passphrase needs no other way"
    page.form.passphrase.set_text("no longer known")
    page.form.make.click()
    until(page.lost.isVisible, "the other way")
    page.lost.click()
    assert not page.form.isVisible()
    page.no_sheets.click()
    assert page.form.passphrase.isVisible()
    page._type_sheets(True)
    for sheet in other.sheets:
        _type_sheet(page, sheet.share.words)
    assert not page.form.passphrase.isVisible()
    _choose(page, NEW)
    until(lambda: bool(page.sheets.field.fault), "a refusal")
    assert not (tmp_path / "vault").exists()
    for sheet in made.sheets[1:]:
        _type_sheet(page, sheet.share.words)
    _choose(page, NEW)
    until(page.open.isVisible, "the vault")
    assert page.form.new.first.text() == ""
    with Secret(NEW.encode()) as secret, Vault.open(tmp_path / "vault", secret) as vault:
        assert vault.name == "Айгүл"


def _choose(page: Restore, text: str) -> None:
    for field in (page.form.new.first, page.form.new.second):
        field.set_text(text)
    page.form.make.click()


# --- from a damaged vault -------------------------------------------------------------------------


def test_a_vault_that_does_not_open_is_recovered_from_where_it_was_to_be_unlocked(
    damaged: Path, window: MainWindow
) -> None:
    page = locked(window)
    type_text(page.passphrase.line, PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(lambda: bool(page.notices.text), "a refusal")
    assert "recover what can still be read" in page.notices.text, "the sentence names the way"
    page.way.click()
    saving = salvaging(window)
    assert saving.form.source.folder == damaged
    assert saving.form.target.folder == damaged.with_name("vault-2")
    assert QApplication.focusWidget() is saving.form.passphrase.line
    type_text(saving.form.passphrase.line, PASSPHRASE)
    before = snapshot(damaged)
    press(Qt.Key.Key_Return)
    until(saving.open.isVisible, "the new vault")
    said = " ".join(texts(saving, seen=True))
    assert "Recovered: " in said
    assert "page 1" in said, "what was lost is named"
    assert snapshot(damaged) == before
    assert QApplication.focusWidget() is saving.open
    press(Qt.Key.Key_Return)
    assert reports_in(window) > 0
    assert window.session.owner is not None
    assert window.session.owner.folder == damaged.with_name("vault-2")


def test_a_vault_that_is_whole_is_recovered_whole(
    place: Path, window: MainWindow, tmp_path: Path
) -> None:
    window.start.show_salvage(place)
    page = salvaging(window)
    page.form.target.set_folder(place / "inside")
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    until(lambda: bool(page.form.target.field.fault), "a refusal")
    page.form.target.set_folder(tmp_path / "new")
    page.form.passphrase.set_text("wrong")
    page.form.make.click()
    until(lambda: bool(page.form.field.fault), "a refusal")
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    until(page.open.isVisible, "the new vault")
    assert "Nothing is missing as far as can be told." in " ".join(texts(page, seen=True))


def test_a_vault_without_a_header_is_refused_beside_the_field_and_one_can_go_back(
    damaged: Path, window: MainWindow
) -> None:
    for name in folder.HEADERS:
        (damaged / name).unlink()
    window.start.show_salvage(damaged)
    page = salvaging(window)
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    until(lambda: bool(page.form.source.field.fault), "a refusal")
    assert "nothing here can be opened" in page.form.source.field.fault
    page.form.go_back.click()
    assert isinstance(window.start.card, Unlock)


def test_a_cancelled_recovering_leaves_nothing(
    damaged: Path, window: MainWindow, slow: list[int]
) -> None:
    window.start.show_salvage(damaged)
    page = salvaging(window)
    page.form.passphrase.set_text(PASSPHRASE)
    page.form.make.click()
    assert not page.restore.isVisible()
    page.form.row.button.click()
    slow.append(1)
    until(lambda: not page.form.busy, "the end")
    assert "Stopped" in page.notices.text
    assert page.restore.isVisible()
    assert not [path for path in damaged.parent.iterdir() if "vault-2" in path.name]


def test_whoever_has_a_backup_after_all_or_none_is_led_to_the_other_way(
    damaged: Path, window: MainWindow
) -> None:
    window.start.show_salvage(damaged)
    salvaging(window).restore.click()
    restoring(window).recover.click()
    assert salvaging(window).form.source.folder is None


def test_a_failure_that_belongs_to_no_field_is_said_above(
    damaged: Path, window: MainWindow
) -> None:
    window.start.show_salvage(damaged)
    page = salvaging(window)
    page.form.passphrase.set_text(PASSPHRASE)
    with Secret(PASSPHRASE.encode()) as secret:
        shutil.rmtree(damaged)
        Vault.create(damaged, secret, name="A", role="monitor", cost=TEST_COST)
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(damaged, secret):
        page.form.make.click()
        until(lambda: bool(page.notices.text), "a refusal")
    assert "open in another" in page.notices.text
