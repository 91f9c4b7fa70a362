"""Acts as sentences: who did what to whom, and who stood by.

The people who did it and those to whom it was done are strong, the act is slanted; everybody else
who had a part in it follows with the part that it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.report import whens
from ui.report.blocks import Block, Part, Run, Runs, block, dotted, filled, joined, paragraphs
from ui.report.words import Tree, Words, count, low, place

translate = QCoreApplication.translate

# They did it; everybody else's part is said.
_DID_IT = frozenset({"carried-out", "took-part", "direct"})


def acts(body: Tree, words: Words) -> list[Part]:
    """All acts of a report."""
    found: list[Part] = []
    for act in body.get("acts", ()):
        found += _act(act, words)
    return found


def sentence(act: Tree, words: Words) -> Runs:
    """One act as a sentence."""
    did: list[Runs] = []
    others: list[Runs] = []
    for one in act.get("perpetrators", ()):
        who = _perpetrator(one, words)
        parts = [code for code in one.get("involvement", ()) if code not in _DID_IT]
        if not one.get("involvement") or len(parts) < len(one["involvement"]):
            did.append(who)
        else:
            what = ", ".join(low(words.term("involvement", code)) for code in parts)
            others.append(filled("{what}: {who}", what=(Run(what),), who=who))
    whom = joined(_victim(one, words) for one in act.get("victims", ()))
    said = _main(joined(did), words.term("act-types", act["type"]), whom)
    return joined([said, *others], "; ")


def _main(who: Runs, what: str, whom: Runs) -> Runs:
    first, within = (Run(what, "act"),), (Run(low(what), "act"),)
    if who and whom:
        return filled(translate("Report", "{who} – {act} – {whom}"), who=who, act=within, whom=whom)
    if who:
        return filled(translate("Report", "{who} – {act}"), who=who, act=within)
    if whom:
        return filled(translate("Report", "{act} – {whom}"), act=first, whom=whom)
    return first


def _perpetrator(one: Tree, words: Words) -> Runs:
    kind = words.term("perpetrator-types", one.get("type"))
    name = words.person(one.get("person")) or one.get("unit") or kind
    name = name or translate("Report", "Somebody unknown")
    more = dotted(
        low(kind) if kind and kind != name else "",
        one.get("unit", "") if one.get("unit") != name else "",
        count(one.get("count")),
    )
    return (Run(name, "strong"), *((Run(f" ({more})", "muted"),) if more else ()))


def _victim(one: Tree, words: Words) -> Runs:
    number = count(one.get("count"))
    name = Run(words.person(one["person"]), "strong")
    return (name, Run(f" ({number})", "muted")) if number else (name,)


def _act(act: Tree, words: Words) -> list[Part]:
    found: list[Part] = [Block("item", sentence(act, words))]
    line = dotted(
        whens.between(act.get("began"), act.get("ended")),
        place(act.get("place")),
        words.terms("basis", act.get("basis", ())),
        words.term("certainty", act.get("certainty")),
        words.terms("methods", act.get("methods", ())),
    )
    if line:
        found.append(block("below", line, "muted"))
    for one in act.get("victims", ()):
        found += _outcome(one, words)
    for one in act.get("perpetrators", ()):
        found += _known(one, words)
    if act.get("stated_reason"):
        said = translate("Report", "Reason given: {text}").format(text=act["stated_reason"])
        found += paragraphs("below", said)
    if act.get("legal_basis"):
        law = ", ".join(act["legal_basis"])
        found.append(block("below", translate("Report", "Law named: {text}").format(text=law)))
    sources = ", ".join(map(words.source, act.get("sources", ())))
    if sources:
        said = translate("Report", "Sources: {text}").format(text=sources)
        found.append(block("below", said, "muted"))
    return [*found, *paragraphs("below", act.get("note", ""))]


def _outcome(victim: Tree, words: Words) -> Sequence[Part]:
    injuries = ", ".join(
        low(words.term("injuries", one["type"])) + (f" ({one['part']})" if one.get("part") else "")
        for one in victim.get("injuries", ())
    )
    status = low(words.term("victim-status", victim.get("status")))
    said = "; ".join(text for text in (status, injuries, victim.get("consequences", "")) if text)
    if not said:
        return ()
    return [Block("below", (Run(words.person(victim["person"])), Run(f": {said}")))]


def _known(one: Tree, words: Words) -> list[Part]:
    texts = [
        ", ".join(one.get("insignia", ())),
        low(words.term("certainty", one.get("certainty"))),
        one.get("identified", ""),
        one.get("note", ""),
    ]
    said = "; ".join(text for text in texts if text)
    if not said:
        return []
    name = words.person(one.get("person")) or words.term("perpetrator-types", one.get("type"))
    return paragraphs("below", f"{name}: {said}" if name else said)
