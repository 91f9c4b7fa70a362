"""A conflict: much to decide, one thing left, refused, the result, other kinds; merged meanwhile; all conflicts."""

from __future__ import annotations

from functools import partial

from fieldreport.progress import Silent
from fieldreport.usecases.record import reports
from tests.gui import contesting, reporting
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.desk.inbox_page import InboxPage
from ui.drafts.drafts_page import DraftsPage
from ui.merging.conflicts_page import ConflictsPage
from ui.merging.merging_page import MergingPage


def _open(desk: Desk) -> MergingPage:
    subject = desk.write(reporting.contested)
    page = desk.open("merging", MergingPage, subject=subject)
    until(lambda: page.decisions.full, "the conflict")
    _previewed(page)
    return page


def _previewed(page: MergingPage) -> None:
    if page.result.shown:
        until(lambda: bool(page.result.sheet.text()) and page.result.sheet.full, "the result")


def _writing(desk: Desk) -> None:
    page = _open(desk)
    page.decisions.cards[0].other.click()
    page.decisions.cards[1].options[1].click()
    page.rest()
    until(lambda: not page.discard.isHidden(), "the draft")


def _result(desk: Desk) -> None:
    page = _open(desk)
    for card in page.decisions.cards:
        if card.choice() is None:
            card.options[-1].click()
    if not page.result.shown:
        page.result.toggle.click()
    _previewed(page)


def _faulty(desk: Desk) -> None:
    page = _open(desk)
    page.decisions.cards[0].options[0].click()
    page.save.click()


def _kind(kind: str, desk: Desk) -> None:
    made = desk.write(contesting.everything)
    page = desk.open("merging", MergingPage, subject=made[kind])
    until(lambda: page.decisions.full, "the conflict")
    _previewed(page)


def _again(desk: Desk) -> None:
    page = _open(desk)
    page.decisions.cards[0].other.click()
    page.decisions.cards[1].options[1].click()
    page.rest()
    desk.settled()
    subject = page.subject
    desk.write(lambda vault: contesting.changed(vault, subject, narrative="Иначе."))
    desk.session.changed.emit("reports")
    until(lambda: bool(page.notices.text), "what changed")
    _previewed(page)


def _settled(desk: Desk) -> None:
    page = _open(desk)
    page.decisions.cards[0].other.click()
    page.rest()
    desk.settled()
    subject = page.subject
    desk.write(lambda vault: reports.merge(vault, subject, {"narrative": "Both."}, Silent()))
    desk.session.changed.emit("reports")
    until(page.settled.isVisible, "what was written")


def _listed(desk: Desk) -> None:
    desk.write(contesting.everything)
    page = desk.open("conflicts", ConflictsPage)
    until(lambda: bool(page.rows.listed), "the list")


def _inbox(desk: Desk) -> None:
    desk.write(contesting.imported)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.model.rowCount() == 3 and page.view.account is not None, "the inbox")
    page.list.selectRow(2)
    until(lambda: not page.merge.isHidden(), "the way in")


def _draft(desk: Desk) -> None:
    page = _open(desk)
    page.decisions.cards[0].options[0].click()
    listed = desk.open("drafts", DraftsPage)
    until(lambda: listed.model.rowCount() == 1, "the draft")


def _nothing(desk: Desk) -> None:
    page = desk.open("conflicts", ConflictsPage)
    desk.settled()
    assert not page.rows.listed


# What was written is in one language.
_SAME: frozenset[str] = frozenset({"Полицейский ударил журналиста дубинкой у дверей суда."})

_CAME: frozenset[str] = frozenset({"Двоих увели.", "Троих увели."})

SCENES = (
    Scene("merging", _open),
    Scene("merging-writing", _writing),
    Scene("merging-result", _result),
    Scene("merging-fault", _faulty),
    Scene("merging-again", _again),
    Scene("merging-settled", _settled, same=_SAME),
    Scene("merging-action", partial(_kind, "action")),
    Scene("merging-person", partial(_kind, "person")),
    Scene("merging-consent", partial(_kind, "consent")),
    Scene("conflicts", _listed),
    Scene("conflicts-none", _nothing),
    Scene("inbox-conflict", _inbox, role="coordinator", same=_CAME),
    Scene("drafts-merging", _draft, same=frozenset({reporting.DISPUTED})),
)
