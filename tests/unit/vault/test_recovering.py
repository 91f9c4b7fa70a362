"""Whatever is damaged, the rest is recovered, losses are named, and the damaged vault stays as it is."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.vault import (
    check,
    contacts,
    custody,
    departures,
    drafts,
    evidence,
    folder,
    originals,
    pages,
    records,
    rows,
    segments,
    unsigned,
)
from fieldreport.vault.departures import Item
from fieldreport.vault.keys import unlock
from fieldreport.vault.recovering import Recovered, recover
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import flip, passphrase, report, stored, tree, version
from tests.unit.vault.test_staging import arrival, published

PAGE = 4096
FILM, PHOTO = os.urandom(70_000), os.urandom(5_000)


class Full:
    """What was in the vault before it was damaged."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with passphrase() as secret, Vault.open(place, secret) as vault:
            self.fingerprint = vault.fingerprint
            friend = Identity.generate()
            self.friend = contacts.add(vault, make_card(friend, "Самал", "coordinator")).contact
            contacts.compare(vault, "Самал", self.friend.fingerprint)
            self.files = [
                evidence.add(vault, [content], Silent(), size=len(content)).sha256
                for content in (FILM, PHOTO)
            ]
            first = stored(vault, report(vault, "Seen from the bridge.", title="Bridge"))
            stored(vault, version(vault, "report", {"narrative": "Again."}, based_on=[first]))
            for number in range(40):
                stored(vault, report(vault, f"{number} " + "word " * 60 * number))
            self.purged = stored(vault, report(vault, "To be purged."))
            with vault.transaction():
                records.purge(vault, [self.purged.id])
                custody.erase_payloads(vault, [self.purged.id])
                custody.append(vault, "purged", self.purged.id, "record")
            number = arrival(vault)
            came = version(vault, "report", {"narrative": "Came."})
            stored(vault, came, arrival=number, visible=False)
            published(vault, number)
            stored(vault, report(vault, "Staged."), arrival=arrival(vault), visible=False)
            self.draft = drafts.save(vault, "report", b'{"narrative": "Begun"}')
            gone = departures.allot(
                vault,
                "reports",
                [self.friend.fingerprint],
                [Item(first.id, "record")],
                head=(1, "ab" * 32),
            )
            departures.written(vault, gone.id, manifest="cd" * 32, size=10)
            held = vault.folder / folder.HELD / ("ab" * 16)
            held.write_bytes(b"held")
            vault.db.execute(
                "INSERT INTO held VALUES (?, randomblob(32), randomblob(32), x'00', 4, '', 'present')",
                ("ab" * 16,),
            )
            self.bodies = bodies(vault)
            self.heads = heads(vault)
            self.entries = custody.entries(vault)

    @property
    def database(self) -> Path:
        return self.place / folder.DATABASE


def bodies(vault: Vault) -> dict[str, bytes]:
    found = vault.db.execute(
        f"SELECT r.id, c.raw FROM record r JOIN content c USING (seq) WHERE {records.VISIBLE}"
    ).fetchall()
    return {key.hex(): raw for key, raw in found}


def heads(vault: Vault) -> set[str]:
    return {
        key.hex() for (key,) in vault.db.execute("SELECT id FROM record WHERE head = 1").fetchall()
    }


@pytest.fixture(scope="module")
def _full(_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Full:
    return Full(Path(shutil.copytree(_original, tmp_path_factory.mktemp("full") / "vault")))


@pytest.fixture
def full(_full: Full, tmp_path: Path) -> Full:
    made = object.__new__(Full)
    made.__dict__ = {**_full.__dict__, "place": tmp_path / "damaged"}
    shutil.copytree(_full.place, made.place)
    return made


def recovered(full: Full, target: Path, look: Callable[[Vault], None] | None = None) -> Recovered:
    """Recover; the damaged vault stays as it is, and the new one opens."""
    before = tree(full.place)
    with passphrase() as secret:
        done = recover(full.place, target, secret, Silent())
        assert tree(full.place) == before
        with Vault.open(target, secret) as vault:
            if look:
                look(vault)
    return done


def codes(done: Recovered) -> set[str]:
    return {finding.code for finding in done.findings}


def pages_of(full: Full, table: str) -> list[int]:
    """The pages in which rows of a table begin."""
    with passphrase() as secret:
        keys = unlock(folder.recognise(full.place).header, secret)
    with pages.Pages(full.database, keys.database) as all_pages:
        return [
            number
            for number, page in all_pages.all(lambda _: None)
            if page and any(row.table == table for row in rows.rows(number, page))
        ]


def damage(full: Full, *numbers: int) -> None:
    flip(full.database, *((number - 1) * PAGE + 1000 for number in numbers))


def test_a_whole_vault_is_recovered_whole(full: Full, tmp_path: Path) -> None:
    def look(vault: Vault) -> None:
        assert vault.fingerprint == full.fingerprint
        assert bodies(vault) == full.bodies
        assert heads(vault) == full.heads
        assert evidence.all_digests(vault) == full.files
        assert b"".join(originals.blocks(vault, full.files[0])) == FILM
        (friend,) = contacts.everyone(vault)
        assert (friend.fingerprint, friend.state) == (full.friend.fingerprint, "compared")
        assert drafts.get(vault, full.draft).body == b'{"narrative": "Begun"}'
        assert custody.entries(vault)[: len(full.entries)] == full.entries
        assert not records.version(vault, full.purged.id).kept
        (gone,) = departures.departures(vault)
        assert gone.state == "written"
        assert len(departures.items(vault, gone.id)) == 1
        assert departures.epoch(vault) != gone.recipients[0].epoch
        assert (vault.folder / folder.HELD / ("ab" * 16)).read_bytes() == b"held"
        found = {finding.code for finding in check.check(vault, Silent()).findings}
        assert found == set()

    done = recovered(full, tmp_path / "new", look)
    assert done.findings == ()
    assert (done.records, done.evidence, done.contacts, done.drafts) == (
        *(len(full.bodies), 2, 1),
        1,
    )
    assert done.same_identity


def test_what_only_the_log_has_is_recovered(full: Full, tmp_path: Path) -> None:
    living = tmp_path / "living"
    shutil.copytree(full.place, living)
    with passphrase() as secret, Vault.open(living, secret) as vault:
        last = stored(vault, report(vault, "Saved just before the power cut."))
        waiting = report(vault, "Not signed yet.")
        with vault.transaction():
            unsigned.keep(vault, [waiting])
        shutil.rmtree(full.place)
        shutil.copytree(living, full.place)

    def look(vault: Vault) -> None:
        assert records.get(vault, last.id).raw == last.raw
        assert records.get(vault, waiting.id).raw == waiting.raw

    assert recovered(full, tmp_path / "new", look).findings == ()
    flip(full.place / "reports.db-wal", 5000)
    assert "recover.log_cut" in codes(recovered(full, tmp_path / "cut"))
    flip(full.place / "reports.db-wal", 5)
    assert "recover.log_cut" in codes(recovered(full, tmp_path / "cut too"))
    os.truncate(full.place / "reports.db-wal", 20)
    assert "recover.log_cut" in codes(recovered(full, tmp_path / "cut as well"))


@pytest.mark.parametrize("seed", range(12))
def test_damaged_pages_take_nothing_with_them(full: Full, tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)
    count = full.database.stat().st_size // PAGE
    hit = chosen.sample(range(1, count + 1), chosen.choice((1, 2, 5, 20, count // 2)))
    damage(full, *hit)
    with passphrase() as secret:
        keys = unlock(folder.recognise(full.place).header, secret)
    whole = set()
    with pages.Pages(full.database, keys.database) as all_pages:
        for number, page in all_pages.all(lambda _: None):
            assert (page is None) == (number in hit)
            for found in rows.rows(number, page) if page else ():
                row = rows.read(all_pages, found) if found.table == "content" else None
                whole |= {row[1]} if row else set()

    def look(vault: Vault) -> None:
        assert set(bodies(vault).values()) >= whole & set(full.bodies.values())
        assert set(evidence.all_digests(vault)) == set(full.files)
        found = {finding.code for finding in check.check(vault, Silent()).findings}
        assert found <= {"check.custody_broken", "check.author_unknown"}

    done = recovered(full, tmp_path / "new", look)
    assert "recover.page_damaged" in codes(done)


def test_lost_records_are_named_and_the_rest_is_there(full: Full, tmp_path: Path) -> None:
    hit = pages_of(full, "content")[3]
    assert hit not in pages_of(full, "record")
    damage(full, hit)
    there: set[str] = set()
    done = recovered(full, tmp_path / "new", lambda vault: there.update(bodies(vault)))
    named = {each.item for each in done.findings if each.code == "recover.record_lost"}
    rest = {each.item for each in done.findings if each.code == "recover.row_lost"}
    assert there | named >= set(full.bodies) or rest
    assert there & named == set()
    assert 0 < len(set(full.bodies) - there) < len(full.bodies)
    assert str(hit) in {each.item for each in done.findings if each.code == "recover.page_damaged"}


def test_the_first_page_and_the_pages_above_the_rows_are_not_needed(
    full: Full, tmp_path: Path
) -> None:
    with passphrase() as secret:
        keys = unlock(folder.recognise(full.place).header, secret)
    with pages.Pages(full.database, keys.database) as all_pages:
        above = [
            number
            for number, page in all_pages.all(lambda _: None)
            # The pages of a table that only lead to others.
            if number == 1 or (page and page[0] == 0x05)
        ]
    assert len(above) > 2
    damage(full, *above)
    there: set[str] = set()
    done = recovered(full, tmp_path / "new", lambda vault: there.update(bodies(vault)))
    assert there == set(full.bodies)
    assert done.evidence == 2


def test_a_lost_identity_is_replaced_and_the_records_keep_their_author(
    full: Full, tmp_path: Path
) -> None:
    with passphrase() as secret, Vault.open(full.place, secret) as vault, vault.transaction():
        unsigned.keep(vault, [report(vault, "Not signed yet.")])
    damage(full, *pages_of(full, "identity"))

    def look(vault: Vault) -> None:
        assert vault.fingerprint != full.fingerprint
        assert bodies(vault) == full.bodies
        assert len(drafts.newest_first(vault)) == 2

    done = recovered(full, tmp_path / "new", look)
    assert not done.same_identity
    assert {"recover.identity_lost", "recover.author_unknown"} <= codes(done)


@pytest.mark.parametrize("table", ["segment", "evidence", "setting", "contact", "draft", "custody"])
def test_a_lost_table_leaves_the_others(full: Full, tmp_path: Path, table: str) -> None:
    damage(full, *pages_of(full, table))

    def look(vault: Vault) -> None:
        assert bodies(vault) == full.bodies
        assert set(evidence.all_digests(vault)) == set(full.files)

    done = recovered(full, tmp_path / "new", look)
    assert "recover.page_damaged" in codes(done)
    assert (done.contacts, done.drafts) == (int(table != "contact"), int(table != "draft"))


def test_a_truncated_database_gives_what_is_left(full: Full, tmp_path: Path) -> None:
    size = full.database.stat().st_size
    os.truncate(full.database, size // 2 + 100)
    done = recovered(full, tmp_path / "new")
    assert "recover.page_damaged" in codes(done)
    assert 0 < done.records < len(full.bodies)
    assert done.evidence == 2


@pytest.mark.parametrize("content", [None, b"", b"garbage" * 5000])
def test_without_a_database_the_evidence_is_rescued(
    full: Full, tmp_path: Path, content: bytes | None
) -> None:
    full.database.unlink()
    if content is not None:
        full.database.write_bytes(content)
    (full.place / "evidence" / "ab").mkdir(exist_ok=True)
    (full.place / "evidence" / "ab" / ("0" * 30)).write_bytes(segments.MAGIC + bytes(100))
    (full.place / "evidence" / "ab" / ("1" * 30)).write_bytes(b"no segment")
    (full.place / "evidence" / "notes.txt").write_bytes(b"mine")

    def look(vault: Vault) -> None:
        for sha256 in full.files:
            originals.verify(vault, sha256, Silent())

    done = recovered(full, tmp_path / "new", look)
    assert (done.records, done.evidence) == (0, 2)
    assert {"recover.database_lost", "recover.identity_lost"} <= codes(done)
    named = {each.item for each in done.findings if each.code == "recover.evidence_unattached"}
    assert named == set(full.files)
    assert "recover.file_unreadable" in codes(done)


def test_one_copy_of_the_header_is_enough_and_none_is_not(full: Full, tmp_path: Path) -> None:
    flip(full.place / "header.json", 40)
    done = recovered(full, tmp_path / "new")
    assert {(each.code, each.item) for each in done.findings} == {
        ("recover.header_copy", "header.json")
    }
    flip(full.place / "header.2.json", 40)
    with pytest.raises(UserError, match=r"recover\.no_header"):
        recovered(full, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_damaged_or_missing_file_of_evidence_is_named_and_the_rest_recovered(
    full: Full, tmp_path: Path
) -> None:
    found = sorted(path for path in (full.place / "evidence").rglob("*") if path.is_file())
    flip(found[0], 2000)
    done = recovered(full, tmp_path / "new")
    assert done.evidence == 1
    assert codes(done) == {"recover.evidence_damaged"}
    found[0].unlink()
    (full.place / "held" / ("ab" * 16)).write_bytes(b"cut")
    done = recovered(full, tmp_path / "again")
    assert done.evidence == 1
    assert codes(done) == {"recover.evidence_damaged", "recover.held_lost"}
    (full.place / "held" / ("ab" * 16)).unlink()
    assert codes(recovered(full, tmp_path / "more")) == codes(done)


def test_what_cant_be_done_makes_nothing(full: Full, tmp_path: Path) -> None:
    before = tree(full.place)
    target = tmp_path / "new"
    with passphrase("wrong") as wrong, pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        recover(full.place, target, wrong, Silent())
    with passphrase() as secret:
        with pytest.raises(UserError, match=r"recover\.inside"):
            recover(full.place, full.place / "new", secret, Silent())
        with pytest.raises(UserError, match=r"vault\.missing"):
            recover(tmp_path / "nothing", target, secret, Silent())
        assert not target.exists()
        target.mkdir()
        (target / "mine").write_bytes(b"mine")
        with pytest.raises(UserError, match=r"vault\.folder_not_empty"):
            recover(full.place, target, secret, Silent())
        assert tree(full.place) == before
        with (
            Vault.open(full.place, secret),
            pytest.raises(UserError, match=r"vault\.in_use"),
        ):
            recover(full.place, tmp_path / "other", secret, Silent())


@pytest.mark.parametrize("at", [1, 40, 1000])
def test_cancelled_there_is_no_new_vault(full: Full, tmp_path: Path, at: int) -> None:
    class Cancelling:
        steps = 0

        def step(self, done: int, total: int) -> None:
            assert 0 <= done <= total
            self.steps += 1
            if self.steps == at:
                raise Cancelled

    before, progress = tree(full.place), Cancelling()
    (tmp_path / "here").mkdir()
    with passphrase() as secret:
        try:
            recover(full.place, tmp_path / "here" / "new", secret, progress)
        except Cancelled:
            assert list((tmp_path / "here").iterdir()) == []
        else:
            assert progress.steps < at
    assert tree(full.place) == before


def _large(place: Path) -> str:
    with passphrase() as secret, Vault.open(place, secret) as vault:
        return evidence.add(vault, [FILM], Silent(), size=len(FILM)).sha256


def test_a_file_in_pieces_is_recovered_whole_while_their_order_is_known(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "ROOM", 30_000)
    sha256 = _large(place)
    with passphrase() as secret:
        assert recover(place, tmp_path / "new", secret, Silent()).findings == ()
        with Vault.open(tmp_path / "new", secret) as vault:
            originals.verify(vault, sha256, Silent())
        (place / folder.DATABASE).write_bytes(b"")
        done = recover(place, tmp_path / "pieces", secret, Silent())
    pieces = [each for each in done.findings if each.code == "recover.evidence_piece"]
    assert (done.evidence, len(pieces)) == (3, 2)


def test_of_a_file_whose_row_is_lost_the_order_is_still_known(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "ROOM", 30_000)
    sha256 = _large(place)
    with passphrase() as secret:
        with Vault.open(place, secret) as vault:
            vault.db.execute("PRAGMA foreign_keys = OFF")
            vault.db.execute("DELETE FROM evidence")
        done = recover(place, tmp_path / "new", secret, Silent())
        assert done.findings == ()
        with Vault.open(tmp_path / "new", secret) as vault:
            originals.verify(vault, sha256, Silent())
        gone = next(path for path in (place / "evidence").rglob("*") if path.is_file())
        gone.unlink()
        assert codes(recover(place, tmp_path / "again", secret, Silent())) == {
            "recover.evidence_damaged"
        }


def test_what_is_removed_or_only_staged_doesnt_come_back(place: Path, tmp_path: Path) -> None:
    with passphrase() as secret:
        with Vault.open(place, secret) as vault:
            kept = evidence.add(vault, [PHOTO], Silent(), size=len(PHOTO)).sha256
            staged = arrival(vault)
            evidence.add(vault, [FILM], Silent(), size=len(FILM), arrival=staged)
            gone = evidence.add(vault, [b"gone"], Silent(), size=4)
            vault.db.execute(
                "UPDATE segment SET state = 'deleted' WHERE evidence = (SELECT seq FROM evidence"
                " WHERE sha256 = ?)",
                (bytes.fromhex(gone.sha256),),
            )
            vault.db.execute(
                "UPDATE evidence SET state = 'purged' WHERE sha256 = ?",
                (bytes.fromhex(gone.sha256),),
            )
            shutil.copytree(vault.folder, tmp_path / "damaged")
        done = recover(tmp_path / "damaged", tmp_path / "new", secret, Silent())
        assert done.findings == ()
        with Vault.open(tmp_path / "new", secret) as vault:
            found = {digest: evidence.find(vault, digest) for digest in evidence.all_digests(vault)}
        assert {digest: one.kept for digest, one in found.items() if one} == {
            kept: True,
            gone.sha256: False,
        }


def test_what_isnt_what_was_signed_is_left_out_and_named(full: Full, tmp_path: Path) -> None:
    with passphrase() as secret, Vault.open(full.place, secret) as vault:
        rows_of = vault.db.execute("SELECT seq, raw FROM content ORDER BY seq LIMIT 3").fetchall()
        one, two, three = (seq for seq, _ in rows_of)
        vault.db.execute("UPDATE content SET signature = zeroblob(3373) WHERE seq = ?", (one,))
        vault.db.execute("UPDATE content SET raw = x'7b7d' WHERE seq = ?", (two,))
        raw = report(vault, "Child.").raw.replace(
            b'"parents":[]', f'"parents":["{min(full.bodies)}"]'.encode()
        )
        vault.db.execute(
            "UPDATE content SET raw = ?, signature = ? WHERE seq = ?",
            (raw, vault.identity.sign("record", raw), three),
        )
        vault.db.execute("INSERT INTO author VALUES (randomblob(32), x'00')")
        vault.db.execute("INSERT INTO unsigned (save, raw) VALUES (randomblob(16), x'7b7d')")
        vault.db.execute("UPDATE custody SET salt = zeroblob(16) WHERE n = 2")
        copied = tmp_path / "copied"
        shutil.copytree(vault.folder, copied)
    with passphrase() as secret:
        done = recover(copied, tmp_path / "new", secret, Silent())
    assert {"recover.record_refused", "recover.card_refused", "recover.custody_broken"} <= codes(
        done
    )


def test_the_custody_log_goes_on_behind_what_others_were_told(full: Full, tmp_path: Path) -> None:
    with passphrase() as secret, Vault.open(full.place, secret) as vault:
        last = custody.head(vault)
        assert last
        gone = departures.allot(
            vault, "reports", [full.friend.fingerprint], head=(last.n, last.digest.hex())
        )
        departures.void(vault, gone.id)
        vault.db.execute("DELETE FROM custody WHERE n > 2")

    def look(vault: Vault) -> None:
        entries = {entry.n: entry for entry in custody.entries(vault)}
        assert entries[last.n].digest == last.digest
        assert entries[last.n + 1].previous == last.digest

    assert "recover.custody_broken" in codes(recovered(full, tmp_path / "new", look))


def test_a_database_under_new_keys_is_found_under_its_own_name(full: Full, tmp_path: Path) -> None:
    full.database.rename(full.place / folder.NEXT_DATABASE)
    full.database.write_bytes(b"under the old key")
    done = recovered(full, tmp_path / "new")
    assert done.records == len(full.bodies)
