"""Finds the files that ship with the program: vocabularies, wording, schemas, help.

They lie in one of two places: inside the package (an installed wheel) or beside it (the source
tree, and a frozen program). Everything that reads a shipped file asks here, so that the search
exists once and fails clearly.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fieldreport
from fieldreport.errors import UserError

# Each installation has this folder: what lacks it is somebody else's folder named `resources`.
_LANDMARK = "wording"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. `resource("vocabularies",
    "roles-in-report.json")`.

    Raises:
        UserError: `reference.resource_missing` if it isn't there: the installation is damaged.
        ValueError: a part is no plain name; parts come from the program, never from a bundle or a
        user.
    """
    for part in parts:
        if part in {"", ".", ".."} or any(mark in part for mark in "/\\:\0"):
            raise ValueError(f"not a plain name: {part!r}")
    path = resources_folder().joinpath(*parts)
    if not path.exists():
        raise UserError("reference.resource_missing", name="/".join(parts))
    return path


def listing(folder: str, suffix: str) -> tuple[str, ...]:
    """The shipped files in `folder` that end with `suffix`: their names without it, sorted."""
    found = (path.name for path in resource(folder).iterdir() if path.is_file())
    return tuple(sorted(name.removesuffix(suffix) for name in found if name.endswith(suffix)))


@cache
def resources_folder() -> Path:
    """The folder that holds all shipped files.

    Raises:
        UserError: `reference.resource_missing` if there is none.
    """
    return _find(Path(fieldreport.__file__).resolve().parent)


def _find(package: Path) -> Path:
    # Inside the package comes first: beside an installed package lie the folders of others.
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / _LANDMARK).is_dir():
            return folder
    raise UserError("reference.resource_missing", name="resources")
