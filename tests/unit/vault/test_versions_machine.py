"""Whatever is saved, imported, merged, repeated and locked in between, the same things hold.

The machine keeps a plain model beside the vault: which versions there are, who their parents are,
and which are staged. From it follows what is current, and what a search must find.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.model.records import Record
from fieldreport.model.report import Report
from fieldreport.progress import Silent
from fieldreport.vault import check, intake, records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, stored, version
from tests.unit.vault.test_staging import arrival, published


class Versions(RuleBasedStateMachine):
    made = Bundle("made")
    staging = Bundle("staging")

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp()) / "vault"
        with passphrase() as secret:
            self.vault = Vault.create(self.place, secret, name="N", role="monitor", cost=TEST_COST)
        self.words = 0
        self.visible: dict[str, Record] = {}
        self.staged: dict[int, dict[str, Record]] = {}

    def teardown(self) -> None:
        self.vault.close()
        shutil.rmtree(self.place.parent)

    def _compose(self, *based_on: Record) -> Record:
        self.words += 1
        body = {"narrative": f"word{self.words}x", "tags": [f"t{self.words % 3}"]}
        return version(self.vault, "report", body, based_on=based_on)

    @initialize(target=made)
    def begin(self) -> Record:
        return self._save(self._compose())

    @rule(target=made)
    def save_new(self) -> Record:
        return self._save(self._compose())

    @rule(target=made, parent=made)
    def save_edit(self, parent: Record) -> Record:
        return self._save(self._compose(parent))

    @rule(target=made, first=made, second=made)
    def save_merge(self, first: Record, second: Record) -> object:
        if first.subject != second.subject or first.id == second.id:
            return multiple()
        return self._save(self._compose(first, second))

    @rule(target=made, parent=made)
    def save_child_before_parent(self, parent: Record) -> object:
        between = self._compose(parent)
        child = self._save(self._compose(between))
        return multiple(child, self._save(between))

    @rule(record=made)
    def save_again(self, record: Record) -> None:
        if record.id in self.visible:
            assert not records.add(self.vault, record, b"")

    @rule(target=staging)
    def begin_import(self) -> int:
        number = arrival(self.vault)
        self.staged[number] = {}
        return number

    @rule(target=made, number=staging, parent=made)
    def stage(self, number: int, parent: Record) -> object:
        if number not in self.staged:
            return multiple()
        record = self._compose(parent)
        stored(self.vault, record, arrival=number, visible=False)
        self.staged[number][record.id] = record
        return record

    @rule(number=consumes(staging))
    def publish(self, number: int) -> None:
        if number in self.staged:
            published(self.vault, number)
            self.visible.update(self.staged.pop(number))

    @rule(number=consumes(staging))
    def discard(self, number: int) -> None:
        if number in self.staged:
            intake.discard(self.vault, number)
            self.staged.pop(number)

    @rule(calm=st.booleans())
    def reopen(self, calm: bool) -> None:
        if not calm:
            # As if killed: whatever isn't committed is lost, the rest is in the log.
            self.vault.db.execute("BEGIN")
            self.vault.db.execute("DELETE FROM content")
        self.vault.close()
        with passphrase() as secret:
            self.vault = Vault.open(self.place, secret)
        # An import that wasn't published is swept.
        self.staged.clear()

    def _save(self, record: Record) -> Record:
        stored(self.vault, record)
        self.visible[record.id] = record
        return record

    @invariant()
    def the_current_versions_are_those_that_nobody_replaced(self) -> None:
        named = {parent for record in self.visible.values() for parent in record.parents}
        for subject in {record.subject for record in self.visible.values()}:
            versions = {r.id for r in self.visible.values() if r.subject == subject}
            heads = records.heads(self.vault, subject)
            assert {record.id for record in heads} == versions - named
            history = records.history(self.vault, subject)
            assert {item.id for item in history} == versions
            places = {item.id: place for place, item in enumerate(history)}
            for item in history:
                assert all(places.get(p, -1) < places[item.id] for p in item.parents)
                assert item.head == (item.id in versions - named)

    @invariant()
    def a_search_finds_the_words_of_current_versions_and_no_others(self) -> None:
        named = {parent for record in self.visible.values() for parent in record.parents}
        expected = set(self.visible) - named
        for text in ("word", ""):
            found = search.page(self.vault, search.ids(self.vault, Filters(text=text)))
            assert {row.id for row in found} == expected
        for record in list(self.visible.values())[-3:]:
            assert isinstance(record.body, Report)
            word = record.body.narrative
            found = search.page(self.vault, search.ids(self.vault, Filters(text=word)))
            assert [row.id for row in found] == [record.id] * (record.id in expected)
        staged = sum(len(found) for found in self.staged.values())
        (texts,) = self.vault.db.execute("SELECT count(*) FROM text").fetchone()
        assert texts == len(self.visible) + staged

    @invariant()
    def a_check_finds_nothing(self) -> None:
        assert check.check(self.vault, Silent()).findings == ()


Versions.TestCase.settings = settings(max_examples=8, stateful_step_count=15)
test_versions = Versions.TestCase
