"""What a recipient learns of others from a bundle: nothing. He opens it and reads every byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from fieldreport.bundle import read
from fieldreport.crypto.cards import make_card
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.exchange.handover import Choice, Done
from fieldreport.usecases.record import reports
from fieldreport.usecases.record.evidence import save_copy
from fieldreport.vault import contacts, custody, departures
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import Taken, somebody, taken
from tests.unit.usecases.made import COORDINATOR, MONITOR, THIRD, evidence, report

ALL = Choice(everything=True)
LABEL = b"fieldreport/v1/custody\0"


def hand_over(vault: Vault, out: Path, *names: str) -> Done:
    plan = handover.plan(vault, names, ALL, uncompared=True)
    return handover.hand_over(vault, plan, out, progress=Silent())


def everything_in(found: Taken) -> str:
    """All that the recipient can read of what isn't evidence."""
    lines = [item.line for item in found.items if isinstance(item, read.CustodyItem)]
    parts = [found.opened.unread.manifest.decode(), *(raw.decode() for raw in found.records)]
    return "\n".join([*parts, *(line.payload or "" for line in lines)])


def test_a_recipient_learns_nothing_of_other_handovers(
    monitor: Vault, drive: Path, tmp_path: Path
) -> None:
    reports.add(monitor, report(), [evidence("crowd.mp4")], Silent())
    contacts.add(monitor, make_card(somebody(THIRD), "Серік", "coordinator"))
    others = [hand_over(monitor, drive, "Серік") for _ in range(3)]
    (digest,) = [item.item for item in departures.items(monitor, 1) if item.kind == "evidence"]
    save_copy(monitor, digest, tmp_path / "out.mp4", Silent())
    told = {entry.told().action for entry in custody.entries(monitor, digest)}  # type: ignore[union-attr]
    assert {"added", "exported", "saved-out"} <= told
    found = taken(hand_over(monitor, drive, "Samal", "Серік").paths[0], COORDINATOR, MONITOR)
    entries = [item.payload for item in found.items if isinstance(item, read.CustodyItem)]
    assert {entry.action for entry in entries if entry} == {"added", "created"}
    assert all(entry is not None and entry.item for entry in entries)
    seen = everything_in(found)
    for done in others:
        gone = departures.by_bundle(monitor, done.bundle)
        assert gone is not None
        assert gone.bundle not in seen
        assert str(gone.manifest) not in seen
    for name in ("exported", "saved-out", "Серік", somebody(THIRD).fingerprint):
        assert name not in seen
    assert found.opened.n == 1


def test_who_gets_something_passed_on_does_not_learn_how_it_came(
    monitor: Vault, coordinator: Vault, drive: Path
) -> None:
    reports.add(monitor, report(), [evidence("crowd.mp4")], Silent())
    came = hand_over(monitor, drive, "Samal")
    intake.take_in(coordinator, came.paths[0], progress=Silent())
    contacts.add(coordinator, make_card(somebody(THIRD), "Серік", "coordinator"))
    found = taken(hand_over(coordinator, drive, "Серік").paths[0], THIRD, COORDINATOR)
    assert len(found.evidence) == 1
    assert [item for item in found.items if isinstance(item, read.CustodyItem)] == []
    assert came.bundle not in everything_in(found)


def test_what_is_sent_of_the_log_can_be_proved_with_the_rest_of_it(
    monitor: Vault, drive: Path
) -> None:
    """In a dispute: the whole log leads from the entries that were sent to the head that was."""
    reports.add(monitor, report(), [evidence("crowd.mp4")], Silent())
    hand_over(monitor, drive, "Samal")
    reports.add(monitor, report(), [], Silent())
    found = taken(hand_over(monitor, drive, "Samal").paths[0], COORDINATOR, MONITOR)
    sent = {item.line.n: item.line for item in found.items if isinstance(item, read.CustodyItem)}
    head = found.opened.manifest.custody
    assert head is not None
    last = bytes(32)
    for n, entry in enumerate(custody.entries(monitor)[: head.n], 1):
        assert entry.salt is not None
        assert entry.payload is not None
        inner = hashlib.sha256(entry.salt + entry.payload).digest()
        last = hashlib.sha256(LABEL + n.to_bytes(8, "big") + last + inner).digest()
        if n in sent:
            assert sent[n].digest == last.hex()
            assert json.loads(sent[n].payload or "") == json.loads(entry.payload)
    assert head.digest == last.hex()
    assert len(sent) == 3
