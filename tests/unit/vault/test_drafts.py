"""Drafts are kept as they are written, until they are saved or thrown away."""

from __future__ import annotations

import pytest

from fieldreport.errors import UserError
from fieldreport.vault import drafts
from fieldreport.vault.vault import Vault


def test_a_draft_comes_back_as_it_was_saved(vault: Vault) -> None:
    key = drafts.save(vault, "report", '{"narrative": "Не'.encode(), subject="ab" * 16)
    draft = drafts.get(vault, key)
    assert draft.body.decode() == '{"narrative": "Не'
    assert (draft.id, draft.kind, draft.subject, draft.parents) == (key, "report", "ab" * 16, ())
    assert draft.created == draft.saved


def test_saving_again_replaces_the_text_and_keeps_the_beginning(vault: Vault) -> None:
    key = drafts.save(vault, "report", b"a")
    vault.db.execute("UPDATE draft SET created = '2020-01-01T00:00:00Z'")
    assert drafts.save(vault, "report", b"ab", draft=key, parents=["cd" * 32]) == key
    (draft,) = drafts.newest_first(vault)
    assert (draft.body, draft.parents) == (b"ab", ("cd" * 32,))
    assert draft.created == "2020-01-01T00:00:00Z" < draft.saved


def test_drafts_are_listed_by_when_they_were_saved_whatever_the_offset(vault: Vault) -> None:
    keys = [drafts.save(vault, "report", body) for body in (b"a", b"b", b"c")]
    for key, at in zip(
        keys,
        ["2026-01-01T10:00:00+05:00", "2026-01-01T07:00:00+01:00", "2026-01-01T05:30:00Z"],
        strict=True,
    ):
        vault.db.execute("UPDATE draft SET saved = ? WHERE id = ?", (at, bytes.fromhex(key)))
    assert [draft.body for draft in drafts.newest_first(vault)] == [b"b", b"c", b"a"]


def test_a_deleted_draft_is_gone_and_may_be_saved_again(vault: Vault) -> None:
    key = drafts.save(vault, "report", b"a")
    drafts.delete(vault, key)
    drafts.delete(vault, key)
    with pytest.raises(UserError) as refused:
        drafts.get(vault, key)
    assert refused.value.code == "vault.draft_unknown"
    drafts.save(vault, "report", b"a", draft=key)
    assert drafts.get(vault, key).body == b"a"
