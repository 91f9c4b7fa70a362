"""Which pages there are, in the order of the sidebar. A page's module is imported when it is first
opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.parts.page import Page, Workplace


@dataclass(frozen=True)
class Entry:
    """A page. `title` is translated in the context "Pages"; `module` and `page` say where its class
    is. `shown` False is a page that others lead to. `coordinators` is for them alone.
    """

    name: str
    icon: str
    title: str
    module: str
    page: str
    keys: str = ""
    foot: bool = False
    shown: bool = True
    coordinators: bool = False


ENTRIES = (
    Entry(
        "capture",
        "square-pen",
        str(QT_TRANSLATE_NOOP("Pages", "New report")),
        "ui.capture.capture_page",
        "CapturePage",
        "Ctrl+N",
    ),
    Entry(
        "reports",
        "files",
        str(QT_TRANSLATE_NOOP("Pages", "Reports")),
        "ui.reports.reports_page",
        "ReportsPage",
        "Ctrl+1",
    ),
    Entry(
        "report",
        "file-text",
        str(QT_TRANSLATE_NOOP("Pages", "Report")),
        "ui.report.report_page",
        "ReportPage",
        shown=False,
    ),
    Entry(
        "writing",
        "square-pen",
        str(QT_TRANSLATE_NOOP("Pages", "New report")),
        "ui.writing.writing_page",
        "WritingPage",
        shown=False,
    ),
    Entry(
        "merging",
        "git-merge",
        str(QT_TRANSLATE_NOOP("Pages", "Merge versions")),
        "ui.merging.merging_page",
        "MergingPage",
        shown=False,
    ),
    Entry(
        "conflicts",
        "git-merge",
        str(QT_TRANSLATE_NOOP("Pages", "In conflict")),
        "ui.merging.conflicts_page",
        "ConflictsPage",
        shown=False,
    ),
    Entry(
        "following",
        "scroll-text",
        str(QT_TRANSLATE_NOOP("Pages", "Follow-up")),
        "ui.following.following_page",
        "FollowingPage",
        shown=False,
    ),
    Entry(
        "drafts",
        "notebook-pen",
        str(QT_TRANSLATE_NOOP("Pages", "Drafts")),
        "ui.drafts.drafts_page",
        "DraftsPage",
        "Ctrl+2",
    ),
    Entry(
        "handover",
        "hard-drive-upload",
        str(QT_TRANSLATE_NOOP("Pages", "Handover")),
        "ui.exchange.handover_page",
        "HandoverPage",
        "Ctrl+3",
    ),
    Entry(
        "import",
        "hard-drive-download",
        str(QT_TRANSLATE_NOOP("Pages", "Import")),
        "ui.exchange.import_page",
        "ImportPage",
        "Ctrl+4",
    ),
    Entry(
        "contacts",
        "users",
        str(QT_TRANSLATE_NOOP("Pages", "Contacts")),
        "ui.exchange.contacts_page",
        "ContactsPage",
        "Ctrl+5",
    ),
    Entry(
        "inbox",
        "inbox",
        str(QT_TRANSLATE_NOOP("Pages", "Inbox")),
        "ui.desk.inbox_page",
        "InboxPage",
        "Ctrl+6",
        coordinators=True,
    ),
    Entry(
        "evidence",
        "paperclip",
        str(QT_TRANSLATE_NOOP("Pages", "Evidence")),
        "ui.evidence.evidence_page",
        "EvidencePage",
    ),
    Entry(
        "keeping",
        "hard-drive-upload",
        str(QT_TRANSLATE_NOOP("Pages", "Backup and check")),
        "ui.keeping.keeping_page",
        "KeepingPage",
        shown=False,
    ),
    Entry(
        "recovery",
        "life-buoy",
        str(QT_TRANSLATE_NOOP("Pages", "Recovery")),
        "ui.recovery.recovery_page",
        "RecoveryPage",
        shown=False,
    ),
    Entry(
        "keys",
        "key-round",
        str(QT_TRANSLATE_NOOP("Pages", "Your keys")),
        "ui.keys.keys_page",
        "KeysPage",
        shown=False,
    ),
    Entry(
        "rekeying",
        "key-round",
        str(QT_TRANSLATE_NOOP("Pages", "New keys for the vault")),
        "ui.keys.rekeying_page",
        "RekeyingPage",
        shown=False,
    ),
    Entry(
        "safety",
        "shield-alert",
        str(QT_TRANSLATE_NOOP("Pages", "Safety")),
        "ui.safety.safety_page",
        "SafetyPage",
        foot=True,
    ),
    Entry(
        "help",
        "circle-question-mark",
        str(QT_TRANSLATE_NOOP("Pages", "Help")),
        "ui.help.help_page",
        "HelpPage",
        "F1",
        foot=True,
    ),
    Entry(
        "settings",
        "settings",
        str(QT_TRANSLATE_NOOP("Pages", "Settings")),
        "ui.settings.settings_page",
        "SettingsPage",
        "Ctrl+,",
        foot=True,
    ),
)

# Pages that others lead to, and the page of the sidebar that they belong to.
_UNDER = {
    "conflicts": "reports",
    "following": "reports",
    "keeping": "safety",
    "keys": "contacts",
    "merging": "reports",
    "recovery": "safety",
    "rekeying": "settings",
    "report": "reports",
    "writing": "reports",
}


def under(page: str) -> str:
    """The page of the sidebar that `page` is, or belongs to."""
    return _UNDER.get(page, page)


def shown_to(coordinates: bool) -> list[Entry]:
    """The pages of the sidebar."""
    return [entry for entry in ENTRIES if entry.shown and (coordinates or not entry.coordinators)]


def entry(name: str) -> Entry:
    """The page of this name."""
    return next(each for each in ENTRIES if each.name == name)


def first(coordinates: bool) -> str:
    """The page that is open after unlocking: monitors write, coordinators see what came."""
    wanted = "inbox" if coordinates else "capture"
    offered = [entry.name for entry in shown_to(coordinates)]
    return wanted if wanted in offered else "settings"


def title(each: Entry) -> str:
    """What a page is called, in the language in force."""
    return QCoreApplication.translate("Pages", each.title)


def keys(shortcut: str) -> str:
    """A shortcut as the system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def make(each: Entry, place: Workplace) -> Page:
    """Make a page."""
    kind: type[Page] = getattr(import_module(each.module), each.page)
    return kind(place)
