"""Looking at evidence as a user does, with real helper processes."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from pathlib import Path

import miniaudio
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreport.media.process import Process
from fieldreport.progress import Silent
from fieldreport.usecases.record import evidence, reports
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, texts, until
from tests.gui.scenes.evidence import FILES, filled, shown
from ui.evidence import loudspeaker
from ui.evidence.evidence_page import COPY, DETAILS, LOG, EvidencePage
from ui.settings.settings_page import SettingsPage

CANARY = "Кәнарейка-7319"


def image_is_there(page: EvidencePage) -> bool:
    return page.stage.canvas.image is not None


def alive(page: EvidencePage) -> tuple[bool, bool]:
    """Whether there are helper processes for the file and for thumbnails."""
    return page.showing.alive, page.thumbnails.alive


def test_files_are_listed_with_thumbnails_and_the_first_is_shown(desk: Desk) -> None:
    page = shown(filled(desk), 0)
    assert page.model.data(page.model.index(1, 0)) == "crowd.mp4, Video · 15.9\N{NO-BREAK SPACE}KB"
    assert page.thumbnails.kept == 5
    items = page._items
    assert page.thumbnails.of(items[0]) is not None
    assert page.thumbnails.of(items[4]) is None, "a sound has no picture"


def test_thumbnails_are_kept_in_the_vault_and_not_made_again(desk: Desk) -> None:
    page = shown(filled(desk, "photo-turned.jpg", "crowd.mp4"), 0)
    made = page.thumbnails.of(page._items[0])
    assert made is not None
    until(lambda: desk.write(_pictures) == 2, "two kept pictures")
    desk.open("settings", SettingsPage)
    assert page.thumbnails.kept == 0
    desk.open("evidence", EvidencePage)
    until(lambda: page.thumbnails.kept == 2, "the thumbnails")
    assert not page.thumbnails.alive, "a helper process was asked for what is kept"
    again = page.thumbnails.of(page._items[0])
    assert again is not None
    assert again.convertToFormat(made.format()) == made


def _pictures(vault: Vault) -> int:
    return int(vault.db.execute("SELECT count(*) FROM thumbnail").fetchone()[0])


def test_a_photo_is_enlarged_turned_and_fitted_with_the_keyboard(desk: Desk) -> None:
    page = shown(filled(desk, "photo-turned.jpg"), 0)
    canvas, image = page.stage.canvas, page.stage.canvas.image
    assert image is not None
    canvas.setFocus()
    for _ in range(6):
        press(Qt.Key.Key_Plus)
    assert canvas.zoom > 3
    left = canvas.region()[0]
    press(Qt.Key.Key_Right)
    assert canvas.region()[0] > left > 0
    until(lambda: canvas._sharp is not None, "the sharp part")
    press(Qt.Key.Key_0)
    assert canvas.region() == (0, 0, 1, 1)
    page.stage.controls.rotate.setFocus()
    press(Qt.Key.Key_Space)
    until(lambda: canvas.image is not None and canvas.image.width() == image.height(), "turning")


def test_a_video_plays_pauses_and_seeks(desk: Desk) -> None:
    page = shown(filled(desk, "crowd.mp4"), 0)
    controls, canvas = page.stage.controls, page.stage.canvas
    canvas.setFocus()
    press(Qt.Key.Key_Space)
    until(lambda: controls.slider.value() >= 3, "playing")
    assert page.stage.playback.plays
    press(Qt.Key.Key_Space)
    stands = controls.slider.value()
    QTest.qWait(250)
    assert controls.slider.value() == stands
    before = canvas.image
    controls.slider.setValue(16)
    until(lambda: canvas.image is not before, "seeking")
    press(Qt.Key.Key_Space)
    until(lambda: not page.stage.playback.plays and controls.slider.value() >= 18, "the end")


@pytest.fixture
def quiet_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that takes sound at its pace and makes none of it heard."""
    monkeypatch.setattr(loudspeaker, "BACKENDS", [miniaudio.Backend.NULL])


@pytest.mark.usefixtures("quiet_device")
def test_a_recording_is_heard_paused_gone_on_with_and_sought_in(desk: Desk) -> None:
    page = shown(filled(desk, "call.mp3"), 0)
    controls, sound = page.stage.controls, page.stage.playback.loudspeaker
    assert sound.second is None, "nothing is heard unasked"
    assert controls.play.isVisible()
    assert not controls.sound.isVisible()
    page.stage.setFocus()
    controls.play.setFocus()
    press(Qt.Key.Key_Space)
    until(lambda: (sound.second or 0) > 0.4, "sound")
    press(Qt.Key.Key_Space)
    assert sound.second is None
    stands = controls.slider.value()
    assert stands >= 3
    press(Qt.Key.Key_Space)
    until(lambda: (sound.second or 0) >= stands / 10, "going on")
    controls.slider.setValue(controls.slider.maximum() - 5)
    until(lambda: not page.stage.playback.plays, "the end")
    assert controls.slider.value() == controls.slider.maximum()


@pytest.mark.usefixtures("quiet_device")
def test_a_video_is_silent_until_its_sound_is_turned_on(desk: Desk) -> None:
    page = shown(filled(desk, "crowd.mp4"), 0)
    controls, sound = page.stage.controls, page.stage.playback.loudspeaker
    controls.play.click()
    until(lambda: controls.slider.value() >= 2, "playing")
    assert sound.second is None
    controls.sound.click()
    until(lambda: sound.second is not None, "sound")
    controls.sound.click()
    assert sound.second is None
    assert page.stage.playback.plays
    controls.sound.click()
    until(lambda: not page.stage.playback.plays, "the end")
    assert sound.second is None


@pytest.mark.usefixtures("quiet_device")
def test_leaving_the_page_makes_it_silent_at_once(desk: Desk) -> None:
    page = shown(filled(desk, "call.mp3"), 0)
    page.stage.controls.play.click()
    until(lambda: page.stage.playback.loudspeaker.second is not None, "sound")
    desk.open("settings", SettingsPage)
    assert page.stage.playback.loudspeaker.second is None
    assert page.stage.playback.loudspeaker._device is None


def test_a_computer_that_makes_no_sound_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A way to make sound that no system has beside its own.
    foreign = miniaudio.Backend.SNDIO if sys.platform != "openbsd" else miniaudio.Backend.WASAPI
    monkeypatch.setattr(loudspeaker, "BACKENDS", [foreign])
    page = shown(filled(desk, "call.mp3", "crowd.mp4"), 0)
    page.stage.controls.play.click()
    until(lambda: "No sound can be played" in page.stage.fault, "the sentence")
    assert not page.stage.playback.plays
    page = shown(page, 1)
    page.stage.controls.play.click()
    page.stage.controls.sound.click()
    until(lambda: "No sound can be played" in page.stage.warning.text(), "the warning")
    assert not page.stage.controls.sound.isChecked()
    until(lambda: page.stage.controls.slider.value() >= 10, "pictures without sound")


def test_pages_of_a_document_are_turned(desk: Desk) -> None:
    page = shown(filled(desk, "complaint.pdf"), 0)
    controls, canvas = page.stage.controls, page.stage.canvas
    assert controls.place.text() == "Page 1 of 3"
    first = canvas.image
    canvas.setFocus()
    press(Qt.Key.Key_PageDown)
    assert controls.place.text() == "Page 2 of 3"
    until(lambda: canvas.image is not first, "the second page")
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    assert controls.page == 2


def test_text_is_shown_as_it_is_and_never_as_markup(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("<b>Акимат</b> & 14:30\n", "utf-8")
    desk.write(lambda vault: reports.add(vault, {"narrative": "x"}, [path], Silent()))
    page = desk.open("evidence", EvidencePage)
    until(lambda: bool(page.stage.text.toPlainText()), "the text")
    assert page.stage.text.toPlainText().strip() == "<b>Акимат</b> & 14:30"


def test_what_a_photo_reveals_is_said_in_words(desk: Desk) -> None:
    page = shown(filled(desk, "photo-turned.jpg"), 0)
    until(lambda: "Where it was recorded" in page.details.toPlainText(), "the facts")
    page.tabs[DETAILS].click()
    assert "What device recorded it" in page.details.toPlainText()


def test_a_copy_leaves_only_after_a_warning_and_is_logged(desk: Desk, tmp_path: Path) -> None:
    page = shown(filled(desk, "photo-turned.jpg"), 0)
    page.tabs[COPY].click()
    assert not page.copy.sure.isVisible()
    page.copy.start.click()
    assert "not be encrypted" in page.copy.warning.text()
    assert page.copy.sure.isVisible()
    assert page.copy.leave.hasFocus()
    page.copy.leave.click()
    assert not page.copy.sure.isVisible()
    page.copy.save_to(tmp_path / "copy.jpg")
    until(lambda: "copy.jpg" in page.notices.text, "the copy")
    assert (tmp_path / "copy.jpg").read_bytes() == (FILES / "photo-turned.jpg").read_bytes()
    page.tabs[LOG].click()
    until(lambda: "Saved outside the vault" in page.log.toPlainText(), "the log")


def test_a_copy_never_replaces_a_file_that_is_there(desk: Desk, tmp_path: Path) -> None:
    page = shown(filled(desk, "photo-turned.jpg"), 0)
    there = tmp_path / "there.jpg"
    there.write_bytes(b"mine")
    page.copy.save_to(there)
    until(lambda: bool(page.notices.text), "the refusal")
    assert there.read_bytes() == b"mine"


def test_a_file_that_can_not_be_shown_is_a_sentence_and_the_next_is_shown(
    desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes((FILES / "photo-turned.jpg").read_bytes()[:60])
    paths = [broken, FILES / "photo-turned.jpg"]
    desk.write(lambda vault: reports.add(vault, {"narrative": "x"}, paths, Silent()))
    page = desk.open("evidence", EvidencePage)
    until(lambda: "kept exactly as it came" in page.stage.fault, "the sentence")
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    until(lambda: image_is_there(page), "the next")


def test_a_bomb_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.png"
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    size, check = struct.pack(">I", 13), struct.pack(">I", zlib.crc32(head))
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + size + head + check + b"\0\0\0\1IDATx")
    desk.write(lambda vault: reports.add(vault, {"narrative": "x"}, [bomb], Silent()))
    page = desk.open("evidence", EvidencePage)
    until(lambda: "more than can be shown here" in page.stage.fault, "the sentence")


def test_a_helper_that_breaks_off_is_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(filled(desk, "complaint.pdf"), 0)
    ask = Process.ask

    def dies(self: Process, *asked: object) -> object:
        self.kill("crashed")
        return ask(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(Process, "ask", dies)
    page.stage.controls.turn_page(1)
    until(lambda: "nothing was lost" in page.stage.fault, "the sentence")
    assert not image_is_there(page)


def test_leaving_the_page_ends_the_helpers_and_drops_every_picture(desk: Desk) -> None:
    page = shown(filled(desk), 0)
    assert alive(page) == (True, True)
    desk.open("settings", SettingsPage)
    assert alive(page) == (False, False)
    assert not image_is_there(page)
    assert page.thumbnails.kept == 0
    assert page.model.rowCount() == 0
    assert not page.details.toPlainText()
    assert not page.log.toPlainText()
    assert not any("photo" in text for text in texts(page))
    desk.open("evidence", EvidencePage)
    until(lambda: image_is_there(page), "the photo once more")


def test_locking_while_a_video_plays_ends_everything(desk: Desk) -> None:
    page = shown(filled(desk, "crowd.mp4"), 0)
    page.stage.controls.play.click()
    assert alive(page)[0]
    desk.workroom.place.lock()
    until(lambda: desk.window.workroom is None, "locking")
    assert alive(page) == (False, False)


def test_only_the_evidence_of_one_report_is_listed(desk: Desk) -> None:
    filled(desk, "crowd.mp4")
    body = {"narrative": "Another."}
    other = desk.write(lambda vault: reports.add(vault, body, [FILES / "complaint.pdf"], Silent()))
    page = desk.open("evidence", EvidencePage, subject=other.report)
    until(lambda: page.model.rowCount() == 1, "one file")
    page.all.click()
    until(lambda: page.model.rowCount() == 2, "all files")


def test_the_window_lives_while_evidence_is_opened(desk: Desk, steady: object) -> None:
    page = filled(desk)
    with steady():  # type: ignore[operator]
        until(lambda: image_is_there(page) and page.thumbnails.kept == 5)


def test_no_plaintext_is_written_anywhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = (tmp_path / "vault").stat().st_ctime_ns
    source = Path("/dev/shm") / f"fieldreport-{os.getpid()}.txt"
    source.write_text(CANARY * 100, "utf-8")
    try:
        desk.write(lambda vault: reports.add(vault, {"narrative": CANARY}, [source], Silent()))
    finally:
        source.unlink()
    page = desk.open("evidence", EvidencePage)
    until(lambda: CANARY in page.stage.text.toPlainText(), "the text")
    desk.open("settings", SettingsPage)
    roots = {Path.home(), Path.cwd(), Path("/tmp"), tmp_path, Path("/dev/shm")}
    found = [path for root in roots for path in _younger(root, began) if _tells(path)]
    assert not found


def _younger(root: Path, began: int) -> list[Path]:
    young = []
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder) / name
            try:
                if path.is_file() and path.stat().st_mtime_ns >= began:
                    young.append(path)
            except OSError:
                continue
    return young


def _tells(path: Path) -> bool:
    # This file itself names it, and so does what Python compiled of it.
    if path.suffix in {".py", ".pyc"}:
        return False
    try:
        return CANARY.encode() in path.read_bytes()
    except OSError:
        return False


def test_evidence_that_never_came_is_said_to_be_missing(desk: Desk) -> None:
    page = filled(desk, "crowd.mp4")
    item = evidence.Item("ab" * 32, "gone.jpg", "image/jpeg", 5, False, ())
    page.stage.show_item(item)
    assert "isn't here" in page.stage.fault
