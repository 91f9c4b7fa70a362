"""What a report says, as a coordinator reads it before judging."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QLocale, QTimeZone
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.desk.triage import Account, Judged
from fieldreport.vault.search import Row
from ui.desk.withdraw_form import kind
from ui.parts.column import Column
from ui.parts.labels import label
from ui.report import whens

# A time that is known to the hour is shown with its hour.
_HOUR, _DAY = 3600, 86400
# Of judgements that were withdrawn, so many are told of here, the newest; the report's history has all.
SHOWN = 3


class AccountView(QWidget):
    """`show_account` shows one, or None; `fold` hides what it says, or shows it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self._title = label("heading", wraps=True)
        self._facts = label("muted", wraps=True)
        self._withdrawn = label("muted", wraps=True)
        self._narrative = label(wraps=True, selectable=True)
        self._hidden = label("muted", wraps=True)
        self._hidden.hide()
        column = Column()
        for each in (self._title, self._facts, self._withdrawn, self._narrative, self._hidden):
            column.box.addWidget(each)
        column.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(column)

    @property
    def account(self) -> Account | None:
        """What is shown."""
        return self._account

    @property
    def folded(self) -> bool:
        """Whether the account is hidden."""
        return self._narrative.isHidden()

    def show_account(self, account: Account | None) -> None:
        """Show an account, or nothing."""
        self._account = account
        self._retranslate()

    def fold(self) -> None:
        """Hide the account from whoever looks over the shoulder, or show it again."""
        folded = not self.folded
        for each in (self._facts, self._narrative):
            each.setVisible(not folded)
        for each in (self._title, self._withdrawn):
            each.setVisible(not folded and bool(each.text()))
        self._hidden.setVisible(folded)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._hidden.setText(self.tr("The account is hidden. Space shows it again."))
        if self._account is None:
            for each in (self._title, self._facts, self._withdrawn, self._narrative):
                each.clear()
            self._withdrawn.hide()
            return
        account = self._account
        # A report without a title of its own is listed under its first words.
        own = not account.narrative.startswith(account.row.title.rstrip("…"))
        self._title.setText(account.row.title if own else "")
        self._title.setVisible(own and not self.folded)
        counted = (
            self.tr("%n person(s)", "", account.people) if account.people else "",
            self.tr("%n act(s)", "", account.acts) if account.acts else "",
            self.tr("%n file(s)", "", account.evidence) if account.evidence else "",
        )
        said = (
            self.tr("From {name}").format(name=account.sender),
            when(account.row),
            account.row.place.replace("\n", ", "),
            ", ".join(filter(None, counted)),
        )
        self._facts.setText("\n".join(filter(None, said)))
        self._withdrawn.setText("\n".join(map(self._taken_back, account.withdrawn[:SHOWN])))
        self._withdrawn.setVisible(bool(account.withdrawn) and not self.folded)
        self._narrative.setText(account.narrative)
        self._narrative.setAccessibleName(self.tr("Account"))

    def _taken_back(self, judged: Judged) -> str:
        said = self.tr("Withdrawn by you, {date}: {judgement}").format(
            date=whens.told(judged.withdrawn), judgement=kind(judged)
        )
        return f"{said} ({judged.why})" if judged.why else said


def when(row: Row) -> str:
    """When it happened, as the language writes dates; empty if nobody knows."""
    begins = row.earliest if row.earliest is not None else row.latest
    if begins is None:
        return ""
    ends = row.latest if row.latest is not None else begins
    first = QDateTime.fromSecsSinceEpoch(begins, QTimeZone(QTimeZone.Initialization.UTC))
    last = QDateTime.fromSecsSinceEpoch(ends, QTimeZone(QTimeZone.Initialization.UTC))
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if ends - begins < _HOUR:
        return locale.toString(first, short)
    one, other = locale.toString(first.date(), short), locale.toString(last.date(), short)
    return one if ends - begins < _DAY or one == other else f"{one} – {other}"
