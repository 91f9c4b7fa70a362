"""What the tests and the pictures of reports are made of: an invented incident with everything that
followed, a report in conflict, and small ones.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.reference.assets import resource
from fieldreport.usecases.record import others, reports
from fieldreport.vault import custody, records
from fieldreport.vault.vault import Vault

SMALL = (
    ("Задержание у вокзала", "Троих увели в автобус без номеров.", "2026-02-16", "Каменный Брод"),
    ("Алаңдағы жиналыс", "Жиналысты ескертусіз таратты.", "2026-02-14~", "Ақтоғай"),
    ("Dispersal on the bridge", "Seen from the bridge.", "2026-02", "Saryagash"),
)
DISPUTED = "Удар у дверей суда"


@dataclass(frozen=True)
class Made:
    """The ids of what was made."""

    incident: str
    disputed: str
    small: tuple[str, ...]


def whole(vault: Vault) -> Made:
    """All of it."""
    small = tuple(
        add(vault, narrative, title=title, began=began, place={"name": place}).report
        for title, narrative, began, place in SMALL
    )
    return Made(incident(vault), disputed(vault), small)


def add(vault: Vault, narrative: str, **more: Any) -> reports.Saved:
    """One report."""
    return reports.add(vault, {"narrative": narrative, **more}, (), Silent())


def incident(vault: Vault) -> str:
    """The press conference that was stormed, in two versions, with complaints and statements."""
    shipped = json.loads(resource("demo", "press-conference.json").read_bytes())
    paths = [Path(str(resource("demo", name))) for name in shipped["evidence"]]
    saved = reports.add(vault, shipped["report"], paths, Silent())
    known = {"report": saved.report}
    for one in shipped["records"]:
        body = json.loads(_filled(json.dumps(one["body"]), known))
        known[one["name"]] = others.add(vault, {"kind": one["kind"], "body": body}).subject
    head = records.heads(vault, saved.report)[0]
    body = json.loads(head.raw)["body"]
    body["narrative"] = body["narrative"].replace("Через двадцать минут", "Через полчаса")
    body["ended"] = "2026-02-15T11:50:00+05:00"
    reports.edit(vault, saved.report, body, (), Silent())
    return saved.report


def disputed(vault: Vault) -> str:
    """A report with two current versions, as if it had been edited on two computers at once."""
    body: dict[str, Any] = {
        "title": DISPUTED,
        "narrative": "Полицейский ударил журналиста у дверей суда.",
        "began": "2026-03-01T10:00:00+05:00",
        "people": [{"id": "p1", "label": "А. Б.", "roles": ["victim"]}],
        "acts": [{"id": "a1", "type": "beating", "victims": [{"person": "p1"}]}],
    }
    saved = reports.add(vault, body, (), Silent())
    first = records.get(vault, saved.version)
    for narrative, began in (
        ("Полицейский ударил журналиста дубинкой у дверей суда.", "2026-03-01T10:00:00+05:00"),
        ("Полицейский толкнул журналиста у дверей суда.", "2026-03-01T10:15:00+05:00"),
    ):
        changed = copy.deepcopy(body) | {"narrative": narrative, "began": began}
        made = compose(
            "report", changed, author=vault.fingerprint, written=times.now(), based_on=(first,)
        )
        with vault.transaction():
            records.add(vault, made, vault.identity.sign("record", made.raw))
            custody.append(vault, "created", made.id, "record")
    return saved.report


def _filled(text: str, known: dict[str, str]) -> str:
    for name, subject in known.items():
        text = text.replace(f'"${name}"', f'"{subject}"')
    return text
