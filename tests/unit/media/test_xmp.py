"""XMP, as attributes and as elements; nothing in it acts."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from fieldreport.media import xmp


def found(packet: str) -> dict[str, tuple[str, str | None]]:
    return {fact.name: (fact.value, fact.reveals) for fact in xmp.facts(packet.encode())}


def test_attributes_and_elements_are_read() -> None:
    assert found(
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        "xmp:CreatorTool='Editor &amp; Co' exif:GPSLatitude=\"43,14N\">"
        "<xmp:CreateDate>2026-02-14</xmp:CreateDate>"
        "<dc:creator>\n<rdf:Seq>\n<rdf:li xml:lang='x'>A. Example</rdf:li></rdf:Seq></dc:creator>"
        "<GCamera:MotionPhoto>1</GCamera:MotionPhoto></rdf:Description>"
    ) == {
        "xmp:CreatorTool": ("Editor & Co", "software"),
        "exif:GPSLatitude": ("43,14N", "place"),
        "xmp:CreateDate": ("2026-02-14", "time"),
        "dc:creator": ("A. Example", "owner"),
        "GCamera:MotionPhoto": ("1", "hidden"),
    }


def test_entities_are_not_expanded() -> None:
    packet = '<!DOCTYPE x [<!ENTITY a "boom">]><a xmp:Label="&a;&a;"/>'
    assert found(packet) == {"xmp:Label": ("&a;&a;", None)}


def test_the_same_twice_is_said_once() -> None:
    assert len(list(xmp.facts(b'<a xmp:Label="x"/><b xmp:Label="x"/>'))) == 1


def test_a_packet_made_to_take_long_takes_none() -> None:
    hostile = b"<xmp:a " * 30_000 + b"a:b=" * 30_000 + b"<a:b><rdf:Seq><rdf:li " * 10_000
    began = time.process_time()
    assert list(xmp.facts(hostile)) == []
    assert time.process_time() - began < 2


@given(st.binary(max_size=400))
def test_no_bytes_confuse_it(packet: bytes) -> None:
    list(xmp.facts(packet))
