"""What came after: the records about a report (complaints, detentions, statements, consents,
judgements), questions from receipts, and whether it was handed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from ui.report import whens
from ui.report.account import written
from ui.report.attached import attached
from ui.report.blocks import Block, Look, Part, Run, Runs, Table, block, dotted, paragraphs, plain
from ui.report.fetched import Fetched, Told
from ui.report.words import Tree, Words, low, place

translate = QCoreApplication.translate


def followup(fetched: Fetched) -> list[Part]:
    """All of it, the newest first; sections that say nothing are left out."""
    found: list[Part] = []
    if fetched.questions:
        found.append(block("heading", translate("Report", "Questions")))
        for asked in fetched.questions:
            found += paragraphs("item", asked.text, "strong")
            line = dotted(asked.sender, whens.moment(asked.received))
            found.append(block("below", line, "muted"))
    sections = {
        "assessment": translate("Report", "Assessments"),
        "action": translate("Report", "Steps taken"),
        "detention": translate("Report", "Detention"),
        "statement": translate("Report", "Statements"),
        "consent": translate("Report", "Consent"),
    }
    for kind, title in sections.items():
        told = _newest_first(one for one in fetched.about if one.kind == kind)
        if kind == "assessment":
            gone = _not_holding(told)
            told = [one for one in told if one.subject not in gone]
        if told:
            found.append(block("heading", title))
        for one in told:
            found += _one(one, fetched)
    return [*found, *_handed_over(fetched)]


def withdrawn(fetched: Fetched) -> list[Part]:
    """The judgements that no longer hold, for the history; nothing if there are none."""
    told = _newest_first(one for one in fetched.about if one.kind == "assessment")
    gone = _not_holding(told)
    if not gone:
        return []
    found: list[Part] = [block("heading", translate("Report", "Withdrawn assessments"))]
    for one in told:
        if one.subject in gone:
            found += _one(one, fetched)
    return found


def holds(versions: Sequence[Told]) -> bool:
    """Whether a judgement with these current versions holds: none of them is withdrawn."""
    return not any(one.body.get("withdrawn") for one in versions)


def _not_holding(told: Sequence[Told]) -> set[str]:
    """The subjects of judgements of which a current version is withdrawn."""
    return {one.subject for one in told if not holds([one])}


def _newest_first(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: one.written, reverse=True)


def _one(told: Told, fetched: Fetched) -> list[Part]:
    words = Words(told.body, fetched.additions)
    found = _SAID[told.kind](told.body, words)
    found += _facts(attached(told.kind, told.body, words, fetched.names))
    other = fetched.titles.get(str(told.body.get("duplicate_of", "")))
    if other and holds([told]):
        found.append(block("below", translate("Report", "It repeats: {title}").format(title=other)))
    return [*found, block("below", written(told, fetched), "small")]


def said(kind: str, body: Tree, words: Words) -> list[Part]:
    """One record about a report."""
    return _SAID[kind](body, words)


def _action(body: Tree, words: Words) -> list[Part]:
    kind = words.term("action-types", body["type"])
    title = body.get("title") or kind
    status = words.term("action-statuses", body.get("status"))
    found: list[Part] = [_item(title, status)]
    facts = [
        (translate("Report", "Kind"), kind if kind != title else ""),
        (translate("Report", "Authority"), body.get("authority", "")),
        (translate("Report", "Reference"), body.get("reference", "")),
        (translate("Report", "Filed by"), words.persons(body.get("by", ()))),
        (translate("Report", "Sent"), whens.told(body.get("sent"))),
        (translate("Report", "Received"), whens.told(body.get("received"))),
        (translate("Report", "Answer due"), whens.told(body.get("deadline"))),
    ]
    found += _facts(facts)
    found += paragraphs("below", body.get("narrative", ""))
    for demand in body.get("demands", ()):
        found += paragraphs(
            "below", translate("Report", "Demand: {text}").format(text=demand["text"])
        )
    for check in body.get("checks", ()):
        result = low(words.term("action-statuses", check["result"]))
        line = f"{whens.told(check['when'])}: {result}"
        found += paragraphs("below", f"{line}. {check['note']}" if check.get("note") else line)
    return found


def _detention(body: Tree, words: Words) -> list[Part]:
    event = words.term("detention-events", body["event"])
    found: list[Part] = [_item(words.persons(body["detained"]), event)]
    decision = body.get("decision") or {}
    facts = [
        (translate("Report", "When"), whens.between(body.get("when"), body.get("ended"))),
        (translate("Report", "Where"), place(body.get("place"))),
        (translate("Report", "Taken to"), place(body.get("moved_to"))),
        (translate("Report", "Authority"), body.get("authority", "")),
        (translate("Report", "Articles"), ", ".join(body.get("articles", ()))),
        (translate("Report", "Reason given"), body.get("stated_reason", "")),
        (
            translate("Report", "Decision"),
            dotted(decision.get("by", ""), decision.get("outcome", "")),
        ),
        (translate("Report", "Until"), whens.told(decision.get("until"))),
    ]
    return [*found, *_facts(facts), *paragraphs("below", body.get("narrative", ""))]


def _statement(body: Tree, words: Words) -> list[Part]:
    who = words.person(body.get("speaker")) or body.get("office", "")
    found: list[Part] = [_item(who or translate("Report", "Somebody unknown"), "")]
    office = body.get("office", "")
    line = dotted(
        office if office != who else "", whens.told(body.get("when")), body.get("occasion", "")
    )
    if line:
        found.append(block("below", line, "muted"))
    found += paragraphs("quote", body["words"])
    for one in body.get("translations", ()):
        found.append(block("below", words.term("languages", one["language"]), "muted"))
        found += paragraphs("quote", one["words"])
    return found


def _consent(body: Tree, words: Words) -> list[Part]:
    found: list[Part] = [_item(dotted(whens.told(body.get("when")), body.get("how", "")), "")]
    facts = [
        (translate("Report", "Agrees to"), _permissions(body.get("permits", ()), words)),
        (translate("Report", "Refuses"), _permissions(body.get("refuses", ()), words)),
        (translate("Report", "Conditions"), body.get("conditions", "")),
        (translate("Report", "Until"), whens.told(body.get("expires"))),
        (translate("Report", "Withdrawn"), whens.told(body.get("withdrawn"))),
    ]
    return [*found, *_facts(facts), *paragraphs("below", body.get("note", ""))]


def _permissions(given: list[Tree] | tuple[()], words: Words) -> str:
    return "; ".join(
        f"{words.terms('consent-scopes', one['scopes'])}"
        f" – {low(words.terms('consent-audiences', one['audiences']))}"
        for one in given
    )


def _assessment(body: Tree, words: Words) -> list[Part]:
    kind, gone = words.term("assessment-types", body["type"]), body.get("withdrawn")
    look: Look = "muted" if gone else "plain"
    found: list[Part] = [Block("item", (Run(kind, "gone"),)) if gone else _item(kind, "")]
    for text in ("question", "reason", "note"):
        found += paragraphs("below", body.get(text, ""), look)
    for one in body.get("attributions", ()):
        said = f"{one.get('who', '')} – {one['reasons']}".removeprefix(" – ")
        found += paragraphs("below", said, look)
    if gone:
        line = translate("Report", "Withdrawn: {date}").format(date=whens.told(gone))
        found.append(block("below", line))
        found += paragraphs("below", body.get("withdrawn_why", ""))
    return found


_SAID: dict[str, Callable[[Tree, Words], list[Part]]] = {
    "action": _action,
    "detention": _detention,
    "statement": _statement,
    "consent": _consent,
    "assessment": _assessment,
}


def _handed_over(fetched: Fetched) -> list[Part]:
    found: list[Part] = [block("heading", translate("Report", "Handover"))]
    if not fetched.handed_over:
        return [*found, block("text", translate("Report", "This version was not handed over yet."))]
    for at, names in fetched.handed_over:
        line = translate("Report", "{date}, to {names}")
        found.append(
            block("text", line.format(date=whens.moment(at), names=", ".join(filter(None, names))))
        )
    return found


def _item(title: str, state: str) -> Block:
    return Block("item", (Run(title, "strong"), *((Run(f" – {low(state)}"),) if state else ())))


def _facts(facts: list[tuple[str, str]]) -> list[Part]:
    rows: tuple[tuple[Runs, ...], ...] = tuple(
        (plain(name, "muted"), plain(value)) for name, value in facts if value
    )
    return [Table("facts", rows)] if rows else []
