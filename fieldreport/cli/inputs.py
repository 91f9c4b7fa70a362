"""Reads the JSON that a person gives to a command, from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.model import strictjson, versions
from fieldreport.model.faults import FAULTS, JsonFault, explain

# What a record may hold, and room for identities that are written inline and become records of their own.
INPUT_LIMIT = 4 * 1024 * 1024


def document(name: str) -> dict[str, Any]:
    """The JSON object in the file `name`, or on standard input if it is `-`.

    It may say which version of the format it was written in.

    Raises:
        UserError: `cli.json_…` with what is wrong, `model.newer`, or a refusal of the file; nothing was stored.
    """
    try:
        # Editors end files with a line feed; the strict reader takes not a byte around the value.
        return _object(strictjson.check(strictjson.trimmed(_raw(name)), INPUT_LIMIT))
    except JsonFault as fault:
        raise UserError(
            f"cli.json_{fault.reason}", file=_shown(name), path=fault.path or "—", **fault.params
        ) from fault
    except FAULTS as fault:
        raise explain(fault) from fault


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise JsonFault("", "not_an_object")
    if "format" in value:
        versions.parsed(value.pop("format"))
    return value


def _raw(name: str) -> bytes:
    if name != "-":
        return files.read_at_most(Path(name), INPUT_LIMIT)
    # One byte more shows that there is more, without reading it.
    return sys.stdin.buffer.read(INPUT_LIMIT + 1)


def _shown(name: str) -> str:
    return "stdin" if name == "-" else files.shown(name)
