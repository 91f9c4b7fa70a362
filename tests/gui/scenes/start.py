"""What is seen before a vault is open."""

from __future__ import annotations

from fieldreport.errors import UserError
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.parts.strength import Strength
from ui.session.faults import Bug
from ui.start.new_vault import NewVault
from ui.start.unlock import Unlock


def _welcome(desk: Desk) -> None:
    desk.window.start.show_welcome()


def _new_vault(desk: Desk) -> NewVault:
    desk.window.start.show_new_vault()
    page = desk.window.start.card
    assert isinstance(page, NewVault)
    return page


def _new_vault_refused(desk: Desk) -> None:
    page = _new_vault(desk)
    page.name.setText("Айгүл")
    page.passphrase.first.set_text("12345")
    page.passphrase.bar.show_strength(Strength(0, 0.1))
    page.make.click()
    page.show_error(UserError("vault.folder_not_empty", folder="vault"))


def _wrong(desk: Desk) -> None:
    page = desk.window.start.card
    assert isinstance(page, Unlock)
    for _ in range(2):
        page.passphrase.set_text("something else")
        page.unlock.click()
        until(lambda: page.unlock.isEnabled() or bool(page.field.fault))
        until(lambda: bool(page.field.fault))


def _bug(desk: Desk) -> None:
    desk.window.show_failure(Bug("KeyError, ui/app.py:12"))


SCENES = (
    Scene("welcome", _welcome, locked=True),
    Scene("new-vault", _new_vault, locked=True),
    Scene("new-vault-fault", _new_vault_refused, locked=True),
    Scene("unlock", lambda desk: desk, locked=True),
    Scene("unlock-wrong", _wrong, locked=True),
    Scene("unlock-bug", _bug, locked=True),
)
