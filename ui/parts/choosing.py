"""Choosing files and folders without leaving a trace of which.

The system's dialogs remember what was opened, and so does Qt's own, in a settings file. This uses
Qt's own and takes its memory away: no history, no places but the drives, and after each use the
part of Qt's settings where the last folder would be is removed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QStorageInfo, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

_ORGANISATION = "QtProject"
_GROUP = "FileDialog"


def folder(parent: QWidget, title: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder; `chosen` gets it."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog, lambda paths: chosen(paths[0]))


def files(
    parent: QWidget, title: str, chosen: Callable[[list[Path]], object], filters: str = ""
) -> QFileDialog:
    """Ask for one file or several; `chosen` gets them."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if filters:
        dialog.setNameFilter(filters)
    return _ask(dialog, chosen)


def new_file(
    parent: QWidget, title: str, name: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write a file that is suggested to be called `name`."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return _ask(dialog, lambda paths: chosen(paths[0]))


def forget() -> None:
    """Remove what Qt's dialog wrote about itself."""
    kept = QSettings(QSettings.Scope.UserScope, _ORGANISATION)
    kept.remove(_GROUP)
    kept.remove("Qt/filedialog")
    kept.sync()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    forget()
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    dialog = QFileDialog(parent, title, home)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setHistory([])
    drives = [drive.rootPath() for drive in QStorageInfo.mountedVolumes() if _shown(drive)]
    dialog.setSidebarUrls([QUrl.fromLocalFile(path) for path in dict.fromkeys([home, *drives])])
    dialog.resize(760, 480)
    return dialog


def _shown(drive: QStorageInfo) -> bool:
    kind = bytes(drive.fileSystemType().data()).decode(errors="replace")
    return drive.isValid() and drive.isReady() and kind not in _NO_DRIVES


_NO_DRIVES = frozenset({"tmpfs", "overlay", "squashfs", "devtmpfs", "ramfs", "fuse.portal"})


def _ask(dialog: QFileDialog, chosen: Callable[[list[Path]], object]) -> QFileDialog:
    def accepted() -> None:
        chosen([Path(name) for name in dialog.selectedFiles()])

    dialog.accepted.connect(accepted)
    dialog.finished.connect(lambda: dialog.setHistory([]))
    # The dialog writes its settings when it is destroyed.
    dialog.destroyed.connect(forget)
    # Not `open`, which is modal: the vault can be locked while it is there.
    dialog.show()
    return dialog
