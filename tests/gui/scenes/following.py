"""Records about a report: each kind empty, one filled, one refused; and the way there."""

from __future__ import annotations

from functools import partial

from tests.gui import reporting
from tests.gui.acting import Desk, let_settle, type_text, until
from tests.gui.staging import Scene
from ui.following.following_page import FollowingPage


def _new(kind: str, desk: Desk) -> FollowingPage:
    subject = desk.write(reporting.incident)
    desk.workroom.go("following", report=subject, kind=kind)
    page = desk.window.page
    assert isinstance(page, FollowingPage)
    until(lambda: page.form is not None, "the form")
    return page


def _action(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    record = desk.write(lambda vault: reporting.complaint(vault, subject))
    page = desk.open("following", FollowingPage, subject=record, report=subject)
    until(lambda: page.form is not None, "the form")


def _all_fields(kind: str, desk: Desk) -> None:
    """What is rarely needed too, with the lowest of it in sight."""
    page = _new(kind, desk)
    assert page.form is not None
    page.form.more.click()
    desk.settled()
    let_settle()
    bar = page.column.verticalScrollBar()
    bar.setValue(bar.maximum())


def _withdraw(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    record = desk.write(lambda vault: reporting.judgement(vault, subject))
    page = desk.open("following", FollowingPage, subject=record, report=subject)
    until(lambda: page.form is not None, "the form")
    page.withdraw.click()
    until(page.withdraw.isHidden, "the date")


def _faulty(desk: Desk) -> None:
    page = _new("action", desk)
    assert page.form is not None
    type_text(page.form.fields["sent"].line, "31.02.2026")
    until(lambda: bool(page.form and page.form.fields["sent"].fault), "the fault")
    page.save.click()
    until(lambda: bool(page.form and page.form.fields["type"].fault), "the refusal")


# What the incident says is in one language.
_SAME: frozenset[str] = frozenset(
    {"Сорвана пресс-конференция о трёх осуждённых женщинах", "Три редакции"}
)

SCENES = (
    Scene("following-action", _action, same=_SAME),
    Scene("following-detention", partial(_new, "detention"), same=_SAME),
    Scene("following-statement", partial(_new, "statement"), same=_SAME),
    Scene("following-consent", partial(_new, "consent"), same=_SAME),
    Scene("following-assessment", partial(_new, "assessment"), role="coordinator", same=_SAME),
    Scene("following-action-all", partial(_all_fields, "action"), same=_SAME),
    Scene("following-detention-all", partial(_all_fields, "detention"), same=_SAME),
    Scene("following-consent-all", partial(_all_fields, "consent"), same=_SAME),
    Scene(
        "following-assessment-all",
        partial(_all_fields, "assessment"),
        role="coordinator",
        same=_SAME,
    ),
    Scene("following-withdraw", _withdraw, role="coordinator", same=_SAME),
    Scene("following-fault", _faulty, same=_SAME),
)
