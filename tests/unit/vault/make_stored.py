"""Makes the stored vault of the present schema: `python -m tests.unit.vault.make_stored`.

It is made once for each released schema and then kept for ever in `tests/vectors/vaults`, so that
every later program is tried on what an earlier one wrote. Until a schema is released, it is made
anew when the schema changes.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fieldreport.crypto import shares
from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.vault import cardslots, contacts, custody, drafts, evidence, migrate, records
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import stored, version

STORED = Path(__file__).parents[2] / "vectors" / "vaults"
PASSPHRASE = "мост в тумане семь ключей"
PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100") + b"not really a photo" * 200

_README = """\
# A vault as schema {number} wrote it

Made by `python -m tests.unit.vault.make_stored` at the cheapest cost of Argon2id that there is, with
the passphrase `{passphrase}`. `expected.json` says what is in it. Every later version of the program
must open it, migrate it, and find the same.
"""


def main(place: Path) -> None:
    """Write the vault, what is expected of it, and how it was made to `place`."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with Secret(PASSPHRASE.encode()) as secret:
        vault = Vault.create(place / "vault", secret, name="Айгүл", role="monitor", cost=TEST_COST)
    with vault:
        expected = _fill(vault)
    number = migrate.steps()[-1].number
    text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    (place / "expected.json").write_text(text, "utf-8")
    readme = _README.format(number=number, passphrase=PASSPHRASE)
    (place / "README.md").write_text(readme, "utf-8")


def _fill(vault: Vault) -> dict[str, object]:
    photo = evidence.add(vault, [PHOTO], Silent(), size=len(PHOTO))
    person = version(vault, "person", {"names": [{"full": "Қайрат Әлиев"}]})
    account = {
        "title": "Разгон у моста",
        "narrative": "Ёлки у моста, задержали шестерых. Көпір жанында ұстады.",
        "began": "2026-03-14T21:05:00+05:00",
        "place": {"name": "Алматы, көпір", "country": "KZ"},
        "people": [{"id": "p1", "label": "молодой мужчина", "person": person.subject}],
        "acts": [{"id": "a1", "type": "mass-detention"}],
        "evidence": [{"sha256": photo.sha256, "name": "IMG_0001.jpg", "size": photo.size}],
        "tags": ["мост"],
    }
    first = version(vault, "report", account)
    left = version(vault, "report", {**account, "title": "Разгон"}, based_on=[first])
    right = version(vault, "report", {**account, "title": "Разгон, 21:05"}, based_on=[first])
    judged = version(vault, "assessment", {"of": first.subject, "type": "corroborated"})
    with vault.transaction():
        for record in (person, first, left, right, judged):
            stored(vault, record)
            custody.append(vault, "created", record.id, "record")
    drafts.save(vault, "report", '{"narrative": "Не дописано'.encode())
    friend = Identity.generate()
    contacts.add(vault, make_card(friend, "Координатор", "coordinator"))
    return {
        "sheets": _let_trustees_in(vault),
        "fingerprint": vault.fingerprint,
        "heads": sorted(record.id for record in records.heads(vault, first.subject)),
        "history": [item.id for item in records.history(vault, first.subject)],
        "person": person.id,
        "evidence": photo.sha256,
        "contact": friend.fingerprint,
    }


def _let_trustees_in(vault: Vault) -> list[str]:
    """Let a recovery card open the vault, and return its sheets: any two are its key."""
    trusted = Identity.generate()
    contacts.add(vault, make_card(trusted, "Qorgau", "recovery"))
    contact = contacts.compare(vault, trusted.fingerprint, trusted.fingerprint)
    with Secret(PASSPHRASE.encode()) as secret:
        cardslots.seal(vault, secret, contact)
    age, _, _ = trusted.seeds()
    return [" ".join(share.words) for share in shares.split(age, 2, 3)]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STORED / f"v{migrate.steps()[-1].number}")
