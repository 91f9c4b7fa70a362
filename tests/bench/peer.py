"""What encrypting a file costs elsewhere: `pyrage`, the Rust implementation of age, as a yardstick.

It does less than the program does: it hashes nothing, signs nothing, and reads nothing back.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pyrage

# For X25519, which it knows; a header costs microseconds beside the payload, whatever its kind.
_RECIPIENT = pyrage.x25519.Identity.generate().to_public()


def encrypted(source: Path, folder: Path, *, synced: bool) -> float:
    """Encrypt `source` to a new file in `folder`, remove it, and return the seconds it took.

    With `synced` they last until the drive has the file, else until the system has taken it.
    """
    target = folder / "peer.age"
    begun = time.perf_counter()
    pyrage.encrypt_file(str(source), str(target), [_RECIPIENT])
    if synced:
        with target.open("r+b") as file:
            os.fsync(file.fileno())
    taken = time.perf_counter() - begun
    target.unlink()
    return taken
