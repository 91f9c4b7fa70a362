from __future__ import annotations

import pytest

from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.record import browse, others, reports
from fieldreport.vault import acknowledged, records
from fieldreport.vault.search import PAGE_LIMIT
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import NAMES, THIRD, by_another, incident, refused, report

EARLY = "2020-01-01T00:00:00Z"


def add(vault: Vault, narrative: str = "Seen from the bridge.", **more: object) -> reports.Saved:
    return reports.add(vault, report(narrative, **more), (), Silent())


def edit(vault: Vault, subject: str, narrative: str, **more: object) -> reports.Saved:
    return reports.edit(vault, subject, report(narrative, **more), (), Silent())


def found(vault: Vault, **wanted: str) -> list[str]:
    return [line.title for line in browse.reports(vault, browse.criteria(wanted))]


# --- ids ------------------------------------------------------------------------------------------


def test_six_digits_of_a_report_or_of_a_version_name_it(monitor: Vault) -> None:
    saved = add(monitor)
    assert browse.subject(monitor, saved.report[:6].upper(), "report") == saved.report
    assert browse.subject(monitor, saved.version[:6], None) == saved.report


def test_an_id_of_another_kind_is_refused(monitor: Vault) -> None:
    person = others.add(
        monitor, {"kind": "person", "body": {"names": [{"full": "А.", "form": "alias"}]}}
    )
    with refused(monitor, "record.other_kind", kind="person"):
        browse.subject(monitor, person.subject, "report")


@pytest.mark.parametrize("given", ["", "abc", "no id", "../.."])
def test_what_is_no_id_is_refused(monitor: Vault, given: str) -> None:
    with refused(monitor, "vault.not_an_id"):
        browse.subject(monitor, given, None)


# --- one record -----------------------------------------------------------------------------------


def test_the_current_version_is_shown_with_who_wrote_it(monitor: Vault, coordinator: Vault) -> None:
    saved = add(monitor, "Two buses.")
    shown = browse.show(monitor, saved.report, "report")
    (version,) = shown.versions
    assert not shown.conflict
    assert (version.id, version.body) == (saved.version, {"narrative": "Two buses."})
    assert version.author == monitor.fingerprint
    assert shown.document()["versions"][0]["body"]["narrative"] == "Two buses."


def test_the_author_of_a_version_is_named_if_he_is_known(
    coordinator: Vault, monitor: Vault
) -> None:
    saved = add(monitor)
    record = records.get(monitor, saved.version)
    records.add(coordinator, record, records.signature(monitor, saved.version))
    (version,) = browse.show(coordinator, saved.report, "report").versions
    assert version.author_name == monitor.name
    by_another(coordinator, "report", report("T."), instead_of=saved.version)
    (version,) = browse.show(coordinator, saved.report, "report").versions
    # Nobody here knows him, whatever he calls himself.
    assert version.author_name != NAMES[THIRD]


def test_all_versions_of_a_conflict_are_shown(monitor: Vault) -> None:
    first = add(monitor, "First.")
    edit(monitor, first.report, "Mine.")
    by_another(monitor, "report", report("Theirs."), instead_of=first.version)
    shown = browse.show(monitor, first.report, "report")
    assert shown.conflict
    assert {version.body["narrative"] for version in shown.versions} == {"Mine.", "Theirs."}
    assert shown.document()["conflict"] is True
    (line,) = browse.reports(monitor, browse.criteria({"search": "mine"}))
    assert line.conflict


def test_an_earlier_version_is_shown_by_its_id(monitor: Vault) -> None:
    first = add(monitor, "First.")
    edit(monitor, first.report, "Second.")
    (version,) = browse.show(monitor, first.report, "report", version=first.version[:10]).versions
    assert version.body["narrative"] == "First."


def test_a_version_of_something_else_is_refused(monitor: Vault) -> None:
    one, other = add(monitor), add(monitor, "Other.")
    with refused(monitor, "record.version_of_other"):
        browse.show(monitor, one.report, "report", version=other.version)
    with refused(monitor, "record.version_of_other"):
        browse.show(monitor, one.report, "report", version=one.report)


def test_what_was_purged_is_not_shown_and_stays_in_the_history(monitor: Vault) -> None:
    first = add(monitor, "First.")
    second = edit(monitor, first.report, "Second.")
    with monitor.transaction():
        records.purge(monitor, [first.version, second.version])
    with refused(monitor, "vault.record_purged"):
        browse.show(monitor, first.report, "report")
    with refused(monitor, "vault.record_purged"):
        browse.show(monitor, first.report, "report", version=second.version)
    past = browse.history(monitor, first.report, "report")
    assert [(one.id, one.kept, one.changes) for one in past] == [
        (first.version, False, ()),
        (second.version, False, ()),
    ]


def test_questions_about_a_report_are_shown_with_who_asks(
    monitor: Vault, coordinator: Vault
) -> None:
    saved = add(monitor)
    monitor.db.execute(
        "INSERT INTO question (subject, record, sender, text, received) VALUES (?, NULL, ?, ?, ?)",
        (
            bytes.fromhex(saved.report),
            bytes.fromhex(coordinator.fingerprint),
            "Қай көше?",
            "2026-02-16T09:00:00+05:00",
        ),
    )
    (asked,) = browse.show(monitor, saved.report, "report").questions
    assert (asked.sender, asked.text) == (coordinator.name, "Қай көше?")
    assert len(acknowledged.questions(monitor, saved.report)) == 1


# --- history --------------------------------------------------------------------------------------


def test_a_history_tells_what_each_version_changed(monitor: Vault) -> None:
    first = add(monitor, "Two buses.", title="Автобусы", tags=["автобус"])
    edit(monitor, first.report, "Three buses.", tags=["автобус"])
    one, two = browse.history(monitor, first.report, "report")
    assert (one.changes, one.current, two.current) == ((), False, True)
    assert set(two.changes) == {
        'narrative: "Two buses." → "Three buses."',
        'title: "Автобусы" → —',
    }
    assert two.document()["changes"] == two.changes


def test_a_clock_that_went_back_is_told(monitor: Vault) -> None:
    first = add(monitor)
    edit(monitor, first.report, "Later.")
    by_another(monitor, "report", report("Earlier."), instead_of=first.version, written=EARLY)
    past = browse.history(monitor, first.report, "report")
    assert [one.clock_went_back for one in past] == [False, False, True]


def test_a_long_change_is_shortened(monitor: Vault) -> None:
    first = add(monitor, "A" * 5000)
    edit(monitor, first.report, "B" * 5000)
    (change,) = browse.history(monitor, first.report, "report")[1].changes
    assert len(change) < 300
    assert change.startswith('narrative: "AAA')
    assert change.endswith("…")


def test_a_merge_tells_what_it_changed_against_both(monitor: Vault) -> None:
    first = add(monitor, "First.")
    edit(monitor, first.report, "Mine.")
    by_another(monitor, "report", report("Theirs."), instead_of=first.version)
    reports.merge(monitor, first.report, report("Both."), Silent())
    last = browse.history(monitor, first.report, "report")[-1]
    assert set(last.changes) == {
        'narrative: "Mine." → "Both."',
        'narrative: "Theirs." → "Both."',
    }


def test_a_version_whose_parent_never_came_has_no_changes(
    monitor: Vault, coordinator: Vault
) -> None:
    first = add(coordinator, "First.")
    second = edit(coordinator, first.report, "Second.")
    record = records.get(coordinator, second.version)
    records.add(monitor, record, records.signature(coordinator, second.version))
    (only,) = browse.history(monitor, first.report, "report")
    assert (only.author_name, only.changes) == (coordinator.name, ())


# --- lists ----------------------------------------------------------------------------------------


def test_each_filter_finds_its_report_and_no_other(monitor: Vault) -> None:
    reports.add(monitor, incident()["report"], (), Silent())
    title = incident()["report"]["title"]
    add(monitor, "Something else.", title="Other", began="2026-05-01", tags=["bus"])
    assert found(monitor, search="двадцати женщин") == [title]
    assert found(monitor, place="каратал") == [title]
    assert found(monitor, act="camera-damage") == [title]
    assert found(monitor, person="Karimov") == [title]
    assert found(monitor, tag="пресс-конференция") == [title]
    assert found(monitor, **{"from": "2026-02", "to": "2026-02-15"}) == [title]
    assert found(monitor, **{"from": "2026-03"}) == ["Other"]
    assert found(monitor, search="женщин", tag="bus") == []
    assert found(monitor) == ["Other", title]


def test_an_assessment_finds_what_it_is_about(coordinator: Vault) -> None:
    one = add(coordinator, "One.", title="One")
    add(coordinator, "Two.", title="Two")
    body = {"type": "corroborated", "of": one.report}
    others.add(coordinator, {"kind": "assessment", "body": body})
    assert found(coordinator, assessment="corroborated") == ["One"]


@pytest.mark.parametrize("text", ["yesterday", "2026-13", "15.02.2026", "x" * 100])
def test_what_is_no_date_is_refused(monitor: Vault, text: str) -> None:
    for edge in ("from", "to"):
        with pytest.raises(UserError) as caught:
            browse.criteria({edge: text})
        assert caught.value.code == "browse.not_a_date"
        assert len(str(caught.value.params["text"])) <= 40


def test_a_line_says_when_and_where(monitor: Vault) -> None:
    place = {"name": "Площадь", "admin": ["Алматы"]}
    add(monitor, began="2026-02-15T11:20:00+05:00", place=place)
    add(monitor, began="../2026")
    late, dated = browse.reports(monitor, browse.criteria({}))
    assert (dated.began, dated.place) == ("2026-02-15 11:20", "Площадь, Алматы")
    # An open beginning has no first day.
    assert late.began == ""
    assert dated.document()["id"] == dated.subject


def test_a_date_that_no_calendar_reaches_is_not_shown(monitor: Vault) -> None:
    add(monitor, began="-0500")
    (line,) = browse.reports(monitor, browse.criteria({}))
    assert line.began == ""


def test_a_list_may_be_longer_than_a_page(monitor: Vault) -> None:
    for number in range(3):
        add(monitor, f"{number}.", title=str(number))
    filters = browse.criteria({})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("fieldreport.usecases.record.browse.search.PAGE_LIMIT", 2)
        assert [line.title for line in browse.reports(monitor, filters)] == ["2", "1", "0"]
    assert PAGE_LIMIT > 2


def test_other_records_are_listed_by_kind_and_by_what_they_are_about(monitor: Vault) -> None:
    one, other = add(monitor), add(monitor, "Other.")
    for subject, words in ((one.report, "Yes."), (other.report, "No.")):
        body = {"words": words, "about": [{"subject": subject}]}
        others.add(monitor, {"kind": "statement", "body": body})
    person = {"names": [{"full": "Айгуль", "form": "alias"}]}
    others.add(monitor, {"kind": "person", "body": person})
    kinds = ("statement", "person")
    titles = [line.title for line in browse.others(monitor, kinds, about=None)]
    assert titles == ["No.", "Yes.", "Айгуль"]
    (line,) = browse.others(monitor, kinds, about=one.report[:8])
    assert (line.title, line.kind) == ("Yes.", "statement")
    assert browse.others(monitor, ("person",), about=one.report) == []
