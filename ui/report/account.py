"""The account itself, section by section: what happened, people, acts, property, sources, files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldreport.reference.wording import size
from ui.look import language
from ui.report import whens
from ui.report.acts import acts
from ui.report.blocks import Block, Part, Run, Table, block, dotted, paragraphs, plain
from ui.report.fetched import Fetched, Told
from ui.report.words import Tree, Words, count, low, number, place

translate = QCoreApplication.translate


def account(head: Told, fetched: Fetched, words: Words, title: str) -> list[Part]:
    """One version, readable from top to bottom. Sections that say nothing are left out."""
    body = head.body
    sections = [
        (translate("Report", "People"), _people(body, fetched, words)),
        (translate("Report", "What was done"), acts(body, words)),
        (translate("Report", "The gathering"), _assembly(body.get("assembly"), words)),
        (translate("Report", "Property"), _property(body, words)),
        (translate("Report", "Sources"), _sources(body, words)),
        (translate("Report", "What is alleged"), _claims(body, words)),
        (translate("Report", "How many there were"), _estimates(body, words)),
        (translate("Report", "Evidence"), _evidence(body, fetched, words)),
    ]
    found: list[Part] = [block("title", title)] if title else []
    found += [_head(head, fetched, words), *paragraphs("text", body["narrative"])]
    for heading, parts in sections:
        if parts:
            found += [block("heading", heading), *parts]
    return found


def _head(head: Told, fetched: Fetched, words: Words) -> Table:
    body = head.body
    facts = [
        (translate("Report", "When"), whens.between(body.get("began"), body.get("ended"))),
        (translate("Report", "Where"), _where(body.get("place"), words)),
        (translate("Report", "Language"), words.term("languages", body.get("language"))),
        (translate("Report", "Tags"), ", ".join(body.get("tags", ()))),
        (translate("Report", "Written"), written(head, fetched)),
    ]
    rows = tuple((plain(name, "muted"), plain(value)) for name, value in facts if value)
    return Table("facts", rows)


def written(told: Told, fetched: Fetched) -> str:
    """Who wrote it, and when."""
    name = fetched.authors.get(told.author) or translate("Report", "somebody unknown")
    return f"{name}, {whens.moment(told.written)}"


def _where(given: Tree | None, words: Words) -> str:
    if not given:
        return ""
    kind = low(words.term("place-types", given.get("type")))
    radius = given.get("precision")
    within = translate("Report", "within {number} m")
    return dotted(
        place(given),
        kind,
        within.format(number=number(round(radius))) if radius else "",
        given.get("note", ""),
    )


def _people(body: Tree, fetched: Fetched, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("people", ()):
        many = count(one.get("count"))
        runs = [Run(one["label"], "strong")]
        found.append(Block("item", (*runs, Run(f" ({many})", "muted")) if many else tuple(runs)))
        names = " · ".join(fetched.names.get(one.get("person", ""), ()))
        if names and names != one["label"]:
            found.append(block("below", names))
        line = dotted(
            words.terms("roles-in-report", one.get("roles", ())),
            low(words.term("sexes", one.get("sex"))),
            low(words.term("age-bands", one.get("age"))),
            low(words.term("occupations", one.get("occupation"))),
            low(words.terms("person-flags", one.get("flags", ()))),
            words.persons(one.get("member_of", ())),
        )
        if line:
            found.append(block("below", line, "muted"))
        found += paragraphs("below", one.get("note", ""))
    return found


def _assembly(given: Tree | None, words: Words) -> list[Part]:
    if not given:
        return []
    facts = [
        (translate("Report", "Kind"), words.term("assembly-status", given.get("status"))),
        (translate("Report", "Purpose"), given.get("purpose", "")),
        (translate("Report", "Organisers"), words.persons(given.get("organisers", ()))),
        (translate("Report", "How many"), count(given.get("size"))),
        (translate("Report", "Notified"), whens.told(given.get("notified"))),
        (translate("Report", "Answer"), given.get("decision", "")),
        (
            translate("Report", "Units there"),
            "; ".join(_unit(u, words) for u in given.get("units", ())),
        ),
        (translate("Report", "Warnings"), "; ".join(map(_warning, given.get("warnings", ())))),
        (translate("Report", "Dispersal"), _dispersal(given.get("dispersal"), words)),
        (translate("Report", "Note"), given.get("note", "")),
    ]
    rows = tuple((plain(name, "muted"), plain(value)) for name, value in facts if value)
    return [Table("facts", rows)] if rows else []


def _unit(one: Tree, words: Words) -> str:
    kind = words.term("perpetrator-types", one.get("type"))
    more = [count(one.get("count")), *one.get("insignia", ()), *one.get("equipment", ())]
    return ", ".join(text for text in [one.get("name", "") or kind, *more] if text)


def _warning(one: Tree) -> str:
    return dotted(whens.told(one.get("when")), one.get("by", ""), one.get("words", ""))


def _dispersal(one: Tree | None, words: Words) -> str:
    if not one:
        return ""
    return dotted(
        whens.between(one.get("began"), one.get("ended")),
        one.get("ordered_by", ""),
        words.terms("methods", one.get("methods", ())),
        one.get("stated_reason", ""),
        one.get("note", ""),
    )


def _property(body: Tree, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("property", ()):
        many = one.get("quantity", 1)
        name = one["item"] if many == 1 else f"{number(many)} × {one['item']}"
        outcomes = words.terms("property-outcomes", one.get("outcomes", ()))
        runs = [Run(name, "strong"), *([Run(f" – {low(outcomes)}")] if outcomes else [])]
        found.append(Block("item", tuple(runs)))
        facts = [
            (translate("Report", "owner: {name}"), words.person(one.get("owner"))),
            (translate("Report", "was with: {name}"), words.person(one.get("holder"))),
            (translate("Report", "taken by: {name}"), words.person(one.get("taken_by"))),
            (translate("Report", "returned: {name}"), whens.told(one.get("returned"))),
            (translate("Report", "number: {name}"), one.get("serial", "")),
        ]
        line = dotted(
            low(words.term("property-types", one.get("type"))),
            *(pattern.format(name=value) for pattern, value in facts if value),
        )
        if line:
            found.append(block("below", line, "muted"))
        for text in ("exposed", "note"):
            found += paragraphs("below", one.get(text, ""))
    return found


def _sources(body: Tree, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("sources", ()):
        name = words.source(one["id"])
        reliable = words.term("reliability", one.get("reliability"))
        runs = [Run(name, "strong"), *([Run(f" – {low(reliable)}")] if reliable else [])]
        found.append(Block("item", tuple(runs)))
        kind = words.term("source-types", one.get("type"))
        line = dotted(
            kind if kind != name else "",
            low(words.term("source-connection", one.get("connection"))),
            whens.told(one.get("when")),
            one.get("cited", ""),
            one.get("address", ""),
        )
        if line:
            found.append(block("below", line, "muted"))
        found += paragraphs("below", one.get("note", ""))
    return found


def _claims(body: Tree, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("claims", ()):
        who = words.person(one.get("person")) or one.get("who", "")
        part = words.terms("involvement", one.get("involvement", ()))
        done = ", ".join(low(words.act(act)) for act in one.get("acts", ()))
        runs = [Run(who, "strong"), *([Run(f" – {low(part)}")] if part else [])]
        runs += [Run(": "), Run(done, "act")] if done else []
        found.append(Block("item", tuple(runs)))
        line = dotted(
            words.term("certainty", one.get("certainty")),
            translate("Report", "Sources: {text}").format(
                text=", ".join(map(words.source, one["sources"]))
            ),
        )
        found.append(block("below", line, "muted"))
        found += paragraphs("below", one.get("reasons", ""))
    return found


def _estimates(body: Tree, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("estimates", ()):
        of = one.get("of") or words.term("roles-in-report", one.get("role"))
        many = Run(count(one["count"]), "strong")
        found.append(Block("item", (Run(f"{of}: "), many) if of else (many,)))
        line = dotted(
            low(words.term("count-bases", one["count"].get("basis"))),
            whens.told(one.get("when")),
            ", ".join(map(words.source, one.get("sources", ()))),
        )
        if line:
            found.append(block("below", line, "muted"))
        found += paragraphs("below", one.get("note", ""))
    return found


def _evidence(body: Tree, fetched: Fetched, words: Words) -> list[Part]:
    found: list[Part] = []
    for one in body.get("evidence", ()):
        name = one.get("name") or one["sha256"][:12]
        length = size(one["size"], language.current()) if one.get("size") is not None else ""
        runs = [Run(name, "strong"), *([Run(f"  {length}", "muted")] if length else [])]
        found.append(Block("item", tuple(runs)))
        gone = one["sha256"] in fetched.gone
        line = dotted(
            words.term("document-types", one.get("type")),
            whens.told(one.get("captured")),
            words.person(one.get("captured_by")),
            low(words.term("evidence-states", one.get("state"))),
            translate("Report", "no longer in this vault") if gone else "",
        )
        if line:
            found.append(block("below", line, "muted"))
        for text in ("description", "note"):
            found += paragraphs("below", one.get(text, ""))
    return found
