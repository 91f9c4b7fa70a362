"""Every bundle that is none of ours, not for us, damaged or forged, given to the window: a sentence with the name of
the file, a vault in which nothing changed, and a page that goes on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card
from fieldreport.vault.vault import Vault
from tests.gui import acting
from tests.gui.acting import Desk, until
from tests.hostile.spoiling import BUNDLES, WHOLE
from tests.unit.bundle.made import somebody
from tests.unit.usecases import made
from ui.exchange.import_page import ImportPage

pytestmark = pytest.mark.hostile


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault of the coordinator in whose name the bundles are encrypted, who knows their sender."""
    vault = tmp_path / "vault"
    made.make_vault(vault, made.COORDINATOR)
    card = make_card(somebody(made.MONITOR), made.NAMES[made.MONITOR], made.ROLES[made.MONITOR])
    made.make_friends(vault, card)
    monkeypatch.setattr(acting, "PASSPHRASE", made.PASSPHRASE)
    return vault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "DRIVE").mkdir()
    return tmp_path / "DRIVE" / "x-7"


@pytest.fixture
def page(desk: Desk) -> ImportPage:
    opened = desk.open("import", ImportPage)
    desk.settled()
    return opened


def taken(page: ImportPage, file: Path) -> str:
    """Choose the file, import what can be, and return all that the page says."""
    page.look_at([file])
    until(lambda: not page.foot.busy and bool(page.cards or page.notices.text), "a look at it")
    if page.foot.imports.isVisible():
        page.foot.imports.click()
        until(lambda: not page.foot.busy and not page.foot.imports.isVisible(), "its import")
    return "\n".join([page.notices.text, *(card.text for card in page.cards)])


@pytest.mark.parametrize("how", BUNDLES)
def test_a_bad_bundle_is_told_of_by_its_name_and_stores_nothing(
    page: ImportPage, desk: Desk, file: Path, how: str
) -> None:
    file.write_bytes(BUNDLES[how]())
    before = desk.write(made.content)
    said = taken(page, file)
    assert "x-7" in said
    assert said.count(".") >= 2, "what happened, and what to do"
    assert made.differing(before, desk.write(made.content)) == set()
    assert made.tree(file.parent) == {file.name: made.tree(file.parent)[file.name]}
    # And a good one afterwards comes in.
    file.write_bytes(WHOLE)
    taken(page, file)
    assert desk.write(_reports) > 0


def _reports(vault: Vault) -> int:
    (count,) = vault.db.execute("SELECT count(*) FROM record WHERE kind = 'report'").fetchone()
    return int(count)
