"""The list of drafts: continued, deleted with a second press, never by mistake."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault import drafts as stored
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, type_text, until
from ui.capture.capture_page import CapturePage
from ui.drafts.drafts_page import DraftsPage

NOW = "2026-02-14T18:40:00+05:00"
TEXTS = ("Үш автобус.\nНөмірсіз.", "Три автобуса без номеров.")


def keep(vault: Vault) -> None:
    for text in TEXTS:
        drafts.save(vault, Capture(narrative=text, noted=NOW, place="Ақтау"), drafts.new_id())


@pytest.fixture
def page(desk: Desk) -> DraftsPage:
    desk.write(keep)
    opened = desk.open("drafts", DraftsPage)
    until(lambda: len(opened.model.numbers) == 2, "the drafts")
    desk.settled()
    return opened


def kept(desk: Desk) -> list[str]:
    return desk.write(lambda vault: sorted(each.text for each in drafts.listed(vault)))


def test_an_empty_list_leads_to_a_new_report(desk: Desk) -> None:
    opened = desk.open("drafts", DraftsPage)
    desk.settled()
    assert opened.empty.button.isVisible()
    opened.empty.button.click()
    assert isinstance(desk.window.page, CapturePage)


def test_the_chosen_draft_is_shown_whole(page: DraftsPage) -> None:
    assert page.rows.hasFocus()
    first = page.detail.text.text()
    press(Qt.Key.Key_Down)
    assert {first, page.detail.text.text()} == set(TEXTS)
    assert "Ақтау" in page.detail.below.text()


def test_return_goes_on_with_a_draft(page: DraftsPage, desk: Desk) -> None:
    text = page.detail.text.text()
    press(Qt.Key.Key_Return)
    capture = desk.window.page
    assert isinstance(capture, CapturePage)
    until(lambda: capture.form.account.toPlainText() == text, "the draft")
    assert capture.form.place.text == "Ақтау"
    assert capture.form.when.noted == NOW


def test_what_stands_on_the_other_page_is_kept_when_a_draft_is_opened(
    page: DraftsPage, desk: Desk
) -> None:
    capture = desk.open("capture", CapturePage)
    type_text(capture.form.account, "Half a sentence")
    desk.open("drafts", DraftsPage)
    until(lambda: len(page.model.numbers) == 3, "the third draft")
    desk.settled()
    texts = [each.text for each in page._listed]
    page.rows.selectRow(next(row for row, text in enumerate(texts) if text in TEXTS))
    page.detail.open.click()
    until(lambda: capture.form.account.toPlainText() in TEXTS, "the draft")
    assert kept(desk) == sorted((*TEXTS, "Half a sentence"))


def test_deleting_needs_a_second_press_and_a_second_return_does_not_delete(
    page: DraftsPage, desk: Desk
) -> None:
    page.detail.delete.setFocus()
    press(Qt.Key.Key_Return)
    assert page.detail.really.isVisible()
    press(Qt.Key.Key_Return)
    assert not page.detail.really.isVisible()
    assert kept(desk) == sorted(TEXTS)


def test_a_deleted_draft_is_gone(page: DraftsPage, desk: Desk) -> None:
    text = page.detail.text.text()
    page.detail.delete.click()
    page.detail.really.click()
    until(lambda: len(page.model.numbers) == 1, "deleting")
    assert kept(desk) == [other for other in TEXTS if other != text]
    assert page.detail.text.text() != text
    assert page.notices.text == "The draft was deleted."
    assert QApplication.focusWidget() is page.rows


def test_the_draft_that_stands_on_the_other_page_can_be_deleted_for_good(desk: Desk) -> None:
    capture = desk.open("capture", CapturePage)
    type_text(capture.form.account, "Not for anybody")
    page = desk.open("drafts", DraftsPage)
    until(lambda: len(page.model.numbers) == 1, "the draft")
    page.detail.delete.click()
    page.detail.really.click()
    until(page.empty.button.isVisible, "deleting")
    desk.settled()
    desk.open("capture", CapturePage)
    assert capture.form.account.toPlainText() == ""
    assert kept(desk) == []


def test_a_draft_without_words_and_one_of_another_form_have_a_row(desk: Desk) -> None:
    def odd(vault: Vault) -> None:
        drafts.save(vault, Capture(noted=NOW, basis=("seen",)), drafts.new_id())
        body = {"narrative": "Full", "evidence": [{"sha256": "ab" * 32}]}
        stored.save(vault, "report", json.dumps(body).encode(), subject="cd" * 16)

    desk.write(odd)
    page = desk.open("drafts", DraftsPage)
    until(lambda: len(page.model.numbers) == 2, "the drafts")
    desk.settled()
    said = {str(page.model.index(row, 0).data()) for row in range(2)}
    assert any(words.startswith("Nothing written yet.") for words in said)
    assert any("change to a report · files: 1" in words for words in said)
