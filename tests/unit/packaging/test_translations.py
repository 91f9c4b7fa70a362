"""The texts of the window: found in the sources, filled in, compiled when they are stale."""

from __future__ import annotations

from pathlib import Path

import pytest

import calling
import environment
import translations

SOURCE = """
class Page:
    def retranslate(self):
        self.tr("Save")
        self.tr("%n report(s)", "", 3)
"""
FILLED: dict[str, dict[str, str | list[str]]] = {
    "Save": {"ru": "Сохранить", "kk": "Сақтау"},
    "%n report(s)": {
        "en": ["%n report", "%n reports"],
        "ru": ["%n сообщение", "%n сообщения", "%n сообщений"],
        "kk": ["%n хабарлама", "%n хабарлама"],
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "ui" / "list").mkdir(parents=True)
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    (tmp_path / "ui" / "list" / "page.py").write_text(SOURCE)
    translations.update(tmp_path)
    return tmp_path


def snapshot(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in translations.folder(root).glob("*.ts")}


def test_each_part_has_files_of_its_own_and_english_only_for_plurals(root: Path) -> None:
    assert set(snapshot(root)) == {"list.en.ts", "list.ru.ts", "list.kk.ts"}
    assert "Save" not in snapshot(root)["list.en.ts"]


def test_what_is_missing_can_be_filled_in_and_nothing_is_missing_then(root: Path) -> None:
    missing = translations.missing(root)
    assert {text: set(each) for text, each in missing.items()} == {
        "Save": {"ru", "kk"},
        "%n report(s)": {"en", "ru", "kk"},
    }
    assert translations.fill(root, FILLED) == 5
    assert translations.missing(root) == {}


def test_what_was_filled_in_is_left_as_it_is_by_the_next_update(root: Path) -> None:
    translations.fill(root, FILLED)
    before = snapshot(root)
    translations.update(root)
    assert snapshot(root) == before


def test_what_is_gone_from_the_sources_is_gone_from_the_texts(root: Path) -> None:
    translations.fill(root, FILLED)
    (root / "ui" / "list" / "page.py").write_text("")
    translations.update(root, "list")
    assert snapshot(root) == {}


def test_a_plural_with_too_few_forms_is_refused(root: Path) -> None:
    with pytest.raises(calling.RefusedError, match="3 forms"):
        translations.fill(root, {"%n report(s)": {"ru": ["%n сообщение"]}})
    assert "%n report(s)" in translations.missing(root)


def test_texts_are_compiled_once_and_again_when_they_change(root: Path) -> None:
    translations.fill(root, FILLED)
    assert not translations.is_fresh(root)
    translations.compile_all(root)
    assert translations.is_fresh(root)
    compiled = {path: path.stat().st_mtime_ns for path in translations.folder(root).glob("*.qm")}
    assert {path.name for path in compiled} == {"en.qm", "ru.qm", "kk.qm"}
    translations.compile_all(root)
    assert {path: path.stat().st_mtime_ns for path in compiled} == compiled
    translations.fill(root, {"Save": {"ru": "Записать"}})
    assert not translations.is_fresh(root)


def test_a_compiled_file_that_is_gone_is_made_again(root: Path) -> None:
    translations.compile_all(root)
    (translations.folder(root) / "kk.qm").unlink()
    assert not translations.is_fresh(root)
    translations.compile_all(root)
    assert (translations.folder(root) / "kk.qm").exists()


def test_every_text_of_the_window_is_found_and_translated(tmp_path: Path) -> None:
    """The files of this tree say what its sources say, in every language."""
    tree = environment.ROOT
    (tmp_path / "resources").mkdir()
    (tmp_path / "ui").symlink_to(tree / "ui")
    mine = tmp_path / "resources" / "i18n"
    mine.mkdir()
    for path in translations.folder(tree).glob("*.ts"):
        (mine / path.name).write_bytes(path.read_bytes())
    translations.update(tmp_path)
    assert translations.missing(tmp_path) == {}
    assert snapshot(tmp_path) == snapshot(tree)


@pytest.mark.parametrize("arguments", [[], ["missing", "a", "b"], ["fill"], ["nonsense"]])
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(arguments) == 2
    assert "translations.py update" in capsys.readouterr().err
