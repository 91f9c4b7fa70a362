"""Records of every kind in conflict, for the tests and the pictures of merging: a report, what is about one, and a
person whom it names.
"""

from __future__ import annotations

import json
from typing import Any

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.usecases.record import others
from fieldreport.vault import records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.scenes.inbox import NARRATIVES, came

NAME = "Айгүл Серікқызы"


def everything(vault: Vault) -> dict[str, str]:
    """One record of each kind with two current versions, by kind; `about` is a report that they concern and that is in
    no conflict itself.
    """
    person = parted(
        vault,
        "person",
        {"names": [{"full": NAME}], "sex": "female"},
        {"occupation": "journalist", "died": "2026-03-04"},
        {"occupation": "lawyer", "contacts": [{"means": "phone", "value": "+7 700 000"}]},
    )
    people = [{"id": "p1", "label": "А. С.", "person": person}]
    report = reporting.add(vault, "Троих увели.", title="У вокзала", people=people).report
    about = {"about": [{"subject": report}]}
    return {
        "about": report,
        "person": person,
        "report": reporting.disputed(vault),
        "action": parted(
            vault,
            "action",
            {"type": "complaint", "authority": "Прокуратура", "sent": "2026-03-02", **about},
            {"deadline": "2026-03-20", "status": "no-response", "reference": "Ж-118"},
            {"deadline": "2026-03-25", "demands": [{"text": "Отпустить всех."}]},
        ),
        "detention": parted(
            vault,
            "detention",
            {"event": "apprehended", "people": people, "detained": ["p1"], **about},
            {"when": "2026-03-01T10:00:00+05:00", "moved_to": {"name": "РОВД"}},
            {"when": "2026-03-01T11:00:00+05:00", "articles": ["434"]},
        ),
        "statement": parted(
            vault,
            "statement",
            {"words": "Меры приняты.", **about},
            {"words": "Все меры приняты."},
            {"words": "Мер нет.", "office": "Пресс-служба"},
        ),
        "consent": parted(
            vault,
            "consent",
            {
                "person": person,
                "about": [report],
                "permits": [{"scopes": ["account"], "audiences": ["press"]}],
            },
            {"refuses": [{"scopes": ["face"], "audiences": ["public"]}], "expires": "2027"},
            {"conditions": "Только после суда.", "expires": "2028"},
        ),
        "assessment": parted(
            vault,
            "assessment",
            {"of": report, "type": "needs-information", "question": "Кто это видел?"},
            {"question": "Кто ещё это видел?"},
            {"question": "Есть ли видео?", "note": "Спросить Айгүл."},
        ),
    }


def imported(vault: Vault) -> str:
    """Reports that came from somebody, the last of them in two versions; its subject."""
    came(vault)
    (number,) = search.ids(vault, Filters(text=NARRATIVES[0].split()[1]), limit=1)
    (row,) = search.page(vault, [number])
    first = records.get(vault, row.id)
    body = json.loads(first.raw)["body"]
    for narrative in ("Двоих увели.", "Троих увели."):
        made = compose(
            "report",
            {**body, "narrative": narrative},
            author=first.author,
            written=first.written,
            based_on=(first,),
        )
        arrival = records.version(vault, first.id).arrival
        records.add(vault, made, vault.identity.sign("record", made.raw), arrival=arrival)
    return first.subject


def parted(vault: Vault, kind: str, body: dict[str, Any], *changes: dict[str, Any]) -> str:
    """A record of a kind of which several versions were made at once."""
    first = others.add(vault, {"kind": kind, "body": body})
    for change in changes:
        _stored(vault, kind, {**body, **change}, first.id)
    return first.subject


def changed(vault: Vault, subject: str, **changes: Any) -> None:
    """The newest of the current versions, changed once more."""
    head = records.heads(vault, subject)[-1]
    _stored(vault, head.kind, json.loads(head.raw)["body"] | changes, head.id)


def _stored(vault: Vault, kind: str, body: dict[str, Any], replaces: str) -> None:
    made = compose(
        kind,
        body,
        author=vault.fingerprint,
        written=times.now(),
        based_on=(records.get(vault, replaces),),
    )
    with vault.transaction():
        records.add(vault, made, vault.identity.sign("record", made.raw))
