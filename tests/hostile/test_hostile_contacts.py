"""Cards of people who want to be taken for somebody else: never believed, and a warning if a name could deceive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldreport.crypto.cards import BadCard, make_card
from fieldreport.reference.inert import inert
from fieldreport.usecases.exchange.preview import preview
from tests.unit.bundle.made import lines, record, somebody
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    NAMES,
    THIRD,
    Places,
    first_bundle,
    opened,
    report,
)

pytestmark = pytest.mark.hostile

# Who is known: the monitor knows Samal, the coordinator Айгүл.
OF_SAMAL = {
    "the-same": "Samal",
    "capitals": "SAMAL",
    "cyrillic-letters": "Sаmаl",
    "all-cyrillic": "Самал",
    "wide": "Ｓａｍａｌ",
    "mathematical": "𝐒𝐚𝐦𝐚𝐥",
    "digit": "Sama1",
    "capital-i": "SamaI",
    "two-for-one": "Sarnal",
    "accent": "Sámal",
    "no-width": "Sam\u200bal",
    "word-joiner": "Sam\u2060al",
    "soft-hyphen": "Sam\u00adal",
    "byte-order": "Samal\ufeff",
    "blank-letter": "Samal\u3164",
    "turned": "\u202elamaS\u202c",
    "marks": "S\u0336amal",
    "gaps": "S amal",
    "dot": "Samal.",
    "greek": "Samαl",
}
OF_AIGUL = {
    "latin": "Aigul",
    "mixed": "Aйгүл",
    "russian": "Айгул",
    "dropped-mark": "Аигүл",
    "kazakh-latin": "Aigül",
    "composed": "Аи\u0306гүл",
}


def known(card: bytes, folder: Path) -> Path:
    path = folder / "a.card"
    path.write_bytes(card)
    return path


@pytest.mark.parametrize("how", [how for how in OF_SAMAL if how != "turned"])
def test_a_card_whose_name_could_be_taken_for_a_contacts_is_a_warning(
    monitor: Run, tmp_path: Path, how: str
) -> None:
    card = make_card(somebody(THIRD), OF_SAMAL[how], "coordinator")
    answer = monitor("--json", "contact", "add", known(card, tmp_path))
    assert answer.code == 0
    assert answer.json["same_name"] == [somebody(COORDINATOR).fingerprint]
    assert answer.json["state"] == "uncompared"


@pytest.mark.parametrize(
    "name", ["Samal\u00a0", " Samal", "Samal\u3000", "\u2003", "Sa\nmal", "S\x1b[1m"]
)
def test_a_name_with_gaps_around_it_or_several_lines_is_no_name(name: str) -> None:
    with pytest.raises(BadCard) as raised:
        make_card(somebody(THIRD), name, "coordinator")
    assert raised.value.code == "card.bad_name"


@pytest.mark.parametrize("how", OF_AIGUL)
def test_the_same_between_alphabets(coordinator: Run, tmp_path: Path, how: str) -> None:
    card = make_card(somebody(THIRD), OF_AIGUL[how], "monitor")
    answer = coordinator("--json", "contact", "add", known(card, tmp_path))
    assert answer.json["same_name"] == [somebody(MONITOR).fingerprint]


@pytest.mark.parametrize("name", ["Серік", "Samuel", "Айнұр", "Dana", "李", "S.", "٣"])
def test_another_name_is_no_warning(monitor: Run, tmp_path: Path, name: str) -> None:
    card = make_card(somebody(THIRD), name, "coordinator")
    answer = monitor("--json", "contact", "add", known(card, tmp_path))
    assert answer.json["same_name"] == []


def test_a_held_bundle_of_a_namesake_warns_before_it_is_compared(places: Places) -> None:
    draft = first_bundle([("records.jsonl", lines(record(THIRD)))], sender=THIRD)

    def edit(tree: dict[str, object]) -> None:
        tree["card"] = json.loads(make_card(somebody(THIRD), "Aйгүл", "monitor"))

    draft.edit = edit
    with opened(places.coordinator) as vault:
        seen = preview(vault, draft.at(places.drive / "b"))
    assert (seen.state, seen.same_name) == ("held", True)
    assert NAMES[MONITOR] != seen.sender


@pytest.mark.parametrize("how", OF_SAMAL)
def test_a_deceiving_name_is_shown_with_all_that_is_hidden_in_it(
    monitor: Run, tmp_path: Path, how: str
) -> None:
    card = make_card(somebody(THIRD), OF_SAMAL[how], "coordinator")
    monitor("contact", "add", known(card, tmp_path))
    answer = monitor("contact", "list").done()
    assert inert(answer.out, limit=len(answer.out) + 1, lines=True) == answer.out


def test_a_namesake_gets_nothing_that_was_meant_for_the_contact(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report())).done()
    card = make_card(somebody(THIRD), "Samal", "coordinator")
    monitor("contact", "add", known(card, tmp_path))
    monitor("handover", "--to", "Samal", "--out", places.drive, "--all").refused("Samal")
    assert list(places.drive.iterdir()) == []
