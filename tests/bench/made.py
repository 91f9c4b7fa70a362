"""What the benchmarks measure with: files that can't be compressed, vaults, invented reports.

Everything is drawn from seeds, so that one run measures the same as the next.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from fieldreport.crypto.cost import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.bench.figures import MEBIBYTE

PASSPHRASE = b"correct horse battery staple"
MONITOR, COORDINATOR = "Айгүл", "Центр"

_SYLLABLES = [first + second for first in "бвгджзклмнпрстфхчш" for second in "аеиоуы"]
_LAST = "бвгдзклмнрстх"
_ENDINGS = ("", "", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ный", "ного", "ность")
_PLACES = ("Сарыбулак", "Каменный Брод", "Ақтоғай", "Нижняя Слобода", "Жаңаталап", "Озёрск")
_ACTS = ("beating", "arbitrary-detention", "dispersal", "kettling", "threat")


def incompressible(path: Path, size: int) -> None:
    """Make a file of `size` random bytes, on the drive when the function returns."""
    with path.open("wb") as file:
        for start in range(0, size, MEBIBYTE):
            file.write(os.urandom(min(MEBIBYTE, size - start)))
        file.flush()
        os.fsync(file.fileno())


def hollow(path: Path, size: int) -> None:
    """Make a file of `size` zero bytes that takes no room where the file system knows holes."""
    with path.open("wb") as file:
        file.truncate(size)


def passphrase() -> Secret:
    """Return a new copy of the passphrase of every vault here."""
    return Secret(PASSPHRASE)


def vault(folder: Path, *, name: str = MONITOR, role: str = "monitor") -> Vault:
    """Make a vault and open it. Deriving its key is cheap, and no part of any figure."""
    with passphrase() as secret:
        return Vault.create(folder, secret, name=name, role=role, cost=TEST_COST)


def monitor(folder: Path, *, receiver: Path | None = None) -> Vault:
    """Make a vault that knows a coordinator, and open it.

    The coordinator's own vault, which knows the monitor, is left closed in `receiver`, if given, else
    beside it.
    """
    place = receiver or folder.with_name(f"{folder.name}-receiver")
    made = vault(folder)
    with vault(place, name=COORDINATOR, role="coordinator") as coordinator:
        for one, other in ((made, coordinator), (coordinator, made)):
            contacts.add(one, other.card)
            contacts.compare(one, other.name, other.fingerprint)
    return made


def opened(folder: Path) -> Vault:
    """Open a vault made here."""
    with passphrase() as secret:
        return Vault.open(folder, secret)


class Words:
    """An invented language that loads an index as a real one does.

    The n-th most frequent word occurs about 1/n times as often as the first (Zipf's law), many words
    begin alike, and each has a dozen forms.
    """

    def __init__(self, count: int = 4_000) -> None:
        drawn = random.Random(1)
        roots = ["".join(drawn.choices(_SYLLABLES, k=2)) for _ in range(count // 12)]
        made = dict.fromkeys(
            drawn.choice(roots) + "".join(drawn.choices(_SYLLABLES, k=drawn.randint(0, 2)))
            for _ in range(2 * count)
        )
        self._stems = [stem + drawn.choice(_LAST) for stem in made][:count]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._stems) + 1)))

    def text(self, drawn: random.Random, count: int) -> list[str]:
        """Return so many words as a text would have them."""
        stems = drawn.choices(self._stems, cum_weights=self._weights, k=count)
        return [stem + drawn.choice(_ENDINGS) for stem in stems]

    def any(self, drawn: random.Random, count: int) -> list[str]:
        """Return so many words as a dictionary would have them: most of them are rare."""
        return [stem + drawn.choice(_ENDINGS) for stem in drawn.choices(self._stems, k=count)]


def reports(count: int, *, words: int, seed: int = 2) -> Iterator[dict[str, Any]]:
    """Yield the bodies of `count` different reports whose narratives have `words` words each."""
    language, drawn = Words(), random.Random(seed)
    tags = language.any(drawn, 200)
    for number in range(count):
        yield {
            "title": " ".join(language.text(drawn, 5)).capitalize(),
            "narrative": " ".join(language.text(drawn, words)).capitalize() + ".",
            "language": "ru",
            "began": f"20{drawn.randrange(10, 26)}-{drawn.randrange(1, 13):02}-{1 + number % 28:02}",
            "place": {"name": drawn.choice(_PLACES), "country": "KZ"},
            "people": [
                {
                    "id": "p1",
                    "label": " ".join(language.text(drawn, 2)),
                    "roles": ["victim"],
                }
            ],
            "acts": [{"id": "a1", "type": drawn.choice(_ACTS), "victims": [{"person": "p1"}]}],
            "tags": [drawn.choice(tags)],
        }
