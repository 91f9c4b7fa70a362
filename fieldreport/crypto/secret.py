"""Keys, seeds and passphrases in memory that is overwritten when they are done with.

A `Secret` owns one `bytearray`. Everything secret in this program travels in it, so that there is
one place that keeps secrets out of logs, tracebacks and the swap and one place that wipes them.
Python can't promise more: `bytes` that a library returns, and what the system wouldn't lock in
memory, are beyond our reach.
"""

from __future__ import annotations

import hmac
import os
import sys
from types import TracebackType
from typing import NoReturn

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldreport.shielding import keep_in_memory


class Secret:
    """Secret bytes: zeroed by `zero`, at the end of a `with` block, and when collected.

    Collecting spares a buffer that is still in use: `seal(hkdf(key, label).view)` must not seal
    under a key of zeros because the secret itself was a passing value.

    `bytes` are copied. A `bytearray` is taken over without a copy: its buffer becomes this
    secret's and is zeroed with it. Comparison takes the same time wherever the difference is;
    `repr` shows nothing; there is no way to pickle it.
    """

    _buffer: bytearray | None = None
    # On the class, because a module's own names are gone while the interpreter ends and collects.
    _count = staticmethod(sys.getrefcount)
    _unshared = 0

    def __init__(self, data: bytes | bytearray) -> None:
        # `bytearray(32)` would be 32 zeros, a key that everybody knows: take nothing but bytes.
        if not isinstance(data, bytes | bytearray):
            raise TypeError("a secret is made of bytes")
        self._buffer = data if isinstance(data, bytearray) else bytearray(data)
        # Where the system allows it; it is no reason to refuse work where it doesn't.
        keep_in_memory(self._buffer)

    @classmethod
    def random(cls, size: int) -> Secret:
        """Return `size` bytes from the operating system's generator."""
        return cls(os.urandom(size))

    @property
    def view(self) -> bytearray:
        """The live buffer, not a copy. Raises ValueError if it was zeroed."""
        if self._buffer is None:
            raise ValueError("this secret was zeroed")
        return self._buffer

    def copy(self) -> Secret:
        """Return a second secret that outlives the zeroing of this one."""
        return Secret(bytearray(self.view))

    def zero(self) -> None:
        """Overwrite the buffer and let go of it. May be called again."""
        buffer, self._buffer = self._buffer, None
        if buffer is not None:
            # In place and of the same length: no reallocation, and open memoryviews see the zeros.
            buffer[:] = bytes(len(buffer))

    def __len__(self) -> int:
        return len(self.view)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.view, other.view)

    # Equal secrets would have equal hashes, and a hash of a secret tells about it.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Secret(zeroed)" if self._buffer is None else "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never serialised")

    def __enter__(self) -> Secret:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.zero()

    def __del__(self) -> None:
        if self._references() <= self._unshared:
            self.zero()

    def _references(self) -> int:
        return self._count(self._buffer)


# How many references are counted to a buffer that only its secret holds differs between versions of
# Python, so it is not written down but taken from one.
_lone = Secret(bytes(1))
Secret._unshared = _lone._references()  # noqa: SLF001
del _lone


def hkdf(
    key: Secret | bytes | bytearray, label: bytes, salt: bytes = b"", size: int = 32
) -> Secret:
    """Derive `size` bytes from a key with HKDF-SHA256 (RFC 5869), `label` as its info.

    Each label names one use, so that keys of different uses are independent although they come
    from one key. An empty salt is allowed by the RFC when the key is uniformly random already,
    which every key of ours is.
    """
    derived = bytearray(size)
    material = key.view if isinstance(key, Secret) else key
    HKDF(algorithm=SHA256(), length=size, salt=salt, info=label).derive_into(material, derived)
    return Secret(derived)
