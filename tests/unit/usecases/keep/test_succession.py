"""A key is lost: nothing more goes to it, its word counts for nothing, and a successor gets what nobody
else has.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport import times
from fieldreport.crypto.cards import make_card, make_revocation, open_card, open_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts as people
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.keep import succession
from fieldreport.usecases.record import reports
from fieldreport.vault import contacts, custody, own_card, records
from fieldreport.vault import succession as vault_succession
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import somebody
from tests.unit.usecases.made import (
    COORDINATOR,
    THIRD,
    evidence,
    make_vault,
    opened,
    refused,
    report,
)

ALL = handover.Choice(unacknowledged=True)


@pytest.fixture
def account(monitor: Vault) -> str:
    return reports.add(monitor, report(), [evidence()], Silent()).report


@pytest.fixture
def successor(tmp_path: Path, coordinator: Vault, monitor: Vault) -> Vault:
    """Another coordinator, whom Samal's key recommended, among the monitor's contacts."""
    make_vault(tmp_path / "successor", THIRD)
    vault = opened(tmp_path / "successor")
    raw = make_card(
        somebody(THIRD), "Дана", "coordinator", serial=5, replaced=somebody(COORDINATOR)
    )
    assert contacts.add(monitor, raw).endorsed_by is not None
    return vault


def revoke(vault: Vault) -> None:
    contacts.revoke(vault, make_revocation(somebody(COORDINATOR)))


def test_a_revoked_coordinator_gets_nothing_and_the_successor_is_offered(
    monitor: Vault, account: str, successor: Vault
) -> None:
    revoke(monitor)
    with refused(monitor, "contacts.replaced_uncompared", name="Samal", successor="Дана"):
        handover.plan(monitor, ["Samal"], ALL)
    with refused(monitor, "contacts.not_compared"):
        handover.plan(monitor, ["Дана"], ALL)
    contacts.compare(monitor, "Дана", successor.fingerprint)
    with refused(monitor, "contacts.replaced", name="Samal", successor="Дана"):
        handover.plan(monitor, ["Samal"], ALL)
    assert handover.plan(monitor, ["Дана"], ALL).accounts != ()


def test_without_a_successor_it_is_only_said_that_the_key_is_revoked(
    monitor: Vault, account: str
) -> None:
    revoke(monitor)
    with refused(monitor, "contacts.revoked", name="Samal"):
        handover.plan(monitor, ["Samal"], ALL)
    then = succession.after(monitor, "Samal")
    assert (then.records, then.files, then.successor) == (1, 1, None)


def test_an_expired_card_is_treated_so_too(monitor: Vault, successor: Vault) -> None:
    other = Identity.generate()
    raw = make_card(other, "Nurlan", "coordinator", expires="2001-01-01T00:00:00Z")
    card = open_card(raw)
    monitor.db.execute(
        "INSERT INTO contact (fingerprint, name, role, card, ed25519, mldsa65, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            bytes.fromhex(card.fingerprint),
            *("Nurlan", "coordinator", raw, card.public.keys.ed25519, card.public.keys.mldsa65),
            times.now(),
        ),
    )
    with refused(monitor, "contacts.expired"):
        handover.plan(monitor, ["Nurlan"], ALL)


def test_the_same_name_and_role_is_offered_too_and_other_roles_are_not(monitor: Vault) -> None:
    old = contacts.by_name(monitor, "Samal")
    assert vault_succession.successor(monitor, old) is None
    contacts.add(monitor, make_card(Identity.generate(), "Samal", "monitor"))
    assert vault_succession.successor(monitor, old) is None
    new = contacts.add(monitor, make_card(Identity.generate(), "SAMAL", "coordinator")).contact
    assert vault_succession.successor(monitor, old) == new


def test_what_the_lost_key_acknowledged_is_given_to_the_successor_again(
    monitor: Vault, coordinator: Vault, successor: Vault, account: str, drive: Path
) -> None:
    plan = handover.plan(monitor, ["Samal"], handover.Choice(new=True))
    path = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    arrival = intake.take_in(coordinator, path, progress=Silent()).arrival
    assert arrival is not None
    answer = receipts.write_receipt(coordinator, arrival, drive)
    intake.take_in(monitor, answer, progress=Silent())
    contacts.compare(monitor, "Дана", successor.fingerprint)
    with refused(monitor, "handover.nothing"):
        handover.plan(monitor, ["Дана"], ALL)
    revoke(monitor)
    then = succession.after(monitor, "Samal")
    assert (then.records, then.files) == (1, 1)
    assert then.successor is not None
    # Until the successor has it and says so, it may be sent as often as one likes.
    for _ in range(2):
        plan = handover.plan(monitor, ["Дана"], ALL)
        assert (len(plan.accounts), len(plan.evidence)) == (1, 1)
        path = handover.hand_over(monitor, plan, drive, progress=Silent()).paths[0]
    with successor:
        contacts.add(successor, monitor.card)
        contacts.compare(successor, monitor.fingerprint, monitor.fingerprint)
        arrival = intake.take_in(successor, path, progress=Silent()).arrival
        assert arrival is not None
        assert len(records.heads(successor, account)) == 1
        answer = receipts.write_receipt(successor, arrival, drive)
    # The successor's own card, not the endorsed one, is what signed the receipt.
    intake.take_in(monitor, answer, progress=Silent())
    with refused(monitor, "handover.nothing"):
        handover.plan(monitor, ["Дана"], ALL)


def test_without_names_holds_for_what_is_unacknowledged_too(monitor: Vault) -> None:
    people_named = [{"id": "p", "label": "К.", "identity": {"names": [{"full": "Ерлан"}]}}]
    reports.add(monitor, report(people=people_named), [evidence()], Silent())
    choice = handover.Choice(unacknowledged=True, names="without")
    plan = handover.plan(monitor, ["Samal"], choice)
    assert (len(plan.accounts), plan.persons, len(plan.evidence)) == (1, (), 1)


# --- one's own card -------------------------------------------------------------------------------


def test_ones_own_revocation_is_saved_and_holds(monitor: Vault, tmp_path: Path) -> None:
    succession.export_revocation(monitor, tmp_path / "revocation")
    raw = (tmp_path / "revocation").read_bytes()
    assert open_revocation(raw, monitor.identity.public).fingerprint == monitor.fingerprint
    with refused(monitor, "files.exists"):
        succession.export_revocation(monitor, tmp_path / "revocation")


def test_a_renewed_card_keeps_the_fingerprint_and_contacts_keep_it_compared(
    monitor: Vault, coordinator: Vault, tmp_path: Path
) -> None:
    path = tmp_path / "card"
    succession.renew(monitor, path, name="Айгүл Қ.", expires="2099-01-01T00:00:00Z")
    assert monitor.name == "Айгүл Қ."
    added = people.add(coordinator, path)
    assert (added.new, added.renamed_from, added.contact.state) == (False, "Айгүл", "compared")
    assert added.contact.expires == "2099-01-01T00:00:00Z"
    monitor.close()
    with opened(monitor.folder) as again:
        assert again.name == "Айгүл Қ."
        assert list(custody.check(again)) == []


@pytest.mark.parametrize(
    ("code", "how"),
    [("card.bad_name", {"name": "two\nlines"}), ("card.malformed", {"expires": "soon"})],
)
def test_a_card_that_cant_be_changes_nothing(
    monitor: Vault, tmp_path: Path, code: str, how: dict[str, str]
) -> None:
    before = monitor.card
    with refused(monitor, code):
        succession.renew(monitor, tmp_path / "card", **how)
    (tmp_path / "taken").write_bytes(b"mine")
    with refused(monitor, "files.exists"):
        succession.renew(monitor, tmp_path / "taken")
    assert monitor.card == before
    assert not (tmp_path / "card").exists()


def test_a_renewal_that_cant_be_stored_leaves_no_card(
    monitor: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("not stored")

    monkeypatch.setattr(own_card, "take", fail)
    with pytest.raises(RuntimeError, match="stored"):
        succession.renew(monitor, tmp_path / "card")
    assert list(tmp_path.glob("card")) == []


def test_an_old_identity_endorses_a_new_one(
    monitor: Vault, coordinator: Vault, tmp_path: Path
) -> None:
    make_vault(tmp_path / "new", THIRD)
    old, request, card = tmp_path / "old", tmp_path / "request", tmp_path / "endorsed"
    people.export_card(coordinator, old)
    with opened(tmp_path / "new") as new:
        succession.ask_endorsement(new, old, request)
        with refused(new, "card.malformed"):
            succession.take_endorsed(new, request)
        assert succession.endorse(coordinator, request, card) == new.fingerprint
        succession.take_endorsed(new, card)
        assert new.card == card.read_bytes()
        with refused(new, "succession.older"):
            succession.take_endorsed(new, card)
    added = people.add(monitor, card)
    assert added.endorsed_by is not None
    assert added.endorsed_by.name == "Samal"
    assert added.contact.state == "uncompared"
    with refused(monitor, "succession.other_keys"):
        succession.take_endorsed(monitor, card)


def test_nobody_endorses_for_somebody_else_or_himself(
    monitor: Vault, coordinator: Vault, tmp_path: Path
) -> None:
    own, old, request = tmp_path / "own", tmp_path / "old", tmp_path / "request"
    people.export_card(monitor, own)
    people.export_card(coordinator, old)
    with refused(monitor, "succession.own_card"):
        succession.ask_endorsement(monitor, own, request)
    succession.ask_endorsement(monitor, old, request)
    with refused(monitor, "card.bad_succession"):
        succession.endorse(monitor, request, tmp_path / "card")
    with refused(coordinator, "card.malformed"):
        succession.endorse(coordinator, old, tmp_path / "card")
    raw = request.read_bytes()
    request.write_bytes(raw.replace(b'\\"serial\\":2', b'\\"serial\\":9'))
    with refused(coordinator, "card.bad_signature"):
        succession.endorse(coordinator, request, tmp_path / "card")
    assert not (tmp_path / "card").exists()


@pytest.mark.parametrize("day", ["2001-01-01T00:00:00Z", "2024-02-29T23:59:59+05:00"])
def test_a_card_that_expires_before_it_is_made_is_refused(
    monitor: Vault, tmp_path: Path, day: str
) -> None:
    before = monitor.card
    with refused(monitor, "succession.expires_at_once"):
        succession.renew(monitor, tmp_path / "card", expires=day)
    assert (monitor.card, list(tmp_path.glob("card"))) == (before, [])


def test_who_asks_is_known_before_anything_is_signed(
    monitor: Vault, coordinator: Vault, tmp_path: Path
) -> None:
    make_vault(tmp_path / "new", THIRD)
    old, request = tmp_path / "old", tmp_path / "request"
    people.export_card(coordinator, old)
    with opened(tmp_path / "new") as new:
        succession.ask_endorsement(new, old, request)
        asking = succession.asking(coordinator, request)
        assert (asking.name, asking.fingerprint) == (new.name, new.fingerprint)
        with refused(monitor, "card.bad_succession"):
            succession.asking(monitor, request)
        with refused(coordinator, "card.malformed"):
            succession.asking(coordinator, old)


def test_ones_own_card_is_told_of_as_it_is_now(monitor: Vault, tmp_path: Path) -> None:
    assert succession.own(monitor) == succession.Own("Айгүл", "monitor", None, None)
    succession.renew(monitor, tmp_path / "card", name="А. Қ.", expires="2099-01-01T00:00:00Z")
    with monitor.reader() as reader:
        told = succession.own(reader)
    assert told == succession.Own("А. Қ.", "monitor", "2099-01-01T00:00:00Z", None)


# --- for which cards something has to be done -----------------------------------------------------

NOW = "2030-01-01T00:00:00Z"


def told(vault: Vault, now: str = NOW) -> list[tuple[str, str, int]]:
    return [
        (each.what, each.contact.name if each.contact else "", each.items)
        for each in succession.concerns(vault, now)
    ]


def give(vault: Vault, to: str, drive: Path) -> None:
    plan = handover.plan(vault, [to], handover.Choice(everything=True))
    handover.hand_over(vault, plan, drive, progress=Silent())


def test_as_long_as_every_card_is_good_there_is_nothing_to_do(
    monitor: Vault, account: str, drive: Path
) -> None:
    give(monitor, "Samal", drive)
    assert told(monitor) == []


def test_a_revoked_key_is_told_of_until_a_successor_was_given_what_only_it_had(
    monitor: Vault, account: str, successor: Vault, drive: Path
) -> None:
    successor.close()
    give(monitor, "Samal", drive)
    revoke(monitor)
    assert told(monitor) == [("revoked", "Samal", 2)]
    (concern,) = succession.concerns(monitor, NOW)
    assert concern.successor is not None
    assert concern.successor.name == "Дана"
    contacts.compare(monitor, "Дана", concern.successor.fingerprint)
    assert told(monitor) == [("revoked", "Samal", 2)]
    give(monitor, "Дана", drive)
    assert told(monitor) == []


def test_the_only_coordinator_is_missed_though_nothing_was_handed_over(monitor: Vault) -> None:
    revoke(monitor)
    assert told(monitor) == [("revoked", "Samal", 0)]


def add(vault: Vault, identity: Identity, expires: str) -> None:
    raw = make_card(identity, "Nurlan", "coordinator", expires=expires)
    contacts.add(vault, raw)
    contacts.compare(vault, "Nurlan", identity.fingerprint)


def test_a_card_that_expires_within_a_month_is_told_of_in_time(
    monitor: Vault, tmp_path: Path
) -> None:
    add(monitor, Identity.generate(), "2098-01-31T00:00:00Z")
    assert told(monitor, "2097-12-31T00:00:00Z") == []
    assert told(monitor, "2098-01-02T00:00:00Z") == [("expiring", "Nurlan", 0)]
    succession.renew(monitor, tmp_path / "card", expires="2098-01-01T00:00:00Z")
    assert told(monitor, "2097-12-15T00:00:00Z") == [("expiring", "", 0)]
    assert told(monitor, "2098-01-02T00:00:00Z")[0] == ("expired", "", 0)


def test_what_is_purged_here_is_missed_by_nobody(
    monitor: Vault, coordinator: Vault, account: str, drive: Path
) -> None:
    give(monitor, "Samal", drive)
    arrival = intake.take_in(coordinator, next(drive.iterdir()), progress=Silent()).arrival
    assert arrival is not None
    intake.take_in(monitor, receipts.write_receipt(coordinator, arrival, drive), progress=Silent())
    receipts.purge(monitor, accept_stored=True)
    revoke(monitor)
    assert [items for _, _, items in told(monitor)] == [0]
