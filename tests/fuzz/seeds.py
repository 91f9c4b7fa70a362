"""Makes the corpora: small inputs of every shape that a target knows, from which mutation begins.

    python -m tests.fuzz.seeds [TARGET …]

They are committed, so that every run begins with the same. Beside them (`found-…`) is the shortest input known for each
further way in which a target says no.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fieldreport.bundle import archive
from fieldreport.crypto import age
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import StreamWriter
from fieldreport.model.records import compose
from tests.fuzz.targets import STREAM_KEY
from tests.unit.bundle.made import (
    WRITTEN,
    Draft,
    card_of,
    custody_line,
    evidence,
    lines,
    receipt,
    record,
    somebody,
)
from tests.unit.usecases.made import EXAMPLES, own_terms, report

CORPUS = Path(__file__).parent / "corpus"
_AGE_KIT = Path(__file__).parents[1] / "vectors" / "age"
_SALT = "5a" * 16
# The kit's files begin with lines about the case; the file itself follows an empty line.
_KIT_MARK = b"\n\n"
# Compressed cases and those of several chunks are large and say nothing about a header.
_KIT_LIMIT = 4_000

DATES = (
    *("2026", "2026-02", "2026-02-14", "2026-02-XX", "2026-XX-XX", "202X", "20XX", "2026-21"),
    *("2026-02-14~", "2026?", "2026-02%", "2026-02-14T21:05:00+05:00", "2026-02-14T21:05:00Z~"),
    *("2026-02/2026-03", "2026-02/..", "../2026-02", "/2026", "Y-12345", "-0044", "Y123456"),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0000", "9999", "1985-W05"),
)


def records_of_every_kind() -> list[bytes]:
    """A record for each example of the model, with the same salt in every run."""
    found = []
    for path in sorted(EXAMPLES.glob("*.json")):
        kind = path.stem.split("-")[0]
        body = json.loads(path.read_bytes())
        made = compose(kind, body, author=somebody("aigul").fingerprint, written=WRITTEN)
        tree = json.loads(made.raw)
        tree["salt"], tree["subject"] = _SALT, "1" * 30 + tree["subject"][-2:]
        found.append(json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode())
    return found


def streams() -> list[bytes]:
    """Payloads of no, one, almost two and two chunks under the targets' key."""
    found = []
    for size in (0, 1, 65_535, 65_536, 65_537):
        out = io.BytesIO()
        with Secret(STREAM_KEY) as key:
            writer = StreamWriter(key, out.write)
            writer.write(bytes(size))
            writer.finish()
        found.append(out.getvalue())
    return found


def tars() -> list[bytes]:
    """Tars as a bundle has them, without the padding that makes them large."""
    contents: list[list[tuple[str, bytes]]] = [
        [],
        [("manifest.sig", b"x")],
        [("manifest.json", b"{}"), evidence(b"")],
        [("records.jsonl", bytes(512)), ("padding", bytes(1_024))],
    ]
    return [
        b"".join(
            archive.header(name, len(body)) + body + archive.filler(len(body))
            for name, body in members
        )
        + archive.END
        for members in contents
    ]


def age_files() -> list[bytes]:
    """Files for one of us, and the small ones of the public test kit."""
    out = io.BytesIO()
    with age.encrypt(out, [somebody("botagoz").age.recipient()]) as writer:
        writer.write(b"to us")
        writer.finish()
    kit = (path.read_bytes().partition(_KIT_MARK)[2] for path in sorted(_AGE_KIT.iterdir()))
    return [
        out.getvalue(),
        *(raw for raw in kit if raw.startswith(b"age-") and len(raw) < _KIT_LIMIT),
    ]


def manifests() -> list[bytes]:
    """Manifests of reports and of a receipt."""
    some = [("records.jsonl", b"x"), ("custody.jsonl", b"y"), evidence(b"1"), evidence(b"2")]
    draft = Draft(sorted(some, key=lambda member: "evidence" in member[0]))
    return [draft.manifest(), Draft().manifest(), Draft([receipt()], kind="receipt").manifest()]


def corpora() -> Mapping[str, Iterable[bytes]]:
    """What each target begins with."""
    kinds = records_of_every_kind()
    ages = age_files()
    receipts = [receipt()[1], receipt(items=[], missing=[], questions=[], complete=False)[1]]
    cards = [
        card_of("serik"),
        make_card(somebody("c"), "Қ", "recovery", created=WRITTEN, replaced=somebody("d")),
    ]
    draft = {"form": "quick", "narrative": "Seen.", "noted": WRITTEN, "when": "14:30"}
    people = "Ержан, 2 women; about 20 men"
    rich = draft | {"people": people, "place": "Abay", "acts": ["beating"], "basis": ["seen"]}
    signed = Draft().tar()[512 : 512 + 5_365]
    return {
        "header": [raw[:4_000] for raw in ages],
        "age": ages,
        "stream": streams(),
        "signature-block": [signed, signed[:8]],
        "tar": tars(),
        "manifest": manifests(),
        "held-card": manifests()[1:2],
        "record": kinds,
        "versions": [raw + b"\n" + raw.replace(_SALT.encode(), b"6b" * 16) for raw in kinds],
        "record-lines": [lines(record("aigul"), record("serik")), b"{}\n{}\n"],
        "card-lines": [card_of("serik") + b"\n", b"\n\n"],
        "custody-lines": [custody_line(1) + custody_line(2)],
        "card": cards,
        "revocation": [make_revocation(somebody("d"), reason="lost", created=WRITTEN)],
        "receipt": receipts,
        "draft": [json.dumps(tree, ensure_ascii=False).encode() for tree in (draft, rich)],
        "document": [path.read_bytes() for path in sorted(EXAMPLES.glob("report*.json"))]
        + [json.dumps(report()).encode()],
        "additions": [json.dumps(own_terms(), ensure_ascii=False).encode()],
        "date": [text.encode() for text in DATES],
        "bech32": [somebody("aigul").public.recipient.encode(), b"a12uel5l"],
    }


def main(names: list[str]) -> None:
    """Write them, or those of the targets named."""
    for name, inputs in corpora().items():
        if names and name not in names:
            continue
        place = CORPUS / name
        place.mkdir(parents=True, exist_ok=True)
        for number, raw in enumerate(inputs):
            (place / f"seed-{number:02}").write_bytes(raw)


if __name__ == "__main__":
    main(sys.argv[1:])
