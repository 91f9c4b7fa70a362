"""A conflict and its merge: the current versions of a record, what each changed since they parted, and the version
that puts them together.

Nothing is silently lost: what only one side changed is taken and said, what several changed is asked, and all versions
stay in the history.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from fieldreport.errors import UserError
from fieldreport.model import carry, leaves, validate
from fieldreport.model.validate import BODIES
from fieldreport.progress import Silent
from fieldreport.reference.additions import Additions
from fieldreport.usecases.record import entries, forms, others, reports, threeway
from fieldreport.usecases.record.threeway import Choice, Choices, Own, Part, Undecided
from fieldreport.vault import contacts, records, terms
from fieldreport.vault.records import Version
from fieldreport.vault.vault import Reading, Vault

__all__ = [
    "BESIDE",
    "Choice",
    "Conflicted",
    "Head",
    "Own",
    "Part",
    "Undecided",
    "merge",
    "opened",
    "result",
]

# Whoever sends ten thousand versions that contradict each other must not get a table of ten thousand columns.
BESIDE = 12
# What this program gives ids to by itself, so that two people can give one id to two things.
_NUMBERED = ("people", "acts", "property", "sources")

Tree = dict[str, Any]


@dataclass(frozen=True)
class Head:
    """A current version. `name` is its author's, empty for a stranger. In `body` what got an id that another version
    gave to something else has another one.
    """

    id: str
    author: str
    name: str
    written: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Conflicted:
    """A record with several current versions: what they come from, and where they differ. `same` are the fields on
    which they agree. `parted` is False if what they come from is not known, and everything that differs is asked.
    """

    subject: str
    kind: str
    heads: tuple[Head, ...]
    base: Mapping[str, Any]
    parts: tuple[Part, ...]
    same: tuple[str, ...]
    parted: bool
    additions: tuple[Additions, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """The paths that somebody has to decide."""
        return tuple(part.path for part in self.parts if part.taken is None)

    @property
    def taken(self) -> dict[str, Choice]:
        """What needs no decision."""
        return {part.path: part.taken for part in self.parts if part.taken is not None}


def opened(reading: Reading, subject: str, owner: str = "", owner_name: str = "") -> Conflicted:
    """The conflict of the record `subject`; `owner` is the vault's fingerprint. Of very many versions the newest.

    Raises:
        UserError: `record.no_conflict`.
    """
    found = records.heads(reading, subject, newest=BESIDE)
    if len(found) < 2:
        raise UserError("record.no_conflict", id=subject[:12])
    names = {**contacts.names(reading), owner: owner_name}
    versions = records.history(reading, subject)
    ancestors = _ancestors(reading, versions, [head.id for head in found])
    base = threeway.agreed(ancestors) if ancestors else {}
    kind = found[0].kind
    bodies = [_body(head.raw) for head in found]
    if ancestors:
        bodies = _apart(bodies, ancestors, kind)
    heads = tuple(
        Head(head.id, head.author, names.get(head.author, ""), head.written, body)
        for head, body in zip(found, bodies, strict=True)
    )
    parts = _referred_to(threeway.compare(bodies, base), bodies, base, kind)
    if kind == "consent":
        # Nothing may be allowed in somebody's name only because one version says so: each is asked.
        parts = tuple(replace(part, taken=None) for part in parts)
    differing = {part.path.partition(".")[0].partition("[")[0] for part in parts}
    same = tuple(name for name in bodies[0] if name not in differing)
    added = terms.additions(reading)
    return Conflicted(subject, kind, heads, base, parts, same, bool(ancestors), added)


def result(conflict: Conflicted, choices: Choices) -> Tree:
    """The body that the choices make; what needs none is taken unless it is chosen otherwise.

    Raises:
        Undecided: something has to be decided yet.
    """
    bodies = [head.body for head in conflict.heads]
    return threeway.combine(bodies, conflict.base, {**conflict.taken, **choices})


def merge(vault: Vault, conflict: Conflicted, choices: Choices, *, noted: str = "") -> str:
    """Save the merged version and return its id. It replaces the versions that were compared: one that came meanwhile
    stays beside it. `noted` is the instant to which a time alone refers, now if none is given.

    Raises:
        UserError: `model.…` with the path of the wrong field; nothing was stored.
        Undecided: something has to be decided yet.
    """
    body = forms.ready(result(conflict, choices), noted)
    if conflict.kind == "consent" and _holds_for_more(body, conflict.heads):
        raise UserError("model.missing", path="body.about")
    parents = [head.id for head in conflict.heads]
    if conflict.kind == "report":
        return reports.merge(vault, conflict.subject, body, Silent(), parents=parents).version
    return others.merge(vault, conflict.subject, body, parents=parents).id


def named(body: Mapping[str, Any], steps: Sequence[str | int]) -> str:
    """The path of a part for the steps to a field of a body, which count the items of lists."""
    path = ""
    value: Any = body
    for step in steps:
        if isinstance(step, str):
            path = f"{path}.{step}" if path else step
            value = value.get(step) if isinstance(value, Mapping) else None
        else:
            value = value[step] if isinstance(value, list) and step < len(value) else None
            key = carry.item_key(value)
            path += f"[{key[1] if key else step}]"
        if value is None:
            break
    return path


def _holds_for_more(body: Tree, heads: Sequence[Head]) -> bool:
    """Whether a consent names no report any more, which would mean all of them, though every version names some."""
    return not body.get("about") and all(head.body.get("about") for head in heads)


def _ancestors(reading: Reading, versions: Sequence[Version], heads: Sequence[str]) -> list[Tree]:
    """The bodies of the versions at which any two of the heads parted; none if one of them is no longer here."""
    known = {version.id: version for version in versions}
    before = {head: _before(known, head) for head in heads}
    parting: dict[str, None] = {}
    for one, other in combinations(heads, 2):
        nearest = _nearest(known, before[one] & before[other])
        if not nearest:
            return []
        parting.update(dict.fromkeys(nearest))
    if not all(known[version].kept for version in parting):
        return []
    return [_body(records.raw(reading, version)) for version in parting]


def _before(known: Mapping[str, Version], version: str) -> set[str]:
    found: set[str] = set()
    coming = [version]
    while coming:
        one = coming.pop()
        if one in known and one not in found:
            found.add(one)
            coming.extend(known[one].parents)
    return found


def _nearest(known: Mapping[str, Version], common: set[str]) -> list[str]:
    replaced = {parent for version in common for parent in known[version].parents}
    return sorted(common - replaced)


def _apart(bodies: Sequence[Tree], ancestors: Sequence[Tree], kind: str) -> list[Tree]:
    """The bodies with an id of its own for everything that two versions added under one id, and that is not the same.

    Two people would otherwise be mixed into one. Records about the report still refer to the first one's.
    """
    found = list(bodies)
    for collection in _NUMBERED:
        old = {entries.key(item) for tree in ancestors for item in tree.get(collection, ())}
        everything = [each for body in (*found, *ancestors) for each in body.get(collection, ())]
        ids = entries.fresh_ids(collection, everything)
        for place in range(1, len(found)):
            earlier = [_by_id(body, collection) for body in found[:place]]
            fresh: dict[str, str] = {}
            for item in found[place].get(collection, ()):
                named = item["id"]
                if named not in old and any(each.get(named, item) != item for each in earlier):
                    fresh[named] = next(ids)
            if fresh:
                # All at once: a version can have hundreds of them.
                found[place] = _renamed(found[place], kind, collection, fresh)
    return found


def _by_id(body: Mapping[str, Any], collection: str) -> dict[str, Any]:
    """The items of a collection by their ids."""
    return {item["id"]: item for item in body.get(collection, ())}


def _renamed(body: Tree, kind: str, collection: str, fresh: Mapping[str, str]) -> Tree:
    """A copy of the body in which these items have other ids, and what refers to them too."""
    copy: Tree = json.loads(json.dumps(body))
    for meaning, value, path in _leaves(copy, kind):
        if meaning.refers == collection and value in fresh:
            *way, last = _steps(path)
            place: Any = copy
            for step in way:
                place = place[step]
            place[last] = fresh[value]
    for item in copy[collection]:
        item["id"] = fresh.get(item["id"], item["id"])
    return copy


def _referred_to(
    parts: tuple[Part, ...], bodies: Sequence[Tree], base: Tree, kind: str
) -> tuple[Part, ...]:
    """The parts, asking also for what one version took away while another one refers to it."""
    likely: dict[str, Choice] = {
        part.path: part.taken
        if part.taken is not None
        else next(place for place, value in enumerate(part.values) if value is not None)
        for part in parts
    }
    body = threeway.combine(bodies, base, likely)
    try:
        found = _leaves(body, kind)
    except validate.Invalid:
        # What is wrong is said when it is saved.
        return parts
    wanted = {f"{meaning.refers}[{value}]" for meaning, value, _ in found if meaning.refers}
    return tuple(
        replace(part, taken=None)
        if part.taken is not None and part.values[part.taken] is None and part.path in wanted
        else part
        for part in parts
    )


def _leaves(body: Tree, kind: str) -> list[leaves.Leaf]:
    known = carry.known(body, BODIES[kind])
    return leaves.leaves(validate.convert(known, BODIES[kind]))


def _steps(path: leaves.Path) -> list[str | int]:
    steps: list[str | int] = []
    while path is not None:
        path, step = path
        steps.append(step)
    return steps[::-1]


def _body(raw: bytes) -> Tree:
    body: Tree = json.loads(raw)["body"]
    return body
