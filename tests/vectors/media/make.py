"""Makes the files in this folder with the encoders of others; see README.md. Run by hand."""

from __future__ import annotations

import io
import math
import struct
import wave
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
from av.container import OutputContainer
from PIL import Image, ImageDraw, TiffImagePlugin

HERE = Path(__file__).parent
# The corners of a picture tell whether it is upright.
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 30), (30, 30, 220), (250, 250, 250)
WORDS = "Полиция ударила корреспондента и разбила камеру. Никто не вмешался."
KAZAKH = "Қазақстанда журналистерге қысым көрсетілді, әрине, үкімет үнсіз қалды. Өңірде де солай."


def upright(width: int = 160, height: int = 120) -> Image.Image:
    """Red, green, blue and white quarters, clockwise from the upper left, with some texture."""
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    half, middle = width // 2, height // 2
    draw.rectangle([0, 0, half - 1, middle - 1], fill=RED)
    draw.rectangle([half, 0, width, middle - 1], fill=GREEN)
    draw.rectangle([half, middle, width, height], fill=BLUE)
    draw.rectangle([0, middle, half - 1, height], fill=WHITE)
    for step in range(0, width, 8):
        draw.line([step, middle - 6, step, middle + 6], fill=(step % 256, 90, 90))
    return picture


def exif(orientation: int) -> Image.Exif:
    """What a phone with all its settings left on writes."""
    found = Image.Exif()
    found[0x010F], found[0x0110], found[0x0131] = "Exampla", "Phone 3", "Exampla Camera 1.2"
    found[0x0112] = orientation
    found[0x0132], found[0x013B] = "2026:02:14 18:42:07", "A. Example"
    found.get_ifd(0x8769).update(
        {
            0x9003: "2026:02:14 18:42:07",
            0x9011: "+05:00",
            0x920A: TiffImagePlugin.IFDRational(21, 5),
            0x927C: b"EXAMPLA\0" + bytes(range(60)),
            0xA430: "Owner Example",
            0xA431: "SN-0042-77",
        }
    )
    found.get_ifd(0x8825).update(
        {1: "N", 2: (43.0, 14.0, 20.4), 3: "E", 4: (76.0, 56.0, 44.2), 29: "2026:02:14"}
    )
    return found


def with_thumbnail(raw: bytes, picture: Image.Image) -> bytes:
    """EXIF with a second table that holds a small JPEG, which Pillow reads but doesn't write."""
    small = io.BytesIO()
    picture.resize((16, 12)).save(small, "JPEG", quality=30)
    tiff = raw.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    mark = "<" if order == "little" else ">"
    first = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[first : first + 2], order)
    link = first + 2 + count * 12
    table = len(tiff) + len(tiff) % 2
    at = table + 2 + 2 * 12 + 4
    entries = struct.pack(
        mark + "HHHIIHHIII", 2, 0x0201, 4, 1, at, 0x0202, 4, 1, len(small.getvalue()), 0
    )
    padded = tiff.ljust(table, b"\0")
    linked = padded[:link] + table.to_bytes(4, order) + padded[link + 4 :]
    return b"Exif\0\0" + linked + entries + small.getvalue()


def pictures() -> None:
    whole = upright()
    # A camera held on its side: stored turned to the left, shown turned to the right again.
    stored = whole.transpose(Image.Transpose.ROTATE_90)
    stored.save(
        HERE / "photo-turned.jpg", quality=85, exif=with_thumbnail(exif(6).tobytes(), stored)
    )
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="Editor 9">'
        "<dc:creator><rdf:Seq><rdf:li>A. Example</rdf:li></rdf:Seq></dc:creator>"
        "<xmpMM:History><rdf:Seq><rdf:li stEvt:action='saved' stEvt:when='2026-02-15'/></rdf:Seq>"
        "</xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    whole.save(HERE / "edited.jpg", quality=85, progressive=True, xmp=packet.encode())
    clear = whole.convert("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    clear.save(HERE / "clear.png")
    whole.save(HERE / "photo.webp", quality=80, exif=exif(1).tobytes())
    whole.save(HERE / "photo.avif", quality=70)
    whole.save(HERE / "photo.tiff", compression="tiff_lzw", exif=exif(1))
    whole.save(HERE / "photo.bmp")
    moving = [upright().rotate(90 * turn) for turn in range(3)]
    for name in ("moving.gif", "moving.webp"):
        moving[0].save(HERE / name, save_all=True, append_images=moving[1:], duration=200, loop=0)
    try:
        import pillow_heif  # type: ignore[import-not-found]
    except ImportError:
        print("photo.heic left as it is: pillow-heif isn't installed")
        return
    pillow_heif.register_heif_opener()
    whole.info["thumbnails"] = [64]
    whole.save(HERE / "photo.heic", quality=70, exif=exif(1).tobytes())


def tone(frame: int, count: int) -> bytes:
    steps = range(frame * count, frame * count + count)
    samples = [round(9_000 * math.sin(step * 2 * math.pi * 440 / 48_000)) for step in steps]
    return struct.pack(f"<{count}h", *samples)


def recording(name: str, picture: str | None, sound: str | None, tags: dict[str, str]) -> None:
    """Two seconds: quarters that turn by 90° each half second, and a tone of 440 Hz."""
    with av.open(str(HERE / name), "w", options={"movflags": "+faststart+use_metadata_tags"}) as out:
        out.metadata.update(tags)
        shown = out.add_stream(picture, rate=10) if picture else None
        heard = out.add_stream(sound, rate=48_000) if sound else None
        if isinstance(shown, av.VideoStream):
            shown.width, shown.height, shown.pix_fmt = 160, 120, "yuv420p"
            shown.time_base = Fraction(1, 10)
            shown.codec_context.gop_size = 5
        if isinstance(heard, av.AudioStream):
            heard.codec_context.layout = "mono"
            heard.bit_rate = 32_000
        # Both must be known before the first packet is written.
        if isinstance(shown, av.VideoStream):
            turning(out, shown)
        if isinstance(heard, av.AudioStream):
            sounding(out, heard)


def turning(out: OutputContainer, stream: av.VideoStream) -> None:
    for number in range(20):
        image = upright().rotate(-90 * (number // 5))
        frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
        frame.pts, frame.time_base = number, Fraction(1, 10)
        out.mux(stream.encode(frame))
    out.mux(stream.encode())


def sounding(out: OutputContainer, stream: av.AudioStream) -> None:
    size = stream.codec_context.frame_size or 960
    resampler = av.AudioResampler(
        format=stream.codec_context.format.name, layout="mono", rate=48_000
    )
    for number in range(96_000 // size):
        piece = av.AudioFrame(format="s16", layout="mono", samples=size)
        piece.planes[0].update(tone(number, size))
        piece.sample_rate, piece.pts = 48_000, number * size
        piece.time_base = Fraction(1, 48_000)
        for ready in resampler.resample(piece):
            out.mux(stream.encode(ready))
    out.mux(stream.encode())


def turn_mp4(name: str, turned: str) -> None:
    """Write into the track header that the camera was held a quarter to the right."""
    raw = bytearray((HERE / name).read_bytes())
    track = raw.index(b"tkhd")
    matrix = track + 4 + 40
    # a b u c d v x y w, in 16.16 and 2.30: clockwise by 90°
    raw[matrix : matrix + 36] = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
    (HERE / turned).write_bytes(raw)


def recordings() -> None:
    phone = {
        "creation_time": "2026-02-14T13:44:10Z",
        "com.apple.quicktime.location.ISO6709": "+43.2390+076.9456+800/",
        "com.apple.quicktime.make": "Exampla",
        "com.apple.quicktime.model": "Phone 3",
        "com.apple.quicktime.software": "9.1",
    }
    recording("crowd.mp4", "libx264", "aac", phone)
    turn_mp4("crowd.mp4", "crowd-turned.mp4")
    recording("crowd.webm", "libvpx", "libopus", {"title": "crowd"})
    recording("call.mp3", None, "libmp3lame", {"artist": "A. Example", "title": "call"})
    recording("call.ogg", None, "libopus", {})
    with wave.open(str(HERE / "call.wav"), "wb") as out:
        out.setparams((1, 2, 8_000, 0, "NONE", ""))
        step = 2 * math.pi * 440 / 8_000
        out.writeframes(struct.pack("<8000h", *(round(9_000 * math.sin(n * step)) for n in range(8_000))))


def document() -> None:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication(["-platform", "offscreen"])
    writer = QPdfWriter(str(HERE / "complaint.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15))
    writer.setTitle("Жалоба")
    writer.setCreator("Writer 7")
    writer.setAuthor("A. Example")
    writer.addFileAttachment("note.txt", b"attached", "text/plain")
    text = QTextDocument()
    page = "<h2>{0}</h2><p>" + WORDS + "</p>"
    broken = "<p style='page-break-before: always'>&nbsp;</p>"
    text.setHtml(broken.join(page.format(name) for name in ("Первая", "Вторая", "Третья")))
    text.print_(writer)
    del application


def texts() -> None:
    lines = f"{WORDS}\n{WORDS}\n"
    (HERE / "statement.utf8.txt").write_bytes(lines.encode())
    (HERE / "statement.cp1251.txt").write_bytes(lines.encode("cp1251"))
    (HERE / "statement.utf16.txt").write_bytes(lines.encode("utf-16"))
    (HERE / "statement.utf16le.txt").write_bytes(lines.encode("utf-16-le"))
    (HERE / "statement.koi8.txt").write_bytes(lines.encode("koi8-r"))
    (HERE / "statement.cp866.txt").write_bytes(lines.encode("cp866"))
    (HERE / "statement.kz1048.txt").write_bytes((KAZAKH + "\n").encode("kz1048"))


if __name__ == "__main__":
    pictures()
    recordings()
    document()
    texts()
    for made in sorted(HERE.iterdir()):
        if made.suffix not in {".py", ".md"}:
            print(f"{made.name}: {made.stat().st_size} bytes")
