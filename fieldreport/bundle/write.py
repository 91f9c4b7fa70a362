"""Writing a bundle: announce, write, sync, read back from the drive, compare; only then name it.

No plaintext touches a disk and memory stays bounded however much is handed over. Nothing that looks
like a bundle exists before it was proved to be one, and no failure leaves a file behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.bundle import addresses, archive, layout, manifest, padding
from fieldreport.bundle.addresses import Recipient
from fieldreport.bundle.ahead import ReadAhead
from fieldreport.bundle.layout import Member
from fieldreport.bundle.manifest import Kind
from fieldreport.bundle.overlap import pour
from fieldreport.bundle.target import Target
from fieldreport.crypto import age
from fieldreport.crypto.failures import AgeError
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.stream import ciphertext_size
from fieldreport.errors import UserError
from fieldreport.files import environment_errors, shown
from fieldreport.model.exchange import CustodyHead
from fieldreport.progress import Progress

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["CustodyHead", "Kind", "Member", "Recipient", "Written", "write"]

_ZEROS = memoryview(bytes(1 << 20))
_STEP = 1 << 20


@dataclass(frozen=True)
class Written:
    """A bundle that is on the drive: the SHA-256 of its manifest, its size in bytes, its files."""

    manifest_sha256: str
    size: int
    paths: tuple[Path, ...]


def write(  # noqa: PLR0913 - what a bundle is made of
    target: Path,
    *,
    identity: Identity,
    card: bytes,
    kind: Kind,
    recipients: Sequence[Recipient],
    members: Sequence[Member],
    bundle_id: str,
    progress: Progress,
    custody_head: CustodyHead | None = None,
    volume_size: int | None = None,
) -> Written:
    """Write a bundle of this kind to `target`, or to volumes of it, and read it back from the
    drive.

    `card` is the sender's own, as in his card file; `members` may be in any order; `bundle_id` is
    32 random hex digits; `volume_size` is in bytes. `progress` counts each byte of the tar twice:
    written, and read back. The members are read in the calling thread, which alone runs `progress`.

    Raises UserError `bundle.…` for what can't be a bundle, `bundle.changed` (with `member`) if a
    member is not what was announced, `bundle.read_back` if the drive returned something else than
    it was given, `files.…` for what a drive can do; Cancelled; and what a member's blocks raise.
    Then nothing of it is left on the drive, but for a `MaybeLeft` (`target`), which is a UserError
    too. What was there before is never changed.
    """
    if identity.fingerprint in {recipient.fingerprint for recipient in recipients}:
        # Whoever seizes a vault and its passphrase must not be able to open what was handed over.
        raise ValueError("the sender is no recipient")
    listed = layout.in_order(members)
    layout.check_listed(kind, listed)
    raw = manifest.compose(
        bundle_id=bundle_id,
        kind=kind,
        sender=identity.fingerprint,
        card=card,
        recipients=recipients,
        custody=custody_head,
        listed=listed,
    )
    tar = _Tar(
        [
            layout.whole(layout.SIGNATURE, manifest.sign(identity, raw)),
            layout.whole(layout.MANIFEST, raw),
            *listed,
        ]
    )
    with Target(target, volume_size, bundle_id) as files:
        size, paths = _proved(tar, files, target, recipients, progress)
    return Written(hashlib.sha256(raw).hexdigest(), size, paths)


class _Tar:
    """All members of a bundle as one stream of known length."""

    def __init__(self, content: Sequence[Member]) -> None:
        self.content = content
        used = sum(archive.BLOCK + archive.span(member.size) for member in content)
        self._padding = padding.padding_size(used)
        self.length = padding.tar_length(used)

    def blocks(self) -> Iterator[ReadableBuffer]:
        """Iterate over the bytes. Raises UserError `bundle.changed` for a member of another size."""
        for member in self.content:
            yield archive.header(member.path, member.size)
            yield from _of_its_size(member)
            yield archive.filler(member.size)
        yield archive.header(padding.NAME, self._padding)
        for start in range(0, self._padding, len(_ZEROS)):
            yield _ZEROS[: self._padding - start]
        yield archive.END


class _Announced:
    """Checks a tar on its way to the drive: is every member what the manifest announces?

    It is fed the very bytes that get encrypted, in order and in any pieces, and knows from the
    sizes where in them each member lies. Raises UserError `bundle.changed`.
    """

    def __init__(self, content: Sequence[Member]) -> None:
        self._members = iter(content)
        self._member: Member | None = None
        self._digest = hashlib.sha256()
        self._gap = 0
        self._left = 0
        self._begin()

    def check(self, view: memoryview) -> None:
        """Take the next bytes."""
        while view and self._member is not None:
            passed = min(self._gap, len(view))
            self._gap -= passed
            piece = view[passed : passed + self._left]
            self._digest.update(piece)
            self._left -= len(piece)
            view = view[passed + len(piece) :]
            if not self._gap and not self._left:
                self._end(self._member)

    def _begin(self) -> None:
        self._member = next(self._members, None)
        if self._member is not None:
            self._digest = hashlib.sha256()
            self._gap += archive.BLOCK
            self._left = self._member.size

    def _end(self, member: Member) -> None:
        if self._digest.hexdigest() != member.sha256:
            raise UserError("bundle.changed", member=member.path)
        self._gap = len(archive.filler(member.size))
        self._begin()


def _proved(
    tar: _Tar,
    files: Target,
    target: Path,
    recipients: Sequence[Recipient],
    progress: Progress,
) -> tuple[int, tuple[Path, ...]]:
    """Write, sync, read back, compare, name. Return the size of the bundle and its files."""
    with age.encrypt(
        files,
        [age.HybridRecipient(recipient.recipient) for recipient in recipients],
        pad_stanzas_to=addresses.STANZAS,
    ) as encrypted:
        size = encrypted.head_size + ciphertext_size(tar.length)
        files.expect(size)
        pour(_counted(_as_announced(tar), tar.length, progress), encrypted.write)
        encrypted.finish()
        files.sync()
        try:
            with environment_errors(target), ReadAhead(files.read_back()) as back:
                encrypted.verify(back, _SecondHalf(progress, tar.length))
        except AgeError:
            raise UserError("bundle.read_back", file=shown(target)) from None
        return size, files.publish()


def _of_its_size(member: Member) -> Iterator[ReadableBuffer]:
    """Pass on a member's blocks, unless they come to more or less than was announced."""
    size = 0
    for block in member.blocks():
        size += memoryview(block).nbytes
        if size > member.size:
            break
        yield block
    if size != member.size:
        raise UserError("bundle.changed", member=member.path)


def _as_announced(tar: _Tar) -> Iterator[ReadableBuffer]:
    """Pass on the blocks of a tar once they are hashed.

    Not on a thread of its own: opening the evidence and encrypting it have one each already, and
    with a fourth, a handover takes a seventh longer on two processors.
    """
    announced = _Announced(tar.content)
    for block in tar.blocks():
        announced.check(memoryview(block).cast("B"))
        yield block


def _counted(
    blocks: Iterable[ReadableBuffer], length: int, progress: Progress
) -> Iterator[ReadableBuffer]:
    """Pass on the blocks of a tar and tell how far they are, once a mebibyte."""
    done = told = 0
    for block in blocks:
        yield block
        done += memoryview(block).nbytes
        if done - told >= _STEP or done == length:
            told = done
            progress.step(done, 2 * length)


@dataclass(frozen=True)
class _SecondHalf:
    """The progress of the reading back, as the second half of the whole."""

    progress: Progress
    length: int

    def step(self, done: int, total: int) -> None:
        self.progress.step(self.length + done, self.length + total)
