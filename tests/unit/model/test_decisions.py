from __future__ import annotations

from itertools import product
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.model.consent import Consent
from fieldreport.model.decisions import Answer, Decisions, concerns, strictest, together

NOW = "2026-03-01T12:00:00+05:00"
SCOPES = ["name", "face", "voice", "account", "place"]
AUDIENCES = ["team", "lawyer", "un", "press", "public"]
CELLS = list(product(SCOPES, AUDIENCES))


def consent(**more: Any) -> Consent:
    return msgspec.convert(
        {"person": "0f" * 16, "permits": permissions("name", "team"), **more}, Consent
    )


def permissions(*parts: str) -> list[dict[str, list[str]]]:
    """`name+face`, `press+public` as one permission for every pair."""
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [{"scopes": s.split("+"), "audiences": a.split("+")} for s, a in pairs]


PERMISSIONS = st.lists(
    st.fixed_dictionaries(
        {
            "scopes": st.lists(st.sampled_from(SCOPES), min_size=1, max_size=3),
            "audiences": st.lists(st.sampled_from(AUDIENCES), min_size=1, max_size=3),
        }
    ),
    min_size=1,
    max_size=3,
)
CONSENTS = st.builds(
    consent,
    permits=PERMISSIONS,
    refuses=PERMISSIONS | st.just([]),
    expires=st.sampled_from([None, "2026-02", "2026-03-01", "2026-03-02", "2027", "2026/.."]),
    withdrawn=st.sampled_from([None, None, "2026-02-20", "2030"]),
)


def strictness(decisions: Decisions) -> list[Answer]:
    return [decisions.answer(*cell) for cell in CELLS]


def test_nothing_is_allowed_by_default() -> None:
    assert strictest([], NOW) == together([]) == Decisions()
    assert not any(Decisions().allows(*cell) for cell in CELLS)
    assert Decisions().answer("name", "team") is Answer.UNSAID


def test_what_is_permitted_is_allowed_and_nothing_beside_it() -> None:
    found = strictest([consent(permits=permissions("name+account", "team+lawyer"))], NOW)
    allowed = {cell for cell in CELLS if found.allows(*cell)}
    assert allowed == set(product(["name", "account"], ["team", "lawyer"]))


def test_a_refusal_beats_a_permission_in_the_same_consent() -> None:
    found = strictest(
        [consent(permits=permissions("face", "team+press"), refuses=permissions("face", "press"))],
        NOW,
    )
    assert found.answer("face", "press") is Answer.REFUSED
    assert found.allows("face", "team")


def test_what_one_audience_may_not_see_is_not_for_the_public() -> None:
    found = strictest(
        [consent(permits=permissions("face", "public+un"), refuses=permissions("face", "press"))],
        NOW,
    )
    assert found.answer("face", "public") is Answer.REFUSED
    assert found.allows("face", "un")


def test_heads_in_conflict_must_agree() -> None:
    one = consent(permits=permissions("name", "team+press"))
    other = consent(permits=permissions("name", "team"))
    found = strictest([one, other], NOW)
    assert found.allows("name", "team")
    assert found.answer("name", "press") is Answer.UNSAID


def test_consents_of_different_occasions_add_up_but_a_refusal_stays() -> None:
    early = strictest([consent(permits=permissions("name", "team+press"))], NOW)
    late = strictest(
        [consent(permits=permissions("face", "team"), refuses=permissions("name", "press"))], NOW
    )
    found = together([early, late])
    assert found.allows("name", "team")
    assert found.allows("face", "team")
    assert found.answer("name", "press") is Answer.REFUSED


def test_a_withdrawn_consent_refuses_what_it_permitted() -> None:
    found = strictest([consent(permits=permissions("name", "press"), withdrawn="2026-02-20")], NOW)
    assert found.answer("name", "press") is Answer.REFUSED
    assert found.answer("face", "team") is Answer.UNSAID


def test_a_withdrawal_that_names_nothing_takes_everything_back() -> None:
    found = strictest([consent(permits=[], withdrawn="2026")], NOW)
    assert set(strictness(found)) == {Answer.REFUSED}


def test_an_expired_consent_allows_nothing_and_still_refuses() -> None:
    def at(expires: str) -> Decisions:
        body = consent(
            permits=permissions("name", "team"), refuses=permissions("face", "un"), expires=expires
        )
        return strictest([body], NOW)

    assert at("2026-03-02").allows("name", "team")
    assert at("2026-03-01T12:00:01+05:00").allows("name", "team")
    for expires in (
        "2026-03-01",
        "2026-03",
        "2026-03-01T12:00:00+05:00",
        "2025",
        "../2027",
        "2026-03~",
    ):
        assert at(expires).answer("name", "team") is Answer.UNSAID
        assert at(expires).answer("face", "un") is Answer.REFUSED


def test_a_consent_is_about_the_reports_that_it_names_or_all() -> None:
    assert concerns(consent(), "1a" * 16)
    assert concerns(consent(about=["1a" * 16]), "1a" * 16)
    assert not concerns(consent(about=["2b" * 16]), "1a" * 16)


@given(st.lists(CONSENTS, min_size=1, max_size=4), CONSENTS)
def test_one_more_head_never_allows_more(consents: list[Consent], more: Consent) -> None:
    before, after = (
        strictness(strictest(consents, NOW)),
        strictness(strictest([*consents, more], NOW)),
    )
    assert all(b <= a for b, a in zip(before, after, strict=True))


@given(CONSENTS, PERMISSIONS)
def test_one_more_refusal_never_allows_more(given: Consent, refused: Any) -> None:
    tree = msgspec.to_builtins(given)
    tree["refuses"] = [*tree.get("refuses", []), *refused]
    stricter = msgspec.convert(tree, Consent)
    pairs = zip(
        strictness(strictest([given], NOW)), strictness(strictest([stricter], NOW)), strict=True
    )
    assert all(before <= after for before, after in pairs)


@given(CONSENTS)
def test_time_and_withdrawal_never_allow_more(given: Consent) -> None:
    later = strictest([given], "2026-06-01T00:00:00+05:00")
    withdrawn = strictest([msgspec.structs.replace(given, withdrawn="2026")], NOW)
    now = strictness(strictest([given], NOW))
    for other in (later, withdrawn):
        assert all(b <= a for b, a in zip(now, strictness(other), strict=True))


@given(st.lists(CONSENTS, max_size=4))
def test_what_anybody_refused_is_allowed_by_no_weighing(consents: list[Consent]) -> None:
    each = [strictest([one], NOW) for one in consents]
    for weighed in (strictest(consents, NOW), together(each)):
        for one in each:
            assert not any(weighed.allows(*cell) for cell in one.refused)
        for cell in weighed.allowed:
            assert any(one.allows(*cell) for one in each)
