"""Walks a body along its types and finds every value that means something: terms, dates,
references, mentions, searchable text.

The meanings stand beside the types in `fields`; a plan of where they are is made once a type. So
validation, the search index and the table of mentions follow from the types, and a new field needs
no second place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

import msgspec
from msgspec import inspect


class Meaning(NamedTuple):
    """What a value stands for. Each is None unless the field's type says so; see `fields`."""

    vocabulary: str | None = None
    term: str | None = None
    date: str | None = None
    refers: str | None = None
    mention: str | None = None
    column: str | None = None


# A path is a chain of steps from the inside out, joined only for an error: `((None, "acts"), 2)` is
# `acts[2]`.
Path = tuple[Any, "str | int"] | None


class Leaf(NamedTuple):
    """One value that means something, and where it is."""

    meaning: Meaning
    value: str
    path: Path


def leaves(body: msgspec.Struct) -> list[Leaf]:
    """Return all leaves of a body, in the order of its fields."""
    found: list[Leaf] = []
    _struct(body, _plan(type(body)), None, found)
    return found


def rendered(path: Path) -> str:
    """Return a path as people read it: `acts[2].victims[0].person`."""
    steps: list[str | int] = []
    while path is not None:
        path, step = path
        steps.append(step)
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(steps))
    return text.removeprefix(".")


# One field of a plan: its name, how to walk its value, and the plan or meaning of what is inside.
_Step = tuple[str, Callable[[Any, Any, Path, "list[Leaf]"], None], Any]


def _struct(value: Any, plan: tuple[_Step, ...], path: Path, found: list[Leaf]) -> None:
    for name, walk, inner in plan:
        part = getattr(value, name)
        if part is not None and part != ():
            walk(part, inner, (path, name), found)


def _structs(value: Any, plan: tuple[_Step, ...], path: Path, found: list[Leaf]) -> None:
    for index, part in enumerate(value):
        _struct(part, plan, (path, index), found)


def _leaf(value: Any, meaning: Meaning, path: Path, found: list[Leaf]) -> None:
    found.append(Leaf(meaning, value, path))


def _many(value: Any, meaning: Meaning, path: Path, found: list[Leaf]) -> None:
    for index, part in enumerate(value):
        found.append(Leaf(meaning, part, (path, index)))


@cache
def _plan(kind: type) -> tuple[_Step, ...]:
    described = cast("inspect.StructType", inspect.type_info(kind))
    steps = ((field.name, *_walk(field.type)) for field in described.fields)
    return tuple((name, walk, inner) for name, walk, inner in steps if inner)


def _walk(kind: inspect.Type) -> tuple[Callable[..., None], Any]:
    """Return how to walk values of a type and what is inside; nothing inside: not worth a walk."""
    if isinstance(kind, inspect.UnionType):
        # The only unions are `X | None`.
        return _walk(next(part for part in kind.types if not isinstance(part, inspect.NoneType)))
    if isinstance(kind, inspect.Metadata):
        known = {k: v for k, v in (kind.extra or {}).items() if k in Meaning._fields}
        return (_leaf, Meaning(**known)) if known else _walk(kind.type)
    if isinstance(kind, inspect.StructType):
        return _struct, _plan(kind.cls)
    if isinstance(kind, inspect.VarTupleType):
        walk, inner = _walk(kind.item_type)
        return (_many if walk is _leaf else _structs), inner
    return _leaf, None
