"""Where shipped files are found in each kind of installation, and what happens without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.errors import UserError
from fieldreport.reference import assets


def laid_out(root: Path, *folders: str) -> Path:
    for folder in folders:
        (root / folder).mkdir(parents=True)
    return root / "fieldreport"


def test_a_shipped_file_is_found_in_the_source_tree() -> None:
    path = assets.resource("vocabularies", "act-types.json")
    assert path.is_file()
    assert path.parent.parent == Path(assets.__file__).parents[2] / "resources"


def test_an_installed_wheel_has_its_resources_inside_the_package(tmp_path: Path) -> None:
    package = laid_out(tmp_path, "fieldreport/resources/wording")
    assert assets._find(package) == package / "resources"


def test_a_frozen_program_has_its_resources_beside_the_modules(tmp_path: Path) -> None:
    package = laid_out(tmp_path, "fieldreport", "resources/wording")
    assert assets._find(package) == tmp_path / "resources"


def test_resources_inside_the_package_win_over_those_beside_it(tmp_path: Path) -> None:
    package = laid_out(tmp_path, "fieldreport/resources/wording", "resources/wording")
    assert assets._find(package) == package / "resources"


def test_somebody_elses_folder_named_resources_is_not_ours(tmp_path: Path) -> None:
    package = laid_out(tmp_path, "fieldreport", "resources/pictures")
    with pytest.raises(UserError) as refusal:
        assets._find(package)
    assert refusal.value.code == "reference.resource_missing"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(UserError) as refusal:
        assets.resource("vocabularies", "nothing.json")
    assert refusal.value.code == "reference.resource_missing"
    assert refusal.value.params == {"name": "vocabularies/nothing.json"}


@pytest.mark.parametrize("part", ["", ".", "..", "a/b", "a\\b", "C:x", "a\0b"])
def test_no_part_may_lead_out_of_the_folder(part: str) -> None:
    with pytest.raises(ValueError, match="not a plain name"):
        assets.resource("vocabularies", part)


def test_a_listing_is_sorted_and_leaves_other_files_out() -> None:
    names = assets.listing("vocabularies", ".json")
    assert list(names) == sorted(names)
    assert "act-types" in names
    assert not any("README" in name for name in names)
