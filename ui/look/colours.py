"""The two colour schemes, and which of them is in force.

One accent colour. Text reaches a contrast of 7 to 1 on its ground, muted text and what is state 4.5
to 1, edges of controls 3 to 1 (WCAG 2.2), which a test measures.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class Colours:
    """Colours by what they are for, as `#rrggbb`.

    `ground` is behind everything, `surface` behind lists and fields, `rail` behind the sidebar;
    `line` divides, `edge` goes round controls; `on_accent` is text on `accent`; the `…_ground` are
    behind notices.
    """

    dark: bool
    ground: str
    surface: str
    rail: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    accent_ground: str
    on_accent: str
    good: str
    good_ground: str
    warning: str
    warning_ground: str
    bad: str
    bad_ground: str

    def of(self, role: str) -> QColor:
        """The colour of a role, for painting."""
        return QColor(getattr(self, role))


LIGHT = Colours(
    dark=False,
    ground="#f7f8f8",
    surface="#ffffff",
    rail="#eceff0",
    raised="#e3e8e9",
    line="#d9dfe1",
    edge="#828e94",
    text="#182125",
    muted="#536069",
    accent="#0f6a70",
    accent_strong="#0a5358",
    accent_ground="#dcecec",
    on_accent="#ffffff",
    good="#1f6b3c",
    good_ground="#e2f2e7",
    warning="#7a4f00",
    warning_ground="#fbf0d6",
    bad="#a32a22",
    bad_ground="#fbe7e5",
)
DARK = Colours(
    dark=True,
    ground="#161b1e",
    surface="#1d2327",
    rail="#11161a",
    raised="#293136",
    line="#30393f",
    edge="#75828a",
    text="#e8ecee",
    muted="#a5b0b6",
    accent="#6cc5c4",
    accent_strong="#8ed6d5",
    accent_ground="#203a3d",
    on_accent="#08282a",
    good="#8ad3a3",
    good_ground="#1d3325",
    warning="#ecc46c",
    warning_ground="#382d14",
    bad="#f4a9a2",
    bad_ground="#442523",
)

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


_requested = ["system"]


def request(scheme: str) -> None:
    """Ask for `system`, `light` or `dark`; `current` follows."""
    _requested[0] = scheme
    # For what the system paints: the title bar.
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[scheme])


def current() -> Colours:
    """The colours in force."""
    if _requested[0] == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = _requested[0] == "dark"
    return DARK if dark else LIGHT


def palette(colours: Colours) -> QPalette:
    """What widgets that the style sheet says nothing about are painted with."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, name in {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "ground",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "edge",
        role.Dark: "edge",
        role.Shadow: "edge",
    }.items():
        made.setColor(part, colours.of(name))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, colours.of("edge"))
    return made
