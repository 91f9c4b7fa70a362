"""The full form: empty, a whole incident, an act that is being written, refused."""

from __future__ import annotations

from tests.gui import reporting
from tests.gui.acting import Desk, type_text, until
from tests.gui.staging import Scene
from ui.writing.writing_page import WritingPage


def _empty(desk: Desk) -> WritingPage:
    page = desk.open("writing", WritingPage, new=True)
    until(lambda: page.opened, "the form")
    return page


def _incident(desk: Desk) -> WritingPage:
    subject = desk.write(reporting.incident)
    page = desk.open("writing", WritingPage, subject=subject)
    until(lambda: page.opened, "the form")
    return page


def _act(desk: Desk) -> None:
    page = _incident(desk)
    page.form.go("acts")
    acts = page.form.list("acts")
    acts.rows[1].toggle.click()
    page.form.ensureWidgetVisible(acts.rows[1].form or acts)


def _deleted(desk: Desk) -> None:
    page = _incident(desk)
    people = page.form.list("people")
    people.rows[1].remove.click()


def _faulty(desk: Desk) -> None:
    page = _empty(desk)
    form = page.form
    form.go("when")
    type_text(form.forms["when"].fields["began"].line, "31.02.2026")
    form.list("people").adder.added.emit([{"label": "А. Б."}])
    until(lambda: bool(form.forms["when"].fields["began"].fault), "the fault")
    page.head.save.click()
    until(lambda: bool(form.forms["account"].fields["narrative"].fault), "the refusal")


_SAME: frozenset[str] = frozenset({"Матери осуждённых", "Наблюдатель в зале", "пресс-конференция"})

SCENES = (
    Scene("writing", _empty, same=_SAME),
    Scene("writing-incident", _incident, same=_SAME),
    Scene("writing-act", _act, same=_SAME),
    Scene("writing-deleted", _deleted, same=_SAME),
    Scene("writing-fault", _faulty, same=_SAME),
)
