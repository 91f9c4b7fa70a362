"""Writing the kinds beside reports: actions, detentions, statements, consents, assessments, people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fieldreport.errors import UserError
from fieldreport.model.records import Record
from fieldreport.model.validate import KINDS
from fieldreport.usecases.record.saving import (
    apart,
    composed,
    current,
    heads_to_merge,
    refuse_unknown_evidence,
    signed,
    store,
)
from fieldreport.vault import records
from fieldreport.vault.vault import Vault

_FIELDS = {"kind", "subject", "body"}


def add(vault: Vault, document: Mapping[str, Any], *, parents: Sequence[str] = ()) -> Record:
    """Save `{"kind": …, "body": {…}}`, or with `"subject"` a new version of what the vault knows under this id.

    It replaces the current version, or the `parents` that whoever wrote it began with: what came meanwhile then stays
    beside it, for a merge.

    Raises:
        UserError: a field is wrong, the subject is unknown, of another kind, or in conflict; nothing was stored.
    """
    kind, body = document.get("kind"), document.get("body")
    if set(document) - _FIELDS or not isinstance(body, dict):
        raise UserError("record.not_a_document")
    if kind not in KINDS or kind == "report":
        raise UserError("record.unknown_kind", kind=str(kind)[:40])
    subject = document.get("subject")
    based_on: tuple[Record, ...] = ()
    if subject is not None:
        subject = records.resolve(vault, str(subject)).subject
        based_on = tuple(records.get(vault, parent) for parent in parents)
        based_on = based_on or (current(vault, subject),)
        if based_on[0].kind != kind:
            raise UserError("record.other_kind", id=subject[:12], kind=based_on[0].kind)
    return _save(vault, str(kind), body, subject=subject, based_on=based_on)


def merge(
    vault: Vault, subject: str, body: Mapping[str, Any], *, parents: Sequence[str] = ()
) -> Record:
    """Save a version that replaces all current versions of a record, or the `parents` that were compared.

    Raises:
        UserError: a field is wrong, or there is nothing to merge; nothing was stored.
    """
    based_on = heads_to_merge(vault, subject, parents)
    return _save(vault, based_on[0].kind, body, subject=subject, based_on=based_on)


def _save(
    vault: Vault,
    kind: str,
    body: Mapping[str, Any],
    *,
    subject: str | None,
    based_on: Sequence[Record],
) -> Record:
    # A person's own record is its identity; in the other kinds people may be written inline.
    plain, people = (dict(body), []) if kind == "person" else apart(vault, body)
    made = composed(vault, kind, plain, subject=subject, based_on=based_on)
    for one in (*people, made):
        refuse_unknown_evidence(vault, one, based_on)
    store(vault, signed(vault, [*people, made]))
    return made
