"""Search finds what is there, by every filter, and reads nothing into what is typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport.model import dates
from fieldreport.vault import records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import report, stored, version


def _titles(vault: Vault, **filters: Any) -> list[str]:
    seqs = search.ids(vault, Filters(**filters))
    rows = search.page(vault, seqs)
    assert [row.seq for row in rows] == list(seqs) == sorted(seqs, reverse=True)
    assert search.count(vault, Filters(**filters)) == len(seqs)
    return [row.title for row in rows]


def _save(vault: Vault, title: str, narrative: str = "…", **body: Any) -> str:
    return stored(vault, report(vault, narrative, title=title, **body)).subject


def test_a_row_tells_what_a_list_shows(vault: Vault) -> None:
    record = stored(
        vault,
        report(
            vault,
            "Seen.",
            title="Night hearing",
            began="2026-03-14T23:10:00+05:00",
            place={"name": "Алматы"},
        ),
    )
    (row,) = search.page(vault, search.ids(vault, Filters()))
    span = dates.span("2026-03-14T23:10:00+05:00")
    assert row == (
        *(row.seq, record.id, "report", record.subject, "Night hearing"),
        *(span.earliest, span.latest, "Алматы", vault.fingerprint, record.written, False),
    )


def test_the_newest_comes_first_and_pages_follow(vault: Vault) -> None:
    for index in range(5):
        _save(vault, f"Report {index}")
    assert _titles(vault) == [f"Report {index}" for index in (4, 3, 2, 1, 0)]
    first = search.ids(vault, Filters(), limit=2)
    second = search.ids(vault, Filters(), limit=2, before=first[-1])
    words = search.ids(vault, Filters(text="rep"), limit=2, before=first[-1])
    assert [*first, *second] == [5, 4, 3, 2]
    assert words == second
    assert search.ids(vault, Filters(text="report"), limit=3).tolist() == [5, 4, 3]


def test_a_page_keeps_the_order_asked_for_and_leaves_out_what_is_gone(vault: Vault) -> None:
    for index in range(3):
        _save(vault, f"{index}")
    assert [row.title for row in search.page(vault, [2, 9, 3, 1])] == ["1", "2", "0"]
    assert search.page(vault, []) == []
    with pytest.raises(ValueError, match="too many"):
        search.page(vault, range(1001))


@pytest.mark.parametrize(
    "typed",
    [
        *("ёлки", "ЕЛКИ", "елк", "Ё", "ёлк снегу", "снег елк"),
        *("кетлинг көп", "КӨПІР", "резин", "пул", "naïve", "NAIVE", "caf", "4711"),
    ],
)
def test_words_are_found_by_their_beginning_in_any_case(vault: Vault, typed: str) -> None:
    _save(vault, "Ёлки в снегу", "Кетлинг у көпір. Резиновые пули. Naïve café №4711.")
    _save(vault, "Другое", "Ничего такого.")
    assert _titles(vault, text=typed) == ["Ёлки в снегу"]


def test_a_beginning_of_very_many_words_finds_them_all(vault: Vault) -> None:
    for start in range(0, 200, 20):
        words = " ".join(f"задержаниями{number:03}" for number in range(start, start + 20))
        _save(vault, f"{start}", words)
    assert len(_titles(vault, text="задержаниями")) == 10
    assert len(_titles(vault, text="задерж")) == 10
    assert _titles(vault, text="задержаниями19") == ["180"]
    assert _titles(vault, text="задержаниями047 задержаниями05") == ["40"]


@pytest.mark.parametrize("typed", ["лка", "снег ничего", "көпірлер", "кетлингу", "…", "—", "***"])
def test_other_words_are_not_found(vault: Vault, typed: str) -> None:
    _save(vault, "Ёлки в снегу", "Кетлинг у көпір.")
    _save(vault, "Другое", "Ничего такого.")
    assert _titles(vault, text=typed) == []


def test_no_words_find_everything(vault: Vault) -> None:
    _save(vault, "One")
    assert _titles(vault, text="  \t\n") == ["One"]
    assert _titles(vault, person=" ", place="") == ["One"]


HOSTILE = [
    '"', '""', '"a', 'a"b', "'", "*", "a*", "-a", "^a", "a OR b", "a AND b", "NOT a", "NEAR(a b)",
    "body:a", "{body place}:a", "a:b", "(a", "a)", "a + b", "\0", "a\0b", "%", "_", ";", "--",
    "a\u202eb", "\ud800", "x'41'", "?", "?1", ":a", "a" * 5000, "a " * 300, "🚓", "\u0301", "٣",
]  # fmt: skip


@pytest.mark.parametrize("field", ["text", "place", "person", "tag", "act", "assessment"])
def test_what_is_typed_is_never_read_as_a_language(vault: Vault, field: str) -> None:
    _save(vault, "Quiet", "b")
    for typed in HOSTILE:
        if "\ud800" in typed and field in {"tag", "act", "assessment"}:
            continue  # codes and tags are chosen, not typed
        expected = field == "text" and "a" not in typed and "b" in typed.casefold()
        assert len(_titles(vault, **{field: typed})) == expected, typed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_may_be_searched_for(vault: Vault, typed: str) -> None:
    search.ids(vault, Filters(text=typed, person=typed, place=typed))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_what_was_written_is_found(vault: Vault, word: str) -> None:
    from fieldreport.reference.folding import tokens

    if not tokens(word):
        return
    record = stored(vault, report(vault, f"before {word} after"))
    (found,) = search.page(vault, search.ids(vault, Filters(text=word), limit=1))
    assert found.id == record.id


def test_reports_are_found_by_when_they_were_or_may_have_been(vault: Vault) -> None:
    _save(vault, "day", began="2026-03-14")
    _save(vault, "month", began="2026-03")
    _save(vault, "interval", began="2026-01-05", ended="2026-02-01")
    _save(vault, "open", began="2025-12-01/..")
    _save(vault, "before", began="../2026-01-01")
    _save(vault, "undated")

    def between(first: str | None, last: str | None) -> set[str]:
        earliest = dates.span(first).earliest if first else None
        latest = dates.span(last).latest if last else None
        return set(_titles(vault, earliest=earliest, latest=latest))

    assert between("2026-03-14", "2026-03-14") == {"day", "month", "open"}
    assert between("2026-03-15", "2026-03-20") == {"month", "open"}
    assert between("2026-01-20", "2026-01-21") == {"interval", "open"}
    assert between(None, "2025-11-30") == {"before"}
    assert between("2026-04-01", None) == {"open"}
    assert between(None, None) == {"day", "month", "interval", "open", "before", "undated"}


def test_reports_are_found_by_place(vault: Vault) -> None:
    _save(vault, "square", "Near the market.", place={"name": "Площадь Республики"})
    _save(vault, "market", "Not on площади.", place={"name": "Рынок", "admin": ["Алматы"]})
    assert _titles(vault, place="площ") == ["square"]
    assert _titles(vault, place="алматы рын") == ["market"]
    assert _titles(vault, text="market") == ["market", "square"]
    assert _titles(vault, text="market", place="площ") == ["square"]


def test_an_act_includes_the_acts_below_it(vault: Vault) -> None:
    from fieldreport.reference.vocabulary import load

    acts = load("act-types")
    parent = next(term for term in acts.terms if acts.children(term.code))
    child = acts.children(parent.code)[0]
    other = next(term for term in acts.terms if term.parent not in {None, parent.code})
    for term in (parent, child, other):
        _save(vault, term.code, acts=[{"id": "a", "type": term.code}])
    assert _titles(vault, act=parent.code) == [child.code, parent.code]
    assert _titles(vault, act=child.code) == [child.code]
    assert _titles(vault, act="unheard-of") == []


def test_tags_are_exact(vault: Vault) -> None:
    _save(vault, "tagged", tags=["night shift"])
    assert _titles(vault, tag="night shift") == ["tagged"]
    assert _titles(vault, tag="night") == []


def test_people_are_found_by_label_and_by_the_name_that_is_kept_apart(vault: Vault) -> None:
    person = stored(vault, version(vault, "person", {"names": [{"full": "Қайрат Әлиев"}]}))
    people = [{"id": "p", "label": "woman in a red coat", "person": person.subject}]
    _save(vault, "linked", people=people)
    _save(vault, "label only", people=[{"id": "p", "label": "Kairat, a neighbour"}])
    _save(vault, "text only", "Somebody called for Қайрат.")
    assert _titles(vault, person="red coat") == ["linked"]
    for spelling in ("Қайрат", "Кайрат", "kairat", "Qairat", "КАЙРАТ әл"):
        assert "linked" in _titles(vault, person=spelling), spelling
    assert _titles(vault, person="Кайрат") == ["label only", "linked"]
    assert _titles(vault, text="қайрат") == ["text only"]
    assert _titles(vault, person="Қайрат", text="called") == []


def test_an_edited_name_is_found_and_the_old_one_no_longer(vault: Vault) -> None:
    person = stored(vault, version(vault, "person", {"names": [{"full": "Асан"}]}))
    _save(vault, "linked", people=[{"id": "p", "label": "x", "person": person.subject}])
    stored(vault, version(vault, "person", {"names": [{"full": "Болат"}]}, based_on=[person]))
    assert _titles(vault, person="Болат") == ["linked"]
    assert _titles(vault, person="Асан") == []


def test_reports_are_found_by_how_they_were_judged(vault: Vault) -> None:
    good, doubtful = _save(vault, "good"), _save(vault, "doubtful")
    judged = stored(vault, version(vault, "assessment", {"of": good, "type": "corroborated"}))
    reason = {"reason": "rumour", "links": [{"type": "about", "subject": good}]}
    stored(vault, version(vault, "assessment", {"of": doubtful, "type": "set-aside", **reason}))
    assert _titles(vault, assessment="corroborated") == ["good"]
    assert _titles(vault, assessment="set-aside") == ["doubtful"]
    # A judgement that was changed is no longer found by what it was.
    changed = {"of": good, "type": "set-aside", "reason": "staged"}
    stored(vault, version(vault, "assessment", changed, based_on=[judged]))
    assert _titles(vault, assessment="corroborated") == []
    assert _titles(vault, assessment="set-aside") == ["doubtful", "good"]


def test_reports_are_found_by_whether_they_have_evidence(vault: Vault) -> None:
    file = {"sha256": "ab" * 32, "name": "a.jpg", "media_type": "image/jpeg", "size": 1}
    stored(vault, report(vault, "with", evidence=[file]))
    stored(vault, report(vault, "without"))
    assert _titles(vault, evidence=True) == ["with"]
    assert _titles(vault, evidence=False) == ["without"]


def test_reports_are_found_by_whether_they_were_handed_over(vault: Vault) -> None:
    for index, state in enumerate(("written", "void", "writing", None)):
        record = stored(vault, report(vault, "…", title=state or "kept"))
        if state:
            vault.db.execute(
                "INSERT INTO departure (id, bundle, kind, created, state)"
                " VALUES (?, randomblob(16), 'reports', '', ?)",
                (index, state),
            )
            vault.db.execute(
                "INSERT INTO departure_item VALUES (?, ?, 'record')",
                (index, bytes.fromhex(record.id)),
            )
    assert _titles(vault, handed_over=True) == ["written"]
    assert _titles(vault, handed_over=False) == ["kept", "writing", "void"]


def test_other_kinds_are_found_by_kind_and_by_what_they_are_about(vault: Vault) -> None:
    subject = _save(vault, "report")
    other = _save(vault, "other")
    stored(vault, version(vault, "assessment", {"of": subject, "type": "corroborated"}))
    assert len(search.ids(vault, Filters(kind=None))) == 3
    assert len(search.ids(vault, Filters(kind="assessment"))) == 1
    assert len(search.ids(vault, Filters(kind=None, about=subject))) == 1
    assert len(search.ids(vault, Filters(kind=None, about=other))) == 0
    assert len(search.ids(vault, Filters(kind=None, text="report"))) == 1


def test_both_sides_of_a_conflict_are_listed_and_say_so(vault: Vault) -> None:
    first = stored(vault, report(vault, "One", title="First"))
    for title in ("Left", "Right"):
        body = {"narrative": title, "title": title}
        stored(vault, version(vault, "report", body, based_on=[first]))
    _save(vault, "Single")
    rows = search.page(vault, search.ids(vault, Filters()))
    assert [(row.title, row.conflict) for row in rows] == [
        *(("Single", False), ("Right", True), ("Left", True))
    ]


def test_all_filters_hold_together_and_on_a_reader(vault: Vault) -> None:
    _save(
        vault,
        "all of it",
        "Batons were used.",
        began="2026-03-14",
        place={"name": "Astana"},
        tags=["t"],
        people=[{"id": "p", "label": "student"}],
    )
    _save(vault, "some of it", "Batons were used.", began="2026-03-14", place={"name": "Astana"})
    day = dates.span("2026-03-14")
    with vault.reader() as reader:
        wanted = Filters(
            text="baton",
            earliest=day.earliest,
            latest=day.latest,
            place="astana",
            person="student",
            tag="t",
            handed_over=False,
        )
        rows = search.page(reader, search.ids(reader, wanted))
        assert [row.title for row in rows] == ["all of it"]
        assert records.counts(reader) == {"report": 2}
