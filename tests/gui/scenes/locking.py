"""The PIN: how it is turned on, and the page that asks for it."""

from __future__ import annotations

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep import pin
from fieldreport.usecases.keep.pin import Guessing
from tests.gui.acting import PASSPHRASE, Desk
from tests.gui.staging import Scene
from ui.locking.by_pin import ByPin
from ui.locking.pin_form import PinForm
from ui.settings.settings_page import SettingsPage


def _settings(desk: Desk) -> SettingsPage:
    page = desk.open("settings", SettingsPage)
    desk.settled()
    return page


def _opened(desk: Desk) -> PinForm:
    page = _settings(desk)
    form = page.pin
    # As on a usual machine; the vaults of tests cost nothing to guess.
    form._guessing = Guessing(0.8)
    form.on.click()
    page.minutes.setFocus()
    form.passphrase.setFocus()
    return form


def _refused(desk: Desk) -> None:
    form = _opened(desk)
    form.passphrase.set_text(PASSPHRASE)
    for each in (form.first, form.second):
        each.setText("123456")
    form.put.click()
    desk.settled()


def _on(desk: Desk) -> None:
    desk.write(
        lambda vault: pin.put(vault, Secret(PASSPHRASE.encode()), Secret(b"482913"), 15),
    )
    _settings(desk)


def _asked(desk: Desk) -> ByPin:
    desk.window.start.show_first()
    desk.window.start.offer_pin(Secret(bytes(100)), 15)
    page = desk.window.start.card
    assert isinstance(page, ByPin)
    return page


def _wrong(desk: Desk) -> None:
    page = _asked(desk)
    page._held.tries = 1
    page._failed(UserError("pin.wrong"))


# Russian and Kazakh call it alike.
_PIN = frozenset({"PIN-код"})

SCENES = (
    Scene("pin-form", _opened, same=_PIN),
    Scene("pin-refused", _refused, same=_PIN),
    Scene("pin-on", _on),
    Scene("pin-asked", _asked, locked=True, same=_PIN),
    Scene("pin-wrong", _wrong, locked=True, same=_PIN),
)
