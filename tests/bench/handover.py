"""How long handing over a large file takes, the reading back included, and how much memory.

The yardstick is `pyrage` encrypting the original file, synced to the drive: what somebody does who
copies a file to a drive with `age`. A handover opens the evidence, checks its hash, encrypts and signs
it, syncs, then reads all of it back from the drive and compares. What either side reads at its start
lies in the system's memory; what is read back comes from the drive.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover
from fieldreport.usecases.record import reports
from fieldreport.vault import evidence
from fieldreport.vault.vault import Vault
from tests.bench import made, memory, peer
from tests.bench.figures import MEBIBYTE, Figure, Place, drive_at_rest, in_turn, said

LIMIT = 1.3
ROUNDS = 5


def run(place: Place) -> Iterator[Figure]:
    """Hand over a report with one large file, then the memory for it and for a larger one."""
    size = place.size(full=1024, quick=128) * MEBIBYTE
    source = place.folder / "source"
    made.incompressible(source, size)
    with _monitor(place.folder / "vault", source) as vault:
        (digest,) = evidence.all_digests(vault)
        evidence.verify(vault, digest, Silent())
        plan = handover.plan(vault, [made.COORDINATOR], handover.Choice(everything=True))

        def hand_over() -> float:
            begun = time.perf_counter()
            done = handover.hand_over(vault, plan, place.folder / "bundle", progress=Silent())
            taken = time.perf_counter() - begun
            for path in done.paths:
                path.unlink()
            return taken

        pair = in_turn(
            hand_over,
            lambda: peer.encrypted(source, place.folder, synced=True),
            place.size(full=ROUNDS, quick=3),
            settle=drive_at_rest,
        )
    yield Figure(
        "handover, read back / pyrage",
        pair.ratio,
        LIMIT,
        f"{said(pair.ours)} against {said(pair.theirs)} for {size // MEBIBYTE} MiB",
    )
    yield _growth(place.folder / "vault", size)
    source.unlink()
    made.hollow(source, 4 * size)
    _monitor(place.folder / "large", source).close()
    yield _growth(place.folder / "large", 4 * size)


def _monitor(folder: Path, source: Path) -> Vault:
    """Make a vault with one report, of which `source` is the evidence, and somebody to give it to."""
    vault = made.monitor(folder)
    (body,) = made.reports(1, words=250)
    reports.add(vault, body, [source], Silent())
    return vault


def _growth(vault: Path, size: int) -> Figure:
    bundle = vault.with_name("bundle")
    figure = memory.growth(
        f"memory for a handover of {size // MEBIBYTE} MiB", "hand_over", vault, bundle
    )
    bundle.unlink()
    return figure
