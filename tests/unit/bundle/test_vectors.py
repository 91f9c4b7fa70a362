"""The bundles of every version of the format so far, made by the program of that day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import read
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model import exchange

VERSIONS = sorted((Path(__file__).parents[2] / "vectors" / "bundles").glob("v*"))


def opened(path: Path, reader: str, sender: str) -> tuple[read.Opened, list[read.Item]]:
    """Read a bundle with the keys beside it."""
    keys = json.loads((path.parent / "keys.json").read_bytes())
    identities = {
        name: Identity.from_seeds(*(Secret(bytes.fromhex(seed)) for seed in seeds))
        for name, seeds in keys.items()
    }
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, identities[reader].age)
        found = read.accept(sealed, identities[sender].public, identities[reader])
        return found, list(found.items())


def expected(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((path.parent / "expected.json").read_bytes())[path.name]
    return told


def test_there_is_a_version() -> None:
    assert [folder.name for folder in VERSIONS] == ["v1"]


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_reports_of_that_version_are_read(folder: Path) -> None:
    path = folder / "reports.frb"
    _, items = opened(path, "botagoz", "aigul")
    found: dict[str, list[Any]] = {
        "records": [
            [item.record.id, item.record.kind, item.record.author]
            for item in items
            if isinstance(item, read.RecordItem)
        ],
        "cards": [item.card.fingerprint for item in items if isinstance(item, read.CardItem)],
        "custody": [item.line.n for item in items if isinstance(item, read.CustodyItem)],
        "evidence": [
            [item.sha256, item.size] for item in items if isinstance(item, read.EvidenceItem)
        ],
    }
    assert found == expected(path)
    assert len(items) == sum(map(len, found.values()))
    assert {record[1] for record in found["records"]} == {
        *("report", "person", "action", "detention", "statement", "consent", "assessment")
    }


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_a_receipt_of_that_version_is_read(folder: Path) -> None:
    path = folder / "receipt.frb"
    found, (item,) = opened(path, "aigul", "botagoz")
    assert isinstance(item, read.ReceiptFound)
    assert json.loads(exchange.encoded(item.receipt)) == expected(path)["receipt"]
    head = exchange.parse_receipt(item.raw).head
    assert head is not None
    sender = json.loads((folder / "expected.json").read_bytes())["reports.frb"]["records"][0][2]
    statement = bytes.fromhex(sender) + head.n.to_bytes(8, "big") + bytes.fromhex(head.digest)
    found.sender.keys.verify("custody-head", statement, head.signature)


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_a_later_minor_version_is_read_by_what_is_known_of_it(folder: Path) -> None:
    found, items = opened(folder / "later-minor.frb", "botagoz", "aigul")
    assert found.manifest.format == "1.1"
    assert len(items) == 13


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_nobody_else_can_read_them(folder: Path) -> None:
    with pytest.raises(UserError) as caught:
        opened(folder / "reports.frb", "serik", "aigul")
    assert caught.value.code == "bundle.not_for_us"
