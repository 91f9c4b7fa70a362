from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.reference.wording import LANGUAGES
from fieldreport.usecases import journey
from tests.unit.cli.made import Console
from tests.unit.usecases.made import tree

pytestmark = pytest.mark.usefixtures("cheap")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_tells_each_step_and_leaves_two_vaults(
    console: Console, tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "demo"
    answer = console("--lang", language, "demo", "--dir", folder)
    assert (answer.code, answer.err) == (0, ""), answer
    assert "cli.demo" not in answer.out
    (tmp_path / "p").write_text(journey.PASSPHRASE, encoding="utf-8")
    for name in ("monitor", "coordinator"):
        assert name in answer.out
        console.at(folder / name, tmp_path / "p")("check").done()
    coordinator = console.at(folder / "coordinator", tmp_path / "p")
    assert len(coordinator("--json", "report", "list").json) == 3


def test_the_demo_answers_in_json(console: Console, tmp_path: Path) -> None:
    answer = console("--json", "demo", "--dir", tmp_path / "demo").done().json
    assert answer["folder"] == str(tmp_path / "demo")
    assert [step["step"] for step in answer["steps"]] == list(range(1, len(answer["steps"]) + 1))
    assert answer["steps"][0]["code"] == "vaults"


def test_the_demo_finds_a_folder_of_its_own(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = Path(console("--json", "demo").done().json["folder"])
    assert folder.parent == tmp_path
    assert (folder / "coordinator" / "header.json").is_file()


def test_a_folder_with_something_in_it_is_left_as_it_is(console: Console, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    before = tree(tmp_path)
    console("demo", "--dir", tmp_path).refused(tmp_path.name)
    assert tree(tmp_path) == before
