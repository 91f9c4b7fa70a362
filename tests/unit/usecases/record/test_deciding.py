from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from fieldreport.progress import Silent
from fieldreport.usecases.record import deciding, drafts, following, forms, others, reports
from fieldreport.usecases.record.deciding import Decided, Deciding, Opened, Settled
from fieldreport.usecases.record.merging import Own, Undecided
from fieldreport.vault import drafts as stored
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import by_another, refused

BODY: dict[str, Any] = {"title": "У суда", "narrative": "Полицейский ударил журналиста."}
MINE = {"narrative": "Ударил дубинкой.", "place": {"name": "Каменный Брод"}}
THEIRS = {"narrative": "Толкнул.", "place": {"name": "Ақтоғай"}}
HALF_A_CHARACTER = "\ud83d"


def both(vault: Vault, mine: dict[str, Any] = MINE, theirs: dict[str, Any] = THEIRS) -> str:
    """A report that was changed here and elsewhere at once."""
    first = reports.add(vault, copy.deepcopy(BODY), (), Silent())
    reports.edit(vault, first.report, {**BODY, **mine}, (), Silent())
    by_another(vault, "report", {**BODY, **theirs}, instead_of=first.version)
    return first.report


def changed(vault: Vault, subject: str, head: int, **changes: Any) -> None:
    """One of the heads, replaced by its author."""
    found = records.heads(vault, subject)[head]
    body = json.loads(found.raw)["body"] | changes
    if found.author == vault.fingerprint:
        reports.edit(vault, subject, body, (), Silent(), parents=[found.id])
    else:
        by_another(vault, "report", body, instead_of=found.id)


def begun(vault: Vault, subject: str, **more: Any) -> Opened:
    found = deciding.opened(vault, vault.fingerprint, "Айгүл", subject=subject, **more)
    assert isinstance(found, Opened)
    return found


def decided(vault: Vault, subject: str, **choices: Decided) -> Opened:
    """What was decided, kept in a draft."""
    opened = begun(vault, subject)
    deciding.save(vault, replace(opened.deciding, decided=choices), opened.draft)
    return opened


def test_a_conflict_is_opened_with_nothing_decided_and_no_draft_of_it(monitor: Vault) -> None:
    subject = both(monitor)
    opened = begun(monitor, subject, report="ab" * 16)
    assert (opened.begun, opened.newer, opened.again) == (False, False, ())
    assert (opened.title, opened.deciding.report) == ("У суда", "ab" * 16)
    assert opened.deciding.decided == {}
    assert opened.deciding.noted
    assert stored.newest_first(monitor) == []


def test_what_was_decided_is_there_again_as_it_was(monitor: Vault) -> None:
    subject = both(monitor)
    choices = {"narrative": Decided(Own("Толкнул и ударил."), "Толкнул и ударил.")}
    first = decided(monitor, subject, **choices, place=Decided(1))
    again = begun(monitor, subject)
    assert (again.begun, again.newer, again.again) == (True, False, ())
    assert again.draft == first.draft
    assert again.deciding.decided == {**choices, "place": Decided(1)}
    assert again.deciding.noted == first.deciding.noted
    assert begun(monitor, "", draft=first.draft).deciding == again.deciding
    (draft,) = drafts.listed(monitor)
    assert (draft.merging, draft.text, draft.subject) == (True, "У суда", subject)


def test_a_text_that_was_written_and_not_chosen_is_kept_too(monitor: Vault) -> None:
    subject = both(monitor)
    decided(monitor, subject, narrative=Decided(0, "Начало"), place=Decided(None))
    assert begun(monitor, subject).deciding.decided == {
        "narrative": Decided(0, "Начало"),
        "place": Decided(None),
    }


def test_half_a_character_does_not_lose_the_text(monitor: Vault) -> None:
    subject = both(monitor)
    text = f"Толкнул {HALF_A_CHARACTER}"
    decided(monitor, subject, narrative=Decided(Own(text), text))
    assert begun(monitor, subject).deciding.decided["narrative"] == Decided(Own(text), text)


def test_the_same_versions_in_another_order_are_the_same(monitor: Vault) -> None:
    subject = both(monitor)
    # The version of this vault is stored anew, so it comes last now; it says the same of the place.
    decided(monitor, subject, place=Decided(0))
    changed(monitor, subject, 0, tags=["пресса"])
    again = begun(monitor, subject)
    values = {part.path: part.values for part in again.deciding.conflict.parts}
    assert values["place"] == ({"name": "Ақтоғай"}, {"name": "Каменный Брод"})
    assert again.newer
    assert again.again == ()
    assert again.deciding.decided == {"place": Decided(1)}


def test_what_a_newer_version_says_otherwise_is_asked_again_and_the_text_stays(
    monitor: Vault,
) -> None:
    subject = both(monitor)
    text = "Толкнул и ударил."
    decided(monitor, subject, narrative=Decided(Own(text), text), place=Decided(0))
    changed(monitor, subject, 1, narrative="Толкнул дважды.")
    again = begun(monitor, subject)
    assert (again.newer, again.again) == (True, ("narrative",))
    assert again.deciding.decided["narrative"] == Decided(None, text)
    assert again.deciding.decided["place"].choice is not None


def test_a_version_that_was_chosen_and_is_no_more_is_asked_again(monitor: Vault) -> None:
    subject = both(monitor, {**MINE, "began": "2026-03-01"}, {**THEIRS, "began": "2026-03-02"})
    by_another(
        monitor,
        "report",
        {**BODY, "began": "2026-03-02", "narrative": "Ещё иначе."},
        instead_of=records.history(monitor, subject)[0].id,
    )
    opened = decided(monitor, subject, began=Decided(0))
    assert len(opened.deciding.conflict.heads) == 3
    mine = records.heads(monitor, subject)[0]
    # The first version goes over to what the others say: nothing is left to decide about it.
    assert json.loads(mine.raw)["body"]["began"] == "2026-03-01"
    changed(monitor, subject, 0, began="2026-03-02", ended="2026-03-02")
    again = begun(monitor, subject)
    assert "began" not in {part.path for part in again.deciding.conflict.parts}
    assert again.deciding.decided == {}


def test_a_decision_on_a_version_that_took_it_back_is_asked_again(monitor: Vault) -> None:
    subject = both(monitor)
    by_another(
        monitor,
        "report",
        {**BODY, "narrative": "Третий."},
        instead_of=records.history(monitor, subject)[0].id,
    )
    decided(monitor, subject, narrative=Decided(0))
    # All that is said now was there to choose from, only not what was chosen.
    changed(monitor, subject, 0, narrative="Третий.")
    again = begun(monitor, subject)
    assert again.again == ("narrative",)


def test_texts_for_what_is_decided_by_now_are_kept_and_shown(monitor: Vault) -> None:
    subject = both(monitor)
    text = "Толкнул и ударил."
    opened = decided(monitor, subject, narrative=Decided(Own(text), text), place=Decided(0))
    changed(monitor, subject, 0, narrative="Толкнул.")
    again = begun(monitor, subject)
    assert again.deciding.left == (text,)
    deciding.save(monitor, again.deciding, opened.draft)
    assert begun(monitor, subject).deciding.left == (text,)


def test_a_conflict_that_was_merged_elsewhere_leaves_what_was_written(monitor: Vault) -> None:
    subject = both(monitor)
    text = "Толкнул и ударил."
    opened = decided(monitor, subject, narrative=Decided(Own(text), text), place=Decided(0))
    reports.merge(monitor, subject, {"narrative": "Both."}, Silent())
    found = deciding.opened(monitor, subject=subject, report="cd" * 16)
    assert found == Settled(opened.draft, subject, "cd" * 16, (text,))
    deciding.discard(monitor, opened.draft)
    with refused(monitor, "record.no_conflict"):
        deciding.opened(monitor, subject=subject)


def test_merging_saves_what_was_decided_and_takes_the_draft_along(monitor: Vault) -> None:
    subject = both(monitor, {**MINE, "began": "2026-03-01"}, {**THEIRS, "began": "2026-03-02"})
    text = "Толкнул и ударил."
    opened = decided(
        monitor,
        subject,
        narrative=Decided(Own(text), text),
        place=Decided(1),
        began=Decided(Own("18:40"), "18:40"),
    )
    found = replace(begun(monitor, subject).deciding, noted="2026-03-05T20:00:00+05:00")
    version = deciding.finish(monitor, found, opened.draft)
    body = json.loads(records.raw(monitor, version))["body"]
    assert (body["narrative"], body["place"]) == (text, {"name": "Ақтоғай"})
    assert body["began"] == "2026-03-05T18:40:00+05:00"
    assert stored.newest_first(monitor) == []


def test_what_is_not_decided_is_not_saved_and_the_draft_stays(monitor: Vault) -> None:
    subject = both(monitor)
    opened = decided(monitor, subject, place=Decided(1), narrative=Decided(None, "Начало"))
    with pytest.raises(Undecided):
        deciding.finish(monitor, begun(monitor, subject).deciding, opened.draft)
    wrong = replace(opened.deciding, decided={"place": Decided(0), "narrative": Decided(Own(None))})
    with refused(monitor, "model.missing"):
        deciding.finish(monitor, wrong, opened.draft)
    assert len(stored.newest_first(monitor)) == 1


def test_decisions_are_no_draft_of_the_form_of_the_record(monitor: Vault) -> None:
    subject = both(monitor)
    decided(monitor, subject, place=Decided(1))
    with refused(monitor, "record.conflict"):
        forms.opened(monitor, subject=subject)
    # And a draft of the form is none of decisions.
    saved = reports.add(monitor, BODY, (), Silent())
    written = forms.opened(monitor, subject=saved.report)
    forms.save(monitor, written.writing, written.draft)
    with refused(monitor, "record.no_conflict"):
        deciding.opened(monitor, subject=saved.report)
    with refused(monitor, "vault.draft_unreadable"):
        deciding.opened(monitor, draft=written.draft)


@pytest.mark.parametrize(
    ("kind", "body", "mine", "theirs", "title"),
    [
        ("statement", {"words": "Меры."}, {"words": "Нет."}, {"words": "Да."}, "Да."),
        (
            "person",
            {"names": [{"full": "Айгүл Серікқызы"}]},
            {"sex": "female"},
            {"sex": "male"},
            "Айгүл Серікқызы",
        ),
        (
            "consent",
            {"permits": [{"scopes": ["name"], "audiences": ["press"]}]},
            {"conditions": "Без имени."},
            {"conditions": "После суда."},
            "",
        ),
    ],
)
def test_every_kind_is_decided_and_merged(
    monitor: Vault,
    kind: str,
    body: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    title: str,
) -> None:
    if kind == "consent":
        person = {"kind": "person", "body": {"names": [{"full": "А. Б."}]}}
        body = {**body, "person": others.add(monitor, person).subject}
    first = others.add(monitor, {"kind": kind, "body": body})
    others.add(monitor, {"kind": kind, "subject": first.subject, "body": {**body, **mine}})
    by_another(monitor, kind, {**body, **theirs}, instead_of=first.id)
    opened = begun(monitor, first.subject)
    assert opened.title == title
    (path,) = mine
    if kind in following.KINDS:
        with refused(monitor, "record.conflict"):
            following.opened(monitor, subject=first.subject)
    chosen = replace(opened.deciding, decided={path: Decided(0)})
    deciding.save(monitor, chosen, opened.draft)
    if kind in following.KINDS:
        with refused(monitor, "record.conflict"):
            following.opened(monitor, subject=first.subject)
    version = deciding.finish(monitor, chosen, opened.draft)
    assert json.loads(records.raw(monitor, version))["body"][path] == mine[path]


@pytest.mark.parametrize(
    "raw", [b"not JSON", b"[1]", b'{"form": "full"}', b"[" * 100_000, b'{"form": null}']
)
def test_a_draft_that_cannot_be_read_is_refused(monitor: Vault, raw: bytes) -> None:
    subject = both(monitor)
    draft = stored.save(monitor, "report", raw, subject=subject)
    with refused(monitor, "vault.draft_unreadable"):
        deciding.opened(monitor, draft=draft)


def test_what_is_damaged_within_a_draft_is_asked_again(monitor: Vault) -> None:
    subject = both(monitor)
    tree = {
        "form": "merging",
        "left": 3,
        "decided": [5, {"path": "place", "seen": 1, "chosen": []}, {"path": "narrative", "own": 1}],
    }
    stored.save(monitor, "report", json.dumps(tree).encode(), subject=subject)
    again = begun(monitor, subject)
    assert set(again.again) == {"place", "narrative"}


def test_another_fault_than_no_conflict_is_told(monitor: Vault) -> None:
    draft = stored.save(monitor, "report", b'{"form": "merging"}', subject=None)
    with refused(monitor, "record.no_conflict"):
        deciding.opened(monitor, subject="ab" * 16)
    found = deciding.opened(monitor, draft=draft)
    assert isinstance(found, Settled)


def test_the_example_is_a_conflict(monitor: Vault) -> None:
    opened = begun(monitor, both(monitor))
    assert isinstance(opened.deciding, Deciding)
    assert set(opened.deciding.conflict.open) == {"narrative", "place"}
