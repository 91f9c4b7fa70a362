"""Files that somebody may take for a bundle, or that somebody made to be taken for one: none is as it should be.

They are for the coordinator of `tests.unit.usecases.made`, by the monitor there, and leave nothing in any vault.
"""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from tests.unit.bundle.made import Draft, Members, encrypted, full
from tests.unit.usecases.made import COORDINATOR, THIRD, evidence

WHOLE = Draft(full()).sealed()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", "{}")
    return out.getvalue()


def in_tar(change: Callable[[Members], Members]) -> Callable[[], bytes]:
    return lambda: Draft(full(), in_tar=change(full())).sealed()


def other_content(members: Members) -> Members:
    name, body = members[-1]
    return [*members[:-1], (name, body[:-1] + bytes([body[-1] ^ 1]) if body else b"x")]


def without_us(tree: dict[str, Any]) -> None:
    tree["recipients"] = tree["recipients"][1:]


def flipped(at: int) -> bytes:
    return WHOLE[:at] + bytes([WHOLE[at] ^ 1]) + WHOLE[at + 1 :]


BUNDLES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "random": lambda: random.Random(1).randbytes(100_000),
    "gzip": lambda: gzip.compress(WHOLE[:1000]),
    "zip": zipped,
    "text": lambda: b"Dear Samal,\n",
    "photo": lambda: evidence("square.jpg").read_bytes(),
    "random-within": lambda: encrypted(random.Random(2).randbytes(100_000), [COORDINATOR]),
    "zip-within": lambda: encrypted(zipped(), [COORDINATOR]),
    "not-for-us": lambda: Draft(full(), recipients=[THIRD]).sealed(),
    "cut": lambda: WHOLE[: len(WHOLE) // 2],
    "cut-at-the-end": lambda: WHOLE[:-1],
    "longer": lambda: WHOLE + b"\0",
    "flipped-in-the-header": lambda: flipped(300),
    "flipped-in-the-middle": lambda: flipped(len(WHOLE) // 2),
    "flipped-at-the-end": lambda: flipped(len(WHOLE) - 1),
    "wrong-order": in_tar(lambda members: [members[1], members[0], *members[2:]]),
    "duplicate-member": in_tar(lambda members: [*members, members[-1]]),
    "extra-member": in_tar(lambda members: [*members, ("notes.txt", b"x")]),
    "missing-member": in_tar(lambda members: members[:-1]),
    "no-member": in_tar(lambda members: []),
    "wrong-hash": in_tar(
        lambda members: [
            (name, body.replace(b'"Report 1"', b'"Report 9"')) for name, body in members
        ]
    ),
    "wrong-signature": lambda: Draft(
        full(), block_edit=lambda block: block[:-1] + bytes([block[-1] ^ 1])
    ).sealed(),
    "replaced-sender": lambda: Draft(full(), signer=THIRD).sealed(),
    "not-naming-us": lambda: Draft(full(), edit=without_us).sealed(),
    "newer": lambda: Draft(full(), edit=lambda tree: tree.update(format="2.0")).sealed(),
    "duplicate-key": lambda: Draft(
        full(),
        raw_edit=lambda raw: raw.replace(b'"kind":"reports"', b'"kind":"reports","kind":"x"', 1),
    ).sealed(),
    "traversal": lambda: Draft([("../../x", b"x")]).sealed(),
    "another-kind": lambda: Draft(full(), kind="rumours").sealed(),
}
