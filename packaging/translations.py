"""The texts of the window in its three languages: found in the sources, filled in, compiled.

    python packaging/translations.py update [PART]   take over what changed in the sources
    python packaging/translations.py missing [PART]  what is not translated, as JSON
    python packaging/translations.py fill FILE|-     fill in such JSON
    python packaging/translations.py compile         make the .qm files, if they are stale

Each folder of `ui/` is a part with files of its own, `resources/i18n/PART.LANGUAGE.ts`, so that people
who work on different pages don't meet; the modules beside the folders are the part `window`. English
files hold only what has a plural. Qt's tools come with PySide6, so this runs in the program's own
environment; the set-up calls `compile` whenever it is needed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import environment
from calling import RefusedError

LANGUAGES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
REST = "window"


def folder(root: Path) -> Path:
    """Where the texts lie."""
    return root / "resources" / "i18n"


def stamp(root: Path) -> Path:
    """The file that says from which sources the compiled files were made."""
    return folder(root) / "compiled"


def key(root: Path) -> str:
    """What the sources are known by: a SHA-256 over their names and contents, in hex."""
    digest = hashlib.sha256()
    for path in sorted(folder(root).glob("*.ts")):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_fresh(root: Path) -> bool:
    """Whether the compiled files are there, and are those of these sources."""
    try:
        known = stamp(root).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return False
    compiled = all((folder(root) / f"{language}.qm").is_file() for language in LANGUAGES)
    return compiled and known == key(root)


def bring_up(tree: environment.Tree) -> None:
    """Compile with the environment's Python what is stale.

    Raises RefusedError if that fails.
    """
    if is_fresh(tree.root):
        return
    if environment.call(tree, ["packaging/translations.py", "compile"]):
        raise RefusedError(
            "The texts of the window could not be compiled; the lines above say why."
        )


def compile_all(root: Path) -> None:
    """Make one `.qm` a language, in one step each; the stamp last."""
    if is_fresh(root):
        return
    place, made_of = folder(root), key(root)
    for language in LANGUAGES:
        sources = sorted(place.glob(f"*.{language}.ts"))
        # Nothing for a language yet is no fault: an empty file, so that it is known to be fresh.
        target = place / f"{language}.qm"
        # Several test processes may do this at once.
        unready = target.with_name(f"{language}.{os.getpid()}.new")
        if sources:
            _tool("lrelease", "-silent", *map(str, sources), "-qm", str(unready))
        else:
            unready.write_bytes(b"")
        unready.replace(target)
    unready = stamp(root).with_suffix(f".{os.getpid()}.new")
    unready.write_text(made_of, "ascii")
    unready.replace(stamp(root))


def parts(root: Path) -> dict[str, list[Path]]:
    """Each part of the window, to its sources."""
    ui = root / "ui"
    found = {REST: sorted(ui.glob("*.py"))}
    for each in sorted(path for path in ui.iterdir() if path.is_dir()):
        sources = sorted(each.rglob("*.py"))
        if sources:
            found[each.name] = sources
    return found


def update(root: Path, wanted: str | None = None) -> None:
    """Bring the `.ts` files of every part, or of one, up to its sources; what is no longer there
    goes.
    """
    for part, sources in parts(root).items():
        if wanted not in {None, part}:
            continue
        for language, locale in LANGUAGES.items():
            path = folder(root) / f"{part}.{language}.ts"
            _tool(
                "lupdate",
                *("-silent", "-locations", "none", "-no-obsolete", "-sort-messages"),
                *(("-pluralonly",) if language == "en" else ()),
                *("-target-language", locale, "-extensions", "py"),
                *map(str, sources),
                *("-ts", str(path)),
            )
            if path.exists() and not ET.parse(path).getroot().findall("context"):  # noqa: S314
                path.unlink()


def missing(root: Path, part: str = "*") -> dict[str, dict[str, str | list[str]]]:
    """What is not translated: a source text to a language to what stands there, for `fill`."""
    found: dict[str, dict[str, str | list[str]]] = {}
    for path, _, message in _messages(root, part):
        translation = message.find("translation")
        if translation is None or translation.get("type") != "unfinished":
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")]
        source = message.findtext("source") or ""
        language = path.name.split(".")[-2]
        found.setdefault(source, {})[language] = forms or translation.text or ""
    return found


def fill(root: Path, texts: dict[str, dict[str, str | list[str]]]) -> int:
    """Fill in the translations of source texts, wherever they stand; returns how many.

    A text with a plural takes a list: English one, other; Russian one, few, many; Kazakh the same
    twice.
    """
    filled = 0
    trees: dict[Path, ET.ElementTree[ET.Element]] = {}
    for path, tree, message in _messages(root, "*"):
        given = texts.get(message.findtext("source") or "", {}).get(path.name.split(".")[-2])
        translation = message.find("translation")
        if not given or translation is None:
            continue
        forms = translation.findall("numerusform")
        wanted = given if isinstance(given, list) else [given]
        if forms:
            if len(wanted) != len(forms):
                raise RefusedError(f"{len(forms)} forms are needed: {message.findtext('source')}")
            for form, text in zip(forms, wanted, strict=True):
                form.text = text
        else:
            translation.text = wanted[0]
        translation.attrib.pop("type", None)
        trees[path] = tree
        filled += 1
    for path, tree in trees.items():
        _write(path, tree)
    return filled


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 0 done, 1 failed, 2 wrong usage."""
    root = environment.ROOT
    try:
        match list(arguments):
            case ["update", *part] if len(part) < 2:
                update(root, *part)
            case ["missing", *part] if len(part) < 2:
                print(json.dumps(missing(root, *part), ensure_ascii=False, indent=1))
            case ["fill", name]:
                raw = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
                print(fill(root, json.loads(raw)))
            case ["compile"]:
                compile_all(root)
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _messages(
    root: Path, part: str
) -> Iterator[tuple[Path, ET.ElementTree[ET.Element], ET.Element]]:
    for path in sorted(folder(root).glob(f"{part}.*.ts")):
        tree = ET.parse(path)  # noqa: S314 - our own files
        for message in tree.getroot().iter("message"):
            yield path, tree, message


def _write(path: Path, tree: ET.ElementTree[ET.Element]) -> None:
    # As Qt's tools write it, so that their next run changes nothing.
    body = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def _tool(name: str, *arguments: str) -> None:
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise RefusedError("This Python has no PySide6: use the one in .venv.")
    tool = Path(found.submodule_search_locations[0]) / (
        f"{name}.exe" if sys.platform == "win32" else name
    )
    ended = subprocess.run([str(tool), *arguments], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RefusedError(f"{name}: {ended.stderr.strip() or ended.stdout.strip()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
