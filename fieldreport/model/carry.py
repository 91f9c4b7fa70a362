"""Carries what a newer program wrote through an edit made with this one.

A record of a newer minor version may hold fields that this program doesn't know. They are left out
when the record is read, and put back when a new version of it is written: field by field, in
objects and in the items of lists. Items belong together by their id, SHA-256, subject or person;
those without by being equal in what is known, else by their place in the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from msgspec import inspect

Tree = dict[str, Any]

_KEYS = ("id", "sha256", "subject", "person")


def known(tree: Any, kind: type) -> Any:
    """Return the tree without the fields that the type doesn't have, at any depth."""
    if not isinstance(tree, dict):
        return tree
    fields = _fields(kind)
    return {key: _known(value, fields[key]) for key, value in tree.items() if key in fields}


def carried(new: Tree, old: Tree, kind: type) -> Tree:
    """Return `new` with those fields of `old` that the type doesn't have, at any depth.

    What the user took away, he saw: unknown fields within it go too. What is in both is taken from
    `new`.
    """
    fields = _fields(kind)
    result = dict(new)
    for key, value in old.items():
        if key not in fields:
            result.setdefault(key, value)
            continue
        inner = fields[key]
        if inner is None:
            continue
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = carried(result[key], value, inner)
        elif isinstance(value, dict) and result.get(key) is None and not known(value, inner):
            # Nothing in it could be seen, so nobody took it away.
            result[key] = value
        elif isinstance(value, list) and isinstance(result.get(key), list):
            result[key] = _carried_items(result[key], value, inner)
    return result


def item_key(item: Any) -> tuple[str, ...] | None:
    """Return by what an item of a list is known, or None if it is only known by its place."""
    if not isinstance(item, dict):
        return None
    for key in _KEYS:
        if isinstance(item.get(key), str):
            # One subject may be linked to in several ways.
            kind = item.get("type") if key == "subject" else None
            return (key, item[key], kind) if isinstance(kind, str) else (key, item[key])
    return None


def pairs(new: Sequence[Any], old: Sequence[Any], kind: type | None) -> list[int | None]:
    """Return for each item of `new` the index of the item of `old` that it continues."""
    found: list[int | None] = [None] * len(new)
    by_key: dict[tuple[str, ...], list[int]] = {}
    unkeyed: dict[int, Any] = {}
    for index, item in enumerate(old):
        key = item_key(item)
        if key is None:
            unkeyed[index] = item if kind is None else known(item, kind)
        else:
            by_key.setdefault(key, []).append(index)
    by_place = []
    for index, item in enumerate(new):
        key = item_key(item)
        if key is None:
            found[index] = next((i for i, other in unkeyed.items() if other == item), None)
            unkeyed.pop(cast("int", found[index]), None)
            by_place.append(index)
        elif by_key.get(key):
            found[index] = by_key[key].pop(0)
    for index in by_place:
        if found[index] is None and index in unkeyed:
            found[index] = index
    return found


def _carried_items(new: list[Any], old: list[Any], kind: type) -> list[Any]:
    matches = pairs([known(item, kind) for item in new], old, kind)
    return [
        carried(item, old[match], kind)
        if match is not None and isinstance(item, dict) and isinstance(old[match], dict)
        else item
        for item, match in zip(new, matches, strict=True)
    ]


def _known(value: Any, kind: type | None) -> Any:
    if kind is None:
        return value
    return [known(item, kind) for item in value] if isinstance(value, list) else known(value, kind)


@cache
def _fields(kind: type) -> Mapping[str, type | None]:
    described = cast("inspect.StructType", inspect.type_info(kind))
    return MappingProxyType({field.encode_name: _inside(field.type) for field in described.fields})


def _inside(kind: inspect.Type) -> type | None:
    """Return the struct that a field holds, one or many of them, or None."""
    if isinstance(kind, inspect.UnionType):
        return next((inside for inside in map(_inside, kind.types) if inside), None)
    if isinstance(kind, inspect.Metadata):
        return _inside(kind.type)
    if isinstance(kind, inspect.VarTupleType):
        return _inside(kind.item_type)
    return kind.cls if isinstance(kind, inspect.StructType) else None
