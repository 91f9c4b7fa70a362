from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.reference.gazetteer import complete
from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import (
    Attached,
    Capture,
    acts_found,
    acts_named,
    body,
    spot,
)
from fieldreport.usecases.record.crowd import Someone, people
from fieldreport.usecases.record.moments import earlier, understood
from fieldreport.vault import drafts as stored
from fieldreport.vault import evidence, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import refused

NOW = "2026-02-14T18:40:00+05:00"
TEXT = "Три автобуса без номеров."


def note(**fields: object) -> Capture:
    return Capture(**{"narrative": TEXT, "noted": NOW, **fields})  # type: ignore[arg-type]


def attached(vault: Vault, path: Path, draft: str, before: Capture) -> Capture:
    planned = evidence.plan(vault, drafts.measure(path))
    streamed = drafts.take(planned, path, Silent())
    whole = note(evidence=(*before.evidence, drafts.reference(path, streamed)))
    drafts.attach(vault, streamed, whole, draft)
    return whole


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "сурет.jpg"
    path.write_bytes(b"\xff\xd8\xff not much of a picture")
    return path


# --- drafts ---------------------------------------------------------------------------------------


def test_a_note_comes_back_as_it_was_left(monitor: Vault) -> None:
    draft = drafts.new_id()
    left = note(when="2026-13", people="A. B., +", basis=("seen",), acts=("beating",))
    drafts.save(monitor, left, draft)
    assert drafts.load(monitor, draft) == left
    (row,) = drafts.listed(monitor)
    assert (row.id, row.text, row.quick, row.subject, row.files) == (draft, TEXT, True, None, 0)


def test_a_saved_note_is_a_report_and_no_longer_a_draft(monitor: Vault) -> None:
    draft = drafts.new_id()
    drafts.save(monitor, note(), draft)
    saved = drafts.finish(monitor, note(), draft)
    drafts.seal(monitor)
    (head,) = records.heads(monitor, saved.report)
    assert json.loads(head.raw)["body"] == {"narrative": TEXT, "began": NOW}
    assert drafts.listed(monitor) == []


def test_a_note_that_can_not_be_saved_stays_a_draft(monitor: Vault) -> None:
    draft = drafts.new_id()
    wrong = note(acts=("no-such-act",))
    drafts.save(monitor, wrong, draft)
    with refused(monitor, "model.unknown_term"):
        drafts.finish(monitor, wrong, draft)
    assert drafts.load(monitor, draft) == wrong


def test_a_file_is_in_the_vault_with_the_draft_and_then_with_the_report(
    monitor: Vault, photo: Path
) -> None:
    draft = drafts.new_id()
    whole = attached(monitor, photo, draft, note())
    photo.unlink()
    (file,) = drafts.load(monitor, draft).evidence
    assert (file.name, file.media_type, file.size) == ("сурет.jpg", "image/jpeg", 25)
    saved = drafts.finish(monitor, whole, draft)
    drafts.discard(monitor, draft)
    drafts.seal(monitor)
    assert inventory.referring(monitor, file.sha256) == [saved.version]
    drafts.discard(monitor, draft)
    assert inventory.find(monitor, file.sha256) is not None


def test_a_file_goes_with_the_last_draft_that_names_it(monitor: Vault, photo: Path) -> None:
    one, two = drafts.new_id(), drafts.new_id()
    (file,) = attached(monitor, photo, one, note()).evidence
    attached(monitor, photo, two, note())
    drafts.discard(monitor, one)
    assert inventory.find(monitor, file.sha256) is not None
    drafts.detach(monitor, file.sha256, note(), two)
    assert inventory.find(monitor, file.sha256) is None
    assert drafts.load(monitor, two).evidence == ()


def test_a_file_that_a_report_has_stays_when_a_draft_lets_go_of_it(
    monitor: Vault, photo: Path
) -> None:
    one, two = drafts.new_id(), drafts.new_id()
    whole = attached(monitor, photo, one, note())
    (file,) = whole.evidence
    drafts.save(monitor, whole, two)
    drafts.finish(monitor, whole, one)
    drafts.seal(monitor)
    drafts.detach(monitor, file.sha256, note(), two)
    assert inventory.find(monitor, file.sha256) is not None
    assert drafts.load(monitor, two).evidence == ()


def test_a_file_that_can_not_be_removed_keeps_its_draft(
    monitor: Vault, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: Vault, _sha256: str) -> None:
        raise UserError("files.full", file="vault")

    draft = drafts.new_id()
    attached(monitor, photo, draft, note())
    monkeypatch.setattr(evidence, "remove", full)
    with refused(monitor, "files.full"):
        drafts.discard(monitor, draft)


def test_a_discarded_draft_is_gone_and_discarding_it_again_is_no_fault(monitor: Vault) -> None:
    draft = drafts.new_id()
    drafts.save(monitor, note(), draft)
    drafts.discard(monitor, draft)
    drafts.discard(monitor, draft)
    assert drafts.listed(monitor) == []
    with refused(monitor, "vault.draft_unknown"):
        drafts.load(monitor, draft)


def test_a_note_forgets_files_that_are_no_longer_there(monitor: Vault) -> None:
    draft = drafts.new_id()
    gone = Attached(sha256="ab" * 32, name="a.jpg", media_type="image/jpeg", size=1)
    drafts.save(monitor, note(evidence=(gone,)), draft)
    assert drafts.load(monitor, draft) == note()


def test_drafts_of_other_forms_are_listed_with_what_they_say(monitor: Vault) -> None:
    full = {"narrative": "Full", "place": {"name": "Aktau"}, "evidence": [{"sha256": "ab" * 32}]}
    stored.save(monitor, "report", json.dumps(full).encode(), subject="cd" * 16)
    stored.save(monitor, "report", b"[1]")
    stored.save(monitor, "report", b"not JSON")
    said = {(row.text, row.place, row.files, row.quick) for row in drafts.listed(monitor)}
    assert said == {("Full", "Aktau", 1, False), ("", "", 0, False)}


@pytest.mark.parametrize("content", [b"", None], ids=["empty", "missing"])
def test_a_file_that_proves_nothing_is_not_taken(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError):
        drafts.measure(path)


# --- the report that a note makes -----------------------------------------------------------------


def test_all_fields_become_a_report_that_can_be_saved(monitor: Vault) -> None:
    place = complete("Актау", "kk")[0].place
    whole = note(
        when="18:05",
        spot=spot(place, "kk"),
        place="Ақтау",
        acts=("beating", "baton-use"),
        people="A. B., Әлия Серікова, +3 белгісіз",
        basis=("seen", "on-footage"),
    )
    made = body(whole)
    assert made["began"] == "2026-02-14T18:05:00+05:00"
    assert (made["place"]["name"], made["place"]["country"]) == ("Ақтау", "KZ")
    assert [act["basis"] for act in made["acts"]] == [["seen", "on-footage"]] * 2
    assert "sources" not in made
    saved = drafts.finish(monitor, whole, drafts.new_id())
    drafts.seal(monitor)
    (head,) = records.heads(monitor, saved.report)
    assert "Серікова" not in head.raw.decode()
    (person,) = saved.people
    (identity,) = records.heads(monitor, person)
    assert "Әлия Серікова" in identity.raw.decode()


def test_without_an_act_the_account_says_how_it_is_known(monitor: Vault) -> None:
    made = body(note(basis=("seen", "told")))
    types = [source["type"] for source in made["sources"]]
    assert types == ["own-observation", "person-source"]
    drafts.finish(monitor, note(basis=("seen", "told", "on-footage")), drafts.new_id())


def test_a_place_that_nobody_knows_is_kept_as_it_was_typed() -> None:
    assert body(note(place="  у  старого рынка "))["place"] == {"name": "у старого рынка"}


def test_a_note_without_content_is_empty_whatever_the_time() -> None:
    assert Capture(noted=NOW).empty
    assert not Capture(noted=NOW, basis=("seen",)).empty


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        (" , ;", []),
        ("A. B., +3 unknown", [Someone("A. B."), Someone("3 unknown", count=3)]),
        ("+3 неизвестных", [Someone("3 неизвестных", count=3)]),
        ("+3 белгісіз; А. Б.", [Someone("3 белгісіз", count=3), Someone("А. Б.")]),
        ("~20 женщин", [Someone("~20 женщин", count=20, about=True)]),
        ("50+ police", [Someone("50+ police", count=50, at_least=True)]),
        ("+4", [Someone("4", count=4)]),
        ("+0 people", [Someone("+0 people")]),
        ("a police officer", [Someone("a police officer")]),
        ("Айгүл Сәрсенова", [Someone("А. С.", name="Айгүл Сәрсенова")]),
        ("Anna-Maria O’Hara", [Someone("A. O.", name="Anna-Maria O’Hara")]),
        ("Жас жігіт", [Someone("Жас жігіт")]),
    ],
)
def test_a_line_of_people_is_understood(line: str, found: list[Someone]) -> None:
    assert people(line) == found


def test_every_kind_of_group_can_be_stored(monitor: Vault) -> None:
    crowd = "+3 unknown, ~20 women, 50+ police, ~7+ others, 4"
    drafts.finish(monitor, note(people=crowd), drafts.new_id())
    counts = [entry["count"] for entry in body(note(people=crowd))["people"]]
    assert counts[0] == {"min": 3, "max": 3, "best": 3}
    assert counts[1] == {"best": 20, "approximate": True}
    assert counts[2] == {"min": 50}
    assert counts[3] == {"min": 7, "approximate": True}


# --- when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored_as"),
    [
        ("", NOW),
        ("18:05", "2026-02-14T18:05:00+05:00"),
        ("23:50", "2026-02-13T23:50:00+05:00"),
        ("9.30", "2026-02-14T09:30:00+05:00"),
        ("14.2.2026", "2026-02-14"),
        ("2026-2-1", "2026-02-01"),
        ("2026-02", "2026-02"),
        ("2026-02-14~", "2026-02-14~"),
        ("2026-02/..", "2026-02/.."),
        ("2026-02-14T21:05:00+05:00", "2026-02-14T21:05:00+05:00"),
    ],
)
def test_what_is_typed_as_a_time_is_understood(typed: str, stored_as: str) -> None:
    assert understood(typed, datetime.fromisoformat(NOW)) == stored_as


def test_a_day_with_a_time_is_on_the_clock_of_this_computer() -> None:
    found = understood("14.02.2026 21:05", datetime.fromisoformat(NOW))
    assert found.startswith("2026-02-14T21:05:00")


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "2026-13", "yesterday", "25:00", "14.02.2026 25:00"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of the calendar or of ours
        understood(typed, datetime.fromisoformat(NOW))


def test_earlier_goes_over_midnight() -> None:
    assert earlier("2026-02-14T00:05:00+05:00", 15) == "2026-02-13T23:50:00+05:00"


def test_a_note_with_a_wrong_time_is_refused_by_the_name_of_the_field(monitor: Vault) -> None:
    with refused(monitor, "model.not_a_date", path="body.began"):
        drafts.finish(monitor, note(when="yesterday"), drafts.new_id())


# --- acts -----------------------------------------------------------------------------------------


def test_acts_are_found_in_three_languages_at_once(monitor: Vault) -> None:
    for word in ("baton", "дубин", "таяқ"):
        assert "baton-use" in [term.code for term in acts_found(monitor, word)], word
    assert acts_found(monitor, "  ") == ()
    assert acts_found(monitor, "qwzx") == ()


def test_acts_are_named_and_unknown_ones_left_out(monitor: Vault) -> None:
    assert [term.code for term in acts_named(monitor, ("baton-use", "gone"))] == ["baton-use"]


UNREADABLE = [
    *(b"", b"\xff", b"[1]", b"not JSON", b"[" * 100_000, b'{"form":"quick","basis":["rumour"]}'),
    *(b'{"form":"other"}', b'{"form":"quick","evidence":5}', b'{"form":"quick","narrative":[]}'),
]


@pytest.mark.parametrize("raw", UNREADABLE)
def test_a_draft_that_can_not_be_read_is_listed_and_refused_and_stays(
    monitor: Vault, raw: bytes
) -> None:
    draft = stored.save(monitor, "report", raw)
    (row,) = drafts.listed(monitor)
    assert (row.id, row.files) == (draft, 0)
    with pytest.raises(UserError) as raised:
        drafts.load(monitor, draft)
    assert raised.value.code == "vault.draft_unreadable"
    assert stored.get(monitor, draft).body == raw
    drafts.discard(monitor, draft)
    assert drafts.listed(monitor) == []
