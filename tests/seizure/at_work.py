"""A whole session in the window, as a process of its own over a home of its own, and its canaries."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PIL import Image

import environment
from fieldreport.crypto import sealed
from fieldreport.crypto.identity import groups
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts, handover
from fieldreport.usecases.record import reports
from fieldreport.vault import folder, keys, segments
from fieldreport.vault.vault import Vault
from tests.gui import reporting

PASSPHRASE = "correct horse battery staple"
MEDIA = environment.ROOT / "tests" / "vectors" / "media"
# Words that nothing else contains.
CANARIES = {
    "account": "Оқиға4811Канарейка4811оқиға",
    "draft": "Жоба4812Канарейка4812жоба",
    "title": "Titul4813kanareika4813titul",
    "person": "Есімі4814Қанарейка4814есімі",
    "contact": "Байланыс4815Канарейка4815",
    "owner": "Иесі4816Канарейка4816иесі",
    "photo name": "photo4817kanareika4817",
    "video name": "video4818kanareika4818",
    "photo content": "content4819kanareika4819content",
    "copied": "Copied4820kanareika4820copied",
    "received": "Келген4821Канарейка4821келген",
    "contested": "Спорное4822Канарейка4822спорное",
    "judged": "Question4823kanareika4823question",
    "pixels name": "pixels4824kanareika4824",
    "passphrase": PASSPHRASE,
}


# A picture that isn't enlarged, and is shown whole: what is decoded are these very pixels.
SIZE = (240, 160)
_COLOURS = (b"\x13\x57\x9b", b"\xf0\xc3\x12", b"\x2d\xa8\x6e", b"\x71\x0f\xe4")


def _row(y: int) -> bytes:
    """A row of pixels like no other, of few colours: packed, it looks different."""
    drawn = random.Random(4825 + y)
    return b"".join(drawn.choices(_COLOURS, k=SIZE[0]))


def pixels() -> list[bytes]:
    """A part of a decoded row, as Qt and Pillow hold it."""
    row = _row(SIZE[1] // 2)
    rgb = [row[at : at + 3] for at in range(0, 120, 3)]
    opaque = b"\xff"
    return [
        b"".join(rgb),
        b"".join(each + opaque for each in rgb),
        b"".join(each[::-1] + opaque for each in rgb),
    ]


class Home:
    """A computer of its own: home, configuration, cache, temp and runtime folders, and a drive."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home, self.drive, self.media = (place / each for each in ("home", "drive", "media"))
        self.vault = self.home / "data" / "fieldreport" / "vault"
        for each in (self.drive, self.media, *map(Path, self._folders().values())):
            each.mkdir(parents=True, exist_ok=True)
        (self.home / "runtime").chmod(0o700)
        self.photo = self.media / f"{CANARIES['photo name']}.jpg"
        self.video = self.media / f"{CANARIES['video name']}.mp4"
        self.pixels = self.media / f"{CANARIES['pixels name']}.png"
        # What follows the end of a picture is kept with it, bit for bit.
        content = (CANARIES["photo content"] * 200).encode()
        self.photo.write_bytes((MEDIA / "photo-turned.jpg").read_bytes() + content)
        shutil.copy(MEDIA / "crowd.mp4", self.video)
        Image.frombytes("RGB", SIZE, b"".join(_row(y) for y in range(SIZE[1]))).save(self.pixels)
        assert _row(SIZE[1] // 2)[:60] not in self.pixels.read_bytes()
        self._fill()

    def _folders(self) -> dict[str, str]:
        names = {
            "HOME": "",
            "XDG_DATA_HOME": "data",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "runtime",
            "TMPDIR": "temporary",
        }
        return {name: str(self.home / below) for name, below in names.items()}

    def _fill(self) -> None:
        """A vault with a person in it, and a contact who has sent something."""
        with _made(self.vault, CANARIES["owner"], "coordinator") as ours:
            with _made(self.place / "other", CANARIES["contact"], "coordinator") as theirs:
                for one, other in ((ours, theirs), (theirs, ours)):
                    card = self.place / "card"
                    card.unlink(missing_ok=True)
                    contacts.export_card(other, card)
                    added = contacts.add(one, card).contact
                    contacts.compare(one, added.name, groups(added.fingerprint))
                sent = {"narrative": CANARIES["received"]}
                reports.add(theirs, sent, [], Silent())
                (self.place / "arrived").mkdir()
                plan = handover.plan(theirs, [CANARIES["owner"]], handover.Choice(new=True))
                handover.hand_over(theirs, plan, self.place / "arrived", progress=Silent())
            person = {"names": [{"full": CANARIES["person"], "form": "as-given"}]}
            body = {
                "title": CANARIES["title"],
                "narrative": "x",
                "people": [{"id": "p", "label": "p", "identity": person}],
            }
            report = reports.add(ours, body, [self.video, self.pixels], Silent()).report
            first = {"narrative": CANARIES["contested"]}
            changes = ({"narrative": f"{CANARIES['contested']} {n}"} for n in range(2))
            contested = reporting.parted(ours, first, *changes)
            asked = {"type": "needs-information", "question": CANARIES["judged"]}
            judged = reporting.judgement(ours, report, **asked)
            # What the pages that others lead to are about.
            self.subjects = (report, contested, judged)
            seeds = ours.identity.seeds()
            self.seeds = {f"identity seed {n}": [bytes(seed.view)] for n, seed in enumerate(seeds)}
        shutil.rmtree(self.place / "other")

    def keys(self) -> dict[str, list[bytes]]:
        """The keys of the vault: master, database, evidence, those of its files, and its identity."""
        with Secret(PASSPHRASE.encode()) as secret:
            master = keys.master_of(folder.recognise(self.vault).header, secret)
        held = keys.Keys.of(master)
        return {
            "master key": [bytes(master.view)],
            "database key": [
                bytes(held.database.view[:32]),
                held.database.view[:32].hex().encode(),
            ],
            "evidence key": [bytes(held.evidence.view)],
            # Of the file that is open.
            "key of a file": self._keys_of_files(held.evidence),
            **self.seeds,
        }

    def _keys_of_files(self, evidence: Secret) -> list[bytes]:
        magic = len(segments.MAGIC)
        heads = (
            path.read_bytes()[magic : segments.HEAD_SIZE]
            for path in (self.vault / folder.EVIDENCE).glob("*/*")
        )
        return [bytes(sealed.unwrap(evidence, head, segments.MAGIC).view) for head in heads]

    def start(self, *before: str) -> Program:
        """Start the program, under `before` if given."""
        return Program(self, before)

    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "DBUS_", "COV_", "PYTEST"))
        }
        return {
            **kept,
            **self._folders(),
            "PYTHONPATH": str(environment.ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        }


class Program:
    """The running program. Its processes are a session of their own."""

    def __init__(self, home: Home, before: Sequence[str]) -> None:
        self.home = home
        driver = Path(__file__).with_name("driver.py")
        self.errors = (home.place / "errors").open("w+b")
        self.process = subprocess.Popen(
            [*before, sys.executable, "-P", str(driver)],
            env={**home.environment(), "PYTHONFAULTHANDLER": "1"},
            cwd=home.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self.pid = int(self._line().removeprefix("ready "))

    def do(self, name: str, *what: object) -> None:
        """Have something done and wait until it is."""
        self.tell(name, *what)
        assert self._line() == f"done {name}", self.said()

    def tell(self, name: str, *what: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\t".join([name, *map(str, what)]) + "\n")
        self.process.stdin.flush()

    def work(self) -> None:
        """Create, capture, drop, look, play, hand over, import, copy; and leave something open."""
        self.do("unlock")
        self.go_about()

    def go_about(self) -> None:
        """What `work` does once the vault is open."""
        self.do("write", CANARIES["account"])
        self.do("drop", self.home.photo)
        self.do("save")
        self.do("walk", *self.home.subjects)
        self.do("hand", CANARIES["contact"], self.home.drive)
        self.do("take", self.home.place / "arrived")
        self.do("copy", CANARIES["copied"])
        self.do("look", self.home.video.name)
        self.do("write", CANARIES["draft"])
        self.do("look", self.home.photo.name)
        self.do("look", self.home.pixels.name)

    def said(self) -> str:
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace")

    def end(self) -> None:
        # All of its session: helpers, and the program itself where it runs under another.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()
        self.errors.close()

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().rstrip("\n")
        assert line, f"it ended: {self.said()}"
        assert not line.startswith("failed"), f"{line}\n{self.said()}"
        return line


def _made(place: Path, name: str, role: str) -> Vault:
    with Secret(PASSPHRASE.encode()) as secret:
        place.parent.mkdir(parents=True, exist_ok=True)
        return Vault.create(place, secret, name=name, role=role, cost=TEST_COST)
