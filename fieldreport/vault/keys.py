"""The two keys of a vault, from its header and a passphrase.

The header gives a random master key; the key of the database and the key of evidence are derived
from it and live as long as the vault is open. The master key itself is gone by then.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldreport.crypto.keyslots import Header, WrongPassphrase
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.errors import UserError
from fieldreport.vault.connection import KEY_SIZE, SALT_SIZE

# One label a use: the keys are independent although they come from one master key.
_DATABASE_LABEL = b"fieldreport/v1/database"
_EVIDENCE_LABEL = b"fieldreport/v1/evidence"


@dataclass(frozen=True)
class Keys:
    """The key of the database with its salt (48 bytes), and the key that wraps evidence's keys."""

    database: Secret
    evidence: Secret

    @classmethod
    def of(cls, master: Secret) -> Keys:
        """Derive both from the master key (32 bytes)."""
        return cls(
            hkdf(master, _DATABASE_LABEL, size=KEY_SIZE + SALT_SIZE), hkdf(master, _EVIDENCE_LABEL)
        )

    def zero(self) -> None:
        """Wipe both. May be called again."""
        self.database.zero()
        self.evidence.zero()


def master_of(header: Header, passphrase: Secret) -> Secret:
    """The master key in a header. Raises UserError `vault.wrong_passphrase`."""
    try:
        return header.open(passphrase)
    except WrongPassphrase:
        raise UserError("vault.wrong_passphrase") from None


def unlock(header: Header, passphrase: Secret) -> Keys:
    """The keys behind a header. Raises UserError `vault.wrong_passphrase`."""
    with master_of(header, passphrase) as master:
        return Keys.of(master)


def with_new_passphrase(header: Header, master: Secret, new: Secret) -> Header:
    """The header under a new passphrase, which was seen to open it: nothing else opens a vault.

    Recovery cards keep their slots. Raises UserError as `Header.with_passphrase`.
    """
    changed = header.with_passphrase(master, new)
    with master_of(Header.parse(changed.encode()), new) as again:
        if again != master:
            raise RuntimeError("the new header holds another key")
    return changed
