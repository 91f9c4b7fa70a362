"""What goes into the packaged program and what stays out.

Qt comes with far more than a window needs, and PyInstaller takes what it finds. What stays out is
named here; what must not be inside is asserted by `tests/frozen`. Qt's and
Python's code for secure connections stays out; what FFmpeg is linked against (GnuTLS) comes inside
its package; the walls of the helper, in which alone it is loaded, let it open no connection.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator
from pathlib import Path

EXCLUDED = (
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "_pytest",
    "_ssl",
    "coverage",
    "hypothesis",
    "lib2to3",
    "numpy",
    "pip",
    "pydoc_data",
    "pytest",
    "setuptools",
    "ssl",
    "tkinter",
    "turtle",
)

# By path inside the package; a bar on the end of nothing that is used.
_DROPPED = (
    "*Qt6Network*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6OpenGL*",
    "*Qt6Sql*",
    "*Qt6VirtualKeyboard*",
    "*Qt6EglFS*",
    "*Qt6EglFs*",
    "*Qt6Pdf*",
    "*/plugins/tls/*",
    "*/plugins/networkinformation/*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/platforms/libqeglfs*",
    "*/plugins/platforms/libqlinuxfb*",
    "*/plugins/platforms/libqminimal*",
    "*/plugins/platforms/libqvkkhrdisplay*",
    "*/plugins/platforms/libqvnc*",
    "*/plugins/platforms/qdirect2d*",
    "*/plugins/platforms/qminimal*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/platformthemes/libqgtk3*",
    "*/plugins/imageformats/*qgif*",
    "*/plugins/imageformats/*qicns*",
    "*/plugins/imageformats/*qico*",
    "*/plugins/imageformats/*qpdf*",
    "*/plugins/imageformats/*qtga*",
    "*/plugins/imageformats/*qtiff*",
    "*/plugins/imageformats/*qwbmp*",
    "*/plugins/imageformats/*qwebp*",
    # The program's texts are its own; Qt's dialogs are translated by those that are kept.
    "*PySide6/Qt/translations/*",
    "*PySide6/translations/*",
    # They need Qt's OpenGL; windows without are drawn in memory.
    "*/plugins/wayland-graphics-integration-client/*",
    # Python's, which nothing asks for any more.
    "libssl.so*",
    "libgtk-3*",
    "libcups*",
    "libgnutls*",
    "libssh*",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/direct_url.json",
    "*.dist-info/REQUESTED",
)
_KEPT = ("*/translations/qtbase_ru.qm", "*/translations/qtbase_kk.qm")
# The source of shipped folders that aren't for users.
_NOT_SHIPPED = {"pictures", "__pycache__"}


def shipped(root: Path) -> list[tuple[str, str]]:
    """The project's own files that are no code, and where they go."""
    files = [
        *(path for path in sorted((root / "resources").rglob("*")) if path.is_file()),
        *sorted((root / "fieldreport" / "vault" / "schema").glob("*.sql")),
    ]
    return [
        (str(path), str(path.parent.relative_to(root)))
        for path in files
        if not _NOT_SHIPPED & set(path.parts) and path.suffix not in {".ts", ".svgz"}
    ]


def imported_by_name(root: Path) -> list[str]:
    """The project's modules: commands and pages are imported by their names, when they are wanted."""
    return sorted(
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for package in ("fieldreport", "ui")
        for path in (root / package).rglob("*.py")
        if path.name != "__main__.py"
    )


def kept(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """PyInstaller's entries without what is dropped, in one order."""
    return sorted(_kept(entries))


def _kept(entries: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    for entry in entries:
        path = entry[0].replace("\\", "/")
        dropped = any(fnmatch.fnmatch(path, each) for each in _DROPPED)
        if not dropped or any(fnmatch.fnmatch(path, each) for each in _KEPT):
            yield entry
