"""Inputs of one shape and any size, for which time and memory must grow no faster than the input.

Each is what its parser likes least: much of what is looked at one by one, compared with each other, or escaped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from fieldreport.bundle import archive
from fieldreport.crypto.stanzas import Stanza, emit, with_mac
from tests.fuzz.seeds import records_of_every_kind
from tests.unit.bundle.made import Draft, custody_line, receipt
from tests.unit.usecases.made import own_terms

Shape = Callable[[int], bytes]


def _listed(count: int) -> bytes:
    def edit(tree: dict[str, object]) -> None:
        tree["members"] = [
            {"path": f"evidence/{n:064x}", "size": n, "sha256": f"{n:064x}"} for n in range(count)
        ]

    return Draft(edit=edit).manifest()


def _record(**body: object) -> bytes:
    tree = json.loads(next(raw for raw in records_of_every_kind() if b'"kind":"report"' in raw))
    tree["body"] = {"narrative": "Seen."} | body
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def _items(count: int) -> bytes:
    items = [
        {"item": f"{n:064x}", "kind": "record", "state": "stored", "reason": None}
        for n in range(count)
    ]
    missing = [{"epoch": "e0" * 16, "n": n + 1} for n in range(count)]
    return receipt(items=items, missing=missing)[1]


def _versions(count: int) -> bytes:
    """Two versions whose items are known only by their places, all of them different."""
    both = [
        _record(tags=[f"{which}{n}" for n in range(min(count, 500))], narrative=which * count * 20)
        for which in "ab"
    ]
    return b"\n".join(both)


def _header(count: int, size: int = 32) -> bytes:
    stanzas = [Stanza("mlkem768x25519", ("A" * 43,), bytes(size)) for _ in range(count)]
    return with_mac(emit(stanzas), bytes(32))


def _own(count: int) -> bytes:
    terms = [
        {"code": f"kz1:t{n}", "labels": {"en": "Term", "ru": "Термин"}}
        | ({"parent": f"kz1:t{n - 1}"} if n % 2 else {})
        for n in range(count)
    ]
    return json.dumps(own_terms(terms={"act-types": terms})).encode()


CARD_BEGIN = b'{"format":"1.0","card":'

# By target; the number grows with the size.
SHAPES: Mapping[str, tuple[str, Shape]] = {
    "stanzas": ("header", lambda n: _header(min(n, 64))),
    "long-stanza": ("header", lambda n: _header(1, n * 40)),
    "long-argument": ("header", lambda n: b"age-encryption.org/v1\n-> " + b"a" * (n * 40)),
    "lines-of-a-body": (
        "header",
        lambda n: b"age-encryption.org/v1\n-> a\n" + (b"A" * 64 + b"\n") * n,
    ),
    "members": ("tar", lambda n: archive.header("x", 0) * n + archive.END),
    "listed-members": ("manifest", _listed),
    "foreign-keys": ("manifest", lambda n: json.dumps({f"k{i}": 0 for i in range(n * 3)}).encode()),
    "lists": ("manifest", lambda n: b"[" + b"[]," * (n * 10) + b"[]]"),
    "quotes": ("manifest", lambda n: b'["' + b'\\"' * (n * 10) + b'"]'),
    "open-quotes": ("manifest", lambda n: b'["' + b'\\"' * (n * 10)),
    "escapes": ("manifest", lambda n: b'{"format":"' + b"\\u00e9" * (n * 5) + b'"}'),
    "digits": ("manifest", lambda n: b"[0." + b"1" * (n * 20) + b"]"),
    "exponent": ("manifest", lambda n: b"[1e" + b"0" * (n * 20) + b"1]"),
    "depth": ("manifest", lambda n: b"[" * (n * 20)),
    "same-keys": ("manifest", lambda n: b"{" + b'"a":1,' * (n * 5) + b'"a":1}'),
    "card-of-quotes": ("held-card", lambda n: CARD_BEGIN + b'{"' + b'\\"' * (n * 10)),
    "card-of-lists": ("held-card", lambda n: CARD_BEGIN + b'{"a":' + b"[" * (n * 10)),
    "items": ("receipt", _items),
    "people": ("record", lambda n: _record(people=[{"id": f"p{i}"} for i in range(min(n, 2_000))])),
    "words": ("record", lambda n: _record(narrative="Көшеде " * (n * 10))),
    "lines": ("record", lambda n: _record(narrative="\n" * (n * 10) + "x")),
    "field-names": ("record", lambda n: _record(**{"` - at `$" * n: 1})),
    "versions": ("versions", _versions),
    "empty-lines": ("record-lines", lambda n: b"\n" * (n * 4)),
    "custody": ("custody-lines", lambda n: custody_line(1) * n),
    "cards": ("card-lines", lambda n: b"{}\n" * n),
    "a-long-line": ("card-lines", lambda n: b"x" * (n * 100)),
    "own-terms": ("additions", lambda n: _own(min(n, 2_000))),
    "letters": ("bech32", lambda n: b"a1" + b"q" * (n * 5)),
    "paragraphs": (
        "draft",
        lambda n: json.dumps({"form": "quick", "narrative": "a\n" * n}).encode(),
    ),
    "crowd": ("draft", lambda n: json.dumps({"form": "quick", "people": "2 women, " * n}).encode()),
}
