"""Pages, text and properties of PDFs."""

from __future__ import annotations

import pytest

from fieldreport.errors import UserError
from fieldreport.media import documents
from fieldreport.media.documents import Document
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import Fact
from tests.unit.media.shown import positions, vector

Objects = dict[int, bytes]


def document(raw: bytes, **limits: int) -> Document:
    return Document(positions(raw), len(raw), "application/pdf", Limits(**limits))


def pdf(objects: Objects, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, of which 1 is the catalogue."""
    raw = b"%PDF-1.7\n"
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(raw)
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(raw)
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        raw += b"%010d 00000 n \n" % offsets.get(number, 0)
    size = max(objects) + 1
    return raw + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )


def one_page(page: bytes = b"", catalogue: bytes = b"", box: bytes = b"0 0 200 100") -> Objects:
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s>>" % (box, page),
    }


def test_a_document_says_how_many_pages_it_has() -> None:
    opened = document(vector("complaint.pdf")).opened()
    assert (opened.kind, opened.media_type, opened.pages) == ("document", "application/pdf", 3)


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    shown = document(vector("complaint.pdf"))
    frame = shown.page(1, 400)
    assert frame.width in {399, 400}
    assert frame.height > 500
    assert frame.channels == 3
    # White paper with black letters on it.
    assert frame.pixels.count(255) > len(frame.pixels) * 0.8
    assert min(frame.pixels) < 60


def test_the_thumbnail_is_the_first_page() -> None:
    frame = document(vector("complaint.pdf")).thumbnail(100)
    assert frame.height in {99, 100}
    assert frame.width < 100


def test_its_text_is_read_page_after_page() -> None:
    shown = document(vector("complaint.pdf"))
    text = shown.text(10_000)
    assert [text.index(name) for name in ("Первая", "Вторая", "Третья")] == sorted(
        text.index(name) for name in ("Первая", "Вторая", "Третья")
    )
    assert text.count("корреспондента") == 3
    assert shown.text(9) == text[:9]
    assert shown.text(0) == ""


@pytest.mark.parametrize("number", [3, 2**40])
def test_a_page_that_does_not_exist_is_said(number: int) -> None:
    with pytest.raises(UserError) as refusal:
        document(vector("complaint.pdf")).page(number, 100)
    assert refusal.value.code == "media.no_such_page"
    assert refusal.value.params == {"page": number + 1, "count": 3}


def test_it_tells_about_its_author() -> None:
    facts = document(vector("complaint.pdf")).facts()
    assert Fact("pdf", "Author", "A. Example", "owner") in facts
    assert Fact("pdf", "Title", "Жалоба", None) in facts
    assert Fact("pdf", "Creator", "Writer 7", "software") in facts
    assert Fact("pdf", "Attachments", "1", "hidden") in facts
    assert Fact("xmp", "dc:creator", "A. Example", "owner") in facts
    assert any(one.name == "CreationDate" and one.reveals == "time" for one in facts)
    assert not any(one.name == "Versions" for one in facts)


def test_earlier_versions_inside_are_noticed() -> None:
    raw = vector("complaint.pdf") + b"\n% saved on top\nstartxref\n0\n%%EOF\n"
    facts = document(raw).facts()
    assert Fact("pdf", "Versions", "2", "history") in facts


def test_scripts_and_signatures_are_noticed_and_nothing_of_them_runs() -> None:
    script = b"<</S/JavaScript/JS(app.launchURL\\('http://example.org'\\))>>"
    catalogue = (
        b"/Names<</JavaScript<</Names[(a) 4 0 R]>>>>/OpenAction 4 0 R/AcroForm<</Fields[5 0 R]>>"
    )
    objects = one_page(catalogue=catalogue) | {
        4: script,
        5: b"<</FT/Sig/T(s)/V 6 0 R/Rect[0 0 9 9]/Subtype/Widget>>",
        6: b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>>>",
    }
    shown = document(pdf(objects))
    facts = {one.name: one.reveals for one in shown.facts()}
    assert facts["JavaScript"] == "hidden"
    assert facts["Signatures"] == "owner"
    assert shown.page(0, 50).width in {49, 50}


def test_filled_in_fields_are_drawn() -> None:
    ink = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Length 26>>stream\n0 0 0 rg 0 0 200 100 re f\nendstream"
    objects = one_page(page=b"/Annots[4 0 R]", catalogue=b"/AcroForm<</Fields[4 0 R]>>") | {
        4: b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/F 4/Rect[0 0 200 100]/AP<</N 5 0 R>>>>",
        5: ink,
    }
    frame = document(pdf(objects)).page(0, 50)
    middle = len(frame.pixels) // 2
    assert frame.pixels[middle - middle % 3] < 128


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(UserError) as refusal:
        document(vector("complaint.pdf"), pages=2)
    assert refusal.value.code == "media.too_many_pages"
    assert refusal.value.params == {"count": 3, "limit": 2}


def test_a_document_without_pages_is_damaged() -> None:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}
    with pytest.raises(UserError) as refusal:
        document(pdf(objects))
    assert refusal.value.code == "media.damaged"


def test_what_only_begins_like_a_document_is_damaged() -> None:
    with pytest.raises(UserError) as refusal:
        document(b"%PDF-1.7\n" + bytes(500))
    assert refusal.value.code == "media.damaged"


def test_a_document_with_a_password_says_so() -> None:
    encrypt = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    raw = pdf(one_page() | {4: encrypt}, b"/Encrypt 4 0 R/ID[<00><00>]")
    with pytest.raises(UserError) as refusal:
        document(raw)
    assert refusal.value.code == "media.locked_document"


@pytest.mark.parametrize("box", [b"0 0 1000000 1", b"0 0 1 1000000", b"0 0 0.001 0.001"])
def test_a_page_of_an_absurd_shape_stays_small(box: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "VIEW_PIXELS", 1_000_000)
    frame = document(pdf(one_page(box=box))).page(0, 8_000)
    assert frame.width <= 8_000
    assert frame.width * frame.height <= 1_000_000
