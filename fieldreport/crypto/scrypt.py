"""age's recipient type for passphrases, which protects an exported key.

`age -p` writes and opens the same. The cost of guessing is chosen by whoever writes, so that a
reader sets a limit to what a file may demand of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from fieldreport.crypto.failures import HeaderFailure
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stanzas import Stanza, encode_base64
from fieldreport.crypto.wrapping import decoded, of_kind, seal, unseal

SCRYPT = "scrypt"
_SALT_SIZE = 16
_LABEL = b"age-encryption.org/v1/scrypt"
_WORK_FACTOR = re.compile(r"[1-9][0-9]?", re.ASCII)


class ScryptRecipient:
    """A passphrase in UTF-8, and the cost of guessing it: 18 takes 256 MiB and about a second.

    It must be a file's only recipient: who knows the passphrase trusts that nobody else wrote it.
    """

    def __init__(self, passphrase: Secret, work_factor: int = 18) -> None:
        if not passphrase or not 1 <= work_factor <= 30:
            raise ValueError("an empty passphrase, or a work factor out of range")
        self._passphrase = passphrase.copy()
        self._work_factor = work_factor

    def wrap(self, file_key: Secret) -> list[Stanza]:
        """Seal the file key under the passphrase and a salt made for this stanza."""
        salt = os.urandom(_SALT_SIZE)
        with _wrap_key(self._passphrase, salt, self._work_factor) as wrap_key:
            body = seal(wrap_key, file_key)
        return [Stanza(SCRYPT, (encode_base64(salt), str(self._work_factor)), body)]

    def zero(self) -> None:
        """Wipe the passphrase."""
        self._passphrase.zero()


class ScryptIdentity:
    """A passphrase to try, and the largest work factor to accept.

    The factor comes from the file, and each step doubles time and memory: 20 means 1 GiB.
    """

    def __init__(self, passphrase: Secret, max_work_factor: int = 20) -> None:
        self._passphrase = passphrase.copy()
        self._max_work_factor = max_work_factor

    def unwrap(self, stanzas: Sequence[Stanza]) -> Secret | None:
        """Open the file's only stanza with the passphrase, as Identity.unwrap."""
        own = of_kind(stanzas, SCRYPT, arguments=2)
        if not own:
            return None
        if len(stanzas) != 1:
            raise HeaderFailure("a passphrase beside other recipients")
        salt = decoded(own[0].args[0], _SALT_SIZE)
        # Two digits at most, without a zero in front: one spelling, and no number too large.
        digits = own[0].args[1]
        if not _WORK_FACTOR.fullmatch(digits) or int(digits) > self._max_work_factor:
            raise HeaderFailure("a work factor that is malformed or too large")
        with _wrap_key(self._passphrase, salt, int(digits)) as wrap_key:
            return unseal(wrap_key, own[0].body)

    def zero(self) -> None:
        """Wipe the passphrase."""
        self._passphrase.zero()


def _wrap_key(passphrase: Secret, salt: bytes, work_factor: int) -> Secret:
    derived = bytearray(32)
    Scrypt(salt=_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1).derive_into(
        passphrase.view, derived
    )
    return Secret(derived)
