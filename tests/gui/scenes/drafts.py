"""The list of drafts: nothing, several, about to delete one."""

from __future__ import annotations

from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.drafts.drafts_page import DraftsPage

TEXTS = (
    "Үш автобус. Нөмірсіз.",
    "Баспасөз мәслихатына жиырма шақты адам баса көктеп кірді. Полиция қызметкері қарап тұрды.",
    "Журналиста ударили, одну камеру разбили, другую отобрали. На записи видны лица.",
)


def _empty(desk: Desk) -> None:
    desk.open("drafts", DraftsPage)


def _several(desk: Desk) -> DraftsPage:
    def keep(vault: Vault) -> None:
        for text in TEXTS:
            capture = Capture(narrative=text, noted="2026-02-14T18:40:00+05:00")
            drafts.save(vault, capture, drafts.new_id())
        drafts.save(vault, Capture(noted="2026-02-14T18:40:00+05:00"), drafts.new_id())

    desk.write(keep)
    page = desk.open("drafts", DraftsPage)
    until(lambda: len(page.model.numbers) == len(TEXTS) + 1, "the drafts")
    return page


def _deleting(desk: Desk) -> None:
    _several(desk).detail.delete.click()


_SAME = frozenset(TEXTS)

SCENES = (
    Scene("drafts-empty", _empty),
    Scene("drafts", _several, same=_SAME),
    Scene("drafts-delete", _deleting, same=_SAME),
)
