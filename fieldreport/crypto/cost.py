"""How hard it is to try a passphrase: Argon2id with a cost that is measured on the machine that
makes the vault.

The cost is what stands between a seized vault and whoever tries passphrases on many computers.
Memory counts most, since it is what they can't have more cheaply than we do.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

if sys.platform == "win32":
    import ctypes

SALT_SIZE = 16
KEY_SIZE = 32

_MEBIBYTE = 1024  # in KiB, the unit of Argon2
_BOUNDS = {"memory_kib": (_MEBIBYTE, 1024 * _MEBIBYTE), "passes": (1, 10), "lanes": (1, 8)}

_FLOOR = 64 * _MEBIBYTE
_CEILING = 512 * _MEBIBYTE
_PASSES = 3
_LANES = 4
_TARGET = 0.8  # seconds: felt as short once a session, and long for who tries many


@dataclass(frozen=True)
class Cost:
    """The parameters of Argon2id (RFC 9106): memory in KiB, passes over it, lanes.

    Raises ValueError outside 1 MiB to 1 GiB, 1 to 10 passes, 1 to 8 lanes. The upper bounds are
    there because a header is foreign input: it must not be able to keep a machine busy for hours.
    The lower one is far below what `calibrate` returns, and safe to accept from a header: the cost
    is bound into each slot, so a slot made at a high cost never opens at a lower one, and who
    lowers the cost in a stolen header only makes the right passphrase fail.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        for name, (low, high) in _BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                raise ValueError(f"{name} is out of bounds")


TEST_COST = Cost(_MEBIBYTE, 1, 1)
"""For tests alone, which make hundreds of vaults: a passphrase behind it can be tried a million
times as cheaply."""


def stretch(passphrase: Secret, salt: bytes, cost: Cost) -> Secret:
    """Return the 32-byte key of a normalised passphrase.

    Raises UserError `crypto.no_memory` (with `mebibytes`) if this machine hasn't the memory that
    the cost asks for.
    """
    key = bytearray(KEY_SIZE)
    try:
        Argon2id(
            salt=salt,
            length=KEY_SIZE,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive_into(passphrase.view, key)  # type: ignore[arg-type]  # any buffer is taken
    except MemoryError:
        raise UserError("crypto.no_memory", mebibytes=cost.memory_kib // _MEBIBYTE) from None
    return Secret(key)


def calibrate() -> Cost:
    """Return the cost that takes this machine about 0.8 seconds; measuring takes 0.3 to 1 second.

    From 64 MiB, however slow the machine, to 512 MiB or a quarter of its memory; where that is done
    sooner, more passes.
    """
    trial = Cost(_FLOOR, _PASSES, _LANES)
    # The faster of two: the first one also pays for fetching the memory from the system.
    seconds = min(seconds_a_try(trial) for _ in range(2))
    return fitting(seconds, physical_memory())


def fitting(seconds: float, memory: int) -> Cost:
    """Return the cost for a machine that takes `seconds` for 64 MiB in 3 passes and has `memory`
    bytes.

    The time grows in proportion to memory and to passes.
    """
    times = _TARGET / seconds
    most = max(_FLOOR, min(_CEILING, memory // 4 // 1024))
    kib = min(most, max(_FLOOR, int(_FLOOR * times)))
    kib -= kib % _MEBIBYTE
    passes = int(_PASSES * times * _FLOOR / kib)
    return Cost(kib, min(10, max(_PASSES, passes)), _LANES)


def physical_memory() -> int:
    """Return the machine's memory in bytes."""
    if sys.platform == "win32":
        return _windows_memory()
    else:  # noqa: RET505 - so that the type checker sees one system at a time
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def seconds_a_try(cost: Cost) -> float:
    """Return how long this machine takes for one derivation at that cost, in seconds, now.

    Raises UserError as `stretch`.
    """
    with Secret(bytearray(KEY_SIZE)) as passphrase:
        begin = time.perf_counter()
        stretch(passphrase, bytes(SALT_SIZE), cost).zero()
        return time.perf_counter() - begin


if sys.platform == "win32":

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of sysinfoapi.h."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("physical", ctypes.c_ulonglong),
            ("others", ctypes.c_ulonglong * 6),
        )

    def _windows_memory() -> int:
        status = _MemoryStatus()
        status.length = ctypes.sizeof(status)
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            raise ctypes.WinError()
        return int(status.physical)
