from __future__ import annotations

import json
from pathlib import Path

from fieldreport.usecases.record import additions
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import own_terms, refused


def test_terms_of_an_organisation_come_into_the_vault(monitor: Vault, tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(own_terms(), ensure_ascii=False), encoding="utf-8")
    assert additions.add(monitor, file) == additions.Added("kz1", 1)
    (known,) = monitor.additions
    assert known.terms["act-types"][0].code == "kz1:laser"


def test_a_later_file_of_the_same_namespace_replaces_the_earlier(
    monitor: Vault, tmp_path: Path
) -> None:
    file = tmp_path / "terms.json"
    for count in (1, 0):
        terms = {"act-types": own_terms()["terms"]["act-types"][:count]}
        file.write_text(json.dumps(own_terms(terms=terms)), encoding="utf-8")
        assert additions.add(monitor, file).count == count
    assert len(monitor.additions) == 1


def test_a_wrong_file_changes_nothing(monitor: Vault, tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    with refused(monitor, "files.missing", file="terms.json"):
        additions.add(monitor, file)
    file.write_text(json.dumps(own_terms(format="2.0")), encoding="utf-8")
    with refused(monitor, "reference.additions_version", name="terms.json"):
        additions.add(monitor, file)
    file.write_bytes(b" " * (additions.FILE_LIMIT + 1))
    with refused(monitor, "files.too_big", file="terms.json"):
        additions.add(monitor, file)
