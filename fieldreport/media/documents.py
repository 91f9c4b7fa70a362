"""Draws the pages of a PDF and reads its text, through PDFium.

The build that is used has no JavaScript and no XFA; PDFium opens nothing outside the file. Filled-in
form fields are drawn, because in a complaint they are what matters.
"""

from __future__ import annotations

import math
import re
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from fieldreport.errors import UserError
from fieldreport.media import metadata, xmp
from fieldreport.media.images import frame_of
from fieldreport.media.kinds import Nothing, Positions
from fieldreport.media.limits import SIDE, VIEW_PIXELS, Limits
from fieldreport.media.protocol import Fact, Frame, Opened

# Where marks of earlier versions and XMP are looked for, from each end.
_SEARCHED: Final = 4 * 1024 * 1024
_PASSWORD: Final = 4


class Document(Nothing):
    """A PDF.

    Raises:
        UserError: `media.locked_document`, `media.too_many_pages`, `media.damaged`.
    """

    def __init__(self, positions: Positions, size: int, media_type: str, limits: Limits) -> None:
        self._positions, self._bytes, self._type, self._limits = positions, size, media_type, limits
        try:
            self._pdf = pypdfium2.PdfDocument(positions())
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD
            raise UserError("media.locked_document" if locked else "media.damaged") from None
        self._pdf.init_forms()
        self._pages = len(self._pdf)
        if self._pages > limits.pages:
            raise UserError("media.too_many_pages", count=self._pages, limit=limits.pages)
        if self._pages < 1:
            raise UserError("media.damaged")

    def opened(self) -> Opened:
        """Its number of pages."""
        return Opened(kind="document", media_type=self._type, pages=self._pages)

    def thumbnail(self, size: int) -> Frame:
        """The first page."""
        return self._drawn(0, size, size)

    def page(self, number: int, width: int) -> Frame:
        """The page `number`, from 0."""
        if number >= self._pages:
            raise UserError("media.no_such_page", page=number + 1, count=self._pages)
        return self._drawn(number, width, SIDE)

    def text(self, limit: int) -> str:
        """The text of its pages, one after another; a scan has none."""
        parts: list[str] = []
        left = limit
        for number in range(self._pages):
            page = self._pdf[number]
            found = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
            page.close()
            parts.append(found[:left])
            left -= len(parts[-1]) + 2
            if left <= 0:
                break
        return "\n\n".join(parts)[:limit]

    def facts(self) -> list[Fact]:
        """What it says about its author, and what it has beside its pages."""
        found = metadata.of_document(self._pdf.get_metadata_dict())
        for name, count in (
            ("Attachments", pdfium.FPDFDoc_GetAttachmentCount(self._pdf)),
            ("JavaScript", pdfium.FPDFDoc_GetJavaScriptActionCount(self._pdf)),
        ):
            if count > 0:
                found.append(metadata.fact("pdf", name, count, "hidden"))
        signatures = pdfium.FPDF_GetSignatureCount(self._pdf)
        if signatures > 0:
            found.append(metadata.fact("pdf", "Signatures", signatures, "owner"))
        raw = self._ends()
        # Each time it is saved on top of what was there, one more end is written; the earlier
        # versions are still inside.
        ends = len(re.findall(rb"%%EOF", raw))
        if ends > 1:
            found.append(metadata.fact("pdf", "Versions", ends, "history"))
        packet = re.search(rb"<x:xmpmeta.{1,1000000}?</x:xmpmeta>", raw, re.DOTALL)
        if packet:
            found += xmp.facts(packet.group())
        return found

    def _ends(self) -> bytes:
        stream = self._positions()
        start = stream.read(_SEARCHED)
        stream.seek(max(len(start), self._bytes - _SEARCHED))
        return start + stream.read()

    def _drawn(self, number: int, width: int, height: int) -> Frame:
        page = self._pdf[number]
        across, down = page.get_size()
        if not (across > 0 and down > 0):
            raise UserError("media.damaged")
        # PDFium rounds up to whole pixels.
        most = 0.99 * math.sqrt(VIEW_PIXELS / (across * down))
        scale = min((width - 0.5) / across, (height - 0.5) / down, most)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        frame = frame_of(bitmap.to_pil().convert("RGB"))
        bitmap.close()
        page.close()
        return frame
