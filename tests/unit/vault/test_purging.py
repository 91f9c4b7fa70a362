from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.errors import UserError
from fieldreport.model.exchange import Question
from fieldreport.model.records import Record
from fieldreport.vault import (
    contacts,
    custody,
    drafts,
    evidence,
    outgoing,
    purging,
    search,
)
from fieldreport.vault import records as stored_records
from fieldreport.vault.acknowledged import apply_receipt, questions
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import (
    befriend,
    file,
    files,
    handed_over,
    receipt,
    records,
    reference,
)
from tests.unit.vault.made import passphrase, report, stored, version


@pytest.fixture(scope="module")
def dana() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="module")
def oleg() -> Identity:
    return Identity.generate()


def acknowledged(
    vault: Vault, by: Identity, state: str, made: Sequence[Record] = (), photos: Sequence[str] = ()
) -> None:
    """Hand these over to a contact and take his receipt, in which all have one state."""
    items = [*records(one.id for one in made), *files(photos)]
    departure = handed_over(vault, [by.fingerprint], items)
    given = receipt(departure, dict.fromkeys([one.item for one in items], state), vault)
    apply_receipt(vault, given, by.fingerprint)


def newer(vault: Vault, record: Record, narrative: str = "more") -> Record:
    body = {"narrative": narrative}
    made = version(vault, record.kind, body, based_on=[record], subject=record.subject)
    return stored(vault, made)


def kept(vault: Vault, record: Record) -> bool:
    return stored_records.version(vault, record.id).kept


def exported(vault: Vault, path: Path) -> bytes:
    """All of the database, unencrypted."""
    vault.db.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    vault.db.execute("SELECT sqlcipher_export('plain')").fetchall()
    vault.db.execute("DETACH DATABASE plain")
    return path.read_bytes()


def test_only_what_is_in_a_verified_backup_is_removed(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    safe, there, unsent = (stored(vault, report(vault)) for _ in range(3))
    acknowledged(vault, dana, "backed-up", [safe])
    acknowledged(vault, dana, "stored", [there])
    assert purging.purge(vault) == (1, 0, 2)
    assert [kept(vault, one) for one in (safe, there, unsent)] == [False, True, True]
    assert purging.purge(vault) == (0, 0, 2)


@pytest.mark.parametrize("state", ["stored", "known"])
def test_the_owner_may_settle_for_less(vault: Vault, dana: Identity, state: str) -> None:
    befriend(vault, dana)
    record = stored(vault, report(vault))
    acknowledged(vault, dana, state, [record])
    assert purging.candidates(vault).subjects == {}
    assert purging.candidates(vault, accept_stored=True).subjects == {record.subject: [record.id]}
    assert purging.purge(vault, accept_stored=True).records == 1


@pytest.mark.parametrize("state", ["quarantined", "damaged"])
def test_what_did_not_come_whole_is_never_removed(vault: Vault, dana: Identity, state: str) -> None:
    befriend(vault, dana)
    acknowledged(vault, dana, state, [stored(vault, report(vault))])
    assert purging.purge(vault, accept_stored=True).records == 0


def test_a_subject_goes_only_with_all_its_versions(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    first = stored(vault, report(vault))
    acknowledged(vault, dana, "backed-up", [first])
    second = newer(vault, first)
    assert purging.purge(vault).records == 0
    acknowledged(vault, dana, "backed-up", [second])
    assert purging.purge(vault).records == 2
    assert stored_records.heads(vault, first.subject) == []


def test_versions_of_others_count_too(vault: Vault, dana: Identity, oleg: Identity) -> None:
    befriend(vault, dana)
    first = stored(vault, report(vault))
    theirs = version(oleg, "report", {"narrative": "x"}, based_on=[first], subject=first.subject)
    stored(vault, theirs)
    acknowledged(vault, dana, "backed-up", [first])
    assert purging.purge(vault).records == 0


def test_a_subject_with_a_draft_stays_and_so_does_the_draft(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    photo = file(vault, b"content")
    about, named, free = (stored(vault, report(vault)) for _ in range(3))
    acknowledged(vault, dana, "backed-up", [about, named, free], [photo])
    drafts.save(vault, "report", b"{", subject=about.subject, parents=[about.id])
    body = f'{{"links":["{named.subject}"],"evidence":["{photo}"]}}'.encode()
    drafts.save(vault, "report", body)
    assert list(purging.candidates(vault).subjects) == [free.subject]
    assert purging.purge(vault) == (1, 0, 2)
    assert len(drafts.newest_first(vault)) == 2
    assert b"".join(evidence.blocks(vault, photo)) == b"content"


def test_a_person_stays_as_long_as_a_report_that_names_him(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    person = stored(
        vault, version(vault, "person", {"type": "person", "names": [{"full": "Aizhan"}]})
    )
    people = [{"id": "p1", "label": "a woman", "person": person.subject}]
    naming = stored(vault, report(vault, people=people))
    acknowledged(vault, dana, "backed-up", [person])
    assert purging.purge(vault).records == 0
    acknowledged(vault, dana, "backed-up", [naming])
    assert purging.purge(vault).records == 2


def test_evidence_goes_when_it_is_acknowledged_and_nothing_that_stays_names_it(
    vault: Vault, dana: Identity
) -> None:
    befriend(vault, dana)
    shared, alone, unsent = (file(vault, content) for content in (b"shared", b"alone", b"unsent"))
    one = stored(vault, report(vault, evidence=[reference(shared), reference(unsent)]))
    two = stored(vault, report(vault, evidence=[reference(shared), reference(alone)]))
    acknowledged(vault, dana, "backed-up", [one], [shared, alone])
    assert purging.purge(vault) == (1, 0, 1)
    acknowledged(vault, dana, "backed-up", [two])
    assert purging.candidates(vault).evidence == [shared, alone]
    assert purging.purge(vault) == (1, 2, 0)
    assert [evidence.find(vault, one).kept for one in (shared, alone, unsent)] == [  # type: ignore[union-attr]
        *(False, False, True)
    ]
    left = [path for path in (vault.folder / "evidence").rglob("*") if path.is_file()]
    assert len(left) == 1
    with pytest.raises(UserError) as caught:
        evidence.open(vault, shared)
    assert caught.value.code == "evidence.purged"


def test_an_original_stays_with_the_copy_that_was_made_of_it(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    original, copy = file(vault, b"original"), file(vault, b"redacted")
    naming = {**reference(copy), "state": "derivative", "original": original}
    stored(vault, report(vault, evidence=[naming]))
    acknowledged(vault, dana, "backed-up", [], [original, copy])
    assert purging.purge(vault).evidence == 0


def test_the_word_of_a_revoked_contact_removes_nothing(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    acknowledged(vault, dana, "backed-up", [stored(vault, report(vault))])
    contacts.revoke(vault, make_revocation(dana))
    assert purging.purge(vault, accept_stored=True).records == 0


def test_one_recipient_who_has_it_is_enough(vault: Vault, dana: Identity, oleg: Identity) -> None:
    befriend(vault, dana)
    befriend(vault, oleg, "Oleg")
    record = stored(vault, report(vault))
    acknowledged(vault, oleg, "damaged", [record])
    acknowledged(vault, dana, "backed-up", [record])
    assert purging.purge(vault).records == 1


def test_what_was_purged_is_in_no_table_and_no_index(
    vault: Vault, dana: Identity, tmp_path: Path
) -> None:
    befriend(vault, dana)
    word = "Ыбырайхан"
    record = stored(vault, report(vault, f"{word} saw it", title=word, tags=["zeltoqsan"]))
    with vault.transaction():
        custody.append(vault, "note", record.id, "record", {"name": word})
    question = Question(subject=record.subject, record=None, text=f"Who is {word}?")
    departure = handed_over(vault, [dana.fingerprint], records([record.id]))
    given = receipt(departure, {record.id: "backed-up"}, vault, questions=[question])
    apply_receipt(vault, given, dana.fingerprint)
    said = (word, word.lower(), "zeltoqsan")
    assert all(one.encode() in exported(vault, tmp_path / f"before-{one}.db") for one in said)
    purging.purge(vault)
    content = exported(vault, tmp_path / "after.db")
    assert bytes.fromhex(record.id) in content
    assert not any(one.encode() in content for one in said)
    assert search.ids(vault, search.Filters(text="saw")).tolist() == []
    assert questions(vault) == []
    assert vault.folder.joinpath("reports.db-wal").stat().st_size == 0


def test_the_custody_chain_still_holds_and_says_what_was_purged(
    vault: Vault, dana: Identity
) -> None:
    befriend(vault, dana)
    photo = file(vault, b"content")
    record = stored(vault, report(vault, evidence=[reference(photo)]))
    acknowledged(vault, dana, "backed-up", [record], [photo])
    purging.purge(vault)
    assert list(custody.check(vault)) == []
    for item in (record.id, photo):
        last = custody.entries(vault, item)[-1].told()
        assert last is not None
        assert last.action == "purged"
        assert all(entry.payload is None for entry in custody.entries(vault, item)[:-1])


def test_the_tombstone_stays(vault: Vault, dana: Identity) -> None:
    befriend(vault, dana)
    record = stored(vault, report(vault))
    acknowledged(vault, dana, "backed-up", [record])
    purging.purge(vault)
    found = stored_records.version(vault, record.id)
    assert (found.subject, found.kept) == (record.subject, False)
    assert outgoing.new_for(vault, ["ab" * 32]) == ([], [])


def test_a_purge_that_is_killed_in_the_middle_leaves_whole_subjects(
    vault: Vault, dana: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    befriend(vault, dana)
    photo = file(vault, b"content")
    made = [stored(vault, report(vault, evidence=[reference(photo)])) for _ in range(5)]
    acknowledged(vault, dana, "backed-up", made, [photo])
    monkeypatch.setattr(purging, "_BATCH", 2)

    def killed(vault: Vault, sha256: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(purging, "_purge_file", killed)
        with pytest.raises(KeyboardInterrupt):
            purging.purge(vault)
    assert [kept(vault, one) for one in made] == [False] * 5
    assert b"".join(evidence.blocks(vault, photo)) == b"content"
    folder = vault.folder
    vault.close()
    with passphrase() as secret, Vault.open(folder, secret) as again:
        assert purging.purge(again) == (0, 1, 0)
        assert list(custody.check(again)) == []
