"""What the tests of the use cases and of the command line share: vaults of known people, files to
bring in, and the whole of what a vault knows, to see that nothing changed.

The vaults belong to `somebody` of the tests of bundles, so that `Draft` can forge what comes from
and goes to them.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.records import Record, compose
from fieldreport.reference.assets import resource
from fieldreport.vault import contacts, records
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import WRITTEN, Draft, Members, somebody

PASSPHRASE = "seven herons cross the quiet steppe"

# The people of the tests: who they are among the identities of `somebody`, and what their cards say.
MONITOR, COORDINATOR, THIRD = "aigul", "botagoz", "serik"
NAMES = {MONITOR: "Айгүл", COORDINATOR: "Samal", THIRD: "Серік"}
ROLES = {MONITOR: "monitor", COORDINATOR: "coordinator", THIRD: "monitor"}

EXAMPLES = Path(__file__).parents[1] / "model" / "examples"

FOLDER = "a folder"

# What a search index, a counter or a cache keeps for itself: the same content may lie in it otherwise.
_OWN_BUSINESS = ("sqlite_", "text_", "word")


@dataclass(frozen=True)
class Places:
    """The folders of a test: two locked vaults whose people compared their cards, and a drive."""

    folder: Path
    monitor: Path
    coordinator: Path
    drive: Path

    @property
    def passphrase(self) -> Path:
        """The file with the passphrase of both vaults."""
        return self.folder / "passphrase"


def secret(text: str = PASSPHRASE) -> Secret:
    return Secret(text.encode())


def opened(place: Path) -> Vault:
    with secret() as phrase:
        return Vault.open(place, phrase)


def make_vault(place: Path, who: str) -> None:
    """Make the vault of `somebody(who)`."""
    born = somebody.__wrapped__(who)
    with pytest.MonkeyPatch.context() as patched, secret() as phrase:
        # Whose vault it is must be known to whoever forges what comes from it.
        patched.setattr(Identity, "generate", classmethod(lambda cls: born))
        name, role = NAMES[who], ROLES[who]
        Vault.create(place, phrase, name=name, role=role, cost=TEST_COST).close()


def make_friends(place: Path, card: bytes) -> None:
    """Add a card to the contacts of a vault, and compare it."""
    with opened(place) as vault:
        contact = contacts.add(vault, card).contact
        contacts.compare(vault, contact.fingerprint, contact.fingerprint)


def card(place: Path) -> bytes:
    with opened(place) as vault:
        return vault.card


def example(name: str) -> dict[str, Any]:
    """One of the rich bodies of the model's tests."""
    found: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_bytes())
    return found


def incident(name: str = "press-conference") -> dict[str, Any]:
    """One of the invented incidents that the program ships."""
    found: dict[str, Any] = json.loads(resource("demo", f"{name}.json").read_bytes())
    return found


def evidence(name: str = "crowd.mp4") -> Path:
    """A real file that the program ships with its incidents."""
    return Path(str(resource("demo", name)))


def report(narrative: str = "Seen from the bridge.", **more: Any) -> dict[str, Any]:
    return {"narrative": narrative, **more}


def own_terms(**changed: Any) -> dict[str, Any]:
    """A file of an organisation's own terms: one more type of act."""
    laser = {
        "code": "kz1:laser",
        "labels": {"en": "Dazzling with a laser", "ru": "Ослепление лазером"},
    }
    told = {
        "format": "1.0",
        "organisation": "Qorgau",
        "namespace": "kz1",
        "terms": {"act-types": [laser]},
    }
    return told | changed


def named(value: Any, ids: dict[str, str]) -> Any:
    """A copy of `value` with `"$name"` replaced by the id of what has that name."""
    if isinstance(value, str):
        return ids[value[1:]] if value.startswith("$") else value
    if isinstance(value, dict):
        return {key: named(part, ids) for key, part in value.items()}
    if isinstance(value, list):
        return [named(part, ids) for part in value]
    return copy.copy(value)


def content(vault: Vault) -> dict[str, list[str]]:
    """Everything that a vault knows and keeps, to compare it with what it knew before."""
    names = vault.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        name: sorted(map(repr, vault.db.execute(f"SELECT * FROM {name}").fetchall()))
        for (name,) in names
        if not name.startswith(_OWN_BUSINESS)
    }
    for folder in ("evidence", "held"):
        # Of the folders within, which files share by the beginnings of their names, some may be empty.
        inside = tree(vault.folder / folder)
        found[f"{folder}/"] = [name for name, digest in inside.items() if digest != FOLDER]
    return found


def content_at(place: Path) -> dict[str, list[str]]:
    """The same of a locked vault."""
    with opened(place) as vault:
        return content(vault)


def differing(before: dict[str, list[str]], after: dict[str, list[str]]) -> set[str]:
    """The tables and folders that are not what they were."""
    return {name for name in before | after if before.get(name) != after.get(name)}


@contextmanager
def refused(vault: Vault, code: str, **params: object) -> Iterator[None]:
    """Fail the test unless the block is refused with this code, about this, and leaves the vault as it was."""
    before = content(vault)
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code, caught.value.params
    assert caught.value.params.items() >= params.items()
    assert differing(before, content(vault)) == set()


def by_another(
    vault: Vault,
    kind: str,
    body: Mapping[str, Any],
    *,
    instead_of: str | None = None,
    written: str = WRITTEN,
) -> Record:
    """Store a record of a third person, as an import would; of a version, one that replaces it."""
    author = somebody(THIRD)
    based_on = () if instead_of is None else (records.get(vault, instead_of),)
    made = compose(kind, body, author=author.fingerprint, written=written, based_on=based_on)
    records.add(vault, made, author.sign("record", made.raw))
    return made


def body_of(vault: Vault, subject: str) -> dict[str, Any]:
    """The body of the one current version of a subject."""
    (head,) = records.heads(vault, subject)
    found: dict[str, Any] = json.loads(head.raw)["body"]
    return found


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder below `folder`, with the hash of its content."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else FOLDER
        )
        for path in sorted(folder.rglob("*"))
    }


def first_bundle(members: Members, **how: Any) -> Draft:
    """A forged bundle that is the first from its sender, so that none is missed before it."""
    return Draft(members, n=1, **how)


class Cancelling:
    """Somebody who presses Cancel when so many bytes are done."""

    def __init__(self, after: int, error: Callable[[], BaseException]) -> None:
        self.after = after
        self.error = error

    def step(self, done: int, total: int) -> None:
        if done >= self.after:
            raise self.error()
