"""Which pages of help there are, and their texts.

A text is Markdown in `resources/help/TOPIC.LANGUAGE.md`; its first line is its title. Nothing but
what ships with the program is ever rendered.
"""

from __future__ import annotations

from fieldreport import __version__
from fieldreport.reference.assets import resource

# In the order in which they are listed. Those called like a page of the window are its help.
TOPICS = (
    "first-steps",
    "capture",
    "writing",
    "report",
    "following",
    "merging",
    "reports",
    "drafts",
    "evidence",
    "handover",
    "import",
    "contacts",
    "keys",
    "inbox",
    "safety",
    "settings",
    "shortcuts",
    "limits",
    "about",
)


# Pages that are told of together with another one.
_TOLD_UNDER = {
    "conflicts": "merging",
    "keeping": "safety",
    "recovery": "safety",
    "rekeying": "keys",
}


def topic_of(page: str) -> str:
    """The topic that helps with a page of the window; the first one if there is none."""
    topic = _TOLD_UNDER.get(page, page)
    return topic if topic in TOPICS else TOPICS[0]


def text(topic: str, language: str) -> str:
    """The Markdown of a topic in `en`, `ru` or `kk`."""
    raw = resource("help", f"{topic}.{language}.md").read_text("utf-8")
    return raw.replace("{version}", __version__)


def title(topic: str, language: str) -> str:
    """What a topic is called: its first line."""
    return text(topic, language).partition("\n")[0].removeprefix("# ")
