from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.errors import UserError
from fieldreport.usecases import journey
from fieldreport.usecases.journey import NotAsExpected, Step


def walk(folder: Path) -> list[Step]:
    return list(journey.walk(folder, cost=TEST_COST))


def test_the_whole_journey_is_walked_and_each_step_proved(tmp_path: Path) -> None:
    steps = {step.code: step.params for step in walk(tmp_path)}
    assert list(steps) == [
        *("vaults", "incidents", "cards", "handover", "import", "backup", "receipt", "purge"),
        *("search", "check"),
    ]
    assert steps["incidents"]["reports"] == 3
    assert steps["import"] == {"records": steps["handover"]["records"], "evidence": 3}
    assert steps["receipt"]["count"] == steps["handover"]["records"] + 3  # type: ignore[operator]
    assert steps["purge"] == steps["import"]


def test_a_step_that_left_something_else_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(journey.SEARCHES, "камер", "phone")
    with pytest.raises(NotAsExpected, match="search"):
        walk(tmp_path)


def test_a_step_that_is_refused_ends_the_journey(tmp_path: Path) -> None:
    (tmp_path / "monitor").mkdir()
    (tmp_path / "monitor" / "mine").write_bytes(b"mine")
    with pytest.raises(UserError) as caught:
        walk(tmp_path)
    assert caught.value.code == "vault.folder_not_empty"
    assert [path.name for path in (tmp_path / "monitor").iterdir()] == ["mine"]
