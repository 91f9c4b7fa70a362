"""What changed between two versions, and where the heads of a conflict disagree, as lists that
people can read.

Works on the JSON trees, so that fields of newer versions are compared as well. Items of lists are
matched by what they are known by, so that a person added at the top doesn't make everybody below
look changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from fieldreport.model import carry, strictjson
from fieldreport.model.faults import joined
from fieldreport.model.record import LIMIT, Record


class Change(NamedTuple):
    """A value that differs: where, and what it was and is; None where there is none.

    `path` names items by their id (`people[p1].label`), others by their place (`checks[0].result`).
    A path that ends with `[]` is about the order of a list.
    """

    path: str
    before: Any
    after: Any


class Conflict(NamedTuple):
    """A value on which heads disagree: where, and what each says, in their order; None where one
    says nothing.
    """

    path: str
    values: tuple[Any, ...]


def difference(a: Record, b: Record) -> list[Change]:
    """Return what changed from the body of `a` to the body of `b`; empty if they say the same."""
    found = _changes(_body(a), _body(b), ())
    return [Change(_rendered(steps), before, after) for steps, before, after in found]


def conflicts(heads: Sequence[Record]) -> list[Conflict]:
    """Return the values that not all heads agree on.

    A part that one of them lacks differs as a whole, and not in its parts.
    """
    trees = [_body(head) for head in heads]
    places: dict[_Steps, None] = {}
    for tree in trees[1:]:
        places.update(dict.fromkeys(steps for steps, _, _ in _changes(trees[0], tree, ())))
    whole = [steps for steps in places if not any(steps[:n] in places for n in range(len(steps)))]
    return [
        Conflict(_rendered(steps), tuple(_at(tree, steps) for tree in trees)) for steps in whole
    ]


class _Item(NamedTuple):
    """A step into a list, to the item with this name; without a name it stands for the order."""

    name: str


_Steps = tuple[str | _Item, ...]


def _body(record: Record) -> Any:
    return strictjson.check(record.raw, LIMIT)["body"]


def _changes(before: Any, after: Any, steps: _Steps) -> Iterator[tuple[_Steps, Any, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            yield from _changes(before.get(key), after.get(key), (*steps, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _item_changes(before, after, steps)
    elif type(before) is not type(after) or before != after:
        yield steps, before, after


def _item_changes(
    before: list[Any], after: list[Any], steps: _Steps
) -> Iterator[tuple[_Steps, Any, Any]]:
    matches = carry.pairs(after, before, None)
    old_names, new_names = _names(before), _names(after)
    for index in sorted(set(range(len(before))).difference(matches)):
        yield (*steps, _Item(old_names[index])), before[index], None
    for item, name, match in zip(after, new_names, matches, strict=True):
        yield from _changes(None if match is None else before[match], item, (*steps, _Item(name)))
    order = [match for match in matches if match is not None]
    if order != sorted(order):
        yield (
            (*steps, _Item("")),
            [old_names[match] for match in sorted(order)],
            [old_names[match] for match in order],
        )


def _names(items: list[Any]) -> list[str]:
    """What items are called in a path: the id by which one is known if no other has it, else its
    place.
    """
    keys = [carry.item_key(item) for item in items]
    often = Counter(keys)
    return [
        str(index) if key is None or often[key] > 1 else key[1] for index, key in enumerate(keys)
    ]


def _rendered(steps: _Steps) -> str:
    path = ""
    for step in steps:
        path = joined(path, f"[{step.name}]" if isinstance(step, _Item) else step)
    return path


def _at(tree: Any, steps: _Steps) -> Any:
    for step in steps:
        if isinstance(step, str):
            tree = tree.get(step)
        elif step.name:
            named = zip(_names(tree), tree, strict=True)
            tree = next((item for name, item in named if name == step.name), None)
        else:
            tree = _names(tree)
    return tree
