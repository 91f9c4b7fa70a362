"""What most records about a report may carry besides: who is in charge, who signed, who consented for
somebody else, sources, files, tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from fieldreport.files import shown
from ui.report.blocks import dotted
from ui.report.words import Tree, Words, count, low, number, place

translate = QCoreApplication.translate

# More files than these are counted by the page of evidence.
_SHOWN = 6


def attached(
    kind: str, body: Tree, words: Words, names: Mapping[str, Sequence[str]]
) -> list[tuple[str, str]]:
    """All of it that there is, each with what it is called. `names` are those of people by subject."""
    officials = [*body.get("officials", ()), *filter(None, [body.get("official")])]
    return [
        (translate("Report", "In charge"), words.persons(officials)),
        (translate("Report", "Signed by"), _signatories(body.get("signatories") or {}, words)),
        (translate("Report", "Fine"), _fine((body.get("decision") or {}).get("fine") or {})),
        (translate("Report", "Consented for them"), _guardian(body.get("guardian") or {}, names)),
        (
            translate("Report", "Where"),
            place(body.get("place")) if kind in {"action", "statement"} else "",
        ),
        (translate("Report", "Said to"), _addressees(kind, body, words)),
        (
            translate("Report", "Sources"),
            ", ".join(
                low(words.source(each["id"]), at) for at, each in enumerate(body.get("sources", ()))
            ),
        ),
        (translate("Report", "Files"), _files(body.get("evidence", ()))),
        (translate("Report", "Tags"), ", ".join(body.get("tags", ()))),
    ]


def _signatories(given: Tree, words: Words) -> str:
    return dotted(count(given.get("count")), words.persons(given.get("people", ())))


def _fine(given: Tree) -> str:
    return f"{number(given['amount'])} {given['currency']}" if given else ""


def _guardian(given: Tree, names: Mapping[str, Sequence[str]]) -> str:
    known = names.get(str(given.get("person", "")), ())
    return dotted(next(iter(known), ""), given.get("relation", ""))


def _addressees(kind: str, body: Tree, words: Words) -> str:
    if kind != "statement":
        return ""
    return ", ".join(
        filter(None, (words.persons(body.get("addressees", ())), body.get("addressed_to", "")))
    )


def _files(given: Sequence[object]) -> str:
    found = [
        shown(str(each.get("name") or str(each.get("sha256", ""))[:12]))
        for each in given
        if isinstance(each, Mapping)
    ]
    more = [] if len(found) <= _SHOWN else ["…"]
    return ", ".join([*found[:_SHOWN], *more])
