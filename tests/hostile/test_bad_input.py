"""What a person may give to a command by mistake, or be given by somebody who means harm.

At the level of the command each is refused with exit code 1 and a sentence that says which it is, and
the vault and the drive are what they were. Beneath, the packages' own tests prove more:

| bad input | here | beneath |
|---|---|---|
| wrong passphrase | `test_a_wrong_passphrase…` | `unit/vault/test_vault.py` |
| no, foreign, damaged, newer vault | `test_what_is_no_vault…` | `unit/vault/test_folder.py` |
| vault in use | `test_a_vault_in_use…` | `unit/vault/test_folder.py` |
| evidence that vanishes or changes | `test_evidence_that_changes…`, `…vanishes…` | `unit/files/test_reading.py` |
| a folder, a device, a pipe, a 0-byte file, a strange name | `test_what_is_no_evidence…` | `unit/usecases/record` |
| JSON: invalid, too big, too deep, newer, duplicate keys | `test_bad_json…` | `unit/model/test_strictjson.py` |
| unknown contact | `test_an_unknown_contact…` | `unit/vault/test_contacts.py` |
| own, expired, revoked, changed card | `test_a_card…`, `test_a_changed_card…` | `unit/vault/test_contacts.py` |
| read-only or full drive | `test_bad_drives.py` | `unit/files`, `unit/bundle/test_target.py` |
| bundles | `test_bad_bundles.py` | `test_hostile_bundles.py`, `…_members.py`, `…_items.py` |
| receipts | `test_bad_bundles.py` | `unit/vault/test_acknowledged.py` |
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.cli.inputs import INPUT_LIMIT
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.progress import Silent
from tests.unit.bundle.made import somebody
from tests.unit.cli.made import Console, Run, written
from tests.unit.cli.terminal import ROOT
from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    PASSPHRASE,
    THIRD,
    Places,
    content_at,
    differing,
    evidence,
    report,
    tree,
)

pytestmark = pytest.mark.hostile

posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files there")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good report."""
    return written(tmp_path / "r.json", report())


# --- passphrase and vault -------------------------------------------------------------------------

# One command of each kind: they all open the vault in the same way.
COMMANDS: list[tuple[str, ...]] = [
    ("check",),
    ("card", "show"),
    ("report", "list"),
    ("import", "drive"),
    ("purge", "--acknowledged"),
    ("backup", "backup"),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_wrong_passphrase_opens_nothing(
    console: Console, places: Places, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "p").write_text(PASSPHRASE.upper(), encoding="utf-8")
    before = tree(places.folder)
    console.at(places.monitor, tmp_path / "p")(*words).refused("passphrase")
    assert tree(places.folder) == before


def emptied(place: Path) -> None:
    for path in sorted(place.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def foreign(place: Path) -> None:
    emptied(place)
    (place / "photo.jpg").write_bytes(b"mine")


def gone(place: Path) -> None:
    emptied(place)
    place.rmdir()


def in_headers(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(place: Path) -> None:
        for name in ("header.json", "header.2.json"):
            (place / name).write_bytes(change((place / name).read_bytes()))

    return spoil


def in_database(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(place: Path) -> None:
        (place / "reports.db").write_bytes(change((place / "reports.db").read_bytes()))

    return spoil


def a_file(place: Path) -> None:
    gone(place)
    place.write_bytes(b"mine")


def other_headers(place: Path) -> None:
    for name in ("header.json", "header.2.json"):
        (place / name).write_bytes((place.parent / "coordinator" / name).read_bytes())


SPOILT: dict[str, Callable[[Path], None]] = {
    "gone": gone,
    "empty": emptied,
    "foreign": foreign,
    "header-cut": in_headers(lambda raw: raw[:-1]),
    "header-changed": in_headers(lambda raw: raw.replace(b'"lanes":1', b'"lanes":2')),
    "header-newer": in_headers(lambda raw: raw.replace(b'"format":"1.0"', b'"format":"2.0"')),
    "header-empty": in_headers(lambda raw: b""),
    "header-of-another": other_headers,
    "database-gone": lambda place: (place / "reports.db").unlink(),
    "database-empty": in_database(lambda raw: b""),
    "database-cut": in_database(lambda raw: raw[:10_000]),
    "database-random": in_database(lambda raw: os.urandom(len(raw))),
    "database-plain": in_database(lambda raw: b"SQLite format 3\0" + bytes(len(raw) - 16)),
    "database-flipped": in_database(lambda raw: raw[:99] + bytes([raw[99] ^ 1]) + raw[100:]),
    "a-file": a_file,
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_no_vault_that_opens_is_left_as_it_is(
    monitor: Run, places: Places, file: Path, how: str
) -> None:
    SPOILT[how](places.monitor)
    before = tree(places.folder)
    for words in (("card", "show"), ("report", "add", file, "--evidence", evidence())):
        monitor(*words).refused()
    # A wrong folder is never taken for a place to make a vault in.
    assert tree(places.folder) == before


_HOLD = """
import sys
from pathlib import Path
from fieldreport.crypto.secret import Secret
from fieldreport.vault.vault import Vault
with Vault.open(Path(sys.argv[1]), Secret(bytearray(sys.argv[2].encode()))):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_vault_in_use_is_not_opened_a_second_time(
    monitor: Run, places: Places, file: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(places.monitor), PASSPHRASE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        before = tree(places.monitor)
        for words in (("report", "list"), ("report", "add", file), ("check",)):
            monitor(*words).refused("another")
        assert tree(places.monitor) == before
        other.stdin.close()
        assert other.wait(60) == 0
    monitor("report", "add", file).done()


# --- evidence -------------------------------------------------------------------------------------


def folder(place: Path) -> Path:
    (place / "folder").mkdir()
    return place / "folder"


def pipe(place: Path) -> Path:
    os.mkfifo(place / "pipe")
    return place / "pipe"


def with_bytes(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        (place / name).write_bytes(content)
        return place / name

    return make


def link_to(target: str) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        (place / "link").symlink_to(target)
        return place / "link"

    return make


NO_EVIDENCE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda place: place / "gone.jpg", "gone.jpg"),
    "folder": (folder, "folder"),
    "device": (lambda place: Path("/dev/zero"), "zero"),
    "null": (lambda place: Path("/dev/null"), "null"),
    "pipe": (pipe, "pipe"),
    "empty": (with_bytes("empty.jpg", b""), "empty.jpg"),
    "newline": (with_bytes("a\nb.jpg", b"x"), "a\\nb.jpg"),
    "escape": (with_bytes("\x1b[2J.jpg", b"x"), "[2J.jpg"),
    "long": (lambda place: place / ("x" * 296 + ".jpg"), ".jpg"),
    "dangling": (link_to("nowhere"), "link"),
    "circle": (link_to("link"), "link"),
    "link-to-folder": (link_to("."), "link"),
}


@posix
@pytest.mark.parametrize("how", NO_EVIDENCE)
def test_what_is_no_evidence_is_refused_by_its_name(
    monitor: Run, places: Places, file: Path, tmp_path: Path, how: str
) -> None:
    make, shown = NO_EVIDENCE[how]
    path = make(tmp_path)
    subject = monitor("report", "add", file).word
    before = content_at(places.monitor)
    # The good file before it isn't taken either.
    for words in (
        ("report", "add", file, "--evidence", evidence(), "--evidence", path),
        ("report", "edit", subject, file, "--evidence", evidence(), "--evidence", path),
        ("evidence", "add", subject, evidence(), path),
    ):
        answer = monitor(*words).refused(shown)
        assert "\x1b" not in answer.err
        assert answer.err.count("\n") == 1
    assert differing(before, content_at(places.monitor)) == set()


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def written_over(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


CHANGES: dict[str, Callable[[Path], None]] = {
    "grows": grown,
    "shrinks": lambda path: os.truncate(path, 3 << 20),
    "is-emptied": lambda path: os.truncate(path, 0),
    "is-written-over": written_over,
    "is-replaced": replaced,
}


def at_the_first_step(monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]) -> None:
    """Let the change happen while the file is read: after its first mebibytes."""
    pending = [change]

    def step(self: Silent, done: int, total: int) -> None:
        while pending:
            pending.pop()()

    monkeypatch.setattr(Silent, "step", step)


@posix
@pytest.mark.parametrize("how", CHANGES)
def test_evidence_that_changes_while_it_is_read_is_not_taken(
    monitor: Run,
    places: Places,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(os.urandom(24 << 20))
    before = content_at(places.monitor)
    at_the_first_step(monkeypatch, lambda: CHANGES[how](path))
    monitor("report", "add", file, "--evidence", path).refused("photo.jpg")
    assert differing(before, content_at(places.monitor)) == set()


@posix
def test_evidence_that_vanishes_before_it_is_read_is_missing_and_while_it_is_read_is_saved(
    monitor: Run, places: Places, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one.jpg", tmp_path / "other.jpg"
    raw = os.urandom(2 << 20)
    one.write_bytes(raw)
    other.write_bytes(b"x")
    words = ("report", "add", file, "--evidence", one, "--evidence", other)
    before = content_at(places.monitor)
    at_the_first_step(monkeypatch, other.unlink)
    monitor(*words).refused("other.jpg")
    assert differing(before, content_at(places.monitor)) == set()
    # Of what was open already, the copy in the vault may be the last there is.
    at_the_first_step(monkeypatch, one.unlink)
    digest = monitor("--json", *words[:5]).done().json["evidence"][0]
    monitor("evidence", "save", digest, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == raw


# --- JSON -----------------------------------------------------------------------------------------

BAD_JSON: dict[str, tuple[bytes, str]] = {
    "invalid": (b'{"narrative": "Seen from the bridge.",}', "line 1"),
    "nothing": (b"", "JSON"),
    "too-big": (b'{"narrative": "' + b"x" * INPUT_LIMIT + b'"}', "4.2"),
    "record-too-big": (json.dumps({"narrative": "ab" * 600_000}).encode(), "narrative"),
    "too-deep": (b'{"narrative": ' + b"[" * 40 + b"]" * 40 + b"}", "32"),
    "a-bomb": (b"[" * 1_000_000, "32"),
    "newer": (b'{"format": "2.0", "narrative": "?"}', "2.0"),
    "duplicate": (b'{"narrative": "a", "narrative": "b"}', "narrative"),
    "duplicate-within": (
        b'{"narrative": "a", "place": {"name": "a", "name": "b"}}',
        "place.name",
    ),
    "not-utf-8": ('{"narrative": "ә"}'.encode("utf-16"), "UTF-8"),
    "two": (b'{"narrative": "a"}{"narrative": "b"}', "after"),
    "not-a-number": (b'{"narrative": "a", "place": {"lat": NaN}}', "number"),
    "unknown-field": (b'{"narrative": "a", "narative": "b"}', "narative"),
}


@pytest.mark.parametrize("how", BAD_JSON)
def test_bad_json_stores_nothing(
    monitor: Run, places: Places, file: Path, tmp_path: Path, how: str
) -> None:
    raw, word = BAD_JSON[how]
    subject = monitor("report", "add", file).word
    path = tmp_path / "bad.json"
    path.write_bytes(raw)
    before = content_at(places.monitor)
    for command in (("report", "add"), ("report", "edit", subject), ("report", "add")):
        monitor(*command, path, "--evidence", evidence()).refused(word)
        monitor(*command, "-", stdin=raw).refused()
    inner = raw.replace(b'"narrative": ', b'"kind": "statement", "body": {"words": ', 1) + b"}"
    path.write_bytes(raw if b"narrative" not in raw else inner)
    answer = monitor("record", "add", path)
    assert (answer.code, answer.out) == (1, "")
    assert differing(before, content_at(places.monitor)) == set()


# --- contacts -------------------------------------------------------------------------------------


def test_an_unknown_contact_gets_nothing(monitor: Run, places: Places, file: Path) -> None:
    monitor("report", "add", file).done()
    before = content_at(places.monitor)
    fingerprint = somebody(THIRD).fingerprint
    for words in (
        ("handover", "--to", "Nobody", "--out", places.drive, "--all"),
        ("handover", "--to", "Samal", "Nobody", "--out", places.drive, "--all", "--uncompared"),
        ("contact", "compare", "Nobody", fingerprint),
        ("receipt", "--out", places.drive, "--to", "Nobody"),
    ):
        monitor(*words).refused("Nobody")
    assert differing(before, content_at(places.monitor)) == set()
    assert tree(places.drive) == {}


def expired(who: str = THIRD) -> bytes:
    return make_card(
        somebody(who),
        "Дана",
        "coordinator",
        created="2020-01-01T00:00:00Z",
        expires="2021-01-01T00:00:00Z",
    )


def changed(raw: bytes) -> bytes:
    return raw.replace("Дана".encode(), "Дина".encode())


CARDS: dict[str, tuple[Callable[[], bytes], str]] = {
    "own": (lambda: make_card(somebody(MONITOR), "Айгүл", "monitor"), "own"),
    "expired": (expired, "Дана"),
    "forged": (lambda: changed(make_card(somebody(THIRD), "Дана", "monitor")), "signature"),
    "newer": (
        lambda: make_card(somebody(THIRD), "Дана", "monitor").replace(
            b'"format":"1.0"', b'"format":"2.0"', 1
        ),
        "2.0",
    ),
    "cut": (lambda: make_card(somebody(THIRD), "Дана", "monitor")[:-10], ""),
    "duplicate-key": (
        lambda: make_card(somebody(THIRD), "Дана", "monitor").replace(
            b'"kind":"card"', b'"kind":"card","kind":"card"', 1
        ),
        "kind",
    ),
    "too-big": (lambda: b"{" + b" " * 40_000, ""),
    "a-revocation": (lambda: make_revocation(somebody(THIRD)), ""),
}


@pytest.mark.parametrize("how", CARDS)
def test_a_card_that_is_of_no_use_makes_no_contact(
    monitor: Run, places: Places, tmp_path: Path, how: str
) -> None:
    make, word = CARDS[how]
    path = tmp_path / "d.card"
    path.write_bytes(make())
    before = content_at(places.monitor)
    monitor("contact", "add", path).refused(word)
    assert differing(before, content_at(places.monitor)) == set()


def test_a_card_of_a_revoked_key_does_not_bring_it_back(
    monitor: Run, places: Places, file: Path, tmp_path: Path
) -> None:
    monitor("report", "add", file).done()
    (tmp_path / "r").write_bytes(make_revocation(somebody(COORDINATOR), reason="seized"))
    monitor("contact", "revoke", tmp_path / "r").done()
    before = content_at(places.monitor)
    (tmp_path / "c").write_bytes(make_card(somebody(COORDINATOR), "Samal", "coordinator", serial=9))
    monitor("contact", "add", tmp_path / "c").refused("Samal")
    out = ("--out", places.drive, "--all", "--uncompared")
    monitor("handover", "--to", "Samal", *out).refused("Samal")
    fingerprint = somebody(COORDINATOR).fingerprint
    monitor("contact", "compare", "Samal", fingerprint).refused("Samal")
    assert differing(before, content_at(places.monitor)) == set()
    assert tree(places.drive) == {}


def test_a_revocation_by_another_key_revokes_nobody(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    forged = json.loads(make_revocation(somebody(THIRD)))
    mine, his = somebody(COORDINATOR).fingerprint, somebody(THIRD).fingerprint
    forged["signed"] = forged["signed"].replace(his, mine)
    before = content_at(places.monitor)
    monitor("contact", "revoke", written(tmp_path / "r", forged)).refused()
    assert differing(before, content_at(places.monitor)) == set()


def test_a_changed_card_with_a_known_name_is_a_warning_and_takes_nobodys_place(
    monitor: Run, places: Places, file: Path, tmp_path: Path
) -> None:
    monitor("report", "add", file).done()
    (tmp_path / "c").write_bytes(make_card(somebody(THIRD), "samal", "coordinator"))
    answer = monitor("contact", "add", tmp_path / "c")
    assert answer.code == 0
    assert answer.err.startswith("WARNING")
    states = {one["fingerprint"]: one["state"] for one in monitor("--json", "contact", "list").json}
    assert states == {
        somebody(COORDINATOR).fingerprint: "compared",
        somebody(THIRD).fingerprint: "uncompared",
    }
    # The name alone no longer says who is meant.
    before = content_at(places.monitor)
    monitor("handover", "--to", "Samal", "--out", places.drive, "--all").refused("2")
    assert differing(before, content_at(places.monitor)) == set()
    assert tree(places.drive) == {}
    to = somebody(COORDINATOR).fingerprint
    monitor("handover", "--to", to, "--out", places.drive, "--all").done()
