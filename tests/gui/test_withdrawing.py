"""A judgement is withdrawn from the page of its report, and shown as withdrawn, as a user does and sees it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.usecases.desk import triage
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.test_following import (
    CTRL,
    NAMED,
    RETURN,
    about,
    at_report,
    change,
    field,
    new,
    read,
    report,
    writing,
)


@pytest.fixture
def role() -> str:
    return "coordinator"


def judged(desk: Desk, subject: str, **more: Any) -> str:
    return desk.write(lambda vault: reporting.judgement(vault, subject, **more))


def walk_to(widget: QWidget) -> None:
    """Press Tab until it is there."""
    for _ in range(60):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    pytest.fail("Tab doesn't lead there")


def test_a_judgement_is_withdrawn_from_the_report_by_keyboard_alone(desk: Desk) -> None:
    subject = report(desk)
    judged(desk, subject)
    shown = read(desk, subject)
    assert "Сколько человек" in shown.view.sheet.text()
    until(lambda: bool(shown.followed.changers), "the way to it")
    shown.view.sheet.setFocus()
    walk_to(shown.followed.changers[0])
    press(Qt.Key.Key_Space)
    page = writing(desk)
    until(lambda: QApplication.focusWidget() is not None, "the cursor")
    walk_to(page.withdraw)
    press(RETURN)
    assert page.withdraw.isHidden()
    assert field(page, "withdrawn_why").text.hasFocus()
    type_text(field(page, "withdrawn_why").text, "Ответ нашёлся.")
    press(RETURN, CTRL)

    shown = at_report(desk)
    assert "Сколько человек" not in shown.view.sheet.text()
    assert "Assessments" not in shown.view.sheet.text()
    (body,) = about(desk, subject, "assessment")
    assert (body["type"], body["withdrawn_why"]) == ("needs-information", "Ответ нашёлся.")
    assert times.valid(body["withdrawn"])
    (button,) = shown.followed.changers
    assert button.accessibleName() == "Change: Assessment: Needs information – withdrawn"


def test_a_withdrawn_judgement_is_struck_out_in_the_history_and_says_why(desk: Desk) -> None:
    subject = report(desk)
    gone = {"type": "set-aside", "reason": "Rumour.", "withdrawn": "2026-03-15"}
    judged(desk, subject, **gone, withdrawn_why="Two saw it.")
    judged(desk, subject, type="corroborated", note="Seen by two.")
    shown = read(desk, subject)
    text = shown.view.sheet.text()
    assert "Corroborated" in text
    assert "Rumour." not in text
    shown.view.choose("history")
    until(lambda: "Withdrawn assessments" in shown.view.sheet.text(), "the history")
    text = shown.view.sheet.text()
    for wanted in ("Set aside", "Rumour.", "Withdrawn: 15 March 2026", "Two saw it."):
        assert wanted in text, wanted
    assert "Corroborated" not in text
    until(lambda: shown.view.sheet.full, "all of it")
    found = shown.view.sheet.document().find("Set aside")
    assert found.charFormat().fontStrikeOut()


def test_where_versions_disagree_on_a_withdrawal_none_is_shown_as_current(desk: Desk) -> None:
    subject = report(desk)
    record = judged(desk, subject, type="corroborated", note="First.")

    def part(vault: Vault) -> None:
        (first,) = records.heads(vault, record)
        body = json.loads(first.raw)["body"]
        for more in ({"withdrawn": "2026-03-15"}, {"note": "Second."}):
            made = compose(
                "assessment",
                body | more,
                author=vault.fingerprint,
                written=times.now(),
                based_on=(first,),
            )
            records.add(vault, made, vault.identity.sign("record", made.raw))

    desk.write(part)
    shown = read(desk, subject)
    assert "Corroborated" not in shown.view.sheet.text()
    shown.view.choose("history")
    until(lambda: "Withdrawn assessments" in shown.view.sheet.text(), "the history")
    for wanted in ("First.", "Second."):
        assert wanted in shown.view.sheet.text()
    (button,) = shown.followed.changers
    assert button.accessibleName().startswith("Merge: Assessment")


def test_a_duplicate_names_the_other_until_it_is_withdrawn(desk: Desk) -> None:
    subject, other = report(desk), desk.write(lambda vault: reporting.add(vault, "Twin.")).report
    record = judged(desk, subject, type="duplicate-of", duplicate_of=other)
    assert "It repeats: Twin." in read(desk, subject).view.sheet.text()
    desk.write(lambda vault: triage.withdraw(vault, record))
    shown = read(desk, subject)
    until(lambda: "Twin." not in shown.view.sheet.text(), "its end")
    shown.view.choose("history")
    until(lambda: "Withdrawn assessments" in shown.view.sheet.text(), "the history")
    assert "Twin." not in shown.view.sheet.text()


def test_a_judgement_holds_again_once_its_date_is_emptied(desk: Desk) -> None:
    subject = report(desk)
    record = judged(desk, subject, type="corroborated", withdrawn="2026-03-15", withdrawn_why="…")
    page = change(desk, record)
    assert page.withdraw.isHidden()
    field(page, "withdrawn").line.clear()
    field(page, "withdrawn")._edited()
    assert not page.withdraw.isHidden()
    page.save.click()
    # A reason alone would look withdrawn, and hold.
    until(lambda: bool(field(page, "withdrawn").fault), "the fault")
    field(page, "withdrawn_why").text.clear()
    page.save.click()
    assert "Corroborated" in at_report(desk).view.sheet.text()
    assert about(desk, subject, "assessment") == [{"of": subject, "type": "corroborated"}]


def test_what_is_not_written_yet_can_not_be_withdrawn(desk: Desk) -> None:
    page = new(desk, report(desk), "assessment")
    assert page.withdraw.isHidden()
    assert page.form is not None
    assert not {"withdrawn", "withdrawn_why"} & page.form.fields.keys()
    consent = new(desk, report(desk, NAMED), "consent")
    assert consent.withdraw.isHidden()
