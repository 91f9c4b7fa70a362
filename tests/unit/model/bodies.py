"""Draws valid bodies of every kind from the types themselves, so that new fields are tested without
being named here."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import strategies as st
from msgspec import inspect

from fieldreport.model import fields
from fieldreport.model.codes import shipped
from fieldreport.model.leaves import Meaning
from fieldreport.model.validate import BODIES

# None of these is certainly before another, so that any two of them can be a beginning and an end.
DATES = [
    "2026",
    "2026-02",
    "2026-02-14",
    "2026-02-XX",
    "202X~",
    "2026-02-14?",
    "2026-01/..",
    "2026%",
]

IDS = {
    "people": ["p0", "p1"],
    "acts": ["a0", "a1"],
    "property": ["t0", "t1"],
    "sources": ["s0", "s1"],
    "evidence": ["e0" * 32, "e1" * 32],
}
# What an item needs beside its id.
NEEDED: dict[str, dict[str, Any]] = {
    "people": {"label": "somebody"},
    "acts": {"type": "beating"},
    "property": {"item": "camera"},
    "sources": {},
    "evidence": {},
}
# The values of fields whose pattern is too free to be drawn by it.
BY_PATTERN = {
    fields.HEX32: st.sampled_from(["0a" * 16, "1b" * 16]),
    fields.HEX64: st.sampled_from(["2c" * 32, "3d" * 32]),
    fields.ITEM: st.sampled_from(["x1", "long-id-2"]),
    fields.COUNTRY: st.just("KZ"),
    fields.SCRIPT: st.just("Cyrl"),
    fields.CURRENCY: st.just("KZT"),
    fields.MEDIA_TYPE: st.just("image/svg+xml"),
}
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\x00")
LINES = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)


@st.composite
def bodies(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A body of the kind that obeys all rules."""
    tree: dict[str, Any] = draw(_values(inspect.type_info(BODIES[kind])))
    for collection, ids in IDS.items():
        key = "sha256" if collection == "evidence" else "id"
        items = tree.get(collection)
        if not _holds_items(kind, collection):
            for item in tree.get("evidence", []) if isinstance(tree.get("evidence"), list) else []:
                for passage in item.get("passages", []) if isinstance(item, dict) else []:
                    passage.pop(collection, None)
            continue
        present = items or []
        drawn = [{**item, key: name} for item, name in zip(present, ids, strict=False)]
        missing = [{key: name, **NEEDED[collection]} for name in ids[len(drawn) :]]
        tree[collection] = drawn + missing
    return tree


def _holds_items(kind: str, collection: str) -> bool:
    """Whether the kind has the collection, of items that can be referred to."""
    described = cast("inspect.StructType", inspect.type_info(BODIES[kind]))
    return any(
        field.name == collection and "StructType" in repr(field.type) for field in described.fields
    )


def _values(kind: inspect.Type, meaning: Meaning | None = None) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.Metadata():
            known = {k: v for k, v in (kind.extra or {}).items() if k in Meaning._fields}
            return _values(kind.type, Meaning(**known))
        case inspect.UnionType():
            return st.one_of(*(_values(part, meaning) for part in kind.types))
        case inspect.IntType():
            return st.integers(int(kind.ge or 0), min(int(kind.le or 0), 2**53 - 1))
        case inspect.FloatType():
            return st.floats(kind.ge, kind.le).map(lambda number: round(number, 6) + 0.0)
        case inspect.VarTupleType():
            return st.lists(_values(kind.item_type), min_size=kind.min_length or 0, max_size=2)
        case inspect.StructType():
            return _structs(kind)
        case inspect.StrType():
            return _strings(kind, meaning or Meaning())
    return st.none() if isinstance(kind, inspect.NoneType) else st.booleans()


def _strings(kind: inspect.StrType, meaning: Meaning) -> st.SearchStrategy[str]:
    if meaning.vocabulary:
        return st.sampled_from(sorted(shipped(meaning.vocabulary)))
    if meaning.refers:
        return st.sampled_from(IDS[meaning.refers])
    if meaning.date:
        return st.sampled_from(DATES)
    return BY_PATTERN.get(kind.pattern or "", LINES)


@st.composite
def _structs(draw: st.DrawFn, kind: inspect.StructType) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for field in kind.fields:
        # Few optional fields at a time: whole reports would take seconds to draw.
        if field.required or draw(st.integers(0, 3)) == 0:
            tree[field.name] = draw(_values(field.type))
    return _mended(kind.cls.__name__, tree)


def _mended(name: str, tree: dict[str, Any]) -> dict[str, Any]:
    """Mends what the rules between fields forbid."""
    match name:
        case "Count":
            numbers = sorted(tree.get(key) or 0 for key in ("min", "best", "max"))
            tree |= dict(zip(("min", "best", "max"), numbers, strict=True))
        case "Place":
            if (tree.get("lat") is None) != (tree.get("lon") is None):
                tree |= {"lat": None, "lon": None}
        case "Claim":
            tree.setdefault("who", "somebody")
            tree["who"] = tree["who"] or "somebody"
        case "Region":
            tree |= {
                "width": min(tree["width"], 1 - tree["x"]),
                "height": min(tree["height"], 1 - tree["y"]),
            }
        case "Passage":
            if tree.get("start") is not None and tree.get("end") is not None:
                tree["start"], tree["end"] = sorted((tree["start"], tree["end"]))
        case "Person":
            tree["description"] = tree.get("description") or "somebody"
        case "Consent":
            tree["permits"] = tree.get("permits") or [{"scopes": ["name"], "audiences": ["team"]}]
        case "Assessment":
            tree |= {"question": "which?", "reason": "because", "duplicate_of": "f0" * 16}
            tree["attributions"] = [{"reasons": "because"}]
            if tree.get("withdrawn_why"):
                tree["withdrawn"] = tree.get("withdrawn") or "2026"
    return tree
