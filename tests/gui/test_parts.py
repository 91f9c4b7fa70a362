"""The pieces of pages: each does what it says, and shows a user's text as text."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from tests.gui.acting import let_settle, texts, type_text, until
from ui.look import language
from ui.parts import buttons, progress_row
from ui.parts.busy import BusyOverlay
from ui.parts.chip import FilterChip
from ui.parts.column import Column
from ui.parts.empty import EmptyPage
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.notice_bar import NoticeBar
from ui.parts.passphrase import PassphraseField
from ui.parts.progress_row import ProgressRow
from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import PAGE, PAGES_KEPT, RowsModel
from ui.parts.tool import Tool
from ui.session.faults import Bug
from ui.session.job import Job

MARKUP = "<b>Ғ</b><img src='file:///etc/passwd'>"


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[Callable[[QWidget], None]]:
    """Shows a widget until the test ends, in English."""
    language.apply("en")
    kept: list[QWidget] = []

    def show(widget: QWidget) -> None:
        kept.append(widget)
        widget.resize(700, 500)
        widget.show()
        widget.activateWindow()
        let_settle()

    yield show
    for widget in kept:
        widget.close()
    language.apply("en")
    let_settle()


Show = Callable[[QWidget], None]


# --- texts ----------------------------------------------------------------------------------------


def test_markup_is_shown_as_it_was_written(shown: Show) -> None:
    for each in (label(), label("muted", wraps=True), label(selectable=True)):
        each.setText(MARKUP)
        assert each.textFormat() == Qt.TextFormat.PlainText


def test_no_label_of_the_parts_reads_markup(shown: Show) -> None:
    bar, field, row, empty = NoticeBar(), Field(QLineEdit()), ProgressRow(), EmptyPage("inbox")
    bar.show_error(UserError("files.full", file=MARKUP))
    field.say(MARKUP, MARKUP)
    row.begin(MARKUP)
    empty.say(MARKUP, MARKUP, "Go")
    for part in (bar, field, row, empty):
        shown(part)
        formats = {each.textFormat() for each in part.findChildren(QLabel)}
        assert formats == {Qt.TextFormat.PlainText}


# --- notices --------------------------------------------------------------------------------------


def test_an_error_is_said_in_the_language_in_force_also_when_that_changes(shown: Show) -> None:
    bar = NoticeBar()
    shown(bar)
    bar.show_error(UserError("vault.in_use"))
    assert bar.text.startswith("This vault is open")
    language.apply("ru")
    let_settle()
    assert bar.text.startswith("Это хранилище открыто")


def test_a_bug_is_said_calmly_with_its_place(shown: Show) -> None:
    bar = NoticeBar()
    shown(bar)
    bar.show_error(Bug("KeyError, ui/app.py:12"))
    assert "safe in the vault" in bar.text
    assert "KeyError, ui/app.py:12" in bar.text


def test_a_notice_is_closed_by_its_button_and_says_nothing_then(shown: Show) -> None:
    bar = NoticeBar()
    shown(bar)
    bar.show_notice(lambda: "Done")
    assert bar.accessibleName() == "Done"
    bar._close.click()
    assert bar.text == ""
    assert not bar.isVisible()
    assert "Done" not in texts(bar)


def test_escape_closes_a_notice(shown: Show) -> None:
    bar = NoticeBar()
    shown(bar)
    bar.show_notice(lambda: "Done")
    bar._close.setFocus()
    QTest.keyClick(bar._close, Qt.Key.Key_Escape)
    assert bar.text == ""


# --- fields ---------------------------------------------------------------------------------------


def test_what_is_wrong_stands_beside_the_field_until_it_is_cleared(shown: Show) -> None:
    line = QLineEdit()
    field = Field(line)
    field.say("Name", "A hint")
    shown(field)
    assert line.accessibleName() == "Name"
    field.set_fault(lambda: {"en": "Too long", "ru": "Слишком длинно"}[language.current()])
    assert (field.fault, line.accessibleDescription()) == ("Too long", "Too long")
    assert "A hint" not in texts(field)
    language.apply("ru")
    let_settle()
    assert field.fault == "Слишком длинно"
    assert "Слишком длинно" in texts(field)
    field.clear_fault()
    assert field.fault == ""
    assert "A hint" in texts(field)


def key(field: PassphraseField, code: Qt.Key, text: str, *, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text))


def sign(field: PassphraseField) -> str:
    return field._sign.text()


def test_the_letters_that_the_keyboard_writes_are_shown(shown: Show) -> None:
    field = PassphraseField()
    shown(field)
    assert sign(field) == ""
    key(field, Qt.Key.Key_A, "a")
    assert "Latin" in sign(field)
    key(field, Qt.Key.Key_unknown, "қ")
    assert "Cyrillic" in sign(field)
    key(field, Qt.Key.Key_1, "1")
    assert "Cyrillic" in sign(field), "a digit tells nothing"


def test_caps_lock_is_shown_from_its_key_or_from_what_it_does(shown: Show) -> None:
    field = PassphraseField()
    shown(field)
    key(field, Qt.Key.Key_A, "A")
    assert "Caps Lock is on" in sign(field)
    key(field, Qt.Key.Key_B, "B", shift=True)
    assert "Caps Lock" not in sign(field), "Shift was held"
    key(field, Qt.Key.Key_CapsLock, "")
    assert "Caps Lock is on" in sign(field)
    key(field, Qt.Key.Key_CapsLock, "")
    assert "Caps Lock" not in sign(field)


def test_a_passphrase_is_hidden_until_it_is_shown(shown: Show) -> None:
    field = PassphraseField()
    shown(field)
    type_text(field.line, "қызғалдақ")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert "қызғалдақ" not in field.line.displayText()
    field._eye.click()
    assert field.line.displayText() == "қызғалдақ"
    assert field._eye.accessibleName() == "Hide the passphrase"
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


# --- long jobs ------------------------------------------------------------------------------------


def test_progress_is_told_in_bytes_and_time_left(
    shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(progress_row.time, "monotonic", lambda: now[0])  # type: ignore[attr-defined]
    row = ProgressRow()
    shown(row)
    row.begin("Writing…")
    assert row._bar.maximum() == 0, "nothing is known yet"
    now[0] += 1
    row.show_step(1_000_000, 10_000_000)
    assert row._figures.text() == "1.0\xa0MB of 10.0\xa0MB", "too early to promise anything"
    now[0] += 9
    row.show_step(5_000_000, 10_000_000)
    assert row._figures.text() == "5.0\xa0MB of 10.0\xa0MB – 500\xa0KB a second – about 10 s left"
    now[0] += 1000
    row.show_step(6_000_000, 10_000_000)
    assert row._figures.text().endswith("about 11 min left")
    row.show_step(10_000_000, 10_000_000)
    assert row._figures.text() == "10.0\xa0MB of 10.0\xa0MB"


def test_cancel_is_pressed_once(shown: Show) -> None:
    row = ProgressRow()
    shown(row)
    row.begin("Writing…", of_bytes=False)
    row.show_step(3, 0)
    cancelled: list[bool] = []
    row.cancelled.connect(lambda: cancelled.append(True))
    row.button.click()
    row.button.click()
    assert cancelled == [True]
    assert row._figures.text() == "Stopping…"


def test_a_veil_appears_only_over_work_that_takes_a_moment(shown: Show) -> None:
    page = QWidget()
    shown(page)
    veil = BusyOverlay(page)
    veil.begin("Unlocking…")
    veil.end()
    QTest.qWait(250)
    assert not veil.isVisible()
    veil.begin("Unlocking…")
    until(veil.isVisible)
    page.resize(800, 600)
    assert veil.size() == page.size()
    veil.end()
    assert not veil.isVisible()


# --- small things ---------------------------------------------------------------------------------


def test_a_chip_is_on_or_off_and_shows_it_by_its_mark(shown: Show) -> None:
    chip = FilterChip()
    chip.say("With evidence")
    shown(chip)
    off = chip.icon().cacheKey()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.icon().cacheKey() != off


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_small_button_is_pressed_by_the_keys_that_press_the_others(
    shown: Show, key: Qt.Key
) -> None:
    chip = Tool("chip")
    pressed: list[Qt.Key] = []
    chip.clicked.connect(lambda *_on: pressed.append(key))
    shown(chip)
    chip.setFocus()
    QTest.keyClick(chip, key)
    QTest.keyClick(chip, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [key] * (2 if key == Qt.Key.Key_Space else 1)


def test_an_icon_button_is_named(shown: Show) -> None:
    button = buttons.icon_only("x")
    buttons.name_it(button, "Close")
    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")


def test_what_gets_the_focus_is_scrolled_into_view(shown: Show) -> None:
    column = Column()
    fields = [QPlainTextEdit() for _ in range(20)]
    for field in fields:
        field.setFixedHeight(80)
        column.box.addWidget(field)
    shown(column)
    fields[-1].setFocus()
    let_settle()
    assert column.verticalScrollBar().value() > 500


def test_an_empty_page_has_one_button_that_leads_on(shown: Show) -> None:
    empty = EmptyPage("inbox")
    empty.say("Nothing came yet", "Import a file.")
    shown(empty)
    assert not empty.button.isVisible()
    empty.say("Nothing came yet", "Import a file.", "Import")
    assert empty.button.isVisible()


# --- long lists -----------------------------------------------------------------------------------


class Rows:
    """A list of numbers whose rows come when they are let come."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.jobs: list[Job[Mapping[int, str]]] = []
        self.at_once = True

    def fetch(self, numbers: Sequence[int]) -> Job[Mapping[int, str]]:
        self.asked.append(list(numbers))
        job: Job[Mapping[int, str]] = Job()
        self.jobs.append(job)
        if self.at_once:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, lambda: self.answer(job, numbers))
        return job

    def answer(self, job: Job[Mapping[int, str]], numbers: Sequence[int]) -> None:
        job.deliver_done({number: f"row {number}" for number in numbers})


def look(row: Any) -> TwoLines:
    return TwoLines(title=row, below="below", right="14:20", mark="conflict", icon="paperclip")


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def model(qapp: QApplication, rows: Rows) -> RowsModel[str]:
    return RowsModel(rows.fetch, str)


def test_only_what_is_looked_at_is_fetched_a_page_at_a_time(
    shown: Show, rows: Rows, model: RowsModel[str]
) -> None:
    view = RowList(model, TwoLineDelegate(look))
    shown(view)
    model.show(array("q", range(100_000, 0, -1)))
    until(lambda: model.row_at(0) == "row 100000")
    assert len(rows.asked) == 1
    assert rows.asked[0] == list(range(100_000, 100_000 - PAGE, -1))
    view.scrollToBottom()
    until(lambda: model.row_at(99_999) == "row 1")
    assert len(rows.asked) < 5


def test_the_pages_used_last_are_kept(rows: Rows, model: RowsModel[str]) -> None:
    model.show(array("q", range(PAGE * (PAGES_KEPT + 10))))
    for page in range(PAGES_KEPT + 10):
        model.row_at(page * PAGE)
        until(lambda page=page: model.row_at(page * PAGE) is not None)  # type: ignore[misc]
    before = len(rows.asked)
    assert model.row_at((PAGES_KEPT + 9) * PAGE) is not None
    assert len(rows.asked) == before
    assert model.row_at(0) is None, "it has to be fetched again"


def test_rows_of_an_older_list_are_not_shown_in_a_newer_one(
    rows: Rows, model: RowsModel[str]
) -> None:
    rows.at_once = False
    model.show(array("q", [1, 2]))
    assert model.row_at(0) is None
    model.show(array("q", [3, 4]))
    rows.answer(rows.jobs[0], [1, 2])
    assert model.row_at(0) is None
    rows.answer(rows.jobs[-1], [3, 4])
    assert model.row_at(0) == "row 3"


def test_a_row_that_is_gone_stays_empty_and_is_not_asked_for_again(
    rows: Rows, model: RowsModel[str]
) -> None:
    rows.at_once = False
    model.show(array("q", [1, 2]))
    model.row_at(0)
    rows.answer(rows.jobs[0], [2])
    assert (model.row_at(0), model.row_at(1)) == (None, "row 2")
    assert len(rows.asked) == 1


def test_a_page_that_failed_is_told_and_can_be_fetched_again(rows: Rows) -> None:
    told: list[object] = []

    class Shows(QObject):
        def show_error(self, failure: object) -> None:
            told.append(failure)

    page = Shows()
    model = RowsModel(rows.fetch, str, page)
    rows.at_once = False
    model.show(array("q", [1]))
    model.row_at(0)
    rows.jobs[0].deliver_failed(UserError("vault.page_damaged"))
    assert len(told) == 1
    model.row_at(0)
    assert len(rows.asked) == 2


def test_a_screen_reader_hears_the_row(shown: Show, model: RowsModel[str]) -> None:
    model.show(array("q", [7]))
    model.row_at(0)
    until(lambda: model.row_at(0) is not None)
    spoken = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "row 7"
    assert model.data(model.index(0, 0), int(Qt.ItemDataRole.ToolTipRole)) is None


def test_keys_go_through_the_list_and_return_opens(shown: Show, model: RowsModel[str]) -> None:
    view = RowList(model, TwoLineDelegate(look))
    shown(view)
    model.show(array("q", range(100)))
    opened: list[int] = []
    wanted: list[int] = []
    view.opened.connect(opened.append)
    view.wanted.connect(wanted.append)
    view.setFocus()
    for code in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(view, code)
    assert opened[-1] == 99
    assert wanted == [99]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_what_is_selected_stays_when_rows_are_fetched_again(
    shown: Show, rows: Rows, model: RowsModel[str]
) -> None:
    view = RowList(model, TwoLineDelegate(look))
    shown(view)
    model.show(array("q", range(10)))
    until(lambda: model.row_at(3) is not None)
    view.selectRow(3)
    model.refresh()
    until(lambda: model.row_at(3) is not None)
    assert view.currentIndex().row() == 3
    assert len(rows.asked) == 2


def test_a_million_rows_are_scrolled_without_a_pause(
    shown: Show, model: RowsModel[str], steady: Callable[[], AbstractContextManager[None]]
) -> None:
    view = RowList(model, TwoLineDelegate(look))
    shown(view)
    model.show(array("q", range(1_000_000)))
    let_settle()
    bar = view.verticalScrollBar()
    took = []
    for step in range(1, 21):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * step // 20)
        view.repaint()
        took.append(time.perf_counter() - began)
    assert sorted(took)[18] < 0.05
    with steady():
        until(lambda: model.row_at(999_999) is not None)


def test_a_row_is_painted_in_both_colours_without_markup(
    shown: Show, model: RowsModel[str]
) -> None:
    delegate = TwoLineDelegate(lambda _row: TwoLines(MARKUP, "two\nlines", "", ""))
    view = RowList(model, delegate)
    box = QWidget()
    QVBoxLayout(box).addWidget(view)
    shown(box)
    model.show(array("q", range(3)))
    until(lambda: model.row_at(0) is not None)
    view.selectRow(0)
    assert not view.grab().isNull()
    assert view.rowHeight(0) == delegate.height()
    cast(RowsModel[str], view.model()).show(array("q"))
    assert view.model().rowCount() == 0
