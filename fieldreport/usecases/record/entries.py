"""Entries of a report that come and go while it is written: new ids, references to what was deleted, and undo.

All of it works on bodies as trees, which may be incomplete, and never changes the one that it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

Tree = Mapping[str, Any]

# By collection, the fields that refer to its items: one of them, or a list.
_REFER = {
    "people": {
        "person",
        "owner",
        "holder",
        "taken_by",
        "captured_by",
        "received_from",
        "organisers",
        "people",
        "member_of",
    },
    "acts": {"acts"},
    "sources": {"sources"},
    "property": {"property"},
    "evidence": {"evidence"},
}
_LETTERS = {"people": "p", "acts": "a", "sources": "s", "property": "t"}
_GONE = object()


def key(item: object) -> str | None:
    """What an entry is known by: its id, or the SHA-256 of a file."""
    if not isinstance(item, Mapping):
        return None
    found = item.get("id") or item.get("sha256")
    return str(found) if found else None


def fresh_id(collection: str, items: Iterable[Tree]) -> str:
    """An id for one more entry, such as `p4`."""
    return next(fresh_ids(collection, items))


def fresh_ids(collection: str, items: Iterable[Tree]) -> Iterator[str]:
    """Ids for more entries, without end."""
    taken = {each.get("id") for each in items}
    wanted = (f"{_LETTERS[collection]}{number}" for number in count(len(taken) + 1))
    return (each for each in wanted if each not in taken)


def without_references(body: Tree, collection: str, item: str) -> dict[str, Any]:
    """The body with nothing left that refers to an entry. Whoever is a victim only by it goes too."""
    fields = _REFER[collection]
    found = {
        name: _cleaned(value, fields, item) if name != collection else value
        for name, value in body.items()
    }
    if collection == "people":
        # There `person` is the id of a record, and only groups refer to other entries.
        found["people"] = [_cleaned(each, {"member_of"}, item) for each in body.get("people", ())]
    return {name: value for name, value in found.items() if value not in ([], {}, _GONE)}


def restored(before: Any, after: Any, now: Any) -> Any:
    """Take back the change from `before` to `after` in what it has become `now`; later changes stay."""
    if now == after:
        return before
    if isinstance(before, Mapping) and isinstance(after, Mapping) and isinstance(now, Mapping):
        return _restored_fields(before, after, now)
    if isinstance(before, list) and isinstance(after, list) and isinstance(now, list):
        return _restored_items(before, after, now)
    return now


def _restored_fields(before: Tree, after: Tree, now: Tree) -> dict[str, Any]:
    found = dict(now)
    for name in before:
        if before[name] == after.get(name):
            continue
        if name in after and name in now:
            found[name] = restored(before[name], after[name], now[name])
        elif isinstance(before[name], list) and isinstance(now.get(name), list):
            # Deleted down to nothing, and something was written anew.
            found[name] = restored(before[name], [], now[name])
        elif name not in now:
            found[name] = before[name]
    return found


def _restored_items(before: list[Any], after: list[Any], now: list[Any]) -> list[Any]:
    kept = {key(each): each for each in after if key(each)}
    present = {key(each): position for position, each in enumerate(now) if key(each)}
    found = list(now)
    for each in before:
        if key(each) in kept and key(each) in present:
            position = present[key(each)]
            found[position] = restored(each, kept[key(each)], now[position])
    left = list(after)
    for position, each in enumerate(before):
        if key(each) in kept or each in left:
            if each in left:
                left.remove(each)
            continue
        if key(each) is None or key(each) not in present:
            found.insert(min(position, len(found)), each)
    return found


def _cleaned(value: Any, fields: set[str], item: str) -> Any:
    if isinstance(value, Mapping):
        return {
            name: each
            for name, old in value.items()
            if (each := _cleaned_field(name, old, fields, item)) is not _GONE
        }
    if isinstance(value, list):
        return [_cleaned(each, fields, item) for each in value]
    return value


def _cleaned_field(name: str, value: Any, fields: set[str], item: str) -> Any:
    if name in fields and value == item:
        return _GONE
    if name in fields and isinstance(value, list) and item in value:
        return [each for each in value if each != item] or _GONE
    if "person" in fields and name == "victims" and isinstance(value, list):
        value = [each for each in value if each.get("person") != item]
    cleaned = _cleaned(value, fields, item)
    if isinstance(value, list) and isinstance(cleaned, list) and not cleaned:
        return _GONE
    return cleaned
