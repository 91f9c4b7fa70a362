"""Makes the bundles in tests/vectors/bundles, which every later version of the program must read.

`python -m tests.unit.bundle.make_vectors v1` is run once for a version of the format, with the
program of that day. A folder that is there is never made anew: people hold bundles like these, and
will for as long as they need them.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from fieldreport.bundle import compose, layout, receipt
from fieldreport.bundle.compose import SignedRecord
from fieldreport.bundle.layout import Member
from fieldreport.bundle.write import Recipient, write
from fieldreport.crypto.cards import open_card
from fieldreport.model import exchange, records
from fieldreport.model.exchange import CustodyHead
from fieldreport.progress import Silent
from tests.unit.bundle import made
from tests.unit.bundle.made import BUNDLE_ID, EPOCH, card_of, somebody

VECTORS = Path(__file__).parents[2] / "vectors" / "bundles"
EXAMPLES = Path(__file__).parents[1] / "model" / "examples"
PEOPLE = ("aigul", "botagoz", "serik")
HEAD = CustodyHead(n=4, digest="dd" * 32)
# An empty file, a short one and one of several chunks.
CONTENTS = (b"", b"\xff\xd8\xff\xe0, not a real photo", bytes(range(256)) * 700)


def main(version: str) -> None:
    """Make the bundles of this version, the keys that open them, and what is in them."""
    folder = VECTORS / version
    folder.mkdir(parents=True)
    expected = {"reports.frb": make_reports(folder), "receipt.frb": make_receipt(folder)}
    # What a later minor version may add, and this one passes over.
    made.Draft(made.full(), edit=add_unknown_fields).at(folder / "later-minor.frb")
    write_json(folder / "expected.json", expected)
    keys = {name: [seed.view.hex() for seed in somebody(name).seeds()] for name in PEOPLE}
    write_json(folder / "keys.json", keys)


def make_reports(folder: Path) -> dict[str, Any]:
    """Make a bundle with records of all kinds and two authors; return what is in it."""
    sent = [*written_by("aigul", "*.json"), *written_by("serik", "report.json")]
    kinds = {one.id: records.parse(one.raw).kind for one in sent}
    persons = [one for one in sent if kinds[one.id] == "person"]
    accounts = [one for one in sent if one not in persons]
    custody = [exchange.parse_custody_line(made.custody_line(n).rstrip()) for n in (3, 4)]
    members = [
        *compose.cards_member([open_card(card_of("serik"))]),
        *compose.record_members(lambda: iter(accounts), lambda: iter(persons)),
        *compose.custody_member(lambda: iter(custody)),
        *(member for content in CONTENTS for member in evidence(content)),
    ]
    hand_over(folder / "reports.frb", "aigul", "botagoz", members)
    return {
        "records": [[one.id, kinds[one.id], one.author] for one in (*accounts, *persons)],
        "cards": [somebody("serik").fingerprint],
        "custody": [3, 4],
        "evidence": sorted([m.sha256, m.size] for m in members if "evidence" in m.path),
    }


def make_receipt(folder: Path) -> dict[str, Any]:
    """Make a receipt with a countersigned head; return what it says."""
    head = receipt.countersign(somebody("botagoz"), somebody("aigul").fingerprint, HEAD)
    told = msgspec.structs.replace(exchange.parse_receipt(made.receipt()[1]), head=head)
    hand_over(folder / "receipt.frb", "botagoz", "aigul", [receipt.member(told)])
    return {"receipt": json.loads(exchange.encoded(told))}


def written_by(author: str, pattern: str) -> list[SignedRecord]:
    """Return a signed record of each example."""
    return [
        made.signed(author, path.stem.partition("-")[0], json.loads(path.read_bytes()))
        for path in sorted(EXAMPLES.glob(pattern))
    ]


def evidence(content: bytes) -> list[Member]:
    """Return the members for a file."""
    sha256 = made.evidence(content)[0].removeprefix("evidence/")
    return layout.evidence(sha256, len(content), lambda: io.BytesIO(content))


def hand_over(target: Path, sender: str, recipient: str, members: Sequence[Member]) -> None:
    """Write a bundle as the program does."""
    reader = somebody(recipient)
    write(
        target,
        identity=somebody(sender),
        card=card_of(sender),
        kind="receipt" if members[0].path == layout.RECEIPT else "reports",
        recipients=[Recipient(reader.fingerprint, reader.public.recipient, EPOCH, 7)],
        members=members,
        bundle_id=BUNDLE_ID,
        custody_head=HEAD,
        progress=Silent(),
    )


def add_unknown_fields(tree: dict[str, Any]) -> None:
    """Change a manifest into one of a later minor version."""
    tree["format"] = "1.1"
    tree["weather"] = {"wind": ["north", 3]}
    tree["members"][0]["colour"] = "red"


def write_json(path: Path, tree: object) -> None:
    """Write what a test compares with."""
    path.write_text(json.dumps(tree, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
