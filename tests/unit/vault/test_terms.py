"""An organisation's own terms in the vault."""

from __future__ import annotations

import json

import pytest

from fieldreport.errors import UserError
from fieldreport.vault import search, terms
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, stored


def _file(namespace: str, *codes: str, parent: str | None = None) -> bytes:
    added = [
        {"code": f"{namespace}:{code}", "parent": parent, "labels": {"en": code}} for code in codes
    ]
    return json.dumps(
        {
            "format": "1.0",
            "organisation": namespace.upper(),
            "namespace": namespace,
            "terms": {"act-types": added},
        }
    ).encode()


def _codes(vault: Vault) -> set[str]:
    return {term.code for term in terms.vocabulary(vault, "act-types").terms if ":" in term.code}


def test_own_terms_join_the_vocabulary_and_stay_after_a_lock(vault: Vault) -> None:
    assert vault.additions == ()
    terms.adopt(vault, _file("kz1", "shaming"), "terms.json")
    terms.adopt(vault, _file("kz2", "shaming"), "terms.json")
    assert _codes(vault) == {"kz1:shaming", "kz2:shaming"}
    place = vault.folder
    vault.close()
    with passphrase() as secret, Vault.open(place, secret) as again:
        assert [added.namespace for added in again.additions] == ["kz1", "kz2"]


def test_a_later_file_of_one_organisation_replaces_the_earlier(vault: Vault) -> None:
    terms.adopt(vault, _file("kz1", "shaming", "queueing"), "terms.json")
    terms.adopt(vault, _file("kz1", "shaming", "waiting"), "terms.json")
    assert _codes(vault) == {"kz1:shaming", "kz1:waiting"}


def test_a_file_that_is_wrong_changes_nothing(vault: Vault) -> None:
    terms.adopt(vault, _file("kz1", "shaming"), "terms.json")
    with pytest.raises(UserError) as refused:
        terms.adopt(vault, _file("kz1", "Not A Code"), "terms.json")
    assert refused.value.code == "reference.additions_code_wrong"
    assert _codes(vault) == {"kz1:shaming"}


def test_a_search_for_an_act_finds_the_organisations_acts_below_it(vault: Vault) -> None:
    top = next(term.code for term in terms.vocabulary(vault, "act-types").children(None))
    terms.adopt(vault, _file("kz1", "shaming", parent=top), "terms.json")
    from fieldreport.model.records import compose

    body = {"narrative": "x", "acts": [{"id": "a", "type": "kz1:shaming"}]}
    record = compose(
        "report",
        body,
        author=vault.fingerprint,
        written="2026-03-14T21:05:09+05:00",
        additions=vault.additions,
    )
    stored(vault, record)
    assert len(search.ids(vault, search.Filters(act=top))) == 1
    assert len(search.ids(vault, search.Filters(act="kz1:shaming"))) == 1
