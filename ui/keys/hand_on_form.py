"""In the vault of the old keys: signing that other keys take their place, once their fingerprint was
compared.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.files import shown
from fieldreport.usecases.keep import succession
from fieldreport.usecases.keep.succession import Asking
from ui.exchange.compare_form import CompareForm
from ui.exchange.fingerprint import Fingerprint
from ui.exchange.roles import role_name
from ui.keys.renew_form import FILE
from ui.parts import buttons, choosing
from ui.parts.labels import label
from ui.session.session import Session


class HandOnForm(QWidget):
    """`signed` with the name of the file and that of the successor; `failed` with what is said on the
    page.
    """

    signed = Signal(str, str)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request: Path | None = None
        self._asking: Asking | None = None
        self.choose = buttons.secondary(icon="folder-open")
        self.who = label("strong", wraps=True)
        self.fingerprint = Fingerprint()
        self.form = CompareForm()
        self.compared = label(wraps=True)
        self.sign = buttons.secondary(icon="key-round")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.who, self.fingerprint, self.form, self.compared):
            box.addWidget(each)
        box.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignLeft)
        self.choose.clicked.connect(self._ask)
        self.form.compared.connect(lambda _given: self._show(compared=True))
        self.sign.clicked.connect(self._ask_place)
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._request = self._asking = None
        self._show(compared=False)

    def read(self, path: Path) -> None:
        """Read a request."""
        self.forget()
        self._session.write(succession.asking, path).then(
            self, lambda asking: self._came(path, asking), failed=self.failed.emit
        )

    def sign_to(self, path: Path) -> None:
        """Sign the request, and save the card that it becomes to a new file."""
        request, asking = self._request, self._asking
        if request is None or asking is None:
            return

        def done(_fingerprint: str) -> None:
            self.forget()
            self.signed.emit(shown(path), asking.name)

        self._session.write(succession.endorse, request, path, compared=asking.fingerprint).then(
            self, done, failed=self.failed.emit
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        choosing.files(self, self.tr("Read a request"), lambda paths: self.read(paths[0]))

    def _ask_place(self) -> None:
        choosing.new_file(self, self.tr("Save the card of the successor"), FILE, self.sign_to)

    def _came(self, path: Path, asking: Asking) -> None:
        self._request, self._asking = path, asking
        self.fingerprint.show_fingerprint(asking.fingerprint)
        self.form.ask(asking.name, asking.fingerprint)
        self._show(compared=False)
        self.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, compared: bool) -> None:
        there = self._asking is not None
        self.who.setVisible(there)
        self.fingerprint.setVisible(there)
        self.form.setVisible(there and not compared)
        self.compared.setVisible(there and compared)
        self.sign.setVisible(there and compared)
        self._retranslate()
        if compared:
            self.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        self.choose.setText(self.tr("Read a request…"))
        self.sign.setText(self.tr("Sign it and save the card…"))
        if self._asking is not None:
            name = self._asking.name
            self.who.setText(
                self.tr("{name}, {role}, asks to take your place.").format(
                    name=name, role=role_name(self._asking.role)
                )
            )
            self.compared.setText(
                self.tr(
                    "The fingerprint is right. Your signature can't be taken back: your contacts will"
                    " be told that {name} takes your place."
                ).format(name=name)
            )
