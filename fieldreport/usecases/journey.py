"""The whole main job with invented incidents, each step proved from what is stored: what `demo` walks through.

Three incidents in three languages travel with a photo, a video and a PDF from a monitor's vault over a "drive" into a
coordinator's vault; the receipt travels back, and the monitor erases what is safe. Both vaults stay, to be explored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldreport.crypto.identity import groups
from fieldreport.crypto.keyslots import Cost
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress, Silent
from fieldreport.reference.assets import resource
from fieldreport.usecases.exchange import contacts, handover, intake, preview, receipts
from fieldreport.usecases.keep.backup import back_up
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.keep.session import create, unlock
from fieldreport.usecases.record import browse, others, reports
from fieldreport.vault import acknowledged, inventory, records
from fieldreport.vault.vault import Vault

INCIDENTS = ("press-conference", "square", "phone")
MONITOR, COORDINATOR = "Aq Qanat", "Samal"
# Invented like everything here; a real one is nobody's but its owner's.
PASSPHRASE = "demo: seven herons cross the quiet steppe"  # noqa: S105

# A word in each language that only one of the incidents holds, as a beginning.
SEARCHES = {"камер": "press-conference", "таяқ": "square", "unlock": "phone"}


class NotAsExpected(Exception):
    """What is stored isn't what the step should have left: a bug, and the demo says at which step."""


@dataclass(frozen=True)
class Step:
    """A step that is done and proved: the code of its sentence under `cli.demo`, and the numbers in it."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


def walk(
    folder: Path, *, cost: Cost | None = None, progress: Progress | None = None
) -> Iterator[Step]:
    """Walk the whole journey below `folder`, yielding each step once its result was found in the vaults.

    Raises:
        NotAsExpected: a step left something else than it should.
        UserError: as the use cases.
    """
    journey = _Journey(folder, cost, progress or Silent())
    yield journey.two_vaults()
    yield journey.three_incidents()
    yield journey.cards()
    yield journey.handover()
    yield journey.import_()
    yield journey.backup()
    yield journey.receipt()
    yield journey.purge()
    yield journey.search()
    yield journey.check()


class _Journey:
    """Where the vaults and the drive are, and what the steps hand on to each other."""

    def __init__(self, folder: Path, cost: Cost | None, progress: Progress) -> None:
        self.monitor = folder / "monitor"
        self.coordinator = folder / "coordinator"
        self.drive = folder / "drive"
        self.backup_folder = folder / "backup"
        self.cost = cost
        self.progress = progress
        self.written: list[str] = []
        self.evidence: list[str] = []
        self.bundle = Path()

    def two_vaults(self) -> Step:
        self.drive.mkdir(mode=0o700)
        for place, name, role in (
            (self.monitor, MONITOR, "monitor"),
            (self.coordinator, COORDINATOR, "coordinator"),
        ):
            with _phrase() as secret:
                create(place, secret, name=name, role=role, cost=self.cost)
        return Step("vaults", {"monitor": MONITOR, "coordinator": COORDINATOR})

    def three_incidents(self) -> Step:
        with _open(self.monitor) as vault:
            for name in INCIDENTS:
                self._write(vault, name)
            counts = records.counts(vault)
            self.evidence = inventory.all_digests(vault)
        _expect(counts["report"] == len(INCIDENTS), "incidents")
        _expect(len(self.evidence) == 3, "evidence")
        return Step(
            "incidents",
            {"reports": counts["report"], "records": sum(counts.values()), "evidence": 3},
        )

    def _write(self, vault: Vault, name: str) -> None:
        incident = json.loads(resource("demo", f"{name}.json").read_bytes())
        paths = [resource("demo", file) for file in incident["evidence"]]
        saved = reports.add(vault, incident["report"], paths, self.progress)
        self.written.append(saved.report)
        ids = {"report": saved.report}
        for follow_up in incident["records"]:
            document = {"kind": follow_up["kind"], "body": _filled(follow_up["body"], ids)}
            ids[follow_up["name"]] = others.add(vault, document).subject

    def cards(self) -> Step:
        cards = {place: self.drive / f"{place.name}.card" for place in self._both()}
        for place, card in cards.items():
            with _open(place) as vault:
                contacts.export_card(vault, card)
        told = {}
        for place, other in zip(self._both(), reversed(self._both()), strict=True):
            with _open(place) as vault:
                added = contacts.add(vault, cards[other]).contact
                # In life, two people read these digits to each other.
                contact, _ = contacts.compare(vault, added.name, groups(added.fingerprint))
                _expect(contact.state == "compared", "cards")
                told[place.name] = groups(vault.fingerprint)
        return Step("cards", {"fingerprint": told["monitor"]})

    def handover(self) -> Step:
        with _open(self.monitor) as vault:
            plan = handover.plan(vault, [COORDINATOR], handover.Choice(new=True))
            done = handover.hand_over(vault, plan, self.drive, progress=self.progress)
            again = records.counts(vault)["report"]
        self.bundle = done.paths[0]
        _expect(self.bundle.stat().st_size == done.size, "handover")
        _expect(again == len(INCIDENTS), "handover")
        return Step(
            "handover",
            {"name": self.bundle.name, "size": done.size, "records": done.records},
        )

    def import_(self) -> Step:
        with _open(self.coordinator) as vault:
            seen = preview.preview(vault, self.bundle)
            _expect(seen.state == "bundle" and seen.evidence_new == 3, "preview")
            result = intake.take_in(vault, self.bundle, progress=self.progress)
            stored = inventory.all_digests(vault)
            counts = records.counts(vault)
        _expect(result.state == "stored" and not result.faults and not result.missing, "import")
        _expect(sorted(stored) == sorted(self.evidence), "import")
        _expect(counts["report"] == len(INCIDENTS), "import")
        return Step("import", {"records": result.records, "evidence": result.evidence})

    def backup(self) -> Step:
        with _open(self.coordinator) as vault:
            made = back_up(vault, self.backup_folder, self.progress)
        return Step("backup", {"size": made.size})

    def receipt(self) -> Step:
        with _open(self.coordinator) as vault:
            (path,) = receipts.write_receipts(vault, self.drive)
        with _open(self.monitor) as vault:
            result = intake.take_in(vault, path, progress=self.progress)
            for digest in self.evidence:
                best = acknowledged.acknowledgements(vault, digest)[0]
                _expect(best.state == "backed-up", "receipt")
        _expect(result.state == "receipt_taken", "receipt")
        return Step("receipt", {"count": result.acknowledged["backed-up"]})

    def purge(self) -> Step:
        with _open(self.monitor) as vault:
            removed = receipts.purge(vault)
            _expect(removed.kept == 0 and removed.evidence == 3, "purge")
            _expect(not browse.reports(vault, browse.criteria({})), "purge")
        left = [path for path in (self.monitor / "evidence").rglob("*") if path.is_file()]
        _expect(not left, "purge")
        return Step("purge", {"records": removed.records, "evidence": removed.evidence})

    def search(self) -> Step:
        with _open(self.coordinator) as vault:
            for word, name in SEARCHES.items():
                found = browse.reports(vault, browse.criteria({"search": word}))
                wanted = self.written[INCIDENTS.index(name)]
                _expect([line.subject for line in found] == [wanted], "search")
        return Step("search", {"words": ", ".join(SEARCHES)})

    def check(self) -> Step:
        for place in self._both():
            with _open(place) as vault:
                _expect(not check(vault, self.progress).findings, "check")
        return Step(
            "check",
            {
                "monitor": self.monitor,
                "coordinator": self.coordinator,
                "passphrase": PASSPHRASE,
            },
        )

    def _both(self) -> tuple[Path, Path]:
        return self.monitor, self.coordinator


def _phrase() -> Secret:
    return Secret(PASSPHRASE.encode())


@contextmanager
def _open(place: Path) -> Iterator[Vault]:
    with _phrase() as secret, unlock(place, secret) as vault:
        yield vault


def _filled(value: Any, ids: dict[str, str]) -> Any:
    """`value` with `"$name"` replaced by the id of the record of that name."""
    if isinstance(value, str) and value.startswith("$"):
        return ids[value[1:]]
    if isinstance(value, dict):
        return {key: _filled(part, ids) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, ids) for part in value]
    return value


def _expect(holds: bool, step: str) -> None:
    if not holds:
        raise NotAsExpected(step)
