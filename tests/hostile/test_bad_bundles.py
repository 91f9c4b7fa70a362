"""Bundles and receipts that are none of ours, not for us, damaged or forged, given to the commands.

`test_hostile_bundles.py` and its neighbours prove what the reader does with each byte. Here it is
what a person sees, and what is in the vault afterwards: a sentence with the name of the file, exit
code 1, and nothing. The vaults belong to the people in whose names `Draft` forges.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import intake
from fieldreport.vault import departures
from tests.hostile.spoiling import BUNDLES, WHOLE, other_content
from tests.unit.bundle.made import (
    Draft,
    lines,
    receipt,
    record,
    somebody,
)
from tests.unit.bundle.made import evidence as member
from tests.unit.cli.made import Console, Run, written
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    THIRD,
    Places,
    content,
    content_at,
    differing,
    opened,
    report,
    tree,
)

pytestmark = pytest.mark.hostile


@pytest.mark.parametrize("how", BUNDLES)
def test_a_bad_bundle_is_refused_by_its_name_and_leaves_nothing(
    coordinator: Run, places: Places, tmp_path: Path, how: str
) -> None:
    path = places.drive / "x"
    path.write_bytes(BUNDLES[how]())
    before, on_drive = content_at(places.coordinator), tree(places.drive)
    coordinator("import", path, "--receipt-dir", places.drive).refused("“x”")
    coordinator("import", path, "--sender", somebody(MONITOR).fingerprint).refused("“x”")
    told = coordinator("--json", "import", path)
    assert told.code == 1
    assert told.json["imported"] == []
    seen = coordinator("inspect", path)
    # To look at a bundle doesn't take reading it to its end.
    assert seen.code in {0, 1}
    assert differing(before, content_at(places.coordinator)) == set()
    assert tree(places.drive) == on_drive


def test_a_bundle_cut_anywhere_brings_nothing(places: Places) -> None:
    # At every 1,000th byte: `test_hostile_bundles.py`. Here all of the header, and a sample of the rest.
    path = places.drive / "x"
    codes = set()
    with opened(places.coordinator) as vault:
        before = content(vault)
        for length in (*range(0, 30_000, 1000), *range(30_000, len(WHOLE), 17_000)):
            path.write_bytes(WHOLE[:length])
            with pytest.raises(UserError) as caught:
                intake.take_in(vault, path, progress=Silent())
            assert caught.value.params["file"] == "x"
            codes.add(caught.value.code)
            assert differing(before, content(vault)) == set()
        assert codes == {"bundle.not_a_bundle", "bundle.damaged"}
        path.write_bytes(WHOLE)
        assert intake.take_in(vault, path, progress=Silent()).state == "stored"


def test_what_is_quarantined_is_named_and_the_rest_comes_in(
    coordinator: Run, places: Places
) -> None:
    good, bad = record(MONITOR, title="Good"), record(MONITOR, title="Bad")
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    wrong = member(b"x" * 1000)
    members = [("records.jsonl", lines(good, forged)), wrong]
    inside = other_content(members)
    Draft(members, in_tar=inside).at(places.drive / "x")
    answer = coordinator("--json", "import", places.drive / "x")
    assert answer.code == 3
    (one,) = answer.json["imported"]
    assert (one["records"], one["evidence"]) == (1, 0)
    assert {(fault["item"], fault["reason"]) for fault in one["faults"]} == {
        (bad.id, "signature"),
        (wrong[0].removeprefix("evidence/"), "hash"),
    }
    assert [line["title"] for line in coordinator("--json", "report", "list").json] == ["Good"]


def test_a_bundle_of_a_revoked_key_is_refused_by_the_senders_name(
    coordinator: Run, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "r").write_bytes(make_revocation(somebody(MONITOR)))
    coordinator("contact", "revoke", tmp_path / "r").done()
    (places.drive / "x").write_bytes(WHOLE)
    before = content_at(places.coordinator)
    coordinator("import", places.drive / "x").refused("Айгүл")
    assert differing(before, content_at(places.coordinator)) == set()


def test_a_bundle_of_nobody_we_know_is_held_and_not_read(coordinator: Run, places: Places) -> None:
    # Signed by a third person, in whose bundle everything else is wrong.
    members = [("records.jsonl", b"nothing\n" * 100)]
    Draft(members, sender=THIRD, in_tar=[]).at(places.drive / "x")
    before = content_at(places.coordinator)
    assert coordinator("import", places.drive / "x").code == 3
    assert differing(before, content_at(places.coordinator)) == {"held", "held/"}


@pytest.mark.usefixtures("cheap")
def test_a_bad_bundle_gives_a_rescue_no_folder(
    console: Console, coordinator: Run, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "kp").write_text("key", encoding="utf-8")
    phrase = ("--key-passphrase-file", tmp_path / "kp")
    coordinator("key", "export", tmp_path / "c.key", *phrase).done()
    for how in ("random", "not-for-us", "wrong-signature", "replaced-sender", "newer"):
        (places.drive / "x").write_bytes(BUNDLES[how]())
        console(
            *("rescue", places.drive / "x", "--key", tmp_path / "c.key", *phrase),
            *("--out", tmp_path / "out"),
        ).refused("“x”")
        assert not (tmp_path / "out").exists()


# --- receipts -------------------------------------------------------------------------------------


def forged(places: Places, *, signer: str = COORDINATOR, **changed: object) -> Draft:
    """A receipt for what the monitor handed over, with something wrong."""
    with opened(places.monitor) as vault:
        (gone,) = departures.departures(vault)
    told: dict[str, object] = {"bundle": gone.bundle, "manifest": gone.manifest}
    return Draft([receipt(**told | changed)], kind="receipt", sender=signer, recipients=[MONITOR])


def bad_head(places: Places) -> Draft:
    with opened(places.monitor) as vault:
        (gone,) = departures.departures(vault)
    assert gone.head is not None
    signature = base64.b64encode(bytes(3373)).decode()
    return forged(places, head={"n": gone.head[0], "digest": gone.head[1], "signature": signature})


RECEIPTS: dict[str, Callable[[Places], Draft]] = {
    "unknown-bundle": lambda places: forged(places, bundle="ab" * 16),
    "other-manifest": lambda places: forged(places, manifest="ab" * 32),
    "no-recipient": lambda places: forged(places, signer=THIRD),
    "forged-head": bad_head,
    "newer": lambda places: forged(places, format="2.0"),
    "unknown-state": lambda places: forged(
        places, items=[{"item": "ab" * 32, "kind": "record", "state": "lost", "reason": None}]
    ),
}


@pytest.mark.parametrize("how", RECEIPTS)
def test_a_receipt_that_is_not_for_what_we_sent_changes_nothing(
    monitor: Run, places: Places, tmp_path: Path, how: str
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report())).done()
    monitor("handover", "--to", "Samal", "--out", tmp_path / "b", "--all").done()
    (tmp_path / "d.card").write_bytes(make_card(somebody(THIRD), "Серік", "coordinator"))
    monitor("contact", "add", tmp_path / "d.card").done()
    monitor("contact", "compare", "Серік", somebody(THIRD).fingerprint).done()
    RECEIPTS[how](places).at(places.drive / "x")
    before = content_at(places.monitor)
    monitor("import", places.drive / "x").refused()
    assert differing(before, content_at(places.monitor)) == set()
    purged = monitor("--json", "purge", "--acknowledged", "--accept-stored").done().json
    assert (purged["records"], purged["kept"]) == (0, 1)


def test_a_receipt_in_somebody_elses_name_is_refused(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report())).done()
    monitor("handover", "--to", "Samal", "--out", tmp_path / "b", "--all").done()
    draft = forged(places)
    draft.signer = THIRD
    draft.at(places.drive / "x")
    before = content_at(places.monitor)
    monitor("import", places.drive / "x").refused("“x”")
    assert differing(before, content_at(places.monitor)) == set()
