"""Looks at a screen that nobody sees, as often as it can, and says when what is there changes.

Prints lines of `milliseconds inside outside`: what is in a rectangle of the screen, and beside it:
`nothing` (the bare screen), `blank` (one colour), `content`. Ends with its standard input.
"""

from __future__ import annotations

import select
import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

STEP = 20


def seen(picture: QImage, points: list[tuple[int, int]]) -> str:
    """What some points of a picture show."""
    colours = {picture.pixel(*point) & 0xFFFFFF for point in points}
    if 0 in colours:
        return "nothing" if colours == {0} else "torn"
    return "blank" if len(colours) == 1 else "content"


def main() -> int:
    """Watch until the standard input ends."""
    left, top, width, height = map(int, sys.argv[1:])
    app = QGuiApplication(["watcher"])
    screen = app.primaryScreen()
    size = screen.size()
    every = [(x, y) for x in range(0, size.width(), STEP) for y in range(0, size.height(), STEP)]
    # A pixel away from its edges.
    across, down = range(left + 1, left + width - 1), range(top + 1, top + height - 1)
    inside = [(x, y) for x, y in every if x in across and y in down]
    edges = range(left - 1, left + width + 1), range(top - 1, top + height + 1)
    outside = [(x, y) for x, y in every if x not in edges[0] or y not in edges[1]]
    before = ""
    while not select.select([sys.stdin], [], [], 0)[0]:
        picture = screen.grabWindow(0).toImage()
        now = f"{seen(picture, inside)} {seen(picture, outside)}"
        if now != before:
            print(round(time.monotonic() * 1000), now, flush=True)
            before = now
    return 0


if __name__ == "__main__":
    sys.exit(main())
