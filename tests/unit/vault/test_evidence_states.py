"""Whatever is added, removed, given up or killed, in whatever order: what was stored is there, and
nothing else is.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from fieldreport.errors import Cancelled
from fieldreport.progress import Silent
from fieldreport.vault import evidence, segments
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import manifest
from tests.unit.vault.made import passphrase

CONTENTS = st.integers(1, 5).map(lambda n: bytes([n]) * (n * 30_000))


class Cancelling:
    def step(self, done: int, total: int) -> None:
        raise Cancelled


class EvidenceStore(RuleBasedStateMachine):
    original: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp()) / "vault"
        shutil.copytree(self.original, self.place)
        self.vault = self._opened()
        self.kept: dict[str, bytes] = {}
        self.staged: dict[str, bytes] = {}
        self.store: VaultStore | None = None

    def _opened(self) -> Vault:
        with passphrase() as secret:
            return Vault.open(self.place, secret)

    @rule(content=CONTENTS)
    def add(self, content: bytes) -> None:
        done = evidence.add(self.vault, [content], Silent(), size=len(content))
        assert done.new == (done.sha256 not in self.kept)
        self.kept[done.sha256] = content
        self.staged.pop(done.sha256, None)

    @rule(content=CONTENTS)
    def cancel(self, content: bytes) -> None:
        with pytest.raises(Cancelled):
            evidence.add(self.vault, [content], Cancelling(), size=len(content))

    @rule(content=CONTENTS)
    def remove(self, content: bytes) -> None:
        name = hashlib.sha256(content).hexdigest()
        if name not in self.staged:
            evidence.remove(self.vault, name)
            self.kept.pop(name, None)

    @rule(content=CONTENTS)
    def killed_before_the_file(self, content: bytes) -> None:
        evidence.plan(self.vault, len(content))

    @rule(content=CONTENTS)
    def killed_before_the_commit(self, content: bytes) -> None:
        evidence.stream(evidence.plan(self.vault, len(content)), [content], Silent())

    @rule(content=CONTENTS)
    def killed_before_the_removal(self, content: bytes) -> None:
        name = hashlib.sha256(content).hexdigest()
        if name in self.kept:
            (seq,) = self.vault.db.execute(
                "SELECT seq FROM evidence WHERE sha256 = ?", (bytes.fromhex(name),)
            ).fetchone()
            with self.vault.transaction() as db:
                evidence.detach(db, seq)
                db.execute("DELETE FROM evidence WHERE seq = ?", (seq,))
            del self.kept[name]

    @rule(content=CONTENTS)
    def stage(self, content: bytes) -> None:
        if self.store is None:
            self.store = VaultStore(self.vault)
            made, digest = manifest()
            self.store.begin(made, digest, sender="5e" * 32, epoch="0e" * 16, n=1)
        name = hashlib.sha256(content).hexdigest()
        self.store.stage_evidence(name, len(content), [content], Silent())
        if name not in self.kept:
            self.staged[name] = content

    @rule()
    def publish(self) -> None:
        if self.store is not None:
            self.store.publish()
            self.kept |= self.staged
            self.staged, self.store = {}, None

    @rule()
    def discard(self) -> None:
        if self.store is not None:
            self.store.discard()
            self.staged, self.store = {}, None

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = self._opened()
        self.staged, self.store = {}, None
        # After the sweep, there is a row for every file and a file for every row.
        listed = self.vault.db.execute("SELECT name, state FROM segment").fetchall()
        assert {state for _, state in listed} <= {"present"}
        folder = self.place / "evidence"
        found = {path for path in folder.rglob("*") if path.is_file()}
        assert found == {segments.path_of(folder, name) for name, _ in listed}

    @invariant()
    def what_was_stored_is_there(self) -> None:
        assert set(evidence.all_digests(self.vault)) == set(self.kept)
        assert evidence.unknown_files(self.vault) == []
        for name, content in self.kept.items():
            assert b"".join(evidence.blocks(self.vault, name)) == content

    def teardown(self) -> None:
        self.vault.close()
        shutil.rmtree(self.place.parent)


def test_evidence_is_kept_through_everything(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "ROOM", 50_000)
    monkeypatch.setattr(EvidenceStore, "original", place, raising=False)
    run_state_machine_as_test(
        EvidenceStore, settings=settings(max_examples=12, stateful_step_count=15, deadline=None)
    )
