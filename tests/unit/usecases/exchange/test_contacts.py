from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card, make_claim, make_revocation, open_card
from fieldreport.crypto.identity import groups
from fieldreport.model.cards import SIZE_LIMIT, parse_card
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts, handover
from fieldreport.usecases.record import reports
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import somebody
from tests.unit.usecases.made import COORDINATOR, THIRD, refused, report


def file(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def card(name: str = "Дана", who: str = THIRD, **more: object) -> bytes:
    return make_card(somebody(who), name, "coordinator", **more)  # type: ignore[arg-type]


def test_the_exported_card_is_the_vaults_own(monitor: Vault, tmp_path: Path) -> None:
    contacts.export_card(monitor, tmp_path / "my.card")
    assert (tmp_path / "my.card").read_bytes() == monitor.card
    with refused(monitor, "files.exists", file="my.card"):
        contacts.export_card(monitor, tmp_path / "my.card")


def test_a_card_becomes_a_contact_that_is_not_compared(monitor: Vault, tmp_path: Path) -> None:
    added = contacts.add(monitor, file(tmp_path / "d.card", card()))
    assert (added.contact.name, added.contact.state, added.new) == ("Дана", "uncompared", True)
    assert [contact.name for contact in contacts.all_contacts(monitor)] == ["Samal", "Дана"]


def test_comparing_needs_the_right_fingerprint(monitor: Vault, tmp_path: Path) -> None:
    contacts.add(monitor, file(tmp_path / "d.card", card()))
    wrong = groups(somebody(COORDINATOR).fingerprint)
    with refused(monitor, "contacts.fingerprint_differs", name="Дана"):
        contacts.compare(monitor, "Дана", wrong)
    with refused(monitor, "contacts.unknown"):
        contacts.compare(monitor, "Nobody", wrong)
    contact, held = contacts.compare(monitor, "дана", groups(somebody(THIRD).fingerprint))
    assert (contact.state, held) == ("compared", 0)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "card.malformed"),
        (b"{}", "card.malformed"),
        (b" " * (SIZE_LIMIT + 1), "files.too_big"),
        (card(created="2020-01-01T00:00:00Z", expires="2021-01-01T00:00:00Z"), "contacts.expired"),
        (card(who="aigul"), "contacts.own_card"),
        (make_revocation(somebody(THIRD)), "contacts.is_revocation"),
        (
            make_claim(somebody(THIRD), parse_card(card()).card, open_card(card(who=COORDINATOR))),
            "contacts.is_request",
        ),
    ],
    ids=["empty", "braces", "too-big", "expired", "own", "revocation", "request"],
)
def test_what_is_no_card_to_use_changes_nothing(
    monitor: Vault, tmp_path: Path, raw: bytes, code: str
) -> None:
    with refused(monitor, code):
        contacts.add(monitor, file(tmp_path / "d.card", raw))


def test_a_revocation_by_its_own_key_ends_it(monitor: Vault, tmp_path: Path) -> None:
    raw = make_revocation(somebody(COORDINATOR), reason="seized")
    contact = contacts.revoke(monitor, file(tmp_path / "r", raw))
    assert (contact.name, contact.state) == ("Samal", "revoked")
    with refused(monitor, "contacts.revocation_unknown"):
        contacts.revoke(monitor, file(tmp_path / "s", make_revocation(somebody(THIRD))))


def usual(vault: Vault) -> dict[str, bool]:
    return {one.contact.name: one.usual for one in contacts.addressees(vault)}


def test_two_coordinators_are_the_usual_addressees_and_only_who_was_compared_is_one(
    monitor: Vault, tmp_path: Path
) -> None:
    assert usual(monitor) == {"Samal": True}
    for name, role in (("Ана", "monitor"), ("Бек", "coordinator"), ("Яна", "coordinator")):
        raw = make_card(somebody(name), name, role)
        contacts.add(monitor, file(tmp_path / name, raw))
        if name != "Яна":
            contacts.compare(monitor, name, groups(somebody(name).fingerprint))
    assert usual(monitor) == {"Samal": True, "Ана": False, "Бек": True}


def test_who_got_the_last_handover_is_a_usual_addressee(
    monitor: Vault, drive: Path, tmp_path: Path
) -> None:
    contacts.add(monitor, file(tmp_path / "d.card", card()))
    contacts.compare(monitor, "Дана", groups(somebody(THIRD).fingerprint))
    assert usual(monitor) == {"Samal": True, "Дана": True}
    reports.add(monitor, report(), (), Silent())
    plan = handover.plan(monitor, ["Дана"], handover.Choice(new=True))
    handover.hand_over(monitor, plan, drive, progress=Silent())
    assert usual(monitor) == {"Samal": False, "Дана": True}
