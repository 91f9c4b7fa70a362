"""New keys for the vault, made in the window: what is said before, the work with the vault closed, and
what is open afterwards whatever came of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldreport import files
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.usecases.keep import recovery, rekey
from fieldreport.usecases.keep.session import unlock
from fieldreport.vault import drafts
from tests.gui.acting import PASSPHRASE, Desk, opens, press, texts, type_text, until
from tests.gui.exchange import ACCOUNT, add_report, let_in
from ui.capture.capture_page import CapturePage
from ui.keys.rekeying_card import RekeyingCard
from ui.keys.rekeying_page import RekeyingPage
from ui.settings.settings_page import SettingsPage

NEW = "түнгі қала үстінде ұшқан құс"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least that deriving a key may cost, in place of what this machine can bear."""
    real = rekey.rekey

    def cheap(folder: Path, old: Secret, new: Secret, progress: Progress) -> rekey.Rekeyed:
        return real(folder, old, new, progress, cost=TEST_COST)

    monkeypatch.setattr(rekey, "rekey", cheap)


@pytest.fixture
def page(desk: Desk) -> RekeyingPage:
    opened = desk.open("rekeying", RekeyingPage)
    desk.settled()
    return opened


def fill(page: RekeyingPage, old: str = PASSPHRASE, new: str = NEW, again: str = NEW) -> None:
    for field, text in ((page.old, old), (page.new.first, new), (page.new.second, again)):
        field.clear()
        field.line.setFocus()
        type_text(field.line, text)


def card(desk: Desk) -> RekeyingCard:
    until(lambda: isinstance(desk.window.centralWidget(), RekeyingCard), "the closing")
    found = desk.window.centralWidget()
    assert isinstance(found, RekeyingCard)
    return found


def start(desk: Desk, page: RekeyingPage) -> RekeyingCard:
    fill(page)
    press(Qt.Key.Key_Return)
    return card(desk)


def ends(made: RekeyingCard) -> str:
    until(lambda: made.state != "running", "the end")
    return made.state


def test_the_settings_lead_to_it_and_it_leads_back(desk: Desk) -> None:
    settings = desk.open("settings", SettingsPage)
    settings.rekey.click()
    page = desk.window.page
    assert isinstance(page, RekeyingPage)
    assert page.old.line.hasFocus()
    page.back.click()
    assert isinstance(desk.window.page, SettingsPage)


def test_by_keyboard_alone_the_vault_gets_new_keys_and_opens_with_the_new_passphrase(
    desk: Desk, page: RekeyingPage, place: Path, replaced: list[list[str]]
) -> None:
    desk.write(add_report)
    header = (place / "header.json").read_bytes()
    made = start(desk, page)
    assert ends(made) == "done"
    assert made.row.isHidden()
    assert made.unlock.hasFocus()
    assert "only the new passphrase" in made.said
    assert "make a backup in a new folder" in made.said
    assert "recovery card" not in made.said
    press(Qt.Key.Key_Return)
    assert len(replaced) == 1
    assert (place / "header.json").read_bytes() != header
    assert opens(place, NEW)
    assert not opens(place, PASSPHRASE)


def test_nothing_of_the_vault_is_left_in_the_window_meanwhile(
    desk: Desk, page: RekeyingPage
) -> None:
    desk.write(add_report)
    made = start(desk, page)
    assert desk.window.workroom is None
    shown = "\n".join(texts(desk.window))
    assert ACCOUNT not in shown
    assert "Айгүл" not in shown
    assert not [
        each for each in desk.window.findChildren(QWidget) if isinstance(each, SettingsPage)
    ]
    ends(made)


def test_a_draft_that_was_being_written_is_in_the_vault_afterwards(desk: Desk, place: Path) -> None:
    capture = desk.open("capture", CapturePage)
    type_text(capture.form.account, "Seen on the square.")
    page = desk.open("rekeying", RekeyingPage)
    desk.settled()
    assert ends(start(desk, page)) == "done"
    with Secret(NEW.encode()) as secret, unlock(place, secret) as vault:
        (draft,) = drafts.newest_first(vault)
        assert b"Seen on the square." in draft.body


def test_the_recovery_cards_that_stay_and_those_that_go_are_named_before_and_after(
    desk: Desk, place: Path
) -> None:
    desk.write(lambda vault: let_in(vault, "Qorgau"))
    desk.write(lambda vault: let_in(vault, "Old trustees", revoked=True))
    page = desk.open("rekeying", RekeyingPage)
    until(lambda: "Qorgau" in page.kept.text)
    assert "Old trustees" in page.dropped.text
    made = start(desk, page)
    assert ends(made) == "done"
    assert "These recovery cards open it too: Qorgau." in made.said
    assert "These recovery cards no longer open it: Old trustees." in made.said
    with Secret(NEW.encode()) as secret, unlock(place, secret) as vault:
        assert [way.contact and way.contact.name for way in recovery.ways(vault)] == ["Qorgau"]


def test_without_recovery_cards_the_page_says_so(page: RekeyingPage) -> None:
    assert "No recovery card" in page.kept.text
    assert page.dropped.text == ""


def test_a_wrong_passphrase_is_said_beside_its_field_before_anything_is_closed(
    desk: Desk, page: RekeyingPage
) -> None:
    fill(page, old="something else")
    page.start.click()
    until(lambda: bool(page.old_field.fault))
    assert desk.window.page is page
    assert page.old.line.hasFocus()
    assert page.notices.text == ""


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [("", NEW, NEW), (PASSPHRASE, "", ""), (PASSPHRASE, "12345", "12345"), (PASSPHRASE, NEW, "x")],
    ids=["nothing old", "nothing new", "too weak", "not the same twice"],
)
def test_what_can_not_be_a_passphrase_is_refused_beside_its_field(
    desk: Desk, page: RekeyingPage, old: str, new: str, again: str
) -> None:
    fill(page, old, new, again)
    page.start.click()
    desk.settled()
    faults = [page.old_field.fault, page.new.first_field.fault, page.new.second_field.fault]
    assert sum(bool(fault) for fault in faults) == 1
    assert desk.window.page is page


def test_without_room_it_is_said_on_the_page_and_nothing_is_closed(
    desk: Desk, page: RekeyingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def free(_place: Path) -> int:
        return 1

    monkeypatch.setattr(files, "free_space", free)
    fill(page)
    page.start.click()
    until(lambda: "Free some space" in page.notices.text)
    assert desk.window.page is page
    assert page.start.isEnabled()


def test_no_passphrase_stays_in_a_field_when_the_page_is_left(page: RekeyingPage) -> None:
    fill(page)
    page.rest()
    assert [f.text() for f in (page.old, page.new.first, page.new.second)] == ["", "", ""]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The work waits at its first step until this is set."""
    going = threading.Event()
    real: Callable[..., rekey.Rekeyed] = rekey.rekey

    def waiting(folder: Path, old: Secret, new: Secret, progress: Progress) -> rekey.Rekeyed:
        going.wait(10)
        return real(folder, old, new, progress)

    monkeypatch.setattr(rekey, "rekey", waiting)
    return going


def test_cancelled_the_vault_opens_as_before(
    desk: Desk, page: RekeyingPage, place: Path, held: threading.Event, replaced: list[list[str]]
) -> None:
    made = start(desk, page)
    assert made.row.button.hasFocus()
    press(Qt.Key.Key_Return)
    held.set()
    assert ends(made) == "cancelled"
    assert "Nothing was changed" in made.said
    made.unlock.click()
    assert len(replaced) == 1
    assert opens(place, PASSPHRASE)
    assert not opens(place, NEW)
    assert not list(place.glob("*next*"))


def test_a_drive_that_fills_up_is_told_of_and_the_vault_opens_as_before(
    desk: Desk,
    page: RekeyingPage,
    place: Path,
    held: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = start(desk, page)

    def free(_place: Path) -> int:
        return 1

    monkeypatch.setattr(files, "free_space", free)
    held.set()
    assert ends(made) == "failed"
    assert "Free some space" in made.said
    assert "passphrase that it had" in made.said
    assert opens(place, PASSPHRASE)


def test_what_is_left_to_the_next_unlock_is_said_so(
    desk: Desk, page: RekeyingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unfinished(*_given: object) -> rekey.Rekeyed:
        raise UserError("rekey.unfinished")

    monkeypatch.setattr(rekey, "rekey", unfinished)
    made = start(desk, page)
    assert ends(made) == "unfinished"
    assert "new passphrase holds" in made.said


def test_after_a_bug_both_passphrases_are_named(
    desk: Desk, page: RekeyingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> rekey.Rekeyed:
        raise RuntimeError("a bug")

    monkeypatch.setattr(rekey, "rekey", broken)
    made = start(desk, page)
    assert ends(made) == "doubtful"
    assert "One of the two does" in made.said


def test_locking_in_the_middle_ends_the_program_and_the_vault_opens(
    desk: Desk, page: RekeyingPage, place: Path, held: threading.Event, replaced: list[list[str]]
) -> None:
    start(desk, page)
    session = desk.session
    desk.window.lock()
    assert len(replaced) == 1
    # The next process is another one; here the thread of this one has to end first.
    held.set()
    until(lambda: session.join(1))
    assert opens(place, PASSPHRASE)


def test_idling_doesnt_cut_it_off_and_counts_again_afterwards(
    desk: Desk, page: RekeyingPage, held: threading.Event
) -> None:
    before = desk.window._idle.minutes
    made = start(desk, page)
    assert (before, desk.window._idle.minutes) == (5, 0)
    held.set()
    ends(made)
    assert desk.window._idle.minutes == before


def test_the_window_lives_while_it_closes_and_writes(
    desk: Desk, page: RekeyingPage, steady: Callable[[], object]
) -> None:
    fill(page)
    page.start.click()
    with steady():  # type: ignore[attr-defined]
        made = card(desk)
        ends(made)


def test_it_speaks_another_language_at_the_end(desk: Desk, page: RekeyingPage) -> None:
    made = start(desk, page)
    ends(made)
    desk.window.appearance.set_language("ru")
    until(lambda: "У хранилища новые ключи" in made.said)
    desk.window.appearance.set_language("en")


def test_before_it_is_known_nothing_is_said_about_recovery_cards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_reading: object) -> rekey.Outlook:
        raise UserError("vault.drive_failed")

    monkeypatch.setattr(rekey, "outlook", fails)
    page = desk.open("rekeying", RekeyingPage)
    until(lambda: bool(page.notices.text), "the failure")
    assert not page.kept.isVisible()
    monkeypatch.undo()
    page.arrive()
    until(page.kept.isVisible, "what is known now")
    assert "No recovery card" in page.kept.text
