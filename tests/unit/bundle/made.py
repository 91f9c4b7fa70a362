"""What the tests of bundles make: identities, signed records, and bundles with one thing wrong.

`Draft` builds a bundle without the program's writer: Python's tarfile, Python's json, its own sums.
So what a test breaks is broken, and everything else is as it must be, with real keys and
signatures.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fieldreport.bundle import read
from fieldreport.bundle.compose import SignedRecord
from fieldreport.crypto import age
from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.recipients import HYBRID_SUITE
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.records import compose
from fieldreport.reference import wording

WRITTEN = "2026-02-15T10:00:00+05:00"
BUNDLE_ID = "0b" * 16
EPOCH = "e0" * 16
# JSON that is deeper than any parser likes.
BOMB = b"[" * 100_000

Members = list[tuple[str, bytes]]


@cache
def somebody(name: str) -> Identity:
    """Return an identity that is the same in every run."""
    seeds = [hashlib.sha256(f"{name}/{n}".encode()).digest() for n in range(3)]
    return Identity.from_seeds(*(Secret(seed) for seed in seeds))


@cache
def card_of(name: str) -> bytes:
    return make_card(somebody(name), name, "monitor", created=WRITTEN)


def record(author: str, kind: str = "report", **body: Any) -> SignedRecord:
    """Return a record with a small body, signed by its author."""
    bodies: dict[str, dict[str, Any]] = {
        "report": {"narrative": "Seen from the bridge."},
        "person": {"type": "person", "names": [{"form": "as-given", "full": "Ержан"}]},
    }
    return signed(author, kind, bodies[kind] | body)


def signed(author: str, kind: str, body: dict[str, Any]) -> SignedRecord:
    """Return a record with this body, signed by its author."""
    identity = somebody(author)
    made = compose(kind, body, author=identity.fingerprint, written=WRITTEN)
    return SignedRecord(made.raw, made.id, made.author, identity.sign("record", made.raw))


def entry(
    sender: str, recipient: str, n: int = 7, *, bundle: str = BUNDLE_ID, epoch: str = EPOCH
) -> str:
    """Return what a manifest tells one recipient, as FORMAT 6.4 has it."""
    to = somebody(recipient)
    bound_to = somebody(sender).fingerprint + to.fingerprint + bundle
    info = b"fieldreport/v1/recipient\0" + bytes.fromhex(bound_to)
    told = bytes.fromhex(epoch) + n.to_bytes(8, "big")
    sealed = HYBRID_SUITE.encrypt(told, to.age.recipient().key, info=info)
    return base64.b64encode(sealed).decode()


def lines(*records: SignedRecord) -> bytes:
    """Return the lines of records as FORMAT 6.2.1 has them."""
    found = b""
    for each in records:
        signature = {
            "id": each.id,
            "author": each.author,
            "signature": base64.b64encode(each.signature).decode(),
        }
        found += each.raw + b"\n" + json.dumps(signature, separators=(",", ":")).encode() + b"\n"
    return found


def custody_line(number: int = 1, payload: str | None = None, **changed: Any) -> bytes:
    """Return an entry of a custody log whose digest is right."""
    text = payload or json.dumps(
        {
            "at": WRITTEN,
            "identity": "ab" * 32,
            "action": "saved",
            "item": "cd" * 32,
            "kind": "record",
            "detail": {},
        }
    )
    previous, salt = "00" * 32, "77" * 16
    inner = hashlib.sha256(bytes.fromhex(salt) + text.encode()).digest()
    label = b"fieldreport/v1/custody\0" + number.to_bytes(8, "big") + bytes.fromhex(previous)
    entry = {
        "n": number,
        "previous": previous,
        "salt": salt,
        "payload": text,
        "digest": hashlib.sha256(label + inner).hexdigest(),
    }
    return json.dumps(entry | changed, ensure_ascii=False).encode() + b"\n"


def evidence(content: bytes) -> tuple[str, bytes]:
    return f"evidence/{hashlib.sha256(content).hexdigest()}", content


def receipt(**changed: Any) -> tuple[str, bytes]:
    told = {
        "format": "1.0",
        "bundle": "1f" * 16,
        "manifest": "3e" * 32,
        "received": WRITTEN,
        "complete": True,
        "items": [{"item": "cd" * 32, "kind": "record", "state": "stored", "reason": None}],
        "missing": [{"epoch": EPOCH, "n": 3}],
        "head": None,
        "questions": [{"subject": "99" * 16, "record": None, "text": "Қай көше?"}],
    }
    return "receipt.json", json.dumps(told | changed, ensure_ascii=False).encode()


def padme(length: int) -> int:
    """Return the Padmé length, in the words of the paper: e - s low bits are zero."""
    e = len(f"{length:b}") - 1
    s = len(f"{e:b}")
    while length % (1 << (e - s)):
        length += 1 if length % 512 else 512
    return length


def head(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    return b"".join(
        head(name, len(content)) + content + bytes(-len(content) % 512) for name, content in members
    )


def padded(tar: bytes) -> bytes:
    """Return members with the padding after them and the end of the tar."""
    length = max(1 << 20, padme(len(tar) + 512 + 1024))
    return tar + packed([("padding", bytes(length - len(tar) - 512 - 1024))]) + bytes(1024)


@dataclass
class Draft:
    """A bundle in the making. Whatever is not set is as the format wants it."""

    members: Members = field(default_factory=list)
    kind: str = "reports"
    sender: str = "aigul"
    recipients: Sequence[str] = ("botagoz",)
    n: int = 7
    # Changes to the tree of the manifest, and to its bytes, before they are signed.
    edit: Callable[[dict[str, Any]], object] = lambda _: None
    raw_edit: Callable[[bytes], bytes] = bytes
    # Who signs, if it isn't the sender; changes to the block of the signature.
    signer: str | None = None
    block_edit: Callable[[bytes], bytes] = bytes
    # What lies in the tar if it isn't what is listed; changes to all members, and to the whole tar.
    in_tar: Members | None = None
    reorder: Callable[[Members], Members] = list
    tar_edit: Callable[[bytes], bytes] = bytes
    # For whom it is encrypted if it isn't the recipients; the numbers of stanzas.
    encrypted_for: Sequence[str] | None = None
    stanzas: Sequence[int] = (16, 32, 64)

    def tree(self) -> dict[str, Any]:
        entries = [entry(self.sender, name, self.n) for name in self.recipients]
        fill = [entry(self.sender, f"nobody {n}") for n in range(16 - len(entries))]
        return {
            "format": "1.0",
            "card": json.loads(card_of(self.sender)),
            "bundle": BUNDLE_ID,
            "kind": self.kind,
            "created": WRITTEN,
            "recipients": entries + fill,
            "custody": {"n": 41, "digest": "dd" * 32} if self.kind == "reports" else None,
            "members": [
                {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                for path, content in self.members
            ],
        }

    def manifest(self) -> bytes:
        tree = self.tree()
        self.edit(tree)
        return self.raw_edit(json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode())

    def tar(self) -> bytes:
        raw = self.manifest()
        signer = somebody(self.signer or self.sender)
        keys = signer.public.keys
        block = b"FRSIG\0\0\1" + keys.ed25519 + keys.mldsa65 + signer.sign("manifest", raw)
        members = [
            ("manifest.sig", self.block_edit(block)),
            ("manifest.json", raw),
            *(self.members if self.in_tar is None else self.in_tar),
        ]
        return self.tar_edit(padded(packed(self.reorder(members))))

    def sealed(self) -> bytes:
        return encrypted(self.tar(), self.encrypted_for or self.recipients, self.stanzas)

    def at(self, path: Path) -> Path:
        path.write_bytes(self.sealed())
        return path


def encrypted(plain: bytes, names: Sequence[str], stanzas: Sequence[int] = (16,)) -> bytes:
    out = io.BytesIO()
    recipients = [somebody(name).age.recipient() for name in names]
    with age.encrypt(out, recipients, pad_stanzas_to=stanzas) as writer:
        writer.write(plain)
        writer.finish()
    return out.getvalue()


@dataclass
class Taken:
    """What came out of a bundle, with evidence read whole: its bytes by its hash, None if lost."""

    opened: read.Opened
    items: list[read.Item] = field(default_factory=list)
    evidence: dict[str, bytes | None] = field(default_factory=dict)

    @property
    def records(self) -> list[bytes]:
        return [item.record.raw for item in self.items if isinstance(item, read.RecordItem)]

    @property
    def quarantined(self) -> list[tuple[str, str, str | None, int | None]]:
        return [
            (item.kind, item.reason, item.item, item.line)
            for item in self.items
            if isinstance(item, read.Quarantined)
        ]

    @property
    def damaged(self) -> read.Damaged | None:
        last = self.items[-1] if self.items else None
        return last if isinstance(last, read.Damaged) else None


def taken(
    path: Path, reader: str = "botagoz", sender: str = "aigul", *, take_whole: bool = False
) -> Taken:
    """Read a bundle as an import would."""
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody(reader).age)
        opened = read.accept(sealed, somebody(sender).public, somebody(reader))
        found = Taken(opened)
        for item in opened.items(take_whole_after_damage=take_whole):
            found.items.append(item)
            if isinstance(item, read.EvidenceItem):
                try:
                    content: bytes | None = b"".join(bytes(block) for block in item.blocks())
                except read.EvidenceLost:
                    content = None
                found.evidence[item.sha256] = content
        return found


def refusal(path: Path, **how: Any) -> str:
    """Return the code with which a bundle is refused; fail if it is not."""
    try:
        found = taken(path, **how)
    except UserError as error:
        return explained(error)
    raise AssertionError(f"it was taken: {found.items}")


def explained(error: UserError) -> str:
    """Return the code of an error after checking that it can be said whole in every language."""
    for lang in wording.LANGUAGES:
        said = wording.explain(error, lang)
        assert said != error.code
        assert "…" not in said.replace(", …", ""), said
    return error.code


def full(*, with_third: bool = True) -> Members:
    """Return members of every kind that a handover of reports has."""
    third = [record("serik"), record("serik", "person")] if with_third else []
    mine = [record("aigul", title=f"Report {n}") for n in range(3)]
    people = [record("aigul", "person")]
    files = sorted(evidence(bytes([n]) * (100_000 * n)) for n in range(4))
    return [
        *([("cards.jsonl", card_of("serik") + b"\n")] if with_third else []),
        ("records.jsonl", lines(*mine, *third[:1])),
        ("persons.jsonl", lines(*people, *third[1:])),
        ("custody.jsonl", custody_line(1) + custody_line(2)),
        *files,
    ]


def members_iter(items: Iterable[read.Item]) -> Iterator[str]:
    """Yield what kind of item each is."""
    for item in items:
        yield type(item).__name__


def changed_at(content: bytes, at: int, new: bytes) -> bytes:
    """Return the content with other bytes at one place."""
    return content[:at] + new + content[at + len(new) :]
