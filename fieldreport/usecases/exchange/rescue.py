"""Opening a bundle without a vault: the key as a file of its own, and what is in a bundle as ordinary files.

This is the way back when a vault is lost, and the way of an expert who checks what the files say. Nobody's fingerprint
is compared here: the signatures are valid, whose they are is for the reader to find out. Names in the output folder
come from hashes, never from the bundle.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from fieldreport import files
from fieldreport.bundle import read
from fieldreport.crypto import age
from fieldreport.crypto.failures import AgeError
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.scrypt import ScryptIdentity, ScryptRecipient
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model import exchange
from fieldreport.progress import Progress
from fieldreport.vault.vault import Vault

# An age file with one scrypt stanza around a line of 80 characters is about 350 bytes.
KEY_FILE_LIMIT = 16 * 1024


@dataclass(frozen=True)
class Rescued:
    """What was saved: the signer's fingerprint, the paths below the folder, and what was not good, with reasons."""

    signer: str
    files: tuple[str, ...]
    bad: tuple[tuple[str, str], ...]


def export_key(
    vault: Vault, path: Path, passphrase: Secret, *, work_factor: int | None = None
) -> None:
    """Save the key that opens this vault's bundles as a passphrase-encrypted age file (FORMAT section 8).

    `work_factor` is scrypt's, as age chooses it by default.

    Raises:
        UserError: `files.…`; an existing file is never replaced.
    """
    recipient = (
        ScryptRecipient(passphrase)
        if work_factor is None
        else ScryptRecipient(passphrase, work_factor)
    )
    sealed = io.BytesIO()
    with vault.identity.age.encode() as text, age.encrypt(sealed, [recipient]) as writer:
        writer.write(text.view)
        writer.write(b"\n")
        writer.finish()
    recipient.zero()
    files.write_atomic(path, sealed.getvalue())


def read_key(path: Path, passphrase: Secret) -> HybridIdentity:
    """The key in a file that `export_key` or `age -p` made.

    Raises:
        UserError: `key.wrong_passphrase`, `key.not_a_key`, or `files.…`.
    """
    sealed = files.read_at_most(path, KEY_FILE_LIMIT)
    identity = ScryptIdentity(passphrase)
    try:
        with age.decrypt(io.BytesIO(sealed), [identity]) as reader:
            text = Secret(bytearray(reader.read()))
    except age.NoMatch:
        raise UserError("key.wrong_passphrase", name=files.shown(path)) from None
    except AgeError:
        raise UserError("key.not_a_key", name=files.shown(path)) from None
    finally:
        identity.zero()
    with text:
        try:
            return HybridIdentity(text.view.decode("ascii").strip())
        except (AgeError, UnicodeDecodeError):
            raise UserError("key.not_a_key", name=files.shown(path)) from None


def rescue(
    bundle: Path, key: Path, passphrase: Secret, folder: Path, progress: Progress
) -> Rescued:
    """Open `bundle` with the key file and write what is in it, unencrypted, into the new folder `folder`.

    Records as `records/<id>.json` with the signature beside them (their SHA-256 is their id), people apart in
    `persons/`, evidence as `evidence/<sha256>`, the cards of the sender and other authors in `cards/`, the custody log
    and the receipt. What is damaged or doesn't prove itself is named and left out.

    Raises:
        UserError: `key.…`, `bundle.…`, `files.…`; then there is no folder.
    """
    identity = read_key(key, passphrase)
    try:
        return rescue_with(bundle, identity, folder, progress)
    finally:
        identity.zero()


def rescue_with(
    bundle: Path, identity: HybridIdentity, folder: Path, progress: Progress
) -> Rescued:
    """As `rescue`, with a key at hand: that of a recovery card, which its trustees put together.

    Raises:
        UserError: `bundle.…`, `files.…`; then there is no folder.
    """
    with read.BundleFile(bundle) as source:
        opened = read.accept_as_claimed(read.unlock(source, identity))
        with _new_folder(folder):
            saving = _Saving(folder)
            saving.write("cards", f"{opened.card.fingerprint}.json", opened.card.raw)
            for item in opened.items(progress=progress, take_whole_after_damage=True):
                saving.take(item)
            return Rescued(opened.sender.fingerprint, tuple(saving.names), tuple(saving.bad))


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make the folder, and remove it with all that is in it if the block fails."""
    files.private_folder(folder)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(folder)
        raise


@dataclass
class _Saving:
    folder: Path
    names: dict[str, None] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def take(self, item: read.Item) -> None:
        if isinstance(item, read.RecordItem):
            place = "persons" if item.record.kind == "person" else "records"
            self.write(place, f"{item.record.id}.json", item.record.raw)
            self.write(place, f"{item.record.id}.signature", b64encode(item.signature) + b"\n")
        elif isinstance(item, read.CardItem):
            self.write("cards", f"{item.card.fingerprint}.json", item.card.raw)
        elif isinstance(item, read.CustodyItem):
            self._custody(item.line)
        elif isinstance(item, read.ReceiptFound):
            self.write("", "receipt.json", item.raw)
        elif isinstance(item, read.EvidenceItem):
            self.evidence(item)
        elif isinstance(item, read.Quarantined):
            self.bad.append((item.item or f"{item.member}:{item.line}", item.reason))
        else:
            self.bad.extend((digest, "damaged") for digest in item.evidence)
            self.bad.append(("bundle", "damaged"))

    def write(self, place: str, name: str, content: bytes) -> None:
        """Save a file; one whose name was used is the same again, or says the same."""
        whole = f"{place}/{name}" if place else name
        if whole not in self.names:
            files.write_atomic(self._path(place, name), content)
            self.names[whole] = None

    def evidence(self, item: read.EvidenceItem) -> None:
        path = self._path("evidence", item.sha256)
        # The stream's error, not a hash computed later, says whether the file is what its name says.
        with suppress(read.EvidenceLost):
            files.write_atomic(path, item.blocks())
            self.names[f"evidence/{item.sha256}"] = None

    def _custody(self, line: exchange.CustodyLine) -> None:
        content = exchange.encoded(line)
        name = f"{line.n:08}"
        first = self.folder / "custody" / f"{name}.json"
        if first.exists() and first.read_bytes() != content:
            # Two entries of one number contradict each other: whoever looks must see both.
            name = f"{name}.{hashlib.sha256(content).hexdigest()}"
        self.write("custody", f"{name}.json", content)

    def _path(self, place: str, name: str) -> Path:
        folder = self.folder / place if place else self.folder
        if not folder.exists():
            files.private_folder(folder)
        return folder / name
