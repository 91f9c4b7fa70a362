"""A PIN in place of the passphrase: only after a lock that nobody asked for, for minutes and three
tries.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep import pin, session
from tests.gui.acting import PASSPHRASE, Desk, let_settle, texts, type_text, until
from ui import main_window
from ui.locking.by_pin import ByPin
from ui.locking.pin_form import PinForm
from ui.locking.spans import Spans
from ui.main_window import MainWindow
from ui.session import held as kept
from ui.session import leaving
from ui.session.arriving import Arriving
from ui.session.held import Held
from ui.session.leaving import Parting
from ui.settings.settings_page import SettingsPage
from ui.start.unlock import Unlock

PIN = "482913"


def secret(text: str = PASSPHRASE) -> Secret:
    return Secret(text.encode())


@pytest.fixture
def partings(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Parting]:
    """What the window would have become, on a machine that takes its time."""
    monkeypatch.setattr(main_window, "LOCK_SECONDS", 10)
    left: list[Parting] = []
    window._replace = left.append
    return left


def turn_on(desk: Desk, minutes: int = 5) -> None:
    desk.write(lambda vault: pin.put(vault, secret(), secret(PIN), minutes))


def idle(desk: Desk) -> None:
    """Nobody touches the computer for long enough."""
    idling = desk.window._idle
    idling._seen = time.time() - idling.minutes * 60
    idling.look()


# --- locking --------------------------------------------------------------------------------------


def test_nothing_is_held_unless_somebody_wants_it(desk: Desk, partings: list[Parting]) -> None:
    idle(desk)
    (left,) = partings
    assert left.held is None
    assert left.covered


def test_an_idle_lock_hands_on_what_the_pin_opens_and_closes_the_vault(
    desk: Desk, partings: list[Parting], place: Path
) -> None:
    turn_on(desk, 15)
    idle(desk)
    (left,) = partings
    assert left.covered
    assert left.held is not None
    assert left.held.minutes == 15
    assert not any(left.held.box.hex() in word for word in left.command)
    assert not any(PIN in word for word in left.command)
    # Nobody holds the vault's lock any more.
    with Secret(left.held.box) as box, pin.unlock(place, box, secret(PIN)) as vault:
        assert vault.role == "monitor"


def by_hand(desk: Desk) -> None:
    QTest.keyClick(
        QApplication.focusWidget() or desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier
    )


def by_button(desk: Desk) -> None:
    desk.workroom.sidebar.button("lock").click()


@pytest.mark.parametrize("lock", [by_hand, by_button])
def test_whoever_locks_the_vault_needs_the_passphrase(
    desk: Desk, partings: list[Parting], lock: Callable[[Desk], None]
) -> None:
    turn_on(desk)
    lock(desk)
    (left,) = partings
    assert left.held is None
    assert left.covered


def asleep(desk: Desk) -> None:
    desk.window._idle._looked -= 3600
    desk.window._idle.look()


def asleep_and_idle(desk: Desk) -> None:
    desk.window._idle._looked -= 3600
    idle(desk)


def told(desk: Desk) -> None:
    desk.window._idle.watching.due.emit()


@pytest.mark.parametrize("lock", [asleep, asleep_and_idle, told])
def test_after_sleep_or_another_user_the_passphrase_is_needed_and_the_process_goes_at_once(
    desk: Desk, partings: list[Parting], lock: Callable[[Desk], None]
) -> None:
    turn_on(desk)
    lock(desk)
    (left,) = partings
    assert left.held is None
    assert not left.covered


def test_work_that_goes_on_beside_the_vault_keeps_nobody_waiting_either(
    desk: Desk, partings: list[Parting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "LOCK_SECONDS", 0.08)
    turn_on(desk)
    desk.session.compute(time.sleep, 1)
    QTest.qWait(20)
    idle(desk)
    (left,) = partings
    assert left.held is None
    assert not left.covered


def test_a_vault_that_does_not_close_in_time_keeps_nobody_waiting_and_hands_on_nothing(
    desk: Desk, partings: list[Parting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "LOCK_SECONDS", 0.08)
    turn_on(desk)
    desk.session.write(lambda _vault: time.sleep(1))
    QTest.qWait(20)
    idle(desk)
    (left,) = partings
    assert left.held is None
    assert not left.covered


def test_a_header_that_can_not_be_read_hands_on_nothing_and_the_vault_is_closed(
    desk: Desk, partings: list[Parting], place: Path
) -> None:
    turn_on(desk)
    for name in ("header.json", "header.2.json"):
        (place / name).rename(place / f"{name}.away")
    idle(desk)
    (left,) = partings
    assert left.held is None
    for name in ("header.json", "header.2.json"):
        (place / f"{name}.away").rename(place / name)
    with secret() as passphrase, session.unlock(place, passphrase):
        pass


# --- what is held ---------------------------------------------------------------------------------


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The clocks, as they are and plus what a test says."""
    extra = {"monotonic": 0.0, "time": 0.0, "asleep": 0.0}
    monotonic, wall = time.monotonic, time.time
    monkeypatch.setattr("ui.session.held.time.monotonic", lambda: monotonic() + extra["monotonic"])
    monkeypatch.setattr("ui.session.held.time.time", lambda: wall() + extra["time"])
    monkeypatch.setattr("ui.session.held.asleep", lambda: extra["asleep"])
    return extra


@pytest.fixture
def box() -> Secret:
    return Secret(bytes(range(100)))


@pytest.fixture
def gone() -> list[str]:
    return []


@pytest.fixture
def holds(qapp: QApplication, clocks: dict[str, float], box: Secret, gone: list[str]) -> Held:
    made = Held(box, 5)
    made.gone.connect(gone.append)
    return made


def pass_seconds(clocks: dict[str, float], holds: Held, seconds: float) -> None:
    while seconds > 0:
        step = min(30.0, seconds)
        clocks["monotonic"] += step
        clocks["time"] += step
        seconds -= step
        holds.look()


def wiped(box: Secret) -> bool:
    try:
        return not any(box.view)
    except ValueError:
        return True


def test_it_is_kept_for_its_minutes_and_no_longer(
    clocks: dict[str, float], holds: Held, box: Secret, gone: list[str]
) -> None:
    buffer = box.view
    pass_seconds(clocks, holds, 4 * 60 + 50)
    assert gone == []
    assert holds.minutes_left == 1
    pass_seconds(clocks, holds, 20)
    assert gone == [kept.TIME]
    assert not any(buffer)
    assert holds.take() is None


def test_a_clock_that_is_set_wipes_it(
    clocks: dict[str, float], holds: Held, box: Secret, gone: list[str]
) -> None:
    for set_by in (-4.0, 4.0):
        clocks["time"] = set_by
        holds.look()
        assert gone == []
    clocks["time"] = -60.0
    holds.look()
    assert gone == [kept.LEFT]
    assert wiped(box)


@pytest.mark.parametrize("clock", ["asleep", "monotonic"])
def test_sleep_wipes_it_and_so_does_a_process_that_was_held(
    clocks: dict[str, float], holds: Held, box: Secret, gone: list[str], clock: str
) -> None:
    clocks[clock] += 90.0
    clocks["time"] += clocks["monotonic"]
    holds.look()
    assert gone == [kept.LEFT]
    assert wiped(box)


def test_it_is_wiped_when_the_system_says_so(holds: Held, box: Secret, gone: list[str]) -> None:
    holds._watching.due.emit()
    assert gone == [kept.LEFT]
    assert wiped(box)


def test_three_wrong_tries_wipe_it(holds: Held, box: Secret, gone: list[str]) -> None:
    buffer = box.view
    for left in (2, 1, 0):
        copy = holds.take()
        assert copy is not None
        assert copy.view is not buffer
        holds.failed()
        assert holds.tries == left
    assert gone == [kept.GUESSED]
    assert not any(buffer)


def test_a_try_that_something_else_spoilt_is_not_counted(holds: Held, gone: list[str]) -> None:
    for _ in range(5):
        assert holds.take() is not None
        holds.not_tried()
    assert holds.tries == kept.TRIES
    assert gone == []


@pytest.mark.parametrize("ends", [Held.failed, Held.not_tried])
def test_what_ends_during_a_try_is_wiped_at_once_and_told_afterwards(
    holds: Held, box: Secret, gone: list[str], ends: Callable[[Held], None]
) -> None:
    assert holds.take() is not None
    holds.drop(kept.LEFT)
    assert wiped(box)
    assert gone == []
    ends(holds)
    assert gone == [kept.LEFT]


def test_what_was_dropped_without_a_word_says_nothing(holds: Held, gone: list[str]) -> None:
    holds.drop()
    holds.drop(kept.TIME)
    assert gone == []


# --- unlocking ------------------------------------------------------------------------------------


@pytest.fixture
def offered(place: Path, window: MainWindow) -> ByPin:
    """The page of a vault that locked itself."""
    with secret() as passphrase, session.unlock(place, passphrase) as vault:
        pin.put(vault, secret(), secret(PIN), 5)
        found = pin.hold(vault)
    assert found is not None
    window.start.show_first()
    window.start.offer_pin(Secret(found.box), found.minutes)
    page = window.start.card
    assert isinstance(page, ByPin)
    return page


def enter(page: ByPin, digits: str) -> None:
    QTest.keyClicks(page.pin, digits)
    QTest.keyClick(page.pin, Qt.Key.Key_Return)


def test_the_pin_is_asked_for_first_and_opens_the_vault(window: MainWindow, offered: ByPin) -> None:
    assert QApplication.focusWidget() is offered.pin
    assert "The PIN opens the vault for 5 minutes more." in offered.text.text()
    enter(offered, PIN)
    until(lambda: window.workroom is not None, "unlocking")
    assert offered._held._box is None, "nothing is held while the vault is open"


def test_a_vault_that_was_opened_by_the_pin_can_lock_itself_again(
    window: MainWindow, offered: ByPin, partings: list[Parting]
) -> None:
    enter(offered, PIN)
    until(lambda: window.workroom is not None, "unlocking")
    desk = Desk(window)
    desk.settled()
    idle(desk)
    (left,) = partings
    assert left.held is not None


def test_after_three_wrong_ones_only_the_passphrase_opens_it(
    window: MainWindow, offered: ByPin
) -> None:
    buffer = offered._held._box.view if offered._held._box else bytearray(1)
    for digits, left in (("482914", "2 wrong ones"), ("482915", "one wrong one")):
        enter(offered, digits)
        until(lambda: bool(offered.field.fault), "a word about it")
        assert "doesn't open the vault" in offered.field.fault
        assert left in offered.text.text()
        assert offered.pin.text() == ""
        offered.field.clear_fault()
    enter(offered, "482916")
    until(lambda: isinstance(window.start.card, Unlock), "the passphrase")
    assert not any(buffer)
    assert "wrong three times" in window.start.card.notices.text
    assert window.workroom is None


def test_there_is_a_way_to_the_passphrase_and_it_wipes_what_the_pin_opens(
    window: MainWindow, offered: ByPin
) -> None:
    buffer = offered._held._box.view if offered._held._box else bytearray(1)
    offered.instead.click()
    page = window.start.card
    assert isinstance(page, Unlock)
    assert not any(buffer)
    assert QApplication.focusWidget() is page.passphrase.line
    assert page.notices.text == ""


def test_when_the_time_is_over_the_passphrase_is_asked_for(
    window: MainWindow, offered: ByPin
) -> None:
    QTest.keyClicks(offered.pin, "4829")
    offered._held.drop(kept.TIME)
    page = window.start.card
    assert isinstance(page, Unlock)
    assert "time for the PIN is over" in page.notices.text


def test_after_sleep_nothing_is_explained(window: MainWindow, offered: ByPin) -> None:
    offered._held.drop(kept.LEFT)
    assert isinstance(window.start.card, Unlock)
    assert window.start.card.notices.text == ""


def test_what_is_not_the_pins_fault_costs_no_try(
    window: MainWindow, offered: ByPin, place: Path
) -> None:
    with secret() as passphrase, session.unlock(place, passphrase):
        enter(offered, PIN)
        until(lambda: bool(offered.notices.text), "a word about it")
        assert offered._held.tries == kept.TRIES
    enter(offered, PIN)
    until(lambda: window.workroom is not None, "unlocking")


def test_an_empty_pin_is_no_try(offered: ByPin) -> None:
    enter(offered, "")
    assert offered.field.fault == "Type the PIN."
    assert offered._held.tries == kept.TRIES


def test_nothing_but_digits_can_be_typed(offered: ByPin) -> None:
    QTest.keyClicks(offered.pin, "4a8 2x9.13")
    type_text(offered.pin, "٧")
    assert offered.pin.text() == PIN
    QTest.keyClicks(offered.pin, "0" * 20)
    assert len(offered.pin.text()) == pin.MOST


def test_where_there_is_no_vault_any_more_nothing_is_kept(window: MainWindow) -> None:
    box = Secret(bytes(100))
    window.start.offer_pin(box, 5)
    assert wiped(box)
    assert not isinstance(window.start.card, ByPin)


def test_a_panic_wipes_it_too(window: MainWindow, offered: ByPin) -> None:
    buffer = offered._held._box.view if offered._held._box else bytearray(1)
    zero: list[Callable[[], object]] = []
    window._vanish = zero.append
    window.vanish()
    zero[0]()
    assert not any(buffer)


# --- turning it on --------------------------------------------------------------------------------


@pytest.fixture
def form(desk: Desk) -> PinForm:
    page = desk.open("settings", SettingsPage)
    desk.settled()
    return page.pin


def fill(form: PinForm, passphrase: str, first: str, second: str) -> None:
    form.passphrase.set_text(passphrase)
    for field, digits in ((form.first, first), (form.second, second)):
        field.clear()
        QTest.keyClicks(field, digits)
    form.put.click()


def test_it_is_off_and_says_so(form: PinForm) -> None:
    assert not form.on.isChecked()
    assert form.state.text().startswith("Off:")
    assert not form.passphrase.isVisible()


def test_what_it_costs_is_said_before_it_is_turned_on(form: PinForm, desk: Desk) -> None:
    form.on.click()
    until(lambda: "One computer like this one" in form.costs.text(), "the measurement")
    assert "all PINs of 6 digits" in form.costs.text()
    QTest.keyClicks(form.first, "48291375")
    assert "all PINs of 8 digits" in form.costs.text()
    assert "only has to guess the PIN" in form.costs.text()


def test_it_is_turned_on_by_who_knows_the_passphrase_and_off_again(
    form: PinForm, desk: Desk
) -> None:
    form.on.click()
    form.minutes.setCurrentIndex(form.minutes.findData(30))
    fill(form, PASSPHRASE, PIN, PIN)
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    until(lambda: page.notices.text == "The PIN is on.")
    assert desk.write(pin.minutes) == 30
    assert form.on.isChecked()
    assert form.state.text().startswith("On: for 30 minutes")
    assert not any(each.text() for each in (form.passphrase, form.first, form.second))
    assert not form.first.isVisible()
    form.on.click()
    until(lambda: "The PIN is off" in page.notices.text)
    assert desk.write(pin.minutes) is None
    assert form.state.text().startswith("Off:")


def test_it_can_be_changed_and_what_was_chosen_is_shown(
    form: PinForm, desk: Desk, place: Path
) -> None:
    turn_on(desk, 30)
    page = desk.open("settings", SettingsPage)
    desk.settled()
    assert page.pin.on.isChecked()
    page.pin.change.click()
    assert page.pin.minutes.currentText() == "30 minutes"
    fill(page.pin, PASSPHRASE, "739164", "739164")
    until(lambda: page.notices.text == "The PIN is on.")
    found = desk.write(pin.hold)
    assert found is not None
    desk.window.close()
    with pin.unlock(place, Secret(found.box), secret("739164")):
        pass


@pytest.mark.parametrize(
    ("passphrase", "first", "second", "fault"),
    [
        ("", PIN, PIN, "Type the passphrase"),
        ("something else", PIN, PIN, "doesn't open the vault"),
        (PASSPHRASE, PIN, "482914", "differ"),
        (PASSPHRASE, "4829", "4829", "6 to 12 digits"),
        (PASSPHRASE, "123456", "123456", "first that anybody tries"),
        (PASSPHRASE, "", "", "digits"),
    ],
)
def test_what_is_no_pin_is_refused_beside_its_field(
    form: PinForm, desk: Desk, passphrase: str, first: str, second: str, fault: str
) -> None:
    form.on.click()
    fill(form, passphrase, first, second)
    fields = (form.passphrase_field, form.first_field, form.second_field)
    until(lambda: any(field.fault for field in fields), "a word about it")
    assert fault in " ".join(field.fault for field in fields)
    assert desk.write(pin.minutes) is None


def test_what_went_wrong_otherwise_is_said_on_the_page(form: PinForm, desk: Desk) -> None:
    form._failed(UserError("vault.drive_full"))
    assert desk.window.page is not None
    assert "full" in desk.window.page.notices.text


def test_leaving_the_page_forgets_what_was_typed(form: PinForm, desk: Desk) -> None:
    form.on.click()
    form.passphrase.set_text(PASSPHRASE)
    QTest.keyClicks(form.first, PIN)
    desk.workroom.go("capture")
    assert not any(each.text() for each in (form.passphrase, form.first))
    assert not form.on.isChecked()


def test_turning_it_off_before_it_was_on_changes_nothing(form: PinForm, desk: Desk) -> None:
    form.on.click()
    assert form.first.isVisible()
    form.on.click()
    assert not form.first.isVisible()
    assert desk.write(pin.minutes) is None


def test_the_page_says_what_the_panic_chord_is(form: PinForm, desk: Desk) -> None:
    said = " ".join(texts(desk.window, seen=True))
    assert "Shift+Escape three times" in said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 minute"),
        (17 * 60, "17 minutes"),
        (8_000, "2 hours"),
        (100_000, "28 hours"),
        (172_800, "2 days"),
        (800_000, "9 days"),
        (8_000_000, "93 days"),
        (800_000_000, "25 years"),
    ],
)
def test_a_long_time_is_said_in_words(window: MainWindow, seconds: float, said: str) -> None:
    assert Spans().told(seconds) == said


# --- from one process to the next -----------------------------------------------------------------


@dataclass
class Pipes:
    """Those between the old process, which is the test, and the new one."""

    source: int
    old_end: int
    back: int
    target: int

    def said(self) -> bytes:
        """What the new process has said since it was last looked."""
        return os.read(self.back, 9) if select.select([self.back], [], [], 0)[0] else b""


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    source, old_end = os.pipe()
    back, target = os.pipe()
    made = Pipes(source, old_end, back, target)
    yield made
    for each in (made.source, made.old_end, made.back, made.target):
        with suppress(OSError):
            os.close(each)


def arriving(pipes: Pipes, held: pin.Held | None = None) -> Arriving:
    os.write(pipes.old_end, leaving.framed(held))
    return Arriving(pipes.source, pipes.target)


def test_what_the_pin_opens_comes_through_the_pipe(qapp: QApplication, pipes: Pipes) -> None:
    box = bytes(range(200))
    came = arriving(pipes, pin.Held(15, box))
    assert came.minutes == 15
    assert came.box == Secret(box)
    assert arriving(pipes).box is None


def test_what_ended_in_the_middle_opens_nothing(qapp: QApplication, pipes: Pipes) -> None:
    os.write(pipes.old_end, leaving.framed(pin.Held(15, bytes(200)))[:-100])
    os.close(pipes.old_end)
    box = Arriving(pipes.source, pipes.target).box
    assert box is not None
    assert not any(box.view)


def test_nothing_at_all_is_nothing(qapp: QApplication, pipes: Pipes) -> None:
    os.close(pipes.old_end)
    came = Arriving(pipes.source, pipes.target)
    assert (came.minutes, came.box) == (0, None)


def test_the_window_is_blank_until_the_old_process_has_ended(
    window: MainWindow, place: Path, pipes: Pipes
) -> None:
    window.start.show_first()
    window.take_over(arriving(pipes))
    let_settle()
    assert "Locked" not in texts(window, seen=True)
    # It says that it is there, and still waits.
    until(lambda: pipes.said() == b"!", "a sign")
    let_settle()
    assert "Locked" not in texts(window, seen=True)
    os.close(pipes.old_end)
    until(lambda: "Locked" in texts(window, seen=True), "the page")
    assert isinstance(window.start.card, Unlock)
    assert QApplication.focusWidget() is window.start.card.passphrase.line


def test_the_window_offers_the_pin_that_came(window: MainWindow, place: Path, pipes: Pipes) -> None:
    window.start.show_first()
    window.take_over(arriving(pipes, pin.Held(15, bytes(100))))
    os.close(pipes.old_end)
    until(lambda: "Locked" in texts(window, seen=True), "the page")
    assert isinstance(window.start.card, ByPin)
    assert QApplication.focusWidget() is window.start.card.pin


def test_a_window_that_nobody_sees_says_that_it_is_there_all_the_same(
    qapp: QApplication, pipes: Pipes
) -> None:
    came = arriving(pipes)
    came.wait()
    until(lambda: pipes.said() == b"!", "a sign")
    came.shown()
    QTest.qWait(100)
    assert pipes.said() == b"", "once is enough"
    alone: list[bool] = []
    came.alone.connect(lambda: alone.append(True))
    os.close(pipes.old_end)
    until(lambda: bool(alone), "the end of the other")
