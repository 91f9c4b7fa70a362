"""Makes attacks that only a compared contact could make: bundles encrypted for us and signed as they must be.

Everything here passes the door: keys, signatures, hashes and padding are right. What is wrong is what the sender means:
names that lead elsewhere, texts that other programs would obey, versions that take the place of others.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fieldreport.bundle.compose import SignedRecord
from fieldreport.model.faults import FAULTS
from fieldreport.model.records import Record, compose, parse
from tests.unit.bundle.made import WRITTEN, Draft, Members, card_of, lines, record, somebody
from tests.unit.usecases.made import COORDINATOR, MONITOR, THIRD, example

# Names under which no file may ever be made, by what is wrong with them.
NAMES: Mapping[str, str] = {
    "traversal": "../../../../etc/cron.d/x",
    "traversal-windows": "..\\..\\Startup\\x.exe",
    "traversal-within": "evidence/../../x",
    "absolute": "/etc/passwd",
    "absolute-windows": "\\\\server\\share\\x",
    "drive-letter": "C:\\Windows\\System32\\x.dll",
    "drive-relative": "C:x",
    "stream": "photo.jpg:hidden.exe",
    "reserved": "CON",
    "reserved-with-ending": "nul.txt",
    "reserved-port": "COM1.jpg",
    "dot": ".",
    "dots": "..",
    "trailing-dot": "photo.jpg.",
    "trailing-space": "photo.exe ",
    "overlong": "n" * 500,
    "decomposed": "Й".encode().decode().replace("Й", "И\u0306") + ".jpg",
    "right-to-left": "photo\u202egpj.exe",
    "no-width": "photo\u200b.jpg",
    "home": "~/.bashrc",
    "option": "--help",
    "shell": "$(touch x);`touch x`|touch x",
    "wildcard": "*?[a-z]",
    "percent": "%2e%2e%2fx",
}

# What other programs would obey if it were handed to them as it is.
TEXTS: Mapping[str, str] = {
    "picture": "<img src='file:///etc/hostname'><b>bold</b></p>",
    "link": '<a href="file:///etc/passwd">here</a>&amp;&lt;',
    "style": "<style>*{color:red}</style><table><tr><td>x",
    "sql": "x'); DROP TABLE record; -- \" OR 1=1",
    "search": '" OR body:* NEAR(a b) -x ^y + AND NOT (',
    "shell": "$(touch /tmp/owned) `id` ; rm -rf ~ | cat && true > x",
    "formula": '=HYPERLINK("http://x.test","x")+cmd|\' /C calc\'!A0',
    "formula-at": "@SUM(1+1)*cmd",
    "pattern": "{name} {0} %s %n %(x)s ${HOME} \\1",
    "turned": "abc\u202e\u2066gpj.exe\u2069",
    "hidden": "Са\u200bмал\u2060\ufeff",
    "stacked": "e" + "\u0301" * 100,
    "hebrew": "\u05d0\u05d1 (1) 5",
    "limits": "\U0010ffff\ufffd\u0378",
}
# Only a text of several lines can hold these.
CONTROLS = "\x1b]0;title\x07\x1b[2J\x1b[31m\x08\x7f\u2028\u0085end"


def everywhere(text: str, kind: str = "report", name: str | None = None) -> dict[str, Any]:
    """A rich body in which every field that takes it says `text`; ids, terms, dates and hashes stay."""
    body = example(name or kind)
    for path in list(_texts(body)):
        changed = copy.deepcopy(body)
        inside = changed
        for step in path[:-1]:
            inside = inside[step]
        if isinstance(inside[path[-1]], str):
            inside[path[-1]] = text
        try:
            compose(kind, changed, author="0" * 64, written=WRITTEN)
        except FAULTS:
            continue
        body = changed
    assert json.dumps(text)[1:-1] in json.dumps(body)
    return body


def version(
    author: str,
    body: Mapping[str, Any],
    *,
    instead_of: Sequence[SignedRecord] = (),
    subject: str | None = None,
    parents: Sequence[str] = (),
    kind: str = "report",
    signer: str | None = None,
    written: str = WRITTEN,
) -> SignedRecord:
    """A record, signed by its author or by whoever else signs it."""
    based_on: list[Record] = [parse(one.raw) for one in instead_of]
    made = compose(
        *(kind, body),
        author=somebody(author).fingerprint,
        written=written,
        based_on=based_on,
        subject=subject,
        parents=parents,
    )
    signature = somebody(signer or author).sign("record", made.raw)
    return SignedRecord(made.raw, made.id, made.author, signature)


def altered(one: SignedRecord, author: str, **changed: Any) -> SignedRecord:
    """The record with other fields around its body, signed anew: what `compose` would refuse to make."""
    raw = json.dumps(json.loads(one.raw) | changed, ensure_ascii=False, separators=(",", ":"))
    return raw_record(raw.encode(), author)


def raw_record(raw: bytes, author: str) -> SignedRecord:
    """Any bytes as a record, signed."""
    identity = somebody(author)
    digest = hashlib.sha256(raw).hexdigest()
    return SignedRecord(raw, digest, identity.fingerprint, identity.sign("record", raw))


def bundle(path: Path, *records: SignedRecord, n: int = 1, **how: Any) -> Path:
    """A bundle of the monitor's, or of another `sender`, with these records."""
    people = [one for one in records if b'"kind":"person"' in one.raw]
    others = [one for one in records if one not in people]
    sender = somebody(how.get("sender", MONITOR)).fingerprint
    foreign = any(one.author == somebody(THIRD).fingerprint != sender for one in records)
    members: Members = [
        *([("cards.jsonl", card_of(THIRD) + b"\n")] if foreign else []),
        *([("records.jsonl", lines(*others))] if others else []),
        *([("persons.jsonl", lines(*people))] if people else []),
        *how.pop("evidence", ()),
    ]
    how.setdefault("recipients", [COORDINATOR])
    return Draft(members, n=n, **how).at(path)


def many_versions(count: int, author: str = MONITOR) -> Iterator[SignedRecord]:
    """Versions of one report that contradict each other, none of which replaces another."""
    first = record(author, narrative="Version 0.")
    subject = json.loads(first.raw)["subject"]
    yield first
    for number in range(1, count):
        yield version(author, {"narrative": f"Version {number}."}, subject=subject)


def _texts(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys = tree if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        if isinstance(tree[key], dict | list):
            yield from _texts(tree[key], (*path, key))
        elif isinstance(tree[key], str):
            yield (*path, key)
