"""Whatever is handed over, acknowledged and purged, in whatever order: nothing is ever purged that
a recipient who still counts has not acknowledged.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fieldreport.crypto.cards import make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.model.records import Record
from fieldreport.vault import (
    acknowledged,
    contacts,
    custody,
    departures,
    evidence,
    outgoing,
    purging,
)
from fieldreport.vault import records as stored_records
from fieldreport.vault.departures import Departure
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import befriend, file, files, handed_over, receipt, records, reference
from tests.unit.vault.made import passphrase, report, stored, version

PEOPLE = [Identity.generate() for _ in range(3)]
RANK = ["damaged", "quarantined", "known", "stored", "backed-up"]


class Ledger(RuleBasedStateMachine):
    original: Path

    def __init__(self) -> None:
        super().__init__()
        place = Path(tempfile.mkdtemp()) / "vault"
        shutil.copytree(self.original, place)
        with passphrase() as secret:
            self.vault = Vault.open(place, secret)
        self.records: list[Record] = []
        self.photos: list[str] = []
        self.naming: dict[str, set[str]] = {}
        self.departures: list[Departure] = []
        self.said: dict[tuple[str, str], str] = {}
        self.revoked: set[str] = set()
        self.numbers: set[tuple[str, int]] = set()

    @initialize()
    def contacts(self) -> None:
        for n, who in enumerate(PEOPLE):
            befriend(self.vault, who, f"contact {n}")
        for n in range(3):
            self.write(photo=n > 0, again=n)
        self.hand_over_what_is_new(to={0, 1, 2}, fails=False)

    @rule(photo=st.booleans(), again=st.integers(0, 20))
    def write(self, *, photo: bool, again: int) -> None:
        names: list[str] = []
        if photo:
            self.photos.append(file(self.vault, f"photo {len(self.photos)}".encode()))
        if self.photos:
            names = [self.photos[again % len(self.photos)]]
        body: dict[str, Any] = {"evidence": [reference(name) for name in names]}
        heads = [
            one
            for one in self.records
            if stored_records.version(self.vault, one.id).head
            and stored_records.version(self.vault, one.id).kept
        ]
        if again % 2 and heads:
            last = heads[again % len(heads)]
            more = {"narrative": "more", **body}
            record = version(self.vault, "report", more, based_on=[last], subject=last.subject)
        else:
            record = report(self.vault, **body)
        self.records.append(stored(self.vault, record))
        for name in names:
            self.naming.setdefault(name, set()).add(record.id)

    @rule(to=st.sets(st.integers(0, 2), min_size=1), fails=st.booleans())
    def hand_over_what_is_new(self, *, to: set[int], fails: bool) -> None:
        recipients = [PEOPLE[n].fingerprint for n in sorted(to)]
        new = outgoing.new_for(self.vault, recipients)
        items = [*records(new.records), *files(new.evidence)]
        if fails:
            done = departures.allot(self.vault, "reports", recipients, items)
            departures.void(self.vault, done.id)
        else:
            done = handed_over(self.vault, recipients, items)
            self.departures.append(done)
        for recipient in done.recipients:
            number = recipient.fingerprint, recipient.n
            assert number not in self.numbers
            self.numbers.add(number)

    @precondition(lambda self: self.departures)
    @rule(
        which=st.integers(0, 3),
        who=st.integers(0, 2),
        state=st.sampled_from(["backed-up", "stored", "damaged"]),
        other=st.sampled_from(RANK),
        odd=st.integers(0, 8),
        accept=st.booleans(),
    )
    def receipt_comes_and_purge(
        self, *, which: int, who: int, state: str, other: str, odd: int, accept: bool
    ) -> None:
        """All items of a bundle have one state, and perhaps one has another."""
        done = self.departures[-1 - which % len(self.departures)]
        signer = done.recipients[who % len(done.recipients)].fingerprint
        items = departures.items(self.vault, done.id)
        told = {item.item: other if n == odd else state for n, item in enumerate(items)}
        acknowledged.apply_receipt(self.vault, receipt(done, told, self.vault), signer)
        for item, now in told.items():
            best = max(self.said.get((item, signer), "damaged"), now, key=RANK.index)
            self.said[(item, signer)] = best
        self.purge(accept=accept)

    @precondition(lambda self: not self.revoked and self.said)
    @rule()
    def revoke_the_last_who_answered(self) -> None:
        _, signer = list(self.said)[-1]
        (who,) = [one for one in PEOPLE if one.fingerprint == signer]
        contacts.revoke(self.vault, make_revocation(who))
        self.revoked.add(signer)
        self.purge(accept=True)

    def purge(self, *, accept: bool) -> None:
        before = self._kept()
        purging.purge(self.vault, accept_stored=accept)
        gone = before - self._kept()
        event(f"purged {bool(gone)}")
        enough = {"backed-up", "stored", "known"} if accept else {"backed-up"}
        for item in gone:
            assert any(
                (item, who.fingerprint) in self.said
                and self.said[(item, who.fingerprint)] in enough
                and who.fingerprint not in self.revoked
                for who in PEOPLE
            )
        for photo in gone & set(self.photos):
            assert not self.naming.get(photo, set()) & self._kept()

    @invariant()
    def what_is_kept_is_whole(self) -> None:
        kept = self._kept()
        for photo in set(self.photos) & kept:
            content = f"photo {self.photos.index(photo)}".encode()
            assert b"".join(evidence.blocks(self.vault, photo)) == content
        for record in self.records:
            if record.id in kept:
                assert stored_records.raw(self.vault, record.id) == record.raw
        # A subject is kept or gone as a whole.
        for record in self.records:
            same = {one.id for one in self.records if one.subject == record.subject}
            assert same <= kept or not same & kept

    def _kept(self) -> set[str]:
        found = {one.id for one in self.records if stored_records.version(self.vault, one.id).kept}
        for photo in self.photos:
            there = evidence.find(self.vault, photo)
            if there is not None and there.kept:
                found.add(photo)
        return found

    def teardown(self) -> None:
        assert list(custody.check(self.vault)) == []
        self.vault.close()
        shutil.rmtree(self.vault.folder.parent)


def test_nothing_is_purged_that_nobody_acknowledged(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "original", place, raising=False)
    run_state_machine_as_test(
        Ledger, settings=settings(max_examples=15, stateful_step_count=10, deadline=None)
    )
