"""What is decided in a conflict is kept while it is decided, and its result is read beside it, as a user does it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.record import deciding, drafts, reports
from fieldreport.usecases.record.deciding import Decided, Opened
from fieldreport.usecases.record.merging import Own
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.gui import contesting, reporting
from tests.gui.acting import PASSPHRASE, Desk, press, type_text, until
from tests.gui.test_merging import at_report, card, merged, merging
from ui.drafts.drafts_page import DraftsPage
from ui.exchange.handover_page import HandoverPage
from ui.help.help_page import HelpPage
from ui.merging.merging_page import MergingPage
from ui.reports.reports_page import ReportsPage

CTRL = Qt.KeyboardModifier.ControlModifier
OWN = "Полицейский толкнул и ударил журналиста."


@pytest.fixture
def subject(desk: Desk) -> str:
    return desk.write(reporting.contested)


def write_own(page: MergingPage, text: str = OWN) -> None:
    narrative = card(page, "narrative")
    narrative.other.click()
    narrative.field.text.selectAll()
    type_text(narrative.field.text, text)


def kept(desk: Desk) -> list[drafts.Listed]:
    return desk.write(drafts.listed)


def stored(vault: Vault, subject: str) -> Any:
    found = deciding.opened(vault, subject=subject)
    assert isinstance(found, Opened)
    return found.deciding.decided


def anew(desk: Desk) -> None:
    """As if the vault had been locked and opened again: no page is there any more."""
    desk.open("reports", ReportsPage)
    desk.settled()
    page = desk.workroom._pages.pop("merging")
    page.deleteLater()


def below(page: MergingPage) -> str:
    return page.header.findChildren(QLabel)[1].text()


def result(page: MergingPage) -> str:
    return page.result.sheet.text()


def test_what_is_decided_is_in_the_vault_by_itself(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    assert page.discard.isHidden()
    write_own(page)
    card(page, "place").options[1].click()
    until(lambda: bool(kept(desk)), "the draft")
    until(lambda: "Kept as a draft" in below(page), "that it is kept")
    (draft,) = kept(desk)
    assert (draft.merging, draft.subject, draft.text) == (True, subject, reporting.DISPUTED)
    assert desk.write(lambda vault: stored(vault, subject)) == {
        "narrative": Decided(Own(OWN), OWN),
        "place": Decided(1),
    }
    assert not page.discard.isHidden()


def test_only_looking_at_a_conflict_makes_no_draft(desk: Desk, subject: str) -> None:
    merging(desk, subject)
    desk.open("reports", ReportsPage)
    desk.settled()
    assert kept(desk) == []


def test_a_lock_in_the_midst_loses_nothing(
    desk: Desk, subject: str, replaced: list[list[str]], place: Path
) -> None:
    page = merging(desk, subject)
    write_own(page)
    page.decisions.cards[0].field.text.setFocus()
    press(Qt.Key.Key_L, CTRL)
    assert replaced
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        assert stored(vault, subject) == {"narrative": Decided(Own(OWN), OWN)}


def test_what_was_decided_is_there_again_and_is_merged_and_the_draft_goes(
    desk: Desk, subject: str
) -> None:
    page = merging(desk, subject)
    write_own(page)
    card(page, "place").options[1].click()
    card(page, "began").options[0].click()
    anew(desk)
    page = merging(desk, subject)
    assert not page.notices.text
    assert card(page, "narrative").choice() == Own(OWN)
    assert card(page, "narrative").field.text.toPlainText() == OWN
    assert (card(page, "place").choice(), card(page, "began").choice()) == (1, 0)
    assert "1 decision left" in below(page)
    until(card(page, "people[p2]").options[0].hasFocus, "the cursor on what is left")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    at_report(desk)
    body = merged(desk, subject)
    assert (body["narrative"], body["place"]["name"]) == (OWN, "Ақтоғай")
    assert body["began"] == "2026-03-01T10:00:00+05:00"
    assert kept(desk) == []


def test_a_draft_of_decisions_is_listed_and_gone_on_with(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    card(page, "place").options[1].click()
    anew(desk)
    listed = desk.open("drafts", DraftsPage)
    until(lambda: listed.model.rowCount() == 1, "the draft")
    spoken = listed.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    until(
        lambda: (
            "Merging versions: Удар у дверей суда"
            in str(listed.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        ),
        f"its name in {spoken}",
    )
    listed.rows.setFocus()
    press(Qt.Key.Key_Return)
    found = desk.window.page
    assert isinstance(found, MergingPage)
    until(lambda: found.decisions.full, "the conflict")
    assert card(found, "place").choice() == 1
    found.back.click()
    assert at_report(desk).view.subject == subject


def test_a_handover_names_the_draft_as_left_behind(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    card(page, "place").options[1].click()
    page.rest()
    desk.settled()
    handover = desk.open("handover", HandoverPage)
    until(lambda: reporting.DISPUTED in handover.form.left.text, "the draft")


def test_discarding_forgets_the_decisions_and_keeps_the_versions(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    write_own(page)
    page.rest()
    until(lambda: bool(kept(desk)), "the draft")
    page.discard.click()
    at_report(desk)
    desk.settled()
    assert kept(desk) == []
    assert len(desk.write(lambda vault: records.heads(vault, subject))) == 2
    page = merging(desk, subject)
    assert card(page, "narrative").choice() is None
    assert card(page, "narrative").field.value() is None


def test_a_draft_that_was_deleted_in_the_list_is_not_there_again(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    card(page, "place").options[1].click()
    desk.open("drafts", DraftsPage)
    desk.settled()
    (draft,) = kept(desk)
    desk.write(lambda vault: deciding.discard(vault, draft.id))
    page = merging(desk, subject)
    until(
        lambda: any(
            each.path == "place" and each.choice() is None for each in page.decisions.cards
        ),
        "a fresh page",
    )
    assert page.discard.isHidden()


def test_versions_that_change_while_one_decides_are_asked_again_and_said(
    desk: Desk, subject: str
) -> None:
    page = merging(desk, subject)
    write_own(page)
    card(page, "place").options[1].click()
    desk.write(lambda vault: contesting.changed(vault, subject, narrative="Иначе."))
    desk.session.changed.emit("reports")
    until(lambda: "versions are others" in page.notices.text, "what changed")
    until(lambda: page.decisions.full, "the conflict")
    narrative = card(page, "narrative")
    assert narrative.choice() is None
    assert "Choose again" in narrative._state.text()
    # What was written is still there to be seen, and typing in it chooses it.
    assert not narrative.field.isHidden()
    assert narrative.field.text.toPlainText() == OWN
    assert card(page, "place").choice() == 1
    card(page, "people[p2]").options[1].click()
    page.save.click()
    assert narrative.fault == "Choose one of these first."
    type_text(narrative.field.text, "Вчера. ")
    assert isinstance(narrative.choice(), Own)
    page.save.click()
    at_report(desk)
    assert "Вчера." in merged(desk, subject)["narrative"]
    assert kept(desk) == []


def test_a_draft_whose_versions_are_others_is_opened_sensibly_and_said(
    desk: Desk, subject: str
) -> None:
    page = merging(desk, subject)
    card(page, "narrative").options[1].click()
    card(page, "place").options[1].click()
    # What was taken by itself and chosen otherwise is asked again too.
    card(page, "began").options[0].click()
    anew(desk)
    desk.write(
        lambda vault: contesting.changed(
            vault, subject, narrative="Иначе.", began="2026-03-02", tags=["новое"]
        )
    )
    page = merging(desk, subject)
    assert "versions are others" in page.notices.text
    assert {each.path for each in page.decisions.cards if each.choice() is None} == {
        "narrative",
        "began",
        "people[p2]",
    }
    assert card(page, "began").parentWidget() is page.decisions.asked
    desk.window.appearance.set_language("ru")
    until(lambda: "Выберите снова" in card(page, "narrative")._state.text(), "the language")
    assert "Ваши решения остаются" in page.notices.text
    desk.window.appearance.set_language("en")


def test_versions_that_were_merged_elsewhere_leave_what_was_written(
    desk: Desk, subject: str
) -> None:
    page = merging(desk, subject)
    write_own(page)
    page.rest()
    desk.settled()
    desk.write(lambda vault: reports.merge(vault, subject, {"narrative": "Both."}, Silent()))
    desk.session.changed.emit("reports")
    until(page.settled.isVisible, "what was written")
    assert page.settled.texts.text() == OWN
    assert page.save.isHidden()
    # The cursor isn't on what can't be taken back.
    until(page.settled.open.hasFocus, "the cursor")
    press(Qt.Key.Key_Return)
    assert at_report(desk).view.subject == subject
    assert len(kept(desk)) == 1
    page = desk.open("merging", MergingPage, subject=subject)
    until(page.settled.isVisible, "what was written")
    page.settled.discard.click()
    at_report(desk)
    desk.settled()
    assert kept(desk) == []
    desk.open("merging", MergingPage, subject=subject)
    at_report(desk)


def test_a_text_whose_part_is_no_longer_asked_is_shown(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    write_own(page)
    anew(desk)
    desk.write(
        lambda vault: contesting.changed(
            vault,
            subject,
            narrative="Полицейский ударил журналиста дубинкой у дверей суда.",
        )
    )
    page = merging(desk, subject)
    assert not page.decisions.left_over.isHidden()
    assert OWN in page.decisions._texts.text()


def test_the_result_is_read_beside_the_decisions_and_follows_them(
    desk: Desk, subject: str, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    desk.window.resize(1400, 800)
    page = merging(desk, subject)
    until(lambda: "Not decided yet" in result(page), "the result")
    assert page.result.shown
    assert "Place" in result(page).partition("\n\n")[0]
    assert "not decided yet" in result(page)
    card(page, "narrative").options[1].click()
    card(page, "place").options[1].click()
    with steady():
        until(lambda: "толкнул" in result(page) and "Ақтоғай" in result(page), "the choices")
    write_own(page)
    until(lambda: OWN in result(page), "the text")
    assert "Not decided yet" in result(page)
    card(page, "people[p2]").options[0].click()
    until(lambda: "Not decided yet" not in result(page), "that all is decided")
    assert "Сержант К." not in result(page)
    desk.window.appearance.set_language("kk")
    until(lambda: "Не істелді" in result(page) or "Адамдар" in result(page), "the language")
    desk.window.appearance.set_language("en")


def test_in_a_narrow_window_the_result_takes_the_place_of_the_decisions(
    desk: Desk, subject: str
) -> None:
    desk.window.resize(1024, 640)
    page = merging(desk, subject)
    until(page.decisions.isVisible, "the decisions")
    assert not page.result.shown
    assert page.result.toggle.accessibleName() == "Show the result"
    press(Qt.Key.Key_R, CTRL)
    until(page.result.sheet.hasFocus, "the result")
    assert not page.decisions.isVisible()
    until(lambda: "Not decided yet" in result(page), "the result")
    assert page.result.toggle.accessibleName() == "Hide the result"
    # Whoever saves too early is led to what is left.
    press(Qt.Key.Key_Return, CTRL)
    assert page.decisions.isVisible()
    assert card(page, "narrative").fault


def test_a_long_result_stays_where_it_was_scrolled_to(desk: Desk) -> None:
    desk.window.resize(1400, 700)
    people = [{"id": f"p{n}", "label": f"Человек {n}"} for n in range(60)]
    body = {"narrative": "Seen.", "people": people}
    subject = desk.write(
        lambda vault: reporting.parted(
            vault, body, {"title": "Один"}, {"title": "Другой", "began": "2026"}
        )
    )
    page = merging(desk, subject)
    until(lambda: "Человек 59" in result(page) and page.result.sheet.full, "the result")
    bar = page.result.sheet.verticalScrollBar()
    until(lambda: bar.maximum() > 300, "a long sheet")
    bar.setValue(250)
    card(page, "title").options[1].click()
    until(lambda: "Другой" in result(page) and page.result.sheet.full, "the choice")
    assert bar.value() == 250


def test_f1_tells_of_merging(desk: Desk, subject: str) -> None:
    page = merging(desk, subject)
    card(page, "place").options[1].click()
    press(Qt.Key.Key_F1)
    found = desk.window.page
    assert isinstance(found, HelpPage)
    assert found.topic == "merging"
    press(Qt.Key.Key_Escape)
    assert desk.window.page is page
    desk.settled()
    assert card(page, "place").choice() == 1


@pytest.mark.parametrize(
    "kind", ["action", "detention", "statement", "consent", "assessment", "person"]
)
def test_every_kind_of_record_is_merged_with_its_result_beside_it(desk: Desk, kind: str) -> None:
    desk.window.resize(1400, 800)
    made = desk.write(contesting.everything)
    page = merging(desk, made[kind], report=made["about"])
    until(lambda: bool(result(page)) and page.result.sheet.full, "the result")
    for each in page.decisions.cards:
        assert "_" not in each._title.text()
        if each.choice() is None:
            each.options[1].click()
    until(lambda: "Not decided yet" not in result(page), "that all is decided")
    if kind in {"person", "consent"}:
        assert contesting.NAME in result(page)
    page.save.click()
    assert at_report(desk).view.subject == made["about"]
    assert len(desk.write(lambda vault: records.heads(vault, made[kind]))) == 1
    assert kept(desk) == []
