"""The order in which Tab goes through the form: as it is read, also where entries came in later.

Qt goes in the order in which widgets were made; in a form whose rows come, open and go, that would lead to and fro.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_order(root: QWidget, before: Sequence[QWidget]) -> list[QWidget]:
    """Let Tab go as the layouts below `root` have it; `before` is the order that was put last. Returns the new one."""
    order: list[QWidget] = []
    _collect(root, order)
    if order != before:
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)
    return order


def _collect(widget: QWidget, found: list[QWidget]) -> None:
    if widget.isHidden():
        return
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if takes and widget.isEnabled() and widget.focusProxy() is None:
        found.append(widget)
    layout = widget.layout()
    if layout is not None:
        _collect_from(layout, found)


def _collect_from(layout: QLayout, found: list[QWidget]) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            _collect(widget, found)
        elif inner is not None:
            _collect_from(inner, found)
