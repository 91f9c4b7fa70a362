"""Handing over, as a monitor does it: to a drive that stands in for a real one, and into the vault
of somebody else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport.progress import Silent
from fieldreport.usecases.exchange.handover import Done
from fieldreport.usecases.exchange.intake import take_in
from fieldreport.usecases.record import reports
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault import departures, drafts
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, until
from tests.gui.exchange import ACCOUNT, Other, add_report, befriend, friends, somebody
from ui.exchange import drives
from ui.exchange.drives import FAT_VOLUME, Place
from ui.exchange.handover_page import HandoverPage


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """A folder that stands in for a drive."""
    made = tmp_path / "DRIVE"
    made.mkdir()
    return made


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch, drive: Path) -> list[Place]:
    """The removable drives that the system tells of; none is ever connected to a test."""
    listed = [drives.at(drive)]
    monkeypatch.setattr(drives, "removable", lambda: list(listed))
    return listed


@pytest.fixture
def samal(desk: Desk, tmp_path: Path) -> Other:
    return friends(desk, tmp_path / "samal")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A small drive that is there to be filled."""
    place = tmp_path / "SMALL"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this machine doesn't let root mount anything")
    yield place
    subprocess.run(["umount", str(place)], check=True)


SMALL = 1 << 20


class SmallVolumes(Place):
    """A drive whose files may be a mebibyte large."""

    @property
    def volume_size(self) -> int | None:
        return SMALL


def add_named(vault: Vault) -> str:
    body = {
        "narrative": ACCOUNT,
        "people": [{"id": "p1", "label": "A. B.", "identity": {"description": "Айдос Б."}}],
    }
    return reports.add(vault, body, (), Silent()).report


def press_the_button(page: HandoverPage) -> None:
    page.form.going.button.setFocus()
    press(Qt.Key.Key_Return)


def opened(desk: Desk, **what: object) -> HandoverPage:
    page = desk.open("handover", HandoverPage, **what)
    desk.settled()
    return page


def shows(page: HandoverPage, step: QWidget) -> bool:
    return page.shown is step


def chosen(page: HandoverPage) -> str:
    return page.form.place.name if page.form.place else ""


def ready(page: HandoverPage) -> bool:
    return page.form.going.button.isEnabled()


def on_drive(drive: Path) -> list[Path]:
    return sorted(drive.iterdir())


def states(vault: Vault) -> list[str]:
    return [each.state for each in departures.departures(vault)]


def test_what_is_new_goes_to_the_one_drive_and_the_one_contact_with_one_button(
    desk: Desk, connected: list[Place], samal: Other, drive: Path
) -> None:
    desk.write(add_report)
    page = opened(desk)
    until(lambda: ready(page))
    assert "1 record, " in page.form.going.text
    page.form.going.button.click()
    until(lambda: page.shown is page.done)
    (path,) = on_drive(drive)
    assert page.done.files.text() == path.name
    assert "The drive can be removed" in page.done.title.text()
    assert "Самал" in page.done.told.text()
    assert len(path.name) == 16
    assert set(path.name) <= set("0123456789abcdef")
    assert desk.write(states) == ["written"]
    assert samal.take_in(path).records == 1


def test_a_chosen_folder_can_be_written_to_and_what_is_handed_over_is_no_longer_new(
    desk: Desk, samal: Other, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "removable", list)
    desk.write(add_report)
    page = opened(desk)
    until(lambda: "Choose where" in page.form.going.text)
    assert not ready(page)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    page.form.drive.take_folder(folder)
    until(lambda: ready(page))
    press_the_button(page)
    until(lambda: page.shown is page.done)
    press(Qt.Key.Key_Return)
    until(lambda: "nothing new" in page.form.going.text)
    assert page.shown is page.form
    assert not ready(page)
    page.form.what.choose("all")
    until(lambda: ready(page))


def test_a_selection_is_handed_over_alone(
    desk: Desk, connected: list[Place], samal: Other, drive: Path
) -> None:
    subject = desk.write(lambda vault: add_report(vault, "Выбранное"))
    desk.write(lambda vault: add_report(vault, "Другое"))
    page = opened(desk, ids=[subject])
    until(lambda: ready(page))
    assert page.form.selected.chosen == "selected"
    assert "1 record, " in page.form.going.text
    press_the_button(page)
    until(lambda: page.shown is page.done)
    assert samal.take_in(on_drive(drive)[0]).records == 1
    opened(desk)
    assert shows(page, page.done), "what was written is still told when one comes back"
    opened(desk, ids=[subject])
    assert shows(page, page.form)


def test_drafts_are_listed_because_they_stay(
    desk: Desk, connected: list[Place], samal: Other
) -> None:
    desk.write(add_report)
    body = msgspec.json.encode(Capture(narrative="Недописано"))
    desk.write(lambda vault: drafts.save(vault, "report", body))
    page = opened(desk)
    until(lambda: bool(page.form.left.text))
    assert "1 draft" in page.form.left.text
    assert "Недописано" in page.form.left.text


def test_two_contacts_are_chosen_by_themselves_and_one_can_be_left_out(
    desk: Desk, connected: list[Place], samal: Other, tmp_path: Path
) -> None:
    befriend(desk, somebody(tmp_path / "serik", "Серік", "coordinator"))
    befriend(desk, somebody(tmp_path / "dana", "Дана", "monitor"))
    befriend(desk, somebody(tmp_path / "nobody", "Неизвестный"), compared=False)
    desk.write(add_report)
    page = opened(desk)
    boxes = {box.text().split(",")[0]: box for box in page.form.people.boxes}
    assert {name: box.isChecked() for name, box in boxes.items()} == {
        "Дана": False,
        "Самал": True,
        "Серік": True,
    }
    boxes["Серік"].click()
    until(lambda: ready(page))
    assert "For Самал." in page.form.going.text
    boxes["Самал"].click()
    until(lambda: "Choose for whom" in page.form.going.text)
    assert not ready(page)


def test_who_has_nobody_compared_is_led_to_the_contacts(desk: Desk, tmp_path: Path) -> None:
    befriend(desk, somebody(tmp_path / "somebody"), compared=False)
    page = opened(desk)
    until(lambda: page.shown is page.empty)


def test_a_drive_that_is_connected_appears_and_one_that_is_pulled_out_is_no_longer_chosen(
    desk: Desk, connected: list[Place], samal: Other, tmp_path: Path
) -> None:
    desk.write(add_report)
    page = opened(desk)
    until(lambda: ready(page))
    second = tmp_path / "SECOND"
    second.mkdir()
    connected.append(drives.at(second))
    page.form.drive.look()
    until(lambda: len(page.form.drive.rows) == 2)
    assert chosen(page) == "DRIVE"
    del connected[0]
    page.form.drive.look()
    until(lambda: not ready(page))
    assert chosen(page) == ""
    page.form.drive.rows[0].button.click()
    until(lambda: ready(page))


def test_a_drive_that_can_only_be_read_can_not_be_chosen(
    desk: Desk, connected: list[Place], samal: Other
) -> None:
    connected[0] = replace(connected[0], read_only=True)
    page = opened(desk)
    until(lambda: bool(page.form.drive.rows))
    assert not page.form.drive.rows[0].button.isEnabled()
    assert page.form.place is None


def test_a_drive_with_too_little_room_is_told_of_before_anything_is_written(
    desk: Desk, connected: list[Place], samal: Other
) -> None:
    connected[0] = replace(connected[0], free=10)
    desk.write(add_report)
    page = opened(desk)
    until(lambda: "not enough room" in page.form.going.text)
    assert not ready(page)


def test_on_fat32_a_bundle_is_cut_into_files_that_fit(
    desk: Desk, connected: list[Place], samal: Other, drive: Path, tmp_path: Path
) -> None:
    # Two files of a gigabyte would make the tests slow: a smaller limit cuts just the same.
    connected[0] = SmallVolumes(**vars(replace(connected[0], fat=True)))
    assert replace(connected[0]).volume_size == SMALL
    assert Place(drive, "", 0, 0, 0, fat=True).volume_size == FAT_VOLUME
    photo = tmp_path / "photo.bin"
    photo.write_bytes(os.urandom(3 * SMALL))
    desk.write(lambda vault: add_report(vault, files=[photo]))
    page = opened(desk)
    until(lambda: ready(page))
    press_the_button(page)
    until(lambda: page.shown is page.done)
    paths = on_drive(drive)
    assert [path.suffix for path in paths] == [f".00{n}" for n in range(1, len(paths) + 1)]
    assert len(paths) > 2
    assert page.done.files.text().split("\n") == [path.name for path in paths]
    assert samal.take_in(paths[0]).evidence == 1


def test_cancelling_leaves_nothing_on_the_drive_and_everything_in_the_vault(
    desk: Desk, connected: list[Place], samal: Other, drive: Path, tmp_path: Path
) -> None:
    film = tmp_path / "film.bin"
    film.write_bytes(os.urandom(48 << 20))
    desk.write(lambda vault: add_report(vault, files=[film]))
    page = opened(desk)
    until(lambda: ready(page))
    press_the_button(page)
    until(lambda: any(drive.iterdir()))
    press(Qt.Key.Key_Return)
    until(lambda: page.shown is page.form)
    assert "Nothing was left on the drive" in page.notices.text
    assert on_drive(drive) == []
    until(lambda: ready(page))
    assert desk.write(states) == ["void"]
    press_the_button(page)
    until(lambda: page.shown is page.done)
    assert samal.take_in(on_drive(drive)[0]).evidence == 1


def test_the_window_goes_on_while_it_is_written(
    desk: Desk,
    connected: list[Place],
    samal: Other,
    tmp_path: Path,
    steady: Callable[[], AbstractContextManager[None]],
) -> None:
    film = tmp_path / "film.bin"
    film.write_bytes(os.urandom(32 << 20))
    desk.write(lambda vault: add_report(vault, files=[film]))
    page = opened(desk)
    until(lambda: ready(page))
    page.form.going.button.click()
    with steady():
        until(lambda: page.shown is page.done)


def test_a_drive_that_was_pulled_out_is_told_of_and_nothing_is_written_in_its_place(
    desk: Desk, connected: list[Place], samal: Other, drive: Path, tmp_path: Path
) -> None:
    desk.write(add_report)
    page = opened(desk)
    until(lambda: ready(page))
    shutil.rmtree(drive)
    page.form.going.button.click()
    until(lambda: bool(page.notices.text))
    assert page.shown is page.form
    assert "no longer there" in page.notices.text
    assert "still in the vault" in page.notices.text
    assert not drive.exists()
    until(lambda: ready(page))
    assert desk.write(states) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to mount a small drive"
)
def test_a_drive_that_fills_up_is_told_of_and_left_empty(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, samal: Other, small: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(drives, "removable", lambda: [drives.at(small)])
    film = tmp_path / "film.bin"
    film.write_bytes(os.urandom(56 << 20))
    desk.write(lambda vault: add_report(vault, files=[film]))
    page = opened(desk)
    until(lambda: ready(page))
    page.form.going.button.click()
    until(lambda: any(path.stat().st_size > 1 << 20 for path in small.iterdir()))
    # Another program takes half of the room at once.
    with (small / "film").open("wb") as other:
        os.posix_fallocate(other.fileno(), 0, os.statvfs(small).f_bavail * 4096 // 2)
    until(lambda: bool(page.notices.text))
    assert page.shown is page.form
    assert "full" in page.notices.text
    assert [path.name for path in on_drive(small)] == ["film"]
    until(lambda: "not enough room" in page.form.going.text)
    assert desk.write(states) == ["void"]


def test_without_names_the_people_stay_at_home(
    desk: Desk, connected: list[Place], samal: Other
) -> None:
    desk.write(add_named)
    page = opened(desk)
    until(lambda: ready(page))
    assert "2 records, " in page.form.going.text
    page.form.names.choose("without")
    until(lambda: ready(page) and "1 record, " in page.form.going.text)
    page.form.names.choose("only")
    until(lambda: ready(page) and page.form.plan is not None and not page.form.plan.accounts)


def test_what_nobody_acknowledged_is_written_again_though_it_was_written_before(
    desk: Desk, connected: list[Place], samal: Other, drive: Path
) -> None:
    desk.write(add_report)
    page = opened(desk)
    until(lambda: ready(page))
    press_the_button(page)
    until(lambda: shows(page, page.done))
    page.done.button.click()
    until(lambda: "nothing" in page.form.going.text.lower())
    page.form.what.choose("again")
    until(lambda: ready(page))
    press_the_button(page)
    until(lambda: shows(page, page.done))
    first, second = sorted(drive.iterdir(), key=lambda path: path.stat().st_mtime)
    samal.answer(first, drive)
    page.done.button.click()
    page.form.what.choose("again")
    until(lambda: ready(page))
    receipt = next(path for path in drive.iterdir() if path not in {first, second})
    desk.write(lambda vault: take_in(vault, receipt, progress=Silent()))
    page.form.refresh()
    until(lambda: page.form.plan is None and "nothing" in page.form.going.text.lower())


def test_whom_another_page_names_is_chosen_and_nobody_else(
    desk: Desk, samal: Other, tmp_path: Path
) -> None:
    dana = friends(desk, tmp_path / "dana", "Дана")
    desk.write(add_report)
    page = opened(desk, again=True, to=(dana.fingerprint,))
    until(lambda: page.form.plan is not None)
    assert page.form.people.fingerprints == [dana.fingerprint]
    assert page.form.what.chosen == "again"
    page = opened(desk)
    assert page.form.people.fingerprints == [dana.fingerprint]
    assert page.form.what.chosen == "new"


def test_who_is_named_and_can_be_given_nothing_leaves_the_usual_choice(
    desk: Desk, samal: Other
) -> None:
    desk.write(add_report)
    page = opened(desk, again=True, to=("00" * 32,))
    until(lambda: page.form.plan is not None)
    assert page.form.people.fingerprints == [samal.fingerprint]


def test_files_of_an_interrupted_handover_that_were_tidied_away_are_named(
    desk: Desk, connected: list[Place], samal: Other, drive: Path
) -> None:
    desk.write(add_report)
    page = opened(desk)
    until(lambda: ready(page))
    page._show_done(
        Done("", (drive / "a",), 10, 1, 0, ("Самал",), tuple(f"part-{n}" for n in range(8)))
    )
    said = page.done.tidied.text()
    assert "8 unfinished files" in said
    assert "part-0" in said
    assert "part-7" in said
    assert "part-5" not in said
    page._show_done(Done("", (drive / "a",), 10, 1, 0, ("Самал",)))
    assert page.done.tidied.isHidden()
