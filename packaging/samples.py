"""Make the invented evidence of the demo: a photograph with EXIF, a short video, a complaint as PDF.

Run by hand by a maintainer in an environment that has Pillow, av and PySide6; the small results are committed under
`resources/demo/`. Real encoders make them, so that the demo travels with what monitors really carry.
"""

from __future__ import annotations

import math
import os
from fractions import Fraction
from pathlib import Path

DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo"


def photograph(path: Path) -> None:
    """A square at dusk with people, drawn; camera, time and position in its EXIF, as a phone writes them."""
    from PIL import Image, ImageDraw, ImageFilter

    picture = Image.new("RGB", (960, 640))
    draw = ImageDraw.Draw(picture)
    for y in range(640):
        shade = y / 640
        draw.line(
            [(0, y), (960, y)],
            fill=(int(60 + 90 * shade), int(80 + 60 * shade), int(130 - 30 * shade)),
        )
    for index in range(7):
        left = index * 140 - 20
        height = 180 + (index * 67) % 120
        draw.rectangle([left, 420 - height, left + 120, 420], fill=(58 + index * 6, 60, 72))
        for window in range(0, height - 40, 34):
            lit = (index + window) % 3 == 0
            draw.rectangle(
                [left + 24, 430 - height + window, left + 44, 446 - height + window],
                fill=(238, 206, 120) if lit else (40, 44, 58),
            )
    draw.rectangle([0, 420, 960, 640], fill=(96, 94, 98))
    for index in range(26):
        x = 30 + index * 36 + int(9 * math.sin(index * 2.1))
        y = 440 + (index * 53) % 120
        size = 16 + (y - 420) // 8
        coat = [(32, 36, 44), (120, 40, 44), (44, 70, 110), (160, 150, 120)][index % 4]
        draw.ellipse([x - size // 3, y - size, x + size // 3, y - size // 3], fill=(196, 160, 134))
        draw.rounded_rectangle(
            [x - size // 2, y - size // 3, x + size // 2, y + size], size // 3, fill=coat
        )
    picture = picture.filter(ImageFilter.GaussianBlur(0.8))
    exif = picture.getexif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Exampla", "Phone 3", "Exampla Camera 1.2"
    exif[0x0132] = "2026:02:14 18:42:07"
    exif.get_ifd(0x8769).update({0x9003: "2026:02:14 18:42:07", 0x9011: "+05:00", 0x920A: 4.2})
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 14.0, 20.4), 3: "E", 4: (76.0, 56.0, 44.2)})
    picture.save(path, "JPEG", quality=78, exif=exif)


def video(path: Path) -> None:
    """Three seconds of a moving crowd: H.264 in MP4, with a creation time."""
    import av
    from PIL import Image, ImageDraw

    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        container.metadata["creation_time"] = "2026-02-14T13:44:10Z"
        stream = container.add_stream("libx264", rate=12)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        stream.time_base = Fraction(1, 12)
        for number in range(36):
            frame = Image.new("RGB", (320, 240), (92, 104, 128))
            draw = ImageDraw.Draw(frame)
            draw.rectangle([0, 150, 320, 240], fill=(88, 86, 90))
            for person in range(12):
                x = (person * 31 + number * (2 + person % 3)) % 320
                y = 130 + (person * 17) % 70
                draw.ellipse([x - 4, y - 16, x + 4, y - 6], fill=(196, 160, 134))
                draw.rectangle([x - 7, y - 6, x + 7, y + 22], fill=(40 + person * 9, 44, 60))
            shown = av.VideoFrame.from_image(frame)  # type: ignore[no-untyped-call]
            for packet in stream.encode(shown):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def complaint(path: Path) -> None:
    """A complaint to the police on one page, with the text as text."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication([])
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setTitle("Жалоба")
    document = QTextDocument()
    document.setHtml(
        "<p align='right'>Начальнику районного управления полиции</p><h2 align='center'>Жалоба</h2>"
        "<p>15 февраля 2026 года, в 11 часов 20 минут, в зал, где проходила пресс-конференция, "
        "ворвались около двадцати женщин. Они сорвали мероприятие, ударили корреспондента и "
        "разбили камеру. Сотрудник полиции стоял у двери и не вмешался.</p><p>Прошу установить "
        "нападавших, вернуть изъятую камеру и сообщить о принятом решении в срок, установленный "
        "законом.</p><p>Приложение: видеозапись на одном носителе.</p><p>15.02.2026</p>"
    )
    document.print_(writer)
    del application


if __name__ == "__main__":
    DEMO.mkdir(parents=True, exist_ok=True)
    photograph(DEMO / "square.jpg")
    video(DEMO / "crowd.mp4")
    complaint(DEMO / "complaint.pdf")
    for made in sorted(DEMO.iterdir()):
        print(f"{made.name}: {made.stat().st_size} bytes")
