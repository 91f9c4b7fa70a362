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
from fieldreport.vault import custody, records, related
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


def complaint(vault: Vault, report: str) -> str:
    """The subject of the complaint about the incident."""
    return next(
        subject
        for subject in related.about(vault, report, ("action",))
        if '"Ж-118"'.encode() in records.heads(vault, subject)[0].raw
    )


def judgement(vault: Vault, report: str, **more: Any) -> str:
    """The subject of a judgement on a report: a question, unless it is said otherwise."""
    asked = {"type": "needs-information", "question": "Сколько человек ворвалось в зал?"}
    body = {"of": report, **(more or asked)}
    return others.add(vault, {"kind": "assessment", "body": body}).subject


def disputed(vault: Vault) -> str:
    """A report with two current versions, as if it had been edited on two computers at once."""
    body: dict[str, Any] = {
        "title": DISPUTED,
        "narrative": "Полицейский ударил журналиста у дверей суда.",
        "began": "2026-03-01T10:00:00+05:00",
        "people": [{"id": "p1", "label": "А. Б.", "roles": ["victim"]}],
        "acts": [{"id": "a1", "type": "beating", "victims": [{"person": "p1"}]}],
    }
    return parted(
        vault,
        body,
        {"narrative": "Полицейский ударил журналиста дубинкой у дверей суда."},
        {
            "narrative": "Полицейский толкнул журналиста у дверей суда.",
            "began": "2026-03-01T10:15:00+05:00",
        },
    )


def contested(vault: Vault) -> str:
    """A report on whose text, place and people two versions differ, and of which each changed more."""
    people: list[dict[str, Any]] = [
        {"id": "p1", "label": "А. Б.", "roles": ["victim"]},
        {"id": "p2", "label": "Сержант К."},
    ]
    body: dict[str, Any] = {
        "title": DISPUTED,
        "narrative": "Полицейский ударил журналиста у дверей суда.",
        "began": "2026-03-01T10:00:00+05:00",
        "place": {"name": "Каменный Брод"},
        "people": people,
        "acts": [{"id": "a1", "type": "beating", "victims": [{"person": "p1"}]}],
    }
    seen = {"id": "p3", "label": "А. С.", "roles": ["witness"]}
    doctor = {"id": "p3", "label": "М. Т.", "occupation": "doctor"}
    return parted(
        vault,
        body,
        {
            "narrative": "Полицейский ударил журналиста дубинкой у дверей суда.",
            "place": {"name": "Каменный Брод, суд"},
            "people": [people[0], seen],
            "tags": ["суд"],
        },
        {
            "narrative": "Полицейский толкнул журналиста у дверей суда.",
            "began": "2026-03-01T10:15:00+05:00",
            "place": {"name": "Ақтоғай"},
            "people": [people[0], {**people[1], "sex": "male"}, doctor],
        },
    )


def parted(vault: Vault, body: dict[str, Any], *changes: dict[str, Any]) -> str:
    """A report of which several versions were made at once."""
    saved = reports.add(vault, body, (), Silent())
    first = records.get(vault, saved.version)
    for change in changes:
        made = compose(
            "report",
            copy.deepcopy(body) | change,
            author=vault.fingerprint,
            written=times.now(),
            based_on=(first,),
        )
        with vault.transaction():
            records.add(vault, made, vault.identity.sign("record", made.raw))
            custody.append(vault, "created", made.id, "record")
    return saved.report


def _filled(text: str, known: dict[str, str]) -> str:
    for name, subject in known.items():
        text = text.replace(f'"${name}"', f'"{subject}"')
    return text
