"""How long a large file takes into the vault, and how much memory.

The yardstick is `pyrage` encrypting the same file, and both have to end with the file on the drive.
Evidence counts as stored only when it survives a power cut, so the program can't leave the drive out;
to compare that with a file which the system still holds in memory would compare a finished job with
one that somebody else has to finish. Beside the limit, the ratio to the unfinished one is shown too.

The file is random, so nothing on the way can compress it, and it is read from the system's memory on
both sides: a drive that reads slowly would make both alike.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from fieldreport import files
from fieldreport.progress import Silent
from fieldreport.vault import evidence
from tests.bench import made, memory, peer
from tests.bench.figures import MEBIBYTE, Figure, Place, drive_at_rest, in_turn, said

LIMIT = 0.8
ROUNDS = 5


def run(place: Place) -> Iterator[Figure]:
    """Add a file and encrypt it elsewhere in turn; then the memory that adding takes."""
    size = place.size(full=1024, quick=128) * MEBIBYTE
    source = place.folder / "source"
    made.incompressible(source, size)
    with made.vault(place.folder / "vault") as vault:

        def add() -> float:
            begun = time.perf_counter()
            with files.open_source(source) as opened:
                stored = evidence.add(vault, opened, Silent())
            taken = time.perf_counter() - begun
            evidence.remove(vault, stored.sha256)
            return taken

        for name, limit, synced in (("", LIMIT, True), (", unsynced", None, False)):
            pair = in_turn(
                add,
                partial(peer.encrypted, source, place.folder, synced=synced),
                place.size(full=ROUNDS, quick=3),
                settle=drive_at_rest,
            )
            yield Figure(
                f"evidence into the vault / pyrage{name}",
                pair.ratio,
                limit,
                f"{said(pair.ours)} against {said(pair.theirs)} for {size // MEBIBYTE} MiB",
            )
    yield memory.growth(
        f"memory for evidence of {size // MEBIBYTE} MiB", "add", place.folder / "vault", source
    )
    source.unlink()
    # The content doesn't matter to memory, and a file of holes takes no room.
    made.hollow(source, 4 * size)
    yield memory.growth(
        f"memory for evidence of {4 * size // MEBIBYTE} MiB", "add", place.folder / "vault", source
    )
