"""The files of a bundle as they lie on a drive, before anything in them is believed.

They may be damaged, cut, not a bundle at all, or a trap, and the drive may vanish while they are
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fieldreport import files
from fieldreport.bundle.volumes import Joined, gather
from fieldreport.crypto import age
from fieldreport.crypto.age import AgeReader, HybridIdentity
from fieldreport.crypto.failures import HeaderFailure, HmacFailure, NoMatch, PayloadFailure
from fieldreport.crypto.recipients import HYBRID
from fieldreport.errors import UserError

_BLOCK = 1 << 20

# How every bundle begins.
_BEGIN = b"age-encryption.org/v1\n-> " + HYBRID.encode("ascii") + b" "

_BLOCK = 1 << 20


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let every UserError of the block say which file it is about."""
    try:
        yield
    except UserError as error:
        error.params.setdefault("file", files.shown(path))
        raise


@dataclass(frozen=True)
class Outline:
    """All that anybody sees of a bundle without a key: its size in bytes, its files, its stanzas.

    The number of stanzas is 16, 32 or 64 and says nothing about the number of recipients.
    """

    size: int
    paths: tuple[Path, ...]
    stanzas: int


class BundleFile:
    """The open files of one bundle, `path` being any of them. Use as a context manager.

    Raises UserError `bundle.volume_missing`, `files.missing`, `files.not_a_file` and other
    `files.…`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.paths = gather(path)
        self._payloads: list[Payload] = []
        with ExitStack() as opened:
            parts = [opened.enter_context(self._opened(each)) for each in self.paths]
            with files.environment_errors(path):
                self._joined = Joined(parts)
            opened.pop_all()

    @property
    def size(self) -> int:
        """The size of all files in bytes."""
        return self._joined.size

    def blocks(self) -> Iterator[memoryview]:
        """Iterate over the files as they are, still encrypted, in a buffer that is used again.

        For keeping a bundle that can't be accepted yet. Raises UserError `files.…`.
        """
        room = memoryview(bytearray(_BLOCK))
        with files.environment_errors(self.path):
            self._joined.seek(0)
            while count := self._joined.readinto(room):
                yield room[:count]

    def outline(self) -> Outline:
        """Return what can be seen without a key. Raises UserError as `decrypt`, but for us or not."""
        with files.environment_errors(self.path):
            try:
                header = age.read_header(self._joined)
            except HeaderFailure:
                raise self._refusal() from None
        if any(stanza.kind != HYBRID for stanza in header.stanzas):
            raise UserError("bundle.not_a_bundle")
        return Outline(self.size, self.paths, len(header.stanzas))

    def decrypt(self, identity: HybridIdentity) -> Payload:
        """Return the payload, opened for this identity.

        Raises UserError `bundle.not_a_bundle`, `bundle.not_for_us` or `bundle.damaged`.
        """
        with files.environment_errors(self.path):
            try:
                reader = age.decrypt(self._joined, [identity], hybrid_only=True)
            except HeaderFailure:
                raise self._refusal() from None
            except NoMatch:
                raise UserError("bundle.not_for_us", file=files.shown(self.path)) from None
            except HmacFailure:
                raise UserError("bundle.damaged", file=files.shown(self.path)) from None
        payload = Payload(reader, self.path)
        self._payloads.append(payload)
        return payload

    def close(self) -> None:
        """Close the files, and drop the keys of what was read from them."""
        for payload in self._payloads:
            payload.close()
        self._joined.close()

    def __enter__(self) -> BundleFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _opened(self, each: Path) -> BinaryIO:
        # The file that the user named may be a link of his. Where the others lead, whoever prepared the drive chose.
        if each != self.path and each.is_symlink():
            raise UserError("files.not_a_file", file=files.shown(each))
        return files.open_regular(each)

    def _refusal(self) -> UserError:
        """Tell a bundle whose header is damaged from what never was a bundle."""
        self._joined.seek(0)
        begins = self._joined.read(len(_BEGIN)) == _BEGIN
        try:
            age.read_header(self._joined)
        except HeaderFailure:
            code = "bundle.damaged" if begins else "bundle.not_a_bundle"
        else:
            # In form, so another kind of recipient is among its stanzas.
            code = "bundle.not_a_bundle"
        return UserError(code, file=files.shown(self.path))


class Payload:
    """The tar in a bundle, every byte of it authenticated before it is handed out.

    Authentic means: as somebody wrote it who knew our public key. Who that was, the manifest's
    signature says.
    """

    def __init__(self, reader: AgeReader, path: Path) -> None:
        self.path = path
        self._reader = reader

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer as far as possible; 0 only at the proven end.

        Raises UserError `bundle.damaged` and, when the drive fails, `files.…`.
        """
        with self._failures():
            return self._reader.readinto(buffer)

    def check_end(self) -> None:
        """Authenticate the end before the rest is read. Raises as `readinto`."""
        with self._failures():
            _ = self._reader.size

    def close(self) -> None:
        """Drop the key."""
        self._reader.close()

    @contextmanager
    def _failures(self) -> Iterator[None]:
        with files.environment_errors(self.path):
            try:
                yield
            except PayloadFailure:
                raise UserError("bundle.damaged", file=files.shown(self.path)) from None
