"""The pages of safety and of recovery: nothing yet, something to remove, a card that opens the
vault, the making of a card.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover
from fieldreport.usecases.keep import recovery, shares
from fieldreport.usecases.keep.shares import Making
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import PASSPHRASE, Desk, until
from tests.gui.exchange import befriend, somebody
from tests.gui.staging import Scene
from ui.recovery.recovery_page import RecoveryPage
from ui.safety.safety_page import SafetyPage

NAME = "Бостандық"


def a_card(desk: Desk) -> Making:
    """A recovery card of which two of three sheets are the key, among the contacts and compared."""
    made = shares.make(NAME, 2, 3)

    def know(vault: Vault) -> None:
        contacts.add(vault, made.card)
        contacts.compare(vault, NAME, made.fingerprint)

    desk.write(know)
    return made


def sealed(desk: Desk) -> Making:
    """A recovery card that opens the vault."""
    made = a_card(desk)

    def seal(vault: Vault) -> None:
        with Secret(PASSPHRASE.encode()) as secret:
            recovery.seal(vault, recovery.plan(vault, NAME), secret)

    desk.write(seal)
    return made


def carried(desk: Desk, folder: Path) -> None:
    """A report that was handed over on one drive, and one that wasn't."""
    desk.write(reporting.incident)
    befriend(desk, somebody(folder / "samal"))

    def hand_over(vault: Vault) -> None:
        (name,) = (each.name for each in contacts.everyone(vault))
        plan = handover.plan(vault, [name], handover.Choice(everything=True))
        handover.hand_over(vault, plan, folder / "bundle", progress=Silent())

    desk.write(hand_over)


def recovery_page(desk: Desk) -> RecoveryPage:
    """The page, once it shows how it is."""
    page = desk.open("recovery", RecoveryPage)
    desk.settled()
    return page


def safety_page(desk: Desk) -> SafetyPage:
    """The page, once it is known what can go."""
    page = desk.open("safety", SafetyPage)
    until(lambda: page.checkpoint.plan is not None, "the plan")
    return page


def _recovery(desk: Desk) -> None:
    recovery_page(desk)


def _offered(desk: Desk) -> None:
    a_card(desk)
    recovery_page(desk)


def _sealed(desk: Desk) -> None:
    sealed(desk)
    page = recovery_page(desk)
    page.ways.rows[0].remove.click()


def making(desk: Desk) -> RecoveryPage:
    """The page of a coordinator who just made the sheets."""
    page = recovery_page(desk)
    page.making.name.setText(NAME)
    page.making.make.click()
    until(lambda: page.making.step == 1, "the sheets")
    return page


def _sheet(desk: Desk) -> None:
    page = making(desk)
    sheet: QPlainTextEdit = page.making.sheets.sheet
    sheet.setFocus()


def _typing(desk: Desk) -> None:
    page = making(desk)
    for _ in range(5):
        page.making.sheets.on.click()
    page.making.back.words.setPlainText("zebra")
    page.making.back.take.click()


def _safety(desk: Desk) -> None:
    safety_page(desk)


def _asked(desk: Desk) -> None:
    desk.write(reporting.whole)
    page = safety_page(desk)
    page.checkpoint.purge.setEnabled(True)
    page.checkpoint.purge.click()


SCENES = (
    Scene("recovery", _recovery),
    Scene("recovery-offered", _offered, same=frozenset({NAME})),
    Scene("recovery-sealed", _sealed, same=frozenset({NAME})),
    Scene("recovery-sheet", _sheet, role="coordinator"),
    Scene("recovery-typing", _typing, role="coordinator"),
    Scene("safety", _safety),
    Scene("safety-asked", _asked),
)
