"""What the import page says of a file, in sentences: who sent it, what it would bring, what came of
it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from fieldreport.reference.wording import say, size
from fieldreport.usecases.exchange.intake import Fault, Imported
from fieldreport.usecases.exchange.preview import Seen
from ui.exchange.roles import role_name
from ui.look import language

# More faults or numbers than this tell nobody anything: the receipt has all of them.
_SHOWN = 12

Said = tuple[str, str]


class Telling(QObject):
    """The sentences, in the language in force."""

    def who(self, seen: Seen) -> str:
        """Whose file it is."""
        if seen.state == "card":
            text = self.tr("The card of {name}, {role}")
        elif seen.state == "receipt":
            text = self.tr("A receipt from {name}, {role}")
        else:
            text = self.tr("From {name}, {role}")
        return text.format(name=seen.sender, role=role_name(seen.role))

    def trust(self, seen: Seen, given: bool) -> list[Said]:
        """Whether the sender is who the card says, as far as is known; each with how it is meant."""
        found: list[Said] = []
        if seen.same_name:
            found.append(
                (
                    "bad",
                    self.tr(
                        "Careful: you know somebody called {name} with another key. Either {name} has a"
                        " new key, or somebody else uses the name. Ask {name} in person before you"
                        " believe anything in this.",
                    ).format(name=seen.sender),
                )
            )
        if seen.state == "card":
            return found
        if given or seen.standing == "compared":
            text = self.tr("The fingerprint was compared: it is from {name}.")
            return [*found, ("good", text.format(name=seen.sender))]
        texts = {
            "revoked": self.tr(
                "{name} has revoked this key: somebody else may have it. Nothing is taken."
            ),
            "expired": self.tr("The card of {name} has expired. Ask for a new one."),
        }
        unknown = self.tr(
            "The sender calls himself {name}, but the fingerprint was not compared. Compare it now, or"
            " import it as it is: then it is kept unopened until you have.",
        )
        return [
            *found,
            ("warning", texts.get(str(seen.standing), unknown).format(name=seen.sender)),
        ]

    def brings(self, seen: Seen) -> list[Said]:
        """What importing it would change."""
        if seen.state == "known":
            return [("muted", self.tr("All of it was imported before. Nothing would change."))]
        if seen.state != "bundle":
            return []
        counted = [
            self.tr("%n new record(s)", "", seen.new),
            self.tr("%n changed", "", seen.changed) if seen.changed else "",
            self.tr("%n known already", "", seen.known) if seen.known else "",
            self.tr("%n new file(s)", "", seen.evidence_new) if seen.evidence_new else "",
        ]
        found: list[Said] = [("muted", _sentence(counted))]
        if seen.bad:
            text = self.tr(
                "%n damaged or not valid: set aside, the rest can be taken.", "", seen.bad
            )
            found.append(("warning", text))
        return [*found, *self._missing(seen.missing)]

    def came_of(self, imported: Imported) -> list[Said]:
        """What became of it."""
        if imported.state == "held":
            text = self.tr(
                "Kept unopened. Once you have compared the fingerprint of {name}, it can be imported"
                " from here, without the drive.",
            )
            return [("warning", text.format(name=imported.sender))]
        if imported.state == "known":
            return [("good", self.tr("All of it was here already. Nothing was changed."))]
        if imported.state == "receipt_taken":
            return self._answered(imported)
        counted = [
            self.tr("%n record(s) stored", "", imported.records),
            self.tr("%n file(s) stored", "", imported.evidence) if imported.evidence else "",
            self.tr("%n known already", "", imported.known) if imported.known else "",
        ]
        found: list[Said] = [("good", _sentence(counted))]
        found += [("bad", self._fault(each)) for each in imported.faults[:_SHOWN]]
        more = len(imported.faults) - _SHOWN
        if more > 0:
            found.append(("bad", self.tr("and %n more", "", more)))
        return [*found, *self._missing(imported.missing)]

    def _answered(self, imported: Imported) -> list[Said]:
        told = imported.acknowledged
        there = told.get("stored", 0) + told.get("known", 0)
        refused = told.get("quarantined", 0) + told.get("damaged", 0)
        safe = told.get("backed-up", 0)
        found: list[Said] = []
        if safe:
            text = self.tr("%n arrived and are in a verified backup there.", "", safe)
            found.append(("good", text))
        if there:
            text = self.tr("%n arrived and are not in a backup yet: keep them.", "", there)
            found.append(("good", text))
        if refused:
            text = self.tr("%n arrived damaged or were refused: hand them over again.", "", refused)
            found.append(("bad", text))
        if imported.missing:
            text = self.tr("%n of your handovers never arrived there.", "", len(imported.missing))
            found.append(("warning", text))
        asks = self.tr("{name} asks: {question}")
        found += [
            ("warning", asks.format(name=imported.sender, question=each))
            for each in imported.questions
        ]
        return found

    def _missing(self, numbers: tuple[int, ...]) -> list[Said]:
        if not numbers:
            return []
        text = self.tr(
            "%n earlier bundle(s) of this sender never arrived. Missing: {numbers}",
            "",
            len(numbers),
        )
        named = ", ".join(map(str, numbers[:_SHOWN])) + ("…" if len(numbers) > _SHOWN else "")
        return [("warning", text.format(numbers=named))]

    def _fault(self, fault: Fault) -> str:
        reason = say(f"reason.{fault.reason}", language.current())
        if fault.item == "bundle":
            return self.tr("The bundle broke off: what came before that was taken.")
        # An id by its first digits; a place in the bundle as it is.
        item = fault.item[:12] if len(fault.item) == 64 else fault.item
        text = self.tr("{item} was set aside: {reason}")
        return text.format(item=item, reason=reason)

    def measure(self, seen: Seen) -> str:
        """Its name and its size."""
        return f"{seen.path} · {size(seen.size, language.current())}"


def _sentence(parts: list[str]) -> str:
    """What there is of these, as one line that begins like one."""
    text = ", ".join(filter(None, parts))
    return text[:1].upper() + text[1:]
