"""What stands on the three sheets of a report, made on the pool: it may take more than a moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.look import language
from ui.report import whens
from ui.report.account import account
from ui.report.blocks import Block, Part, Run, block, dotted
from ui.report.comparing import conflict, history
from ui.report.fetched import Fetched
from ui.report.followup import followup, withdrawn
from ui.report.words import Words

translate = QCoreApplication.translate

SHEETS = ("account", "history", "custody")


def compose(fetched: Fetched, sheet: str, spoken: str) -> list[Part]:
    """The parts of a sheet. `spoken` is the language that it is for: when another one came into
    force meanwhile, nothing is made, since a newer call makes it.
    """
    if spoken != language.current():
        return []
    if sheet == "history":
        return [*history(fetched), *withdrawn(fetched)]
    if sheet == "custody":
        return _custody(fetched)
    found = conflict(fetched)
    for number, head in enumerate(fetched.heads, 1):
        title = str(head.body.get("title", ""))
        if len(fetched.heads) > 1:
            which = translate("Report", "Version {n}").format(n=number)
            title = f"{which}: {title}" if title else which
        found += account(head, fetched, Words(head.body, fetched.additions), title)
    return [*found, *followup(fetched)]


def _custody(fetched: Fetched) -> list[Part]:
    words = Words({}, fetched.additions)
    if not fetched.log:
        return [block("text", translate("Report", "There is no entry about this report."))]
    text = translate(
        "Report",
        "Everything that was done with this report and its files in this vault. The entries are"
        " chained: none can be changed or left out without being noticed.",
    )
    found: list[Part] = [block("text", text, "muted")]
    for entry in reversed(fetched.log):
        what = words.term("custody-actions", entry.action)
        found.append(Block("item", (Run(what, "strong"), *_file(entry.name))))
        found.append(block("below", dotted(whens.moment(entry.at), entry.by), "muted"))
    return found


def _file(name: str) -> tuple[Run, ...]:
    return (Run(f" – {name}"),) if name else ()
