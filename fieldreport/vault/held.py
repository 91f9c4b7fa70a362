"""Bundles of senders nobody has compared yet, kept as they came.

Such a bundle is not opened beyond its signature (section 6.5 of FORMAT.md), and the drive it came
on may have to go back at once. The file is encrypted to this vault already, so its bytes are copied
as they are, under a random name. Once the sender was compared, the copy is imported and dropped.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files, times
from fieldreport.crypto.cards import CheckedCard
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault.folder import HELD

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reader, Vault

# A file's blocks, from its beginning at each call.
Content = Callable[[], Iterable[bytes | bytearray | memoryview]]

_COLUMNS = "name, manifest, sender, card, size, received"


@dataclass(frozen=True)
class Held:
    """A bundle that waits for its sender to be compared.

    `path` is the copy, `manifest` the SHA-256 of its manifest, `sender` the fingerprint of the
    signer, and `card` what he sent along to be compared.
    """

    name: str
    path: Path
    manifest: str
    sender: str
    card: bytes
    size: int
    received: str


def hold(
    vault: Vault,
    content: Content,
    size: int,
    *,
    manifest: str,
    card: CheckedCard,
    progress: Progress,
) -> Held:
    """Keep a copy of a bundle of `size` bytes, read from the drive in order.

    A file that is held already is not copied again. Another file with the same manifest is: only
    the manifest was looked at, so one of them may be cut, or put together by somebody else who
    received it. Whatever goes wrong, nothing stays. Raises UserError `exchange.held_changed` if
    there are not just `size` bytes, and the drive's codes.
    """
    for earlier in everything(vault):
        if (earlier.manifest, earlier.size) == (manifest, size) and _same(earlier.path, content()):
            return earlier
    name = secrets.token_hex(16)
    digest = bytes.fromhex(manifest)
    values = (name, digest, bytes.fromhex(card.fingerprint), card.raw, size, times.now())
    vault.db.execute(
        f"INSERT INTO held ({_COLUMNS}, state) VALUES (?, ?, ?, ?, ?, ?, 'pending')", values
    )
    try:
        _copy(vault.folder / HELD / name, content(), size, progress)
        vault.db.execute("UPDATE held SET state = 'present' WHERE name = ?", (name,))
    except BaseException:
        # The file first: on a full drive the database has no room before. A row that stays is
        # swept.
        with suppress(UserError):
            _remove(vault, name)
        raise
    return next(one for one in everything(vault) if one.name == name)


def everything(vault: Vault | Reader) -> list[Held]:
    """All held bundles, the oldest first."""
    rows = vault.db.execute(
        f"SELECT {_COLUMNS} FROM held WHERE state = 'present' ORDER BY received, name"
    ).fetchall()
    return [
        Held(name, vault.folder / HELD / name, manifest.hex(), sender.hex(), card, size, received)
        for name, manifest, sender, card, size, received in rows
    ]


def from_sender(vault: Vault | Reader, fingerprint: str) -> list[Held]:
    """The held bundles that this identity (fingerprint in hex) signed."""
    return [one for one in everything(vault) if one.sender == fingerprint]


def drop(vault: Vault, name: str) -> None:
    """Remove a held bundle: it was imported, or the user doesn't want it."""
    vault.db.execute("UPDATE held SET state = 'deleted' WHERE name = ?", (name,))
    _remove(vault, name)


def sweep(vault: Vault) -> None:
    """Remove what a killed copy or removal left, and nothing else; for the unlock."""
    rows = vault.db.execute("SELECT name FROM held WHERE state <> 'present'").fetchall()
    for (name,) in rows:
        # What can't be removed now stays listed.
        with suppress(UserError):
            _remove(vault, name)


def unknown_files(vault: Vault | Reader) -> list[str]:
    """The names in the folder of held bundles that the database doesn't list. They are never
    removed.
    """
    known = {name for (name,) in vault.db.execute("SELECT name FROM held").fetchall()}
    folder = vault.folder / HELD
    with files.environment_errors(folder):
        return sorted(path.name for path in folder.iterdir() if path.name not in known)


def _same(path: Path, content: Iterable[bytes | bytearray | memoryview]) -> bool:
    """Whether a held copy has just these bytes. One that can't be read has not."""
    try:
        with files.open_regular(path) as file, files.environment_errors(path):
            for block in content:
                view = memoryview(block).cast("B")
                if file.read(len(view)) != view:
                    return False
            return not file.read(1)
    except UserError:
        return False


def _copy(
    target: Path,
    content: Iterable[bytes | bytearray | memoryview],
    size: int,
    progress: Progress,
) -> None:
    done = 0
    with files.environment_errors(target):
        with files.new_file(target) as file:
            flow = files.Outflow(file)
            for block in content:
                rest = memoryview(block).cast("B")
                done += len(rest)
                while rest:
                    rest = rest[flow.write(rest) :]
                progress.step(done, size)
            files.sync(file)
        files.sync_folder(target.parent)
    if done != size:
        raise UserError("exchange.held_changed")


def _remove(vault: Vault, name: str) -> None:
    path = vault.folder / HELD / name
    with files.environment_errors(path):
        path.unlink(missing_ok=True)
        files.sync_folder(path.parent)
    vault.db.execute("DELETE FROM held WHERE name = ?", (name,))
