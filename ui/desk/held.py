"""A judgement that isn't written yet: it can be taken back without a trace."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from fieldreport.usecases.desk.triage import Judgement

translate = QCoreApplication.translate

_TITLE = 60


@dataclass(frozen=True)
class Held:
    """The judgement, and where its report stood in the list: its number, its position, its title."""

    judgement: Judgement
    number: int
    position: int
    title: str

    def told(self) -> str:
        """What is about to be written, in the language in force."""
        sentences = {
            "corroborated": translate(
                "InboxPage", "Corroborated: “{title}”. It is written in a few seconds."
            ),
            "needs-information": translate(
                "InboxPage", "Needs information: “{title}”. It is written in a few seconds."
            ),
            "duplicate-of": translate(
                "InboxPage", "Duplicate: “{title}”. It is written in a few seconds."
            ),
            "set-aside": translate(
                "InboxPage", "Set aside: “{title}”. It is written in a few seconds."
            ),
        }
        return sentences[self.judgement.kind].format(title=shortened(self.title))


def shortened(title: str) -> str:
    """A title for a sentence."""
    return title if len(title) <= _TITLE else title[:_TITLE] + "…"
