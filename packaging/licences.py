"""Lists what the packaged program holds beside its own code, with the licence of each part.

python packaging/licences.py OUT.txt
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parent / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice|copyright|authors)[^/]*$", re.IGNORECASE)
# Packages that say nothing of the libraries inside them.
_INSIDE = """\
Inside these packages: Python itself (PSF-2.0); Qt 6 (LGPL-3.0-only, as shared libraries that may be
replaced in the folder _internal/PySide6/Qt/lib); SQLCipher (BSD-3-Clause) and SQLite (public domain)
in sqlcipher3; OpenSSL (Apache-2.0) in cryptography and sqlcipher3; FFmpeg (LGPL-2.1-or-later or, with
x264 and x265, GPL-2.0-or-later) in av; libheif and libde265 (LGPL-3.0-or-later) in pi-heif; PDFium
(Apache-2.0 and BSD-3-Clause) in pypdfium2. Icons: Lucide (ISC). Font: Noto Sans (OFL-1.1). Place names:
GeoNames and SimpleMaps (CC BY 4.0). The program is GPL-3.0-or-later: see LICENSE.
"""


def text() -> str:
    """Each package that the lock pins and that is installed, with its licences whole."""
    parts = [_INSIDE]
    names = sorted(set(_PINNED.findall(LOCK.read_text("utf-8"))), key=str.casefold)
    for name in names:
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            # For another system.
            continue
        said = found.metadata
        licence = (
            _first_line(said.get_all("License-Expression"))
            or _first_line(said.get_all("License"))
            or _by_classifier(said)
        )
        parts.append(f"{'=' * 78}\n{said['Name']} {found.version}: {licence}\n")
        for file in sorted(found.files or (), key=str):
            listed = ".dist-info/" in str(file) and file.suffix not in {".py", ".pyc"}
            if listed and _LICENCE.search(str(file)):
                parts.append(file.read_text(encoding="utf-8").strip() + "\n")
    return "\n".join(parts)


def _first_line(given: list[str] | None) -> str:
    # Some packages give the whole text here.
    text = (given or [""])[0].strip()
    return text.splitlines()[0] if text else ""


def _by_classifier(said: metadata.PackageMetadata) -> str:
    given = said.get_all("Classifier") or []
    return ", ".join(each.rsplit(" :: ", 1)[-1] for each in given if each.startswith("License"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), "utf-8", newline="\n")
