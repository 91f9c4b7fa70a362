"""What is fuzzed: every parser that reads bytes from a drive, and how it may say no.

A target takes any bytes. It returns, or raises one of the rejections that its callers know and turn into a
sentence; any other exception is a bug. Keys and signatures are left out where they would stop every
mutation at the door: the parser behind it must hold for a sender who has a valid key.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fieldreport.bundle import archive, layout, lines, manifest, parsed
from fieldreport.bundle.items import Quarantined
from fieldreport.crypto import age
from fieldreport.crypto.age import AgeError
from fieldreport.crypto.bech32 import decode
from fieldreport.crypto.cards import open_card, revoked_fingerprint
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stanzas import MAX_HEADER, emit, parse, with_mac
from fieldreport.crypto.stream import StreamReader
from fieldreport.errors import UserError
from fieldreport.model import dates, exchange, records
from fieldreport.model.faults import FAULTS, explain
from fieldreport.reference.additions import parse_additions
from fieldreport.reference.inert import inert
from fieldreport.reference.wording import LANGUAGES
from fieldreport.reference.wording import explain as said
from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import body
from fieldreport.vault.drafts import Draft
from tests.unit.bundle.made import WRITTEN, somebody

# The stream's targets have a key of their own, so that a corpus of ciphertexts can be made for it.
STREAM_KEY = bytes(range(32))


@dataclass(frozen=True)
class Target:
    """One parser: what it is given, and which exceptions are its answer."""

    name: str
    run: Callable[[bytes], object]
    rejections: tuple[type[BaseException], ...]


class Spoken(Exception):
    """A rejection that can't be said: no sentence, a hole in it, or text of the input in it."""


def attempt(target: Target, raw: bytes) -> str:
    """Run a target once and return how it ended: `taken`, or the rejection. Whatever else comes is a bug."""
    try:
        target.run(raw)
    except target.rejections as refusal:
        return _named(refusal)
    return "taken"


def _named(refusal: BaseException) -> str:
    error = explain(refusal) if isinstance(refusal, FAULTS) else refusal
    if not isinstance(error, UserError):
        return type(refusal).__name__
    for language in LANGUAGES:
        sentence = said(error, language)
        # What `inert` makes of a parameter stays; whatever else is invisible came past it.
        plain = sentence.translate({0x2068: None, 0x2069: None})
        if (
            sentence == error.code
            or inert(plain, limit=4_000, lines=True).strip("\u2068\u2069") != plain
        ):
            raise Spoken(f"{error.code}: {sentence!r}")
    return error.code


def _header(raw: bytes) -> object:
    found = parse(raw[:MAX_HEADER])
    # One spelling a header: what was read is what would be written.
    assert with_mac(emit(found.stanzas), found.mac) == raw[: found.size]
    return found


def _age(raw: bytes) -> object:
    with age.decrypt(io.BytesIO(raw), [somebody("botagoz").age]) as reader:
        return reader.read()


def _stream(raw: bytes) -> object:
    with (
        Secret(STREAM_KEY) as key,
        StreamReader(key, io.BytesIO(raw)) as reader,
    ):
        whole = reader.read()
        assert whole is not None
        assert len(whole) == reader.size
        return whole


class _Source:
    """Bytes as a drive gives them: in pieces of any length."""

    def __init__(self, raw: bytes) -> None:
        self._file = io.BytesIO(raw)

    def readinto(self, buffer: memoryview, /) -> int:
        return self._file.readinto(buffer[:4_096])


def _tar(raw: bytes) -> object:
    found = []
    again = bytearray()
    for entry in archive.entries(_Source(raw)):
        if entry.size > len(raw):
            raise UserError("bundle.wrong_tar")
        content = entry.read(len(raw))
        found.append(entry.name)
        again += archive.header(entry.name, entry.size) + content + archive.filler(entry.size)
    assert bytes(again) + archive.END == raw
    return found


def _manifest(raw: bytes) -> object:
    found = exchange.parse_manifest(raw)
    try:
        return layout.check_listed(found.kind, found.members)
    except layout.Misplaced:
        return None


def _held(raw: bytes) -> object:
    return open_card(exchange.parse_manifest_card(raw))


def _record_lines(raw: bytes) -> object:
    authors = {somebody("aigul").fingerprint: somebody("aigul").public.keys}
    found = parsed.parsed_records(_Source(raw), layout.RECORDS, authors, known=True)
    return [type(item) for item in found]


def _card_lines(raw: bytes) -> object:
    return [type(item) for item in parsed.parsed_cards(_Source(raw), "")]


def _custody_lines(raw: bytes) -> object:
    whole = list(parsed.parsed_custody(_Source(raw), known=True))
    # Each line is an entry or is named.
    assert len(whole) == len(list(lines.lines(_Source(raw))))
    assert all(not isinstance(item, Quarantined) or item.line for item in whole)
    return whole


def _record(raw: bytes) -> object:
    found = records.parse(raw)
    assert found.raw == raw
    texts, title = records.texts(found), records.title(found.body)
    return texts, title, records.when(found), records.references(found), records.terms(found)


def _edited(raw: bytes) -> object:
    """Two records, the second a later version: what a reader of both does with them."""
    first, _, second = raw.partition(b"\n")
    one, other = records.parse(first), records.parse(second)
    tree = records.body_tree(one.body)
    if one.kind == other.kind and one.subject == other.subject:
        records.compose(
            *(one.kind, tree), author=one.author, written=one.written, based_on=(one, other)
        )
    return records.difference(one, other) if one.kind == other.kind else None


def _draft(raw: bytes) -> object:
    shown = drafts.glance(Draft("0" * 32, "report", None, (), raw, WRITTEN, WRITTEN))
    assert isinstance(shown.text, str)
    return body(drafts.decoded(raw))


def _text(function: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda raw: function(raw.decode("utf-8", "surrogatepass"))


def _date(text: str) -> object:
    found = dates.span(text)
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    return found


_MODEL = (*FAULTS,)
_USER = (UserError,)

TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target("header", _header, (AgeError,)),
        Target("age", _age, (AgeError,)),
        Target("stream", _stream, (AgeError,)),
        Target("signature-block", manifest.parse_block, _USER),
        Target("tar", _tar, _USER),
        Target("manifest", _manifest, _MODEL),
        Target("held-card", _held, (*_MODEL, UserError)),
        Target("record", _record, _MODEL),
        Target("versions", _edited, _MODEL),
        Target("record-lines", _record_lines, ()),
        Target("card-lines", _card_lines, ()),
        Target("custody-lines", _custody_lines, ()),
        Target("card", open_card, _USER),
        Target("revocation", revoked_fingerprint, _USER),
        Target("receipt", parsed.parsed_receipt, _USER),
        Target("draft", _draft, _USER),
        Target("document", lambda raw: records.parse_body("report", raw), _MODEL),
        Target("additions", lambda raw: parse_additions(raw, "own.json"), _USER),
        Target("date", _text(_date), (ValueError,)),
        Target("bech32", decode, (ValueError,)),
    )
}
