"""Versions of one body compared with what they come from, and put together again, part by part.

What only one version changed is its to say; what several changed otherwise is for somebody to decide. Works on trees,
so that fields of newer versions are merged as well, and never changes the trees that it is given. Items of lists
belong together by what they are known by, those without by being equal: a list is never taken as a whole, so that
what two people added to it is all there afterwards.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldreport.model import carry

# Parts of these say nothing without the others: half a place, or the smallest number of another count.
_WHOLE = frozenset({"place", "moved_to", "count", "size", "fine", "value"})
# What names an item of a list by itself; `#` numbers those that are equal.
_SHOWABLE = re.compile(r"[^\[\]#]{1,64}")


@dataclass(frozen=True)
class Part:
    """A value that the versions don't agree on. `values` are theirs, in their order, None where one says nothing.

    `path` names items as `model.differences` does (`people[p1].label`). `taken` is the version that alone changed it,
    or one of several that changed it alike; None if it has to be decided.
    """

    path: str
    base: Any
    values: tuple[Any, ...]
    taken: int | None


@dataclass(frozen=True)
class Own:
    """What somebody wrote in place of what the versions say."""

    value: Any


Choice = int | Own
Choices = Mapping[str, Choice]
Tree = Mapping[str, Any]


class Undecided(ValueError):
    """A part was not decided; `path` says which."""

    def __init__(self, path: str) -> None:
        super().__init__("a part of a merge is not decided")
        self.path = path


def compare(heads: Sequence[Tree], base: Tree) -> tuple[Part, ...]:
    """Every part on which the bodies `heads` differ. `base` is what they come from, empty if nobody knows."""
    found: list[Part] = []

    def noted(part: Part) -> Any:
        found.append(part)

    _merged(base, heads, "", noted)
    return tuple(found)


def combine(heads: Sequence[Tree], base: Tree, choices: Choices) -> dict[str, Any]:
    """The body that `choices` make of the same bodies: by the path of each part a version's place, or one's own text.

    Raises:
        Undecided: a part is not in `choices`.
    """

    def chosen(part: Part) -> Any:
        choice = choices.get(part.path)
        if choice is None:
            raise Undecided(part.path)
        return choice.value if isinstance(choice, Own) else part.values[choice]

    found: dict[str, Any] = _merged(base, heads, "", chosen) or {}
    return found


def agreed(trees: Sequence[Any]) -> Any:
    """What all trees say; None for nothing. It is what stands in for one ancestor where there are several."""
    first, *others = trees
    if all(_same(first, other) for other in others):
        return first
    if all(isinstance(tree, Mapping) for tree in trees):
        common = (key for key in first if all(key in other for other in others))
        found = {key: agreed([tree[key] for tree in trees]) for key in common}
        return {key: value for key, value in found.items() if value is not None}
    if all(isinstance(tree, list) for tree in trees):
        tables = _tables(trees)
        names = [name for name in tables[0] if all(name in table for table in tables)]
        items = [agreed([table[name] for table in tables]) for name in names]
        return [item for item in items if item is not None]
    return None


def _merged(base: Any, values: Sequence[Any], path: str, decide: Callable[[Part], Any]) -> Any:
    first = values[0]
    if all(_same(first, value) for value in values[1:]):
        return first
    field = path.rpartition(".")[2]
    said = [value for value in values if value is not None]
    if field not in _WHOLE and _splits(base, values, said):
        return _fields(base or {}, [value or {} for value in values], path, decide)
    if said and all(isinstance(value, list) for value in said) and _listed(base):
        return _items([base or [], *(value or [] for value in values)], path, decide)
    return decide(Part(path, base, tuple(values), _taken(base, values)))


def _splits(base: Any, values: Sequence[Any], said: Sequence[Any]) -> bool:
    """Whether objects are merged field by field: not where one took the whole of it away, or one alone has it."""
    if not all(isinstance(value, Mapping) for value in said):
        return False
    if base is not None:
        return isinstance(base, Mapping) and len(said) == len(values)
    return len({_told(value) for value in said}) > 1


def _listed(base: Any) -> bool:
    return base is None or isinstance(base, list)


def _fields(
    base: Tree, trees: Sequence[Tree], path: str, decide: Callable[[Part], Any]
) -> dict[str, Any]:
    found = {}
    for key in dict.fromkeys(key for tree in trees for key in tree):
        below = f"{path}.{key}" if path else key
        value = _merged(base.get(key), [tree.get(key) for tree in trees], below, decide)
        if value is not None:
            found[key] = value
    return found


def _items(lists: Sequence[Any], path: str, decide: Callable[[Part], Any]) -> list[Any] | None:
    base, *tables = _tables(lists)
    found = []
    for name in _order(list(base), [list(table) for table in tables]):
        each = [table.get(name) for table in tables]
        value = _merged(base.get(name), each, f"{path}[{name}]", decide)
        if value is not None:
            found.append(value)
    return found or None


def _order(base: Sequence[str], orders: Sequence[Sequence[str]]) -> list[str]:
    """The names of all items: in the order of the version that changed the order, the others' additions behind what
    they stand behind.
    """
    among = set(base)
    differs = [names for names in orders if list(names) != list(base)]
    sorted_anew = (
        names
        for names in orders
        if [name for name in names if name in among] != [name for name in base if name in names]
    )
    leader = next(sorted_anew, differs[0] if differs else orders[0])
    found = list(leader)
    for names in orders:
        place = 0
        for name in names:
            if name in found:
                place = found.index(name) + 1
            else:
                while place < len(found) and found[place] not in names:
                    place += 1
                found.insert(place, name)
                place += 1
    return found


def _tables(lists: Sequence[Any]) -> list[dict[str, Any]]:
    """The items of each list by name: by what they are known by if that is unique in all the lists, else by content."""
    keyed = [[carry.item_key(item) for item in items] for items in lists]
    if all(None not in keys and len({k[1] for k in keys if k}) == len(keys) for keys in keyed):
        names: Iterable[list[str]] = [[key[1] for key in keys if key] for keys in keyed]
    else:
        names = [_contents(items) for items in lists]
    return [dict(zip(each, items, strict=True)) for each, items in zip(names, lists, strict=True)]


def _contents(items: Sequence[Any]) -> list[str]:
    often: Counter[str] = Counter()
    names = []
    for item in items:
        short = isinstance(item, str) and _SHOWABLE.fullmatch(item)
        name = item if short else hashlib.sha256(_told(item).encode()).hexdigest()[:16]
        often[name] += 1
        names.append(name if often[name] == 1 else f"{name}#{often[name]}")
    return names


def _taken(base: Any, values: Sequence[Any]) -> int | None:
    changed = [place for place, value in enumerate(values) if not _same(base, value)]
    alike = all(_same(values[changed[0]], values[place]) for place in changed)
    return changed[0] if alike else None


def _same(one: Any, other: Any) -> bool:
    # To Python 1, 1.0 and true are equal.
    return type(one) is type(other) and (one is other or _told(one) == _told(other))


def _told(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
