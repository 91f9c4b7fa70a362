from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import groups
from tests.unit.bundle.made import Draft, full, somebody
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    THIRD,
    Places,
    content_at,
    differing,
    opened,
    report,
)

FINGERPRINT = groups(somebody(THIRD).fingerprint)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The card of a third person, who calls himself Дана."""
    path = tmp_path / "d.card"
    path.write_bytes(make_card(somebody(THIRD), "Дана", "coordinator"))
    return path


def test_ones_own_card_is_shown_and_exported(monitor: Run, tmp_path: Path) -> None:
    fingerprint = somebody(MONITOR).fingerprint
    assert monitor("card", "show").done().out == f"Айгүл (monitor)\n{groups(fingerprint)}\n"
    assert monitor("--json", "card", "show").done().json == {
        "name": "Айгүл",
        "role": "monitor",
        "fingerprint": fingerprint,
        "groups": groups(fingerprint),
    }
    out = tmp_path / "my.card"
    assert groups(fingerprint) in monitor("card", "export", out).done().out
    assert b'"kind":"card"' in out.read_bytes()
    monitor("card", "export", out).refused("my.card")
    answer = monitor("--json", "card", "export", tmp_path / "b.card").done().json
    assert answer == {"file": str(tmp_path / "b.card"), "fingerprint": fingerprint}


def test_a_contact_is_added_listed_and_compared(monitor: Run, card: Path) -> None:
    assert FINGERPRINT in monitor("contact", "add", card).done().out
    samal, dana = monitor("contact", "list").done().out.splitlines()
    assert samal.split()[:3] == ["Samal", "coordinator", "compared"]
    assert "not compared" in dana
    assert FINGERPRINT in dana
    monitor("contact", "compare", "Дана", FINGERPRINT.replace("1", "2")).refused("Дана")
    # As twelve words, or as one.
    monitor("contact", "compare", "дана", *FINGERPRINT.split()).done()
    monitor("contact", "compare", "Дана", FINGERPRINT).done()
    told = {one["name"]: one for one in monitor("--json", "contact", "list").json}
    assert told["Дана"] == {
        "name": "Дана",
        "role": "coordinator",
        "fingerprint": somebody(THIRD).fingerprint,
        "groups": FINGERPRINT,
        "state": "compared",
    }


def test_the_state_of_a_contact_is_told_in_each_language(monitor: Run, card: Path) -> None:
    monitor("contact", "add", card)
    assert "не сверен" in monitor("--lang", "ru", "contact", "list").done().out
    shown = monitor("--lang", "kk", "contact", "list").done().out
    assert "not compared" not in shown
    assert "cli." not in shown


def test_a_known_name_with_another_key_is_a_loud_warning(monitor: Run, tmp_path: Path) -> None:
    path = tmp_path / "s.card"
    path.write_bytes(make_card(somebody(THIRD), "Samal", "coordinator"))
    answer = monitor("contact", "add", path)
    assert answer.code == 0
    assert answer.err.startswith("WARNING")
    again = monitor("--json", "contact", "add", path)
    assert again.json["same_name"] == [somebody(COORDINATOR).fingerprint]
    assert again.err.startswith("WARNING")
    assert monitor("--lang", "kk", "contact", "add", path).err.startswith(
        ("НАЗАР", "ЕСКЕРТУ", "АБАЙ")
    )
    # Neither of them is taken for the other.
    monitor("handover", "--to", "Samal", "--out", tmp_path, "--all").refused("Samal")


def test_a_contact_nobody_needs_any_more_is_revoked(monitor: Run, tmp_path: Path) -> None:
    path = tmp_path / "r"
    path.write_bytes(make_revocation(somebody(COORDINATOR), reason="seized"))
    assert "Samal" in monitor("contact", "revoke", path).done().out
    assert "revoked" in monitor("contact", "list").done().out
    assert monitor("--json", "contact", "revoke", path).done().json["state"] == "revoked"
    fingerprint = groups(somebody(COORDINATOR).fingerprint)
    monitor("contact", "compare", "Samal", fingerprint).refused("Samal")


def test_somebody_without_contacts_is_told_how_to_add_one(monitor: Run, places: Places) -> None:
    with opened(places.monitor) as vault:
        vault.db.execute("DELETE FROM contact")
    assert "contact add" in monitor("contact", "list").done().out
    assert monitor("--json", "contact", "list").done().json == []


def test_a_comparison_says_what_it_set_free(coordinator: Run, places: Places, card: Path) -> None:
    for name in ("a", "b"):
        Draft(full(with_third=False), sender=THIRD).at(places.drive / name)
    assert coordinator("import", places.drive / "a").code == 3
    coordinator("contact", "add", card)
    answer = coordinator("contact", "compare", "Дана", FINGERPRINT).done()
    assert "1 bundle" in answer.out
    assert "import --held" in answer.out
    assert coordinator("--json", "contact", "compare", "Дана", FINGERPRINT).json["held"] == 1


def test_what_is_no_card_changes_nothing(monitor: Run, places: Places, tmp_path: Path) -> None:
    before = content_at(places.monitor)
    path = tmp_path / "x.card"
    for raw in (b"", b"{}", b"\x00" * 100, somebody(MONITOR).public.recipient.encode()):
        path.write_bytes(raw)
        monitor("contact", "add", path).refused()
        monitor("contact", "revoke", path).refused()
    monitor("contact", "add", tmp_path / "gone").refused("gone")
    monitor("contact", "compare", "Nobody", FINGERPRINT).refused("Nobody")
    monitor("contact", "compare", "Samal", "12345").refused()
    assert differing(before, content_at(places.monitor)) == set()


# --- succession -----------------------------------------------------------------------------------


def test_a_revocation_says_what_follows_and_who_comes_next(
    monitor: Run, coordinator: Run, places: Places, tmp_path: Path
) -> None:
    coordinator("card", "revocation", tmp_path / "revocation").done()
    path = written(tmp_path / "r.json", report())
    monitor("report", "add", path).done()
    said = monitor("contact", "revoke", tmp_path / "revocation").done().out
    assert "records: 1, files: 0" in said
    raw = make_card(somebody(THIRD), "Samal", "coordinator")
    (tmp_path / "new").write_bytes(raw)
    monitor("contact", "add", tmp_path / "new")
    answer = monitor("--json", "contact", "revoke", tmp_path / "revocation").json
    assert answer["successor"] == somebody(THIRD).fingerprint
    assert answer["unacknowledged"] == {"records": 1, "files": 0}
    assert "--unacknowledged" in monitor("contact", "revoke", tmp_path / "revocation").out
    out = ("--unacknowledged", "--out", places.drive)
    monitor("handover", "--to", "Samal", *out).refused("not compared")
    monitor("handover", "--to", somebody(COORDINATOR).fingerprint, *out).refused("may take")


def test_a_newer_card_of_the_same_keys(monitor: Run, coordinator: Run, tmp_path: Path) -> None:
    said = monitor("card", "renew", tmp_path / "card", "--expires", "2099-12-31").done().out
    assert "same" in said
    assert coordinator("--json", "contact", "add", tmp_path / "card").json["state"] == "compared"
    monitor("card", "renew", tmp_path / "card").refused("already")
    monitor("card", "renew", tmp_path / "other", "--expires", "soon").refused()


def test_an_old_card_endorses_a_new_one(monitor: Run, coordinator: Run, tmp_path: Path) -> None:
    old, request, card = tmp_path / "old", tmp_path / "request", tmp_path / "card"
    coordinator("card", "export", old).done()
    asked = monitor("card", "succeed", old, request).done().out
    endorsed = coordinator("card", "endorse", request, card).done().out
    assert asked.splitlines()[-1] in endorsed
    assert "yours" in monitor("card", "take", card).done().out
    monitor("card", "take", card).refused("newer")
