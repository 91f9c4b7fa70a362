"""The inbox, as a coordinator works through it with single keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldreport import times
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.records import compose
from fieldreport.usecases.desk.triage import Kind
from fieldreport.vault import records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk, press, texts, type_text, until
from tests.gui.scenes.inbox import NARRATIVES, WHY, came, full, judge
from ui.desk.inbox_page import InboxPage
from ui.desk.keys import letter
from ui.settings.settings_page import SettingsPage


@pytest.fixture
def role() -> str:
    return "coordinator"


@pytest.fixture
def page(desk: Desk) -> InboxPage:
    return full(desk)


def assessments(vault: Vault) -> list[dict[str, str]]:
    numbers = search.ids(vault, Filters(kind="assessment"))
    rows = search.page(vault, numbers)
    return [json.loads(records.raw(vault, row.id))["body"] for row in rows]


def reading(page: InboxPage, narrative: str) -> None:
    until(
        lambda: page.view.account is not None and page.view.account.narrative == narrative,
        narrative,
    )


def left(page: InboxPage) -> int:
    return len(page.model.numbers)


def test_it_is_the_first_page_of_a_coordinator_and_says_how_many_are_left(
    page: InboxPage, desk: Desk
) -> None:
    assert desk.window.page is page
    assert "3 of 3 left" in texts(page.header)
    reading(page, NARRATIVES[0])


def test_j_and_k_go_along_the_list_and_stop_at_its_ends(page: InboxPage) -> None:
    press(Qt.Key.Key_K)
    reading(page, NARRATIVES[0])
    press(Qt.Key.Key_J)
    reading(page, NARRATIVES[1])
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_J)
    reading(page, NARRATIVES[2])
    press(Qt.Key.Key_K)
    reading(page, NARRATIVES[1])


def test_v_opens_the_next_and_is_written_when_its_time_is_over(page: InboxPage, desk: Desk) -> None:
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[1])
    assert left(page) == 2
    assert "written in a few seconds" in page.bar.text
    assert desk.write(assessments) == []
    page.bar.timer.setInterval(1)
    until(lambda: not page.bar.text, "the end of waiting")
    (made,) = desk.write(assessments)
    assert made["type"] == "corroborated"
    assert left(page) == 2


def test_u_takes_a_judgement_back_before_it_is_written(page: InboxPage, desk: Desk) -> None:
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[1])
    press(Qt.Key.Key_U)
    reading(page, NARRATIVES[0])
    assert left(page) == 3
    assert not page.bar.text
    page.write_held()
    assert desk.write(assessments) == []
    # Once more changes nothing.
    press(Qt.Key.Key_U)
    assert left(page) == 3


def test_the_next_judgement_writes_the_one_before(page: InboxPage, desk: Desk) -> None:
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[1])
    press(Qt.Key.Key_V)
    assert len(desk.write(assessments)) == 1
    reading(page, NARRATIVES[2])
    assert left(page) == 1


def test_a_question_is_asked_on_the_page_and_its_letters_judge_nothing(
    page: InboxPage, desk: Desk
) -> None:
    press(Qt.Key.Key_I)
    assert QApplication.focusWidget() is page.form.words
    press(Qt.Key.Key_V)
    page.form.words.clear()
    type_text(page.form.words, "Кто это видел?")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reading(page, NARRATIVES[1])
    assert QApplication.focusWidget() is page.list
    desk.open("settings", SettingsPage)
    (made,) = desk.write(assessments)
    assert made["type"] == "needs-information"
    assert made["question"] == "Кто это видел?"


def test_what_is_set_aside_needs_its_reason(page: InboxPage, desk: Desk) -> None:
    press(Qt.Key.Key_X)
    page.form.done.click()
    assert page.form.isVisible()
    assert left(page) == 3
    type_text(page.form.words, "Not about this.")
    page.form.done.click()
    page.write_held()
    assert [made["reason"] for made in desk.write(assessments)] == ["Not about this."]


def test_escape_leaves_the_form_and_forgets_what_was_written(page: InboxPage) -> None:
    press(Qt.Key.Key_X)
    type_text(page.form.words, "Not about this.")
    press(Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert not page.form.words.toPlainText()
    assert QApplication.focusWidget() is page.list
    assert left(page) == 3


def test_a_duplicate_says_of_which(page: InboxPage, desk: Desk) -> None:
    press(Qt.Key.Key_D)
    until(lambda: page.form.other.count() == 2, "the two others")
    type_text(page.form.search, "court")
    until(lambda: page.form.other.count() == 1, "the one that is about a court")
    wanted = page.form.other.currentData()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.write_held()
    assert [made["duplicate_of"] for made in desk.write(assessments)] == [wanted]


def test_a_duplicate_of_nothing_is_not_written(page: InboxPage) -> None:
    press(Qt.Key.Key_D)
    type_text(page.form.search, "zzzz")
    until(lambda: page.form.other.count() == 0, "nothing found")
    page.form.done.click()
    assert page.form.isVisible()
    assert left(page) == 3


def test_space_hides_the_account_and_shows_it_again(page: InboxPage) -> None:
    press(Qt.Key.Key_Space)
    assert page.view.folded
    press(Qt.Key.Key_Space)
    assert not page.view.folded


def test_locking_writes_what_is_held(page: InboxPage, desk: Desk, place: Path) -> None:
    press(Qt.Key.Key_V)
    desk.window.lock()
    found: list[dict[str, str]] = []

    def written() -> bool:
        try:
            with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
                found.extend(assessments(vault))
        except UserError as error:
            # The writer is still closing it.
            if error.code != "vault.in_use":
                raise
            return False
        return True

    until(written, "the vault to be closed")
    assert [made["type"] for made in found] == ["corroborated"]


def test_the_last_judgement_leaves_an_empty_page(page: InboxPage) -> None:
    for narrative in NARRATIVES:
        reading(page, narrative)
        press(Qt.Key.Key_V)
    assert page.empty.isVisible()
    assert QApplication.focusWidget() is page.empty.button
    page.bar.undo.click()
    reading(page, NARRATIVES[2])
    assert left(page) == 1


def test_the_keys_go_by_their_place_in_every_layout() -> None:
    def pressed(key: int, place: int, held: Qt.KeyboardModifier) -> str:
        return letter(QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, "о"))

    cyrillic_o, none = 0x41E, Qt.KeyboardModifier.NoModifier
    assert pressed(cyrillic_o, 44, none) == "J"
    assert pressed(int(Qt.Key.Key_J), 54, none) == ""
    assert pressed(int(Qt.Key.Key_J), 0, none) == "J"
    assert pressed(cyrillic_o, 0, none) == ""
    assert pressed(int(Qt.Key.Key_V), 55, Qt.KeyboardModifier.ControlModifier) == ""


# --- withdrawing ----------------------------------------------------------------------------------


def judged_before(desk: Desk, *kinds: Kind) -> InboxPage:
    """The inbox after judgements on earlier days."""

    def judged(vault: Vault) -> None:
        came(vault)
        for kind in kinds:
            judge(vault, kind, WHY if kind == "set-aside" else "")

    desk.write(judged)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.model.rowCount() == len(NARRATIVES) - len(kinds), "the list")
    return page


def take_back(page: InboxPage) -> None:
    press(Qt.Key.Key_U)
    until(page.withdrawing.isVisible, "the judgements")
    assert QApplication.focusWidget() is page.withdrawing.which


def test_u_withdraws_a_written_judgement_by_keyboard_and_opens_its_report(desk: Desk) -> None:
    page = judged_before(desk, "corroborated", "set-aside")
    reading(page, NARRATIVES[2])
    take_back(page)
    assert page.withdrawing.which.currentText().startswith("Set aside · Көпірдің")
    press(Qt.Key.Key_Down)
    assert page.withdrawing.which.currentText().startswith("Corroborated · Полиция")
    press(Qt.Key.Key_Tab)
    type_text(page.withdrawing.why, "Один источник был выдуман.")
    press(Qt.Key.Key_Return)
    reading(page, NARRATIVES[0])
    assert (left(page), page.withdrawing.isHidden()) == (2, True)
    assert QApplication.focusWidget() is page.list
    assert page.notices.text.startswith("Withdrawn: Corroborated, “Полиция")
    assert any(
        text.startswith("Withdrawn by you, ")
        and text.endswith("Corroborated (Один источник был выдуман.)")
        for text in texts(page.view)
    )
    gone = {made["type"]: made.get("withdrawn_why") for made in desk.write(assessments)}
    assert gone == {"corroborated": "Один источник был выдуман.", "set-aside": None}
    # Judged anew, it is no longer waiting.
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[2])
    assert left(page) == 1


def test_u_first_takes_back_what_is_held_and_then_offers_what_is_written(page: InboxPage) -> None:
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[1])
    press(Qt.Key.Key_V)
    reading(page, NARRATIVES[2])
    press(Qt.Key.Key_U)
    reading(page, NARRATIVES[1])
    take_back(page)
    assert page.withdrawing.which.count() == 1
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reading(page, NARRATIVES[0])
    assert left(page) == 3


def test_a_judgement_is_withdrawn_from_an_empty_inbox(desk: Desk) -> None:
    page = judged_before(desk, "corroborated", "corroborated", "set-aside")
    until(page.empty.isVisible, "an empty inbox")
    until(page.empty.button.hasFocus, "the focus")
    take_back(page)
    press(Qt.Key.Key_Escape)
    assert page.withdrawing.isHidden()
    assert QApplication.focusWidget() is page.empty.button
    page.withdraw.click()
    until(page.withdrawing.isVisible, "the judgements")
    page.withdrawing.withdraw.click()
    reading(page, NARRATIVES[2])
    assert left(page) == 1
    assert QApplication.focusWidget() is page.list


def test_without_a_judgement_there_is_nothing_to_withdraw(page: InboxPage) -> None:
    press(Qt.Key.Key_U)
    until(lambda: "no judgement of yours" in page.notices.text, "the notice")
    assert page.withdrawing.isHidden()


def test_one_form_closes_the_other_and_leaving_forgets_what_was_offered(desk: Desk) -> None:
    page = judged_before(desk, "corroborated")
    reading(page, NARRATIVES[1])
    take_back(page)
    type_text(page.withdrawing.why, "Почему?")
    page.judge_by["set-aside"].click()
    assert (page.withdrawing.isHidden(), page.form.isVisible()) == (True, True)
    page.withdraw.click()
    until(page.withdrawing.isVisible, "the judgements")
    assert page.form.isHidden()
    desk.open("settings", SettingsPage)
    assert page.withdrawing.which.count() == 0
    assert not page.withdrawing.why.text()
    assert [made.get("withdrawn") for made in desk.write(assessments)] == [None]


def test_what_became_contested_meanwhile_is_said_and_nothing_is_lost(desk: Desk) -> None:
    page = judged_before(desk, "corroborated")
    reading(page, NARRATIVES[1])
    take_back(page)

    def contest(vault: Vault) -> None:
        (number,) = search.ids(vault, Filters(kind="assessment"))
        (row,) = search.page(vault, [number])
        first = records.get(vault, row.id)
        body = json.loads(first.raw)["body"]
        for note in ("One.", "Other."):
            made = compose(
                "assessment",
                body | {"note": note},
                author=vault.fingerprint,
                written=times.now(),
                based_on=[first],
            )
            records.add(vault, made, vault.identity.sign("record", made.raw))

    desk.write(contest)
    page.withdrawing.withdraw.click()
    until(lambda: "contradict" in page.notices.text, "the refusal")
    assert [made.get("withdrawn") for made in desk.write(assessments)] == [None, None]


def test_the_form_speaks_another_language_and_keeps_what_was_chosen(desk: Desk) -> None:
    page = judged_before(desk, "corroborated", "set-aside")
    reading(page, NARRATIVES[2])
    take_back(page)
    press(Qt.Key.Key_Down)
    desk.window.appearance.set_language("ru")
    until(lambda: page.withdrawing.withdraw.text() == "Отозвать", "Russian")
    assert page.withdrawing.which.currentIndex() == 1
    assert page.withdrawing.which.currentText().startswith("Подкреплено")
    desk.window.appearance.set_language("en")
