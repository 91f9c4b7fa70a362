"""The inbox: nothing in it, reports that came, a question, a judgement that is held."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from fieldreport.crypto.identity import Identity
from fieldreport.model.records import compose
from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Judgement, Kind
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, until
from tests.gui.staging import Scene
from ui.desk.inbox_page import InboxPage

NARRATIVES = (
    "Полиция оттеснила людей от площади. Двоих увели к автобусу.",
    "Көпірдің жанында журналисті итеріп, камерасын сындырды.",
    "A crowd of about thirty stood before the court.",
)
WHY = "Слух, который никто не подтвердил."


def came(vault: Vault) -> None:
    """As if three reports of somebody had been imported."""
    author = Identity.generate()
    vault.db.execute(
        "INSERT INTO arrival (bundle, manifest, sender, kind, created, received, state) VALUES"
        " (x'01', x'02', ?, 'reports', '2026-03-15T12:00:00Z', '2026-03-15T12:00:00Z', 'published')",
        (bytes.fromhex(author.fingerprint),),
    )
    (arrival,) = vault.db.execute("SELECT max(id) FROM arrival").fetchone()
    for hour, narrative in enumerate(NARRATIVES):
        made = compose(
            "report",
            {
                "narrative": narrative,
                "began": f"2026-03-14T1{hour}:30:00+05:00",
                "place": {"name": "Алматы"},
            },
            author=author.fingerprint,
            written="2026-03-14T21:00:00+05:00",
        )
        records.add(vault, made, author.sign("record", made.raw), arrival=arrival)


def full(desk: Desk) -> InboxPage:
    """The inbox with three reports, the first of them read."""
    desk.write(came)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.view.account is not None, "an account")
    return page


def _question(desk: Desk) -> None:
    full(desk)
    press(Qt.Key.Key_I)


def _faulty(desk: Desk) -> None:
    page = full(desk)
    press(Qt.Key.Key_X)
    page.form.done.click()


def _duplicate(desk: Desk) -> None:
    page = full(desk)
    press(Qt.Key.Key_D)
    until(lambda: page.form.other.count() > 0, "something to choose from")


def _held(desk: Desk) -> None:
    page = full(desk)
    first = cast(object, page.view.account)
    press(Qt.Key.Key_V)
    until(lambda: page.view.account not in {None, first}, "the next account")


def judge(vault: Vault, kind: Kind = "set-aside", text: str = WHY) -> str:
    """Judge the report that came first, and return the subject of the judgement."""
    (number, *_) = triage.waiting(vault, vault.fingerprint).numbers
    row = triage.account(vault, number).row
    return triage.judge(vault, Judgement(row.subject, row.id, kind, text)).subject


def _judged(vault: Vault) -> None:
    came(vault)
    judge(vault, "corroborated", "")
    judge(vault)


def _withdraw(desk: Desk) -> None:
    desk.write(_judged)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.view.account is not None, "an account")
    press(Qt.Key.Key_U)
    until(page.withdrawing.isVisible, "the judgements")


def _withdraw_from_empty(desk: Desk) -> None:
    def all_judged(vault: Vault) -> None:
        _judged(vault)
        judge(vault)

    desk.write(all_judged)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.model.rowCount() == 0 and page.empty.isVisible(), "an empty inbox")
    page.withdraw.click()
    until(page.withdrawing.isVisible, "the judgements")


def _withdrawn(desk: Desk) -> None:
    def taken_back(vault: Vault) -> None:
        came(vault)
        triage.withdraw(vault, judge(vault), "Нашёлся второй источник.")

    desk.write(taken_back)
    page = desk.open("inbox", InboxPage)
    until(lambda: page.view.account is not None, "an account")


def _empty(desk: Desk) -> None:
    desk.open("inbox", InboxPage)


_SAME = frozenset({*NARRATIVES})

SCENES = tuple(
    Scene(name, show, role="coordinator", same=_SAME)
    for name, show in (
        ("inbox-empty", _empty),
        ("inbox", full),
        ("inbox-question", _question),
        ("inbox-fault", _faulty),
        ("inbox-duplicate", _duplicate),
        ("inbox-held", _held),
        ("inbox-withdraw", _withdraw),
        ("inbox-withdraw-empty", _withdraw_from_empty),
        ("inbox-withdrawn", _withdrawn),
    )
)
