"""Quick capture, as a monitor uses it in a corridor."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit

from fieldreport import times
from fieldreport.crypto.secret import Secret
from fieldreport.reference.assets import resource
from fieldreport.usecases.keep.session import unlock as open_vault
from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault import inventory, originals, records, search
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk, press, type_text, unlock, until
from ui.appearance import Appearance
from ui.capture.capture_page import AUTOSAVE_MS, CapturePage
from ui.main_window import LEAST, MainWindow
from ui.preferences import Preferences
from ui.settings.settings_page import SettingsPage

TEXT = "Екі қызметкер журналисті таяқпен ұрды. Камеру отобрали."
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(desk: Desk) -> CapturePage:
    opened = desk.window.page
    assert isinstance(opened, CapturePage), "a monitor sees it right after unlocking"
    return opened


def write(page: CapturePage, text: str = TEXT) -> None:
    page.form.account.setFocus()
    type_text(page.form.account, text)


def bodies(desk: Desk) -> list[dict[str, Any]]:
    def read(vault: Vault) -> list[dict[str, Any]]:
        numbers = search.ids(vault, search.Filters(kind="report"))
        rows = search.page(vault, list(numbers))
        return [json.loads(records.raw(vault, row.id))["body"] for row in rows]

    return desk.write(read)


def drafted(desk: Desk) -> list[Capture]:
    return desk.write(lambda vault: [drafts.load(vault, each.id) for each in drafts.listed(vault)])


def saved(desk: Desk, page: CapturePage) -> dict[str, Any]:
    press(Qt.Key.Key_Return, CTRL)
    until(lambda: page.notices.text.startswith("Saved"), "saving")
    (body,) = bodies(desk)
    return body


def dropped(page: CapturePage, mime: QMimeData) -> None:
    at, action = QPointF(page.rect().center()), Qt.DropAction.CopyAction
    nothing = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), action, mime, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(at, action, mime, Qt.MouseButton.LeftButton, nothing))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


# --- writing and saving ---------------------------------------------------------------------------


def test_the_cursor_stands_in_what_happened(page: CapturePage) -> None:
    assert page.form.account.hasFocus()
    assert page.form.when.words.startswith("Now: ")


def test_one_sentence_and_ctrl_enter_is_a_report_that_is_found(
    page: CapturePage, desk: Desk
) -> None:
    write(page)
    body = saved(desk, page)
    assert body["narrative"] == TEXT
    assert times.valid(body["began"])
    found = desk.write(lambda vault: list(search.ids(vault, search.Filters(text="журналисті"))))
    assert len(found) == 1
    assert page.form.capture().empty
    assert page.form.account.hasFocus()
    assert drafted(desk) == []


def test_a_report_takes_at_most_12_keys_beyond_its_text(page: CapturePage, desk: Desk) -> None:
    keys = 0

    def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        press(which, modifiers)

    def focused() -> Any:
        return QApplication.focusWidget()

    key(Qt.Key.Key_N, CTRL)
    type_text(focused(), TEXT)
    key(Qt.Key.Key_1, ALT)
    key(Qt.Key.Key_Tab)
    type_text(focused(), "18:40")
    for _ in range(4):
        key(Qt.Key.Key_Tab)
    assert page.form.place.line.hasFocus()
    type_text(focused(), "Ескі алаң")
    key(Qt.Key.Key_Tab)
    type_text(focused(), "таяқ")
    until(lambda: page.form.acts.line.offering, "suggestions")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return, CTRL)
    until(lambda: page.notices.text.startswith("Saved"), "saving")
    assert keys <= 12
    (body,) = bodies(desk)
    assert body["acts"] == [{"id": "a1", "type": "baton-use", "basis": ["seen"]}]
    assert body["place"] == {"name": "Ескі алаң"}
    assert body["began"][11:16] == "18:40"


def test_nothing_is_saved_without_what_happened(page: CapturePage, desk: Desk) -> None:
    type_text(page.form.place.line, "Aktau")
    page.save.click()
    assert "what happened" in page.form.account_field.fault
    assert page.form.account.hasFocus()
    assert bodies(desk) == []
    write(page)
    assert not page.form.account_field.fault


def test_the_next_report_begins_empty_and_the_first_stays(page: CapturePage, desk: Desk) -> None:
    write(page, "First")
    press(Qt.Key.Key_1, ALT)
    saved(desk, page)
    write(page, "Second")
    press(Qt.Key.Key_Enter, CTRL)
    until(lambda: len(bodies(desk)) == 2, "the second report")
    second, first = sorted(bodies(desk), key=lambda body: "sources" in body)
    assert (first["narrative"], second["narrative"]) == ("First", "Second")


# --- when -----------------------------------------------------------------------------------------


def test_what_is_typed_as_a_time_is_said_in_words(page: CapturePage, desk: Desk) -> None:
    when = page.form.when
    type_text(when.line, "2026-02-14~")
    until(lambda: "about 14 February 2026" in when.words, "the words")
    desk.window.appearance.set_language("ru")
    until(lambda: "14 февраля 2026" in when.words, "Russian words")
    desk.window.appearance.set_language("kk")
    until(lambda: "ақпан" in when.words, "Kazakh words")


def test_a_wrong_date_is_said_beside_the_field_and_not_saved(page: CapturePage, desk: Desk) -> None:
    write(page)
    page.form.when.line.setFocus()
    type_text(page.form.when.line, "31.02.2026")
    # At once, before the field had time to look at it.
    press(Qt.Key.Key_Return, CTRL)
    until(lambda: bool(page.form.when.fault), "the fault")
    until(page.form.when.line.hasFocus, "the cursor in the field")
    assert bodies(desk) == []
    assert not page.notices.text
    page.form.when.line.clear()
    type_text(page.form.when.line, "14.02.2026")
    until(lambda: not page.form.when.fault, "no fault")
    assert saved(desk, page)["began"] == "2026-02-14"


def test_buttons_go_back_in_time_from_now_and_add_up(page: CapturePage, desk: Desk) -> None:
    write(page)
    when = page.form.when
    noted = times.parse(when.noted)
    for button in (when.steps[15], when.steps[5], when.steps[60]):
        button.click()
    began = times.parse(saved(desk, page)["began"])
    assert (noted - began).total_seconds() == 80 * 60


# --- place ----------------------------------------------------------------------------------------


def test_a_place_is_completed_and_saved_with_its_point(page: CapturePage, desk: Desk) -> None:
    write(page)
    line = page.form.place.line
    line.setFocus()
    type_text(line, "актау")
    until(lambda: line.offering, "suggestions")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert not line.offering
    body = saved(desk, page)
    assert body["place"]["name"] == "Aktau"
    assert body["place"]["country"] == "KZ"
    assert 43 < body["place"]["lat"] < 44


def test_coordinates_become_a_point_with_what_is_near(page: CapturePage, desk: Desk) -> None:
    write(page)
    line = page.form.place.line
    line.setFocus()
    type_text(line, "43.2389, 76.8897")
    until(lambda: page.form.place.spot is not None, "the point")
    assert "near" in page.form.place._hint
    place = saved(desk, page)["place"]
    assert (place["lat"], place["lon"]) == (43.2389, 76.8897)


def test_a_point_that_is_not_on_the_earth_is_said_beside_the_field(page: CapturePage) -> None:
    write(page)
    page.form.place.line.setFocus()
    type_text(page.form.place.line, "95.2, 76.8")
    until(lambda: bool(page.form.place.fault), "the fault")
    page.save.click()
    assert page.form.place.line.hasFocus()


def test_escape_closes_the_list_and_the_words_stay(page: CapturePage, desk: Desk) -> None:
    write(page)
    line = page.form.place.line
    line.setFocus()
    type_text(line, "алма")
    until(lambda: line.offering, "suggestions")
    press(Qt.Key.Key_Escape)
    assert not line.offering
    assert saved(desk, page)["place"] == {"name": "алма"}


def test_the_list_stays_below_its_field_when_the_page_is_scrolled(
    page: CapturePage, desk: Desk
) -> None:
    desk.window.resize(*LEAST)
    line = page.form.place.line
    line.setFocus()
    type_text(line, "алма")
    until(lambda: line.offering, "suggestions")
    frame = line._frame
    assert frame is not None
    before = frame.y()
    bar = page.form.verticalScrollBar()
    bar.setValue(bar.maximum() if bar.value() == 0 else 0)
    assert frame.y() != before
    line_top = line.mapTo(desk.window, line.rect().topLeft()).y()
    frame_top = frame.mapTo(desk.window, frame.rect().topLeft()).y()
    assert frame_top >= line_top + line.height() or frame_top + frame.height() <= line_top


# --- acts, people, basis --------------------------------------------------------------------------


def test_acts_are_found_in_any_language_and_can_be_taken_off(page: CapturePage, desk: Desk) -> None:
    write(page)
    acts = page.form.acts
    acts.line.setFocus()
    for word in ("таяқ", "избил"):
        type_text(acts.line, word)
        until(lambda: acts.line.offering, "suggestions")
        press(Qt.Key.Key_Return)
        assert acts.line.text() == ""
    assert len(acts.chips) == 2
    acts.chips[1].click()
    assert list(acts.codes) == ["baton-use"]
    assert saved(desk, page)["acts"][0]["type"] == "baton-use"


def test_words_for_an_act_that_was_not_chosen_are_not_lost_silently(page: CapturePage) -> None:
    write(page)
    type_text(page.form.acts.line, "qwerty")
    page.save.click()
    assert page.form.acts.fault
    assert page.form.acts.line.hasFocus()


def test_a_line_makes_people_and_says_how(page: CapturePage, desk: Desk) -> None:
    write(page)
    page.form.people.line.setFocus()
    type_text(page.form.people.line, "А. Б., Айгүл Сәрсенова, +3 неизвестных")
    assert "А. С. (name kept apart); group: 3 неизвестных" in page.form.people.words
    entries = saved(desk, page)["people"]
    assert [entry["label"] for entry in entries] == ["А. Б.", "А. С.", "3 неизвестных"]
    assert entries[2]["count"]["best"] == 3
    assert "person" in entries[1]


def test_a_line_that_can_not_be_stored_is_refused_beside_its_field(
    page: CapturePage, desk: Desk
) -> None:
    write(page)
    page.form.people.line.setText("x" * 600)
    press(Qt.Key.Key_Return, CTRL)
    until(lambda: bool(page.form.people.fault), "the fault")
    assert page.form.account.toPlainText() == TEXT
    assert bodies(desk) == []
    assert len(drafted(desk)) == 1


# --- drafts ---------------------------------------------------------------------------------------


def test_what_is_typed_is_a_draft_within_two_seconds(page: CapturePage, desk: Desk) -> None:
    assert AUTOSAVE_MS <= 2_000
    write(page)
    until(lambda: page.state.text() == "Kept as a draft", "the autosave")
    (draft,) = drafted(desk)
    assert draft.narrative == TEXT
    type_text(page.form.account, "!")
    assert page.state.text() == ""
    until(lambda: page.state.text() == "Kept as a draft", "the autosave")
    assert drafted(desk)[0].narrative == TEXT + "!"


def test_locking_saves_the_draft_and_it_is_continued_after_unlocking(
    page: CapturePage, desk: Desk, qapp: QApplication, chosen: Preferences
) -> None:
    write(page)
    press(Qt.Key.Key_1, ALT)
    desk.window.lock()
    desk.window.hide()

    again = MainWindow(Appearance(qapp, chosen), replace=lambda _command: None)
    again.show()
    again.activateWindow()
    after = unlock(again)
    fresh = after.window.page
    assert isinstance(fresh, CapturePage)
    until(fresh.others.isVisible, "the offer")
    fresh.others.click()
    until(lambda: fresh.form.account.toPlainText() == TEXT, "the draft")
    assert fresh.form.basis.chosen == ("seen",)
    fresh.save.click()
    until(lambda: fresh.notices.text.startswith("Saved"), "saving")
    assert drafted(after) == []
    again.close()
    # In this thread and now: the garbage collector would take it, timers and all, in any.
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_kill_after_the_autosave_loses_nothing(
    page: CapturePage, place: Path, tmp_path: Path
) -> None:
    write(page)
    until(lambda: page.state.text() == "Kept as a draft", "the autosave")
    # What is on the drive at this moment is all that a killed program leaves.
    left = shutil.copytree(place, tmp_path / "left")
    with Secret(PASSPHRASE.encode()) as secret, open_vault(left, secret) as vault:
        (row,) = drafts.listed(vault)
        assert drafts.load(vault, row.id).narrative == TEXT


def test_leaving_the_page_saves_and_coming_back_goes_on(page: CapturePage, desk: Desk) -> None:
    write(page)
    desk.open("settings", SettingsPage)
    assert [draft.narrative for draft in drafted(desk)] == [TEXT]
    desk.open("capture", CapturePage)
    assert page.form.account.toPlainText() == TEXT


def test_ctrl_n_on_the_page_keeps_what_was_written_and_begins_anew(
    page: CapturePage, desk: Desk
) -> None:
    write(page)
    press(Qt.Key.Key_N, CTRL)
    assert page.form.capture().empty
    assert "kept in Drafts" in page.notices.text
    assert [draft.narrative for draft in drafted(desk)] == [TEXT]


def test_a_draft_that_was_emptied_is_gone(page: CapturePage, desk: Desk) -> None:
    write(page)
    until(lambda: page._stored, "the autosave")
    page.form.account.clear()
    page.rest()
    assert drafted(desk) == []


# --- files ----------------------------------------------------------------------------------------


def test_a_dropped_photo_is_in_the_vault_even_if_the_card_is_pulled_out(
    page: CapturePage, desk: Desk, tmp_path: Path
) -> None:
    original = resource("demo", "square.jpg").read_bytes()
    photo = tmp_path / "Алаң.jpg"
    photo.write_bytes(original)
    dropped(page, files(photo))
    until(lambda: len(page.form.files.files) == 1, "the photo")
    assert "Алаң.jpg" in page.form.files.rows[0].text
    desk.settled()
    photo.unlink()
    assert len(drafted(desk)[0].evidence) == 1
    write(page)
    (reference,) = saved(desk, page)["evidence"]
    assert (reference["name"], reference["media_type"]) == ("Алаң.jpg", "image/jpeg")

    def content(vault: Vault) -> bytes:
        return originals.open_file(vault, reference["sha256"]).read()

    assert desk.write(content) == original


def test_a_file_that_is_taken_off_leaves_the_vault(
    page: CapturePage, desk: Desk, tmp_path: Path
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"a photo")
    page.form.files.add([photo])
    until(lambda: len(page.form.files.files) == 1, "the photo")
    sha256 = page.form.files.files[0].sha256
    page.form.files.rows[0].remove.click()
    assert page.form.files.rows == []
    assert desk.write(lambda vault: inventory.find(vault, sha256)) is None


def test_the_same_photo_twice_is_one(page: CapturePage, desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"a photo")
    page.form.files.add([photo, photo])
    until(lambda: not page.form.files.busy, "the photos")
    assert len(page.form.files.rows) == 1
    write(page)
    assert len(saved(desk, page)["evidence"]) == 1


@pytest.mark.parametrize("content", [b"", None], ids=["an empty file", "no file"])
def test_what_can_not_be_taken_is_said_beside_the_list(
    page: CapturePage, tmp_path: Path, content: bytes | None
) -> None:
    photo = tmp_path / "a.jpg"
    if content is not None:
        photo.write_bytes(content)
    dropped(page, files(photo))
    until(lambda: bool(page.form.files.fault), "the fault")
    assert page.form.files.rows == []


@pytest.mark.parametrize("what", ["folder", "device", "gone drive"])
def test_what_is_no_file_is_said_by_its_name_and_nothing_of_it_is_kept(
    page: CapturePage, desk: Desk, tmp_path: Path, what: str
) -> None:
    path = {"folder": tmp_path / "кадры", "device": Path("/dev/null")}.get(
        what, tmp_path / "gone" / "a.jpg"
    )
    (tmp_path / "кадры").mkdir()
    dropped(page, files(path))
    until(lambda: bool(page.form.files.fault), "the fault")
    assert path.name in page.form.files.fault
    assert page.form.files.rows == []
    assert desk.write(
        lambda vault: vault.db.execute("SELECT count(*) FROM evidence").fetchone()
    ) == (0,)


def test_a_name_with_a_line_break_is_refused_in_one_line(page: CapturePage, tmp_path: Path) -> None:
    (tmp_path / "два\nряда.jpg").write_bytes(b"\xff\xd8 what it holds")
    dropped(page, files(tmp_path / "два\nряда.jpg"))
    until(lambda: bool(page.form.files.fault), "the fault")
    assert "Rename the file" in page.form.files.fault
    assert "\n" not in page.form.files.fault
    assert page.form.files.rows == []


@pytest.mark.parametrize("name", ["д" * 120 + ".jpg", "\u202egpj.exe"], ids=["long", "turned"])
def test_a_name_that_tries_something_is_a_file_like_any_other(
    page: CapturePage, desk: Desk, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"\xff\xd8 what it holds")
    dropped(page, files(tmp_path / name))
    until(lambda: len(page.form.files.files) == 1, "the file")
    assert not page.form.files.fault
    assert "\u202e" not in page.form.files.rows[0].text
    write(page)
    assert len(saved(desk, page)["evidence"]) == 1


def test_saving_waits_for_files_on_their_way(page: CapturePage, desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"x" * 3_000_000)
    write(page)
    page.form.files.add([photo])
    assert page.form.files.busy
    body = saved(desk, page)
    assert body["evidence"][0]["size"] == 3_000_000


def test_a_pasted_picture_is_evidence_and_pasted_text_is_text(
    page: CapturePage, desk: Desk
) -> None:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    page.form.account.insertFromMimeData(mime)
    until(lambda: len(page.form.files.files) == 1, "the picture")
    words = QMimeData()
    words.setText("Pasted")
    words.setHtml("<b>Pasted</b>")
    page.form.account.insertFromMimeData(words)
    assert page.form.account.toPlainText() == "Pasted"
    (reference,) = saved(desk, page)["evidence"]
    assert reference["media_type"] == "image/png"


def test_nothing_of_a_draft_stays_in_the_window_after_locking(
    page: CapturePage, desk: Desk
) -> None:
    write(page)
    page.form.place.line.setFocus()
    type_text(page.form.place.line, "кара")
    until(lambda: page.form.place.line.offering, "suggestions")
    desk.window.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = desk.window.findChildren(QListWidget) + desk.window.findChildren(QPlainTextEdit)
    assert left == []


def test_typing_and_searching_never_block_the_window(
    page: CapturePage, desk: Desk, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    write(page)
    line = page.form.place.line
    line.setFocus()
    type_text(line, "кара")
    with steady():
        until(lambda: line.offering, "suggestions")
    QTest.qWait(1)
