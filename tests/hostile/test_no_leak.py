"""After a whole session nothing of a report lies anywhere in the clear: in vaults, on drives, at home, in temp.

Canaries stand in every private place: narrative, title, place, label, name of a person, tag, name
and content of evidence, a question, the passphrase. The session runs as programs of their own, with a
home and a folder for temporary files that are looked through afterwards; and each program says
which files it opened to write, so that what was removed again is seen as well.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.made import written
from tests.unit.cli.terminal import ROOT
from tests.unit.usecases.made import PASSPHRASE, Places

pytestmark = pytest.mark.hostile

# Words that nothing else contains. In an index they would be folded, so some have capitals.
CANARIES = {
    "title": "Titul4711kanareika4711titul",
    "narrative": "рассказ4712канарейка4712рассказ",
    "place": "Место4713Канарейка4713место",
    "label": "label4714kanareika4714label",
    "person": "Есімі4715Қанарейка4715есімі",
    "tag": "tagtag4716kanareika4716tagtag",
    "file": "fileof4717kanareika4717fileof",
    "content": "content4718kanareika4718content",
    "question": "Question4719kanareika4719question",
    "passphrase": PASSPHRASE,
}

# Runs the program and then tells which files it opened to write.
_WATCHED = """
import os, runpy, sys
opened = []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened.append(os.path.abspath(os.fsdecode(path)))
sys.addaudithook(hook)
log = sys.argv.pop(1)
try:
    runpy.run_module("fieldreport", run_name="__main__", alter_sys=True)
finally:
    written = list(opened)
    with open(log, "w", encoding="utf-8") as file:
        file.write("\\n".join(written))
"""


class Session:
    """Commands run one after the other, each as a program of its own."""

    def __init__(self, folder: Path, places: Places) -> None:
        self.home = folder / "home"
        self.temporary = folder / "temporary"
        self.current = folder / "current"
        for place in (self.home, self.temporary, self.current):
            place.mkdir()
        self.places = places
        self.written: set[Path] = set()
        self._log = folder / "log"

    def __call__(self, vault: Path, *words: object) -> Any:
        ended = subprocess.run(
            [
                *(sys.executable, "-B", "-c", _WATCHED, str(self._log)),
                *("--vault", str(vault), "--passphrase-file", str(self.places.passphrase)),
                *("--json", *map(str, words)),
            ],
            cwd=self.current,
            env=self._environment(),
            check=False,
            capture_output=True,
            timeout=60,
        )
        assert ended.returncode == 0, ended
        assert ended.stderr == b"", ended
        assert PASSPHRASE.encode() not in ended.stdout
        self.written |= {Path(line) for line in self._log.read_text("utf-8").splitlines()}
        return json.loads(ended.stdout)

    def _environment(self) -> dict[str, str]:
        home = {
            name: str(self.home)
            for name in os.environ
            if name in {"HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"} or name[:4] == "XDG_"
        }
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))
        return {**os.environ, **home, **temporary, "PYTHONPATH": str(ROOT)}


def spellings(word: str) -> Iterator[bytes]:
    """A word as it may lie on a drive: in any of the usual encodings, folded, in Base64."""
    for spelled in {word, word.lower(), word.upper(), word.replace("й", "и\u0306")}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
            raw = spelled.encode(encoding, "ignore")
            if len(raw) > 8:
                yield raw
    # Whatever comes before it, one of three ways to write its middle in Base64.
    for shift in range(3):
        yield base64.b64encode(bytes(shift) + word.encode())[4:-4]


def leaks(*folders: Path) -> list[tuple[str, str]]:
    """Every file below the folders with a canary in it or in its name."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*")):
        raw = path.read_bytes() if path.is_file() else b""
        for name, word in CANARIES.items():
            if any(spelling in raw for spelling in spellings(word)) or word in path.name:
                found.append((str(path), name))
    return found


@pytest.fixture
def incident(tmp_path: Path) -> tuple[Path, Path]:
    """A report and a file, full of canaries."""
    document = {
        "title": CANARIES["title"],
        "narrative": f"{CANARIES['narrative']}, " * 50,
        "place": {"name": CANARIES["place"]},
        "people": [
            {
                "id": "p",
                "label": CANARIES["label"],
                "identity": {"names": [{"full": CANARIES["person"], "form": "as-given"}]},
            }
        ],
        "tags": [CANARIES["tag"]],
    }
    file = tmp_path / f"{CANARIES['file']}.txt"
    file.write_text(f"{CANARIES['content']}\n" * 20_000, encoding="utf-8")
    return written(tmp_path / "r.json", document), file


def test_after_a_whole_session_no_canary_is_found_anywhere(
    places: Places, tmp_path: Path, incident: tuple[Path, Path]
) -> None:
    # The file with the passphrase is the test's own, and so are the report and the evidence.
    inside = tmp_path / "session"
    inside.mkdir()
    run = Session(inside, places)
    monitor, coordinator, drive = places.monitor, places.coordinator, places.drive
    report, file = incident

    subject = run(monitor, "report", "add", report, "--evidence", file)["id"]
    for option, name in (("--search", "narrative"), ("--person", "person"), ("--tag", "tag")):
        (line,) = run(monitor, "report", "list", option, CANARIES[name])
        assert line["title"] == CANARIES["title"]
    run(monitor, "report", "show", subject)
    run(monitor, "custody")
    (bundle,) = run(monitor, "handover", "--to", "Samal", "--out", drive, "--new")["files"]
    run(coordinator, "inspect", bundle)
    run(coordinator, "import", bundle, "--receipt-dir", drive)
    asked = {"type": "needs-information", "of": subject, "question": CANARIES["question"]}
    question = written(tmp_path / "q.json", {"kind": "assessment", "body": asked})
    run(coordinator, "record", "add", question)
    run(coordinator, "backup", inside / "backup")
    run(coordinator, "receipt", "--out", drive)
    assert len(run(monitor, "import", drive)["imported"]) == 2
    assert run(monitor, "purge", "--acknowledged") == {"records": 2, "evidence": 1, "kept": 0}
    assert run(monitor, "report", "list", "--search", CANARIES["narrative"]) == []
    assert len(run(coordinator, "report", "list", "--search", CANARIES["narrative"])) == 1
    run(coordinator, "check")
    run(monitor, "check")

    looked_through = (monitor, coordinator, drive, inside)
    assert leaks(*looked_through) == []
    # Nor was anything written elsewhere and removed again.
    for place in (run.home, run.temporary, run.current):
        assert list(place.rglob("*")) == []
    allowed = (monitor, coordinator, drive, inside / "backup")
    strange = {
        path
        for path in run.written
        if not any(folder in path.parents for folder in allowed) and path != Path(os.devnull)
    }
    assert strange == set()
    assert run.written


def test_a_canary_that_leaked_would_be_found(tmp_path: Path) -> None:
    for number, (name, word) in enumerate(CANARIES.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        for encoding in ("utf-8", "utf-16"):
            (folder / "cache.db").write_bytes(b"\0\xff" + f"… {word} …".encode(encoding))
            assert leaks(folder) == [(str(folder / "cache.db"), name)]
        (folder / "cache.db").write_bytes(base64.b64encode(f"a {word} b".encode()))
        assert leaks(folder) == [(str(folder / "cache.db"), name)]
        (folder / "cache.db").unlink()
        (folder / f"{word}.lnk").touch()
        assert leaks(folder) == [(str(folder / f"{word}.lnk"), name)]
