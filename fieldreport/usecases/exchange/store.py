"""Where an import goes: the narrow protocol between reading a bundle and keeping what is in it.

The vault is the first implementation (`vault.intake.VaultStore`), a shared archive can be a second.
Everything is staged first and becomes visible all at once with `publish`, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from fieldreport.crypto.cards import CheckedCard
from fieldreport.model.exchange import CustodyLine, Manifest
from fieldreport.model.record import Record
from fieldreport.progress import Progress

ItemKind = Literal["record", "evidence"]
ItemState = Literal["stored", "known", "quarantined", "damaged"]
Standing = Literal["kept", "purged"]


class Seen(Protocol):
    """An import that has happened."""

    @property
    def id(self) -> int:
        """Its number in the ledger, for receipts."""
        ...

    @property
    def received(self) -> str:
        """When it was published."""
        ...

    @property
    def complete(self) -> bool:
        """Whether the bundle was read to its end."""
        ...

    @property
    def settled(self) -> bool:
        """Whether importing the same bundle again would change nothing."""
        ...


class Refused(Protocol):
    """A record that the store doesn't take."""

    @property
    def item(self) -> str:
        """Its id in hex."""
        ...

    @property
    def reason(self) -> str:
        """The code for the receipt: `parents` or `purged`."""
        ...


class Absent(Protocol):
    """A number of a sender's sequence that never arrived."""

    @property
    def epoch(self) -> str:
        """Within which the sender counted."""
        ...

    @property
    def n(self) -> int:
        """The number."""
        ...


class Store(Protocol):
    """One import: `begin`, stage in any order, then `publish` or `discard`. Ids are hex."""

    def seen(self, manifest: str) -> Seen | None:
        """The earlier import of the bundle whose manifest has this SHA-256, or None."""
        ...

    def begin(self, manifest: Manifest, digest: str, *, sender: str, epoch: str, n: int) -> None:
        """Open an import of the bundle whose manifest has the SHA-256 `digest`.

        `epoch` and `n` are the number under which it was addressed to this store.
        """
        ...

    def known(self, kind: ItemKind, items: Sequence[str]) -> Mapping[str, Standing]:
        """Which of these records or files are here, or were purged."""
        ...

    def stage(self, records: Sequence[tuple[Record, bytes]]) -> Sequence[Refused]:
        """Store records whose signatures were checked, with them. Those refused are noted too."""
        ...

    def stage_evidence(
        self,
        sha256: str,
        size: int,
        blocks: Iterable[bytes | bytearray | memoryview],
        progress: Progress,
    ) -> None:
        """Store a file unless it is here. What `blocks` raises comes out, and then nothing of the
        file is stored, and the import may go on.
        """
        ...

    def stage_custody(self, entries: Sequence[tuple[CustodyLine, str | None]]) -> None:
        """Store entries of the sender's custody log, each with the item that it is about."""
        ...

    def vouch(self, card: CheckedCard) -> None:
        """Keep the card of an author for whom the sender vouches."""
        ...

    def note(self, kind: ItemKind, item: str, state: ItemState, reason: str | None = None) -> None:
        """Note what became of an item that is not staged: quarantined or damaged."""
        ...

    def publish(self, *, complete: bool = True) -> Seen:
        """Make everything visible at once. `complete` is False if the bundle broke off."""
        ...

    def discard(self) -> None:
        """Give the import up: nothing of it stays. Does nothing if none is under way."""
        ...

    def missing(self) -> Sequence[Absent]:
        """The numbers of the sender's sequence that never arrived."""
        ...
