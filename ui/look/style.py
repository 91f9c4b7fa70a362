"""The style sheet, made from the colours in force, over Qt's own Fusion style.

One place for spacing and shapes. Widgets ask for a look by a property (`setProperty("look",
"primary")`), never by a style sheet of their own. Focus is a ring of two pixels in the accent
colour, on everything that takes it.
"""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QApplication

from fieldreport.reference.assets import resource
from ui.look import colours, fonts, icons

_SHEET = Template("""
* { outline: 0; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $edge; padding: 4px 6px;
}
QMainWindow, QDialog, QWidget[look="ground"] { background: $ground; }
QWidget[look="rail"] { background: $rail; }
QWidget[look="surface"], QWidget[look="card"] { background: $surface; }
QFrame[look="card"] { border: 1px solid $line; border-radius: 8px; }
QFrame[look="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QSplitter::handle { background: $line; }

QLabel { background: transparent; }
QLabel[look="muted"], QLabel[look="hint"] { color: $muted; }
QLabel[look="hint"] { font-size: ${small}pt; }
QLabel[look="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="fault"] { color: $bad; }

QPushButton, QToolButton {
    color: $text; background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 7px 14px; font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled, QToolButton:disabled {
    color: $edge; background: $ground; border-color: $line;
}
QPushButton[look="primary"] {
    color: $on_accent; background: $accent; border-color: $accent;
}
QPushButton[look="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { color: $muted; background: $raised; border-color: $raised; }
QPushButton[look="danger"] { color: $bad; border-color: $bad; }
QPushButton[look="danger"]:hover { background: $bad_ground; }
QPushButton[look="quiet"], QToolButton[look="quiet"] {
    background: transparent; border-color: transparent;
}
QPushButton[look="quiet"] { color: $accent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $raised; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="quiet"]:disabled, QToolButton[look="quiet"]:disabled { color: $edge; }
QPushButton[look="quiet"][flush="true"] { padding-left: 1px; }
QPushButton[look="quiet"][flush="true"]:focus { padding-left: 0; }
QToolButton[look="quiet"] { padding: 6px; }
QToolButton[look="quiet"]:focus { padding: 5px; }

QToolButton[look="chip"] {
    border-radius: 14px; padding: 4px 12px; background: transparent;
}
QToolButton[look="chip"]:hover { background: $raised; }
QToolButton[look="chip"]:checked {
    background: $accent_ground; border-color: $accent; color: $text;
}
QToolButton[look="chip"]:focus { border: 2px solid $accent; padding: 3px 11px; }

QPushButton[look="rail"] {
    text-align: left; background: transparent; border: 2px solid transparent; border-radius: 6px;
    padding: 7px 10px; color: $text;
}
QPushButton[look="rail"]:hover { background: $raised; }
QPushButton[look="rail"]:checked { background: $accent_ground; font-weight: 600; }
QPushButton[look="rail"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    color: $text; background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 6px 9px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 5px 8px;
}
QTextEdit[look="reading"] {
    background: transparent; border: 2px solid transparent; padding: 0 8px;
}
QTextEdit[look="reading"]:focus { border-color: $accent; padding: 0 8px; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"] {
    border-color: $bad;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $edge; background: $ground; border-color: $line;
}
QLineEdit:read-only, QPlainTextEdit:read-only { background: $ground; }
QComboBox::drop-down { border: 0; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$chevron_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $edge; padding: 4px;
    selection-background-color: $accent_ground; selection-color: $text;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: 0; width: 24px; background: transparent; margin-right: 2px;
}
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$chevron_down"); width: 12px; height: 12px; }

QCheckBox, QRadioButton {
    background: transparent; spacing: 9px; border: 2px solid transparent; border-radius: 6px;
    padding: 4px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $edge; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }

QProgressBar {
    border: 0; border-radius: 3px; background: $raised; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { border-radius: 3px; background: $accent; }
QProgressBar[state="bad"]::chunk { background: $bad; }
QProgressBar[state="warning"]::chunk { background: $warning; }
QProgressBar[state="good"]::chunk { background: $good; }

QFrame[look="bar-bad"] { background: $bad_ground; border: 1px solid $bad; border-radius: 6px; }
QFrame[look="bar-warning"] {
    background: $warning_ground; border: 1px solid $warning; border-radius: 6px;
}
QFrame[look="bar-good"] { background: $good_ground; border: 1px solid $good; border-radius: 6px; }
QFrame[look="bar-note"] { background: $raised; border: 1px solid $line; border-radius: 6px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[look="column"] { background: transparent; }
QTableView, QListView, QTreeView {
    background: $surface; border: 0; selection-background-color: $accent_ground;
    selection-color: $text;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $edge; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
""")


def apply(app: QApplication, scheme: str) -> None:
    """Paint the whole program in `system`, `light` or `dark`."""
    colours.request(scheme)
    repaint(app)


def repaint(app: QApplication) -> None:
    """Take over the colours in force; called again when the system changes its own."""
    chosen = colours.current()
    app.setPalette(colours.palette(chosen))
    app.setStyleSheet(_SHEET.substitute(_values(chosen)))
    icons.refresh()


def _values(chosen: colours.Colours) -> dict[str, object]:
    sizes = {
        name: round(fonts.scaled(points).pointSizeF(), 1)
        for name, points in (
            ("small", fonts.SMALL),
            ("heading", fonts.HEADING),
            ("title", fonts.TITLE),
        )
    }
    # A style sheet takes pictures from files alone, so these few exist once a scheme.
    shade = "dark" if chosen.dark else "light"
    pictures = {
        name.replace("-", "_"): resource("icons", f"{name}.{shade}.svg").as_posix()
        for name in ("check", "chevron-down", "chevron-up")
    }
    return {**vars(chosen), **sizes, **pictures}
