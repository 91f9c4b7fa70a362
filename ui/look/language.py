"""The language of the window, which can change while it is open.

The texts of widgets are in `resources/i18n/`, compiled to `.qm`; those of the core are sentences of
`fieldreport.reference.wording`. Qt's own (the menu of a text field) come with Qt.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fieldreport.errors import UserError
from fieldreport.reference.assets import resource
from fieldreport.reference.wording import LANGUAGES, pick_language

# Each language under its own name, so that somebody lost in another one finds it.
NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
_TERRITORIES = {"en": "en_GB", "ru": "ru_KZ", "kk": "kk_KZ"}

_installed: list[QTranslator] = []
_current = ["en"]


def current() -> str:
    """The code of the language in force: `en`, `ru` or `kk`."""
    return _current[0]


def of_system() -> str:
    """The language of the system, if we speak it, else English."""
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return pick_language(None, os.environ)


def apply(code: str) -> None:
    """Speak `code`: every widget hears of it (`LanguageChange`), dates and numbers follow."""
    app = cast(QCoreApplication, QCoreApplication.instance())
    QLocale.setDefault(QLocale(_TERRITORIES[code]))
    _current[0] = code
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    for path in (_of_qt(code), _ours(code)):
        translator = QTranslator()
        if path and translator.load(path):
            _installed.append(translator)
            app.installTranslator(translator)


def _of_qt(code: str) -> str:
    return f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{code}.qm"


def _ours(code: str) -> str | None:
    # A source tree whose texts were not compiled speaks the English of its sources.
    with suppress(UserError):
        return str(resource("i18n", f"{code}.qm"))
    return None
