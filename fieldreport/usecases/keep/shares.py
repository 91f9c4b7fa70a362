"""Making a recovery card: a key that is kept by several people and by none of them alone.

A coordinator makes it on a computer without a network. The key exists in memory while it is split
into sheets of words, one for each trustee, and is never written to a file. Only when the sheets
were seen to give it back does the card count as made, and is saved: others add it to their
contacts, compare its fingerprint, and let it open their vaults (`recovery`).

A sheet is words and nothing else: no QR code. One would spare nobody anything, since the program
has no camera and never will (a camera is a second way in), so only a telephone could read it; and a
telephone that reads a code keeps the picture, shows it to whatever is behind its camera, and copies
it to a cloud. Two or three trustees who do so have given the key away without noticing. Words are
typed into the one place where they are needed, their own checksum finds a slip, and four letters of
each are enough.

The card's key for receiving is what is split, so that with the sheets and public tools alone
(SLIP-39, age) everything that was encrypted to it can be opened. The keys that signed the card and
its revocation are wiped at once: nobody can ever sign anything else in its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from fieldreport import files, times
from fieldreport.crypto import cardslot, shares
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity, groups
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.shares import Share, parse
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.reference.wording import say
from fieldreport.usecases.keep.succession import refuse_expired

__all__ = ["CardKey", "Making", "Share", "Sheet", "as_file", "key_of", "make", "parse"]

_ROLE = "recovery"
_COLUMNS = 3


@dataclass(frozen=True)
class Sheet:
    """What one trustee gets: `share`, of how many, and the card that it is for."""

    share: Share = field(repr=False)
    of: int
    name: str
    fingerprint: str
    made: str

    def text(self, lang: str) -> str:
        """The sheet as it is printed, in plain text: 80 columns, two thirds of a page."""
        rows = -(-len(self.share.words) // _COLUMNS)
        numbered = [f"{number:>2} {word:<12}" for number, word in enumerate(self.share.words, 1)]
        lines = ["".join(f"{word:<22}" for word in numbered[row::rows]) for row in range(rows)]
        title = say("sheet.title", lang, number=self.share.number, of=self.of)
        card = say("sheet.card", lang, name=self.name, made=self.made[:10])
        use = say("sheet.use", lang, needed=self.share.needed, of=self.of)
        return "\n\n".join(
            (
                f"{title}\n{'=' * len(title)}",
                f"{card}\n{groups(self.fingerprint)}",
                "\n".join(line.rstrip() for line in lines),
                use,
                say("sheet.keep", lang),
            )
        )


class Making:
    """A recovery card that isn't handed out yet. Use it as a context manager: at its end the sheets
    are gone from here.

    `card` and `revocation` are the bytes of their files, `fingerprint` that of the card (hex),
    `sheets` one for each trustee, any `needed` of which are the key.
    """

    def __init__(self, card: bytes, revocation: bytes, sheets: tuple[Sheet, ...]) -> None:
        self.card = card
        self.revocation = revocation
        self.sheets = sheets
        self.fingerprint = sheets[0].fingerprint
        self.needed = sheets[0].share.needed
        self.typed_back = False
        self._recipient = parse_card(card).card.recipient

    def try_back(self, typed: Sequence[Share]) -> None:
        """Note that these shares, which somebody typed from what is on paper, give the card's key
        back: it opens what was just sealed to the card.

        Raises:
            UserError: `shares.…`, `shares.other_card`; nothing is noted, and it may be tried again.
        """
        with key_of(typed, self._recipient) as key:
            _prove(key)
        self.typed_back = True

    def save(self, card: Path, revocation: Path, *, untyped: bool = False) -> None:
        """Save the card and its revocation to new files: now the card is made.

        `untyped` lets it count although nobody typed the words back: all combinations were tried in
        memory, but not what is on paper.

        Raises:
            UserError: `shares.not_typed_back`, `files.exists` and their like; nothing is saved.
        """
        if not (self.typed_back or untyped):
            raise UserError("shares.not_typed_back", needed=self.needed)
        files.write_atomic(revocation, self.revocation)
        try:
            files.write_atomic(card, self.card)
        except BaseException:
            with suppress(OSError):
                revocation.unlink()
            raise

    def close(self) -> None:
        """Let go of the sheets. May be called again."""
        self.sheets = ()

    def __enter__(self) -> Making:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class CardKey:
    """The key of a recovery card, put together from sheets; a context manager that wipes it."""

    def __init__(self, key: HybridIdentity) -> None:
        self.key = key

    def __enter__(self) -> HybridIdentity:
        return self.key

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.key.zero()


def make(name: str, needed: int, count: int, *, expires: str | None = None) -> Making:
    """Make a recovery card of which any `needed` of `count` sheets are the key.

    Every such combination was tried, and opened what was sealed to the card, before this returns.
    `expires` is an instant, for the card. Nothing is written.

    Raises:
        UserError: `shares.bad_numbers`, `card.bad_name`, `card.malformed`,
            `succession.expires_at_once`.
    """
    refuse_expired(expires)
    identity = Identity.generate()
    try:
        card = make_card(identity, name, _ROLE, expires=expires)
        revocation = make_revocation(identity)
        age, _, _ = identity.seeds()
        split = shares.split(age, needed, count)
        recipient, fingerprint = identity.public.recipient, identity.fingerprint
    finally:
        identity.zero()
    with key_of(split, recipient) as key:
        _prove(key)
    made = times.now()
    sheets = tuple(Sheet(share, count, name, fingerprint, made) for share in split)
    return Making(card, revocation, sheets)


@contextmanager
def as_file(sheet: Sheet, folder: Path, lang: str) -> Iterator[Path]:
    """Have a sheet as a text file for as long as the body runs, for printing; then it is overwritten
    and removed.

    One at a time: together they are the key, and drives remember. Raises UserError `files.…`.
    """
    path = folder / f"sheet-{sheet.share.number}-{sheet.of}.txt"
    text = sheet.text(lang).encode() + b"\n"
    files.write_atomic(path, text)
    try:
        yield path
    finally:
        with suppress(OSError):
            with path.open("r+b", buffering=0) as file:
                file.write(bytes(len(text)))
                files.sync(file)
            path.unlink()


def key_of(typed: Sequence[Share], recipient: str | None = None) -> CardKey:
    """Put the key of a card together; if the card's `recipient` is known, the key must be its.

    Raises:
        UserError: `shares.…` as `crypto.shares.combine`, `shares.other_card`.
    """
    with shares.combine(typed) as seed:
        key = HybridIdentity(seed)
    if recipient is not None and key.recipient().encode() != recipient:
        key.zero()
        raise UserError("shares.other_card")
    return CardKey(key)


def _prove(key: HybridIdentity) -> None:
    """Open a slot as vaults have them with this key."""
    with Secret.random(shares.SECRET_SIZE) as secret:
        sealed = cardslot.seal(key.recipient(), secret, b"")
        with cardslot.unseal(key, sealed, b"") as again:
            if again != secret:
                raise RuntimeError("the card doesn't open what is sealed to it")
