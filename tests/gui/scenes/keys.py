"""One's own keys, a request to be signed, and the vault before, while and after it gets new keys."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.usecases.keep import rekey, succession
from fieldreport.usecases.keep.rekey import Rekeyed
from tests.gui.acting import Desk, unlock, until
from tests.gui.exchange import let_in, somebody
from tests.gui.staging import Scene
from ui.keys.keys_page import KeysPage
from ui.keys.rekeying_card import Asked, RekeyingCard
from ui.keys.rekeying_page import RekeyingPage

GOOD, REVOKED = "Бостандық", "Өткен жылғы карта"


def _keys(desk: Desk) -> KeysPage:
    page = desk.open("keys", KeysPage)
    desk.settled()
    return page


def _faults(desk: Desk) -> None:
    page = _keys(desk)
    page.renewal.expires.setText("2027-13-01")
    page.renewal.save.click()
    page.key_file.save.click()


def _signing(desk: Desk) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        dana = somebody(folder / "dana", "Дана")
        (folder / "own").write_bytes(desk.write(lambda vault: vault.card))
        dana.do(lambda vault: succession.ask_endorsement(vault, folder / "own", folder / "request"))
        page = _keys(desk)
        page.hand_on.read(folder / "request")
        until(page.hand_on.form.isVisible)
        page.hand_on.form.compared.emit(dana.fingerprint)


def _rekeying(desk: Desk) -> RekeyingPage:
    desk.write(lambda vault: let_in(vault, GOOD))
    desk.write(lambda vault: let_in(vault, REVOKED, revoked=True))
    page = desk.open("rekeying", RekeyingPage)
    until(lambda: bool(page.dropped.text))
    return page


def _rekeying_fault(desk: Desk) -> None:
    page = _rekeying(desk)
    page.start.click()


@contextmanager
def _coming_to(work: Callable[..., Rekeyed]) -> Iterator[None]:
    # What the work really comes to is for the tests; here is looked at what is said of it.
    real = rekey.rekey
    rekey.rekey = work
    try:
        yield
    finally:
        rekey.rekey = real


def _apart(locked: Desk, work: Callable[..., Rekeyed], state: str) -> RekeyingCard:
    desk = unlock(locked.window)
    _rekeying(desk)
    before, owner = desk.session, desk.workroom.place.owner
    outlook = desk.write(rekey.outlook)
    asked = Asked(owner.folder, Secret(b"old"), Secret(b"new"), outlook)
    with _coming_to(work):
        desk.window.apart(lambda session: RekeyingCard(session, before, asked))
        card = desk.window.centralWidget()
        assert isinstance(card, RekeyingCard)
        until(lambda: card.state != "running")
    card._end(state)
    return card


def _finished(*_given: object) -> Rekeyed:
    return Rekeyed(1_000_000, 3, 1, ())


def _refused(*_given: object) -> Rekeyed:
    raise UserError("rekey.no_room", needed=9_000_000_000, free=1_200_000_000)


def _done(desk: Desk) -> None:
    _apart(desk, _finished, "done")


def _failed(desk: Desk) -> None:
    _apart(desk, _refused, "failed")


def _running(desk: Desk) -> None:
    def work(_folder: Path, _old: Secret, _new: Secret, progress: Progress) -> Rekeyed:
        progress.step(1, 3)
        return Rekeyed(1, 1, 1, ())

    card = _apart(desk, work, "running")
    card.row.show_step(400_000_000, 900_000_000)


_SAME = frozenset({GOOD, REVOKED, "Дана"})

SCENES = (
    Scene("keys", _keys, same=_SAME),
    Scene("keys-faults", _faults, same=_SAME),
    Scene("keys-signing", _signing, same=_SAME),
    Scene("rekeying", _rekeying, same=_SAME),
    Scene("rekeying-fault", _rekeying_fault, same=_SAME),
    Scene("rekeying-running", _running, locked=True, same=_SAME),
    Scene("rekeying-done", _done, locked=True, same=_SAME),
    Scene("rekeying-failed", _failed, locked=True, same=_SAME),
)
