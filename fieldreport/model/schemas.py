"""The JSON schemas of everything that is written as JSON, made from the types.

They are part of the format's text and ship in `resources/schemas`, where others can read them; a
test compares them with what the types say now, and `write` makes them anew. Beyond JSON Schema they
say which vocabulary a code is from (`x-vocabulary`), what a value
refers to within the record (`x-refers-to`), and how it leads to other records (`x-relation`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from fieldreport.model.cards import Card, Revocation, SignedText
from fieldreport.model.exchange import (
    CustodyLine,
    CustodyPayload,
    Manifest,
    Receipt,
    SignatureLine,
)
from fieldreport.model.record import Envelope
from fieldreport.model.validate import BODIES
from fieldreport.reference.assets import resource

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_OTHERS: Mapping[str, type] = {
    "card": Card,
    "custody-line": CustodyLine,
    "custody-payload": CustodyPayload,
    "manifest": Manifest,
    "receipt": Receipt,
    "record": Envelope,
    "revocation": Revocation,
    "signature-line": SignatureLine,
    "signed-text": SignedText,
}

# Of each kind of record the body, by the kind's own name; `record` is what they all lie in.
NAMES: tuple[str, ...] = (*BODIES, *_OTHERS)


def generated(name: str) -> dict[str, Any]:
    """Return the JSON schema of a kind of record's body, or of another document."""
    kind = BODIES.get(name) or _OTHERS[name]
    (schema,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    definitions = {title: _described(part) for title, part in sorted(components.items())}
    result = {"$schema": _DIALECT, **definitions.pop(schema["$ref"].rpartition("/")[2])}
    if kind is Envelope:
        result["oneOf"] = [_of_kind(name) for name in BODIES]
    return {**result, "$defs": definitions} if definitions else result


def shipped(name: str) -> dict[str, Any]:
    """Return the JSON schema as it ships.

    Raises:
        UserError: `reference.resource_missing`.
    """
    found: dict[str, Any] = json.loads(resource("schemas", f"{name}.json").read_bytes())
    return found


def text(name: str) -> str:
    """Return the text of the file of a schema."""
    return json.dumps(generated(name), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Write all schemas into a folder, over those that are there."""
    for name in NAMES:
        (folder / f"{name}.json").write_text(text(name), encoding="utf-8", newline="\n")


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its description, a docstring, on one line."""
    words = schema.get("description", "").split()
    return {**schema, "description": " ".join(words)} if words else schema


def _of_kind(kind: str) -> dict[str, Any]:
    body = {"$ref": f"{kind}.json"}
    return {"properties": {"kind": {"const": kind}, "body": body}}
