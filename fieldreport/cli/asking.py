"""Where the command line gets a passphrase and a vault from.

A passphrase comes from a file or a hidden prompt, never from an argument or the environment: both can be read by
other programs and stay in histories. It travels in a `Secret`; what `getpass` returned is a Python string that can't be
wiped, which SECURITY.md says.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.cli.output import Output
    from fieldreport.vault.vault import Vault

# Longer than any sentence that a person would type, and short enough to refuse a wrong file at once.
PASSPHRASE_LIMIT = 1024
# As the window calls it.
PORTABLE = "fieldreport-vault"


def vault_folder(parsed: Namespace) -> Path:
    """The folder of the vault: `--vault`, or the one place that the program uses by default."""
    if parsed.vault is not None:
        return Path(parsed.vault)
    carried = beside_program()
    if carried is not None and carried.is_dir():
        return carried
    from platformdirs import user_data_path

    return user_data_path("fieldreport", appauthor=False) / "vault"


def beside_program() -> Path | None:
    """The folder of a vault that travels with the packaged program; None where it isn't packaged."""
    if not getattr(sys, "frozen", False):
        return None
    return Path(sys.executable).resolve().parent / PORTABLE


def passphrase(file: str | None, output: Output, prompt: str = "cli.prompt.passphrase") -> Secret:
    """Read a passphrase from `file`, or ask for it without showing it.

    One line feed at the end of the file is not part of the passphrase, since editors add it.
    """
    if file is not None:
        return _from_file(Path(file))
    return _from_prompt(say(prompt, output.language))


def new_passphrase(file: str | None, output: Output) -> Secret:
    """Read a new passphrase: from `file`, or typed twice, since a slip would lock its owner out for ever."""
    if file is not None:
        return _from_file(Path(file))
    first = _from_prompt(say("cli.prompt.new_passphrase", output.language))
    with _from_prompt(say("cli.prompt.repeat_passphrase", output.language)) as second:
        if first != second:
            first.zero()
            raise UserError("cli.passphrases_differ")
    return first


@contextmanager
def opened(parsed: Namespace, output: Output) -> Iterator[Vault]:
    """Unlock the vault for one command and lock it afterwards."""
    from fieldreport.shielding import shield
    from fieldreport.usecases.keep.session import unlock

    shield()
    folder = vault_folder(parsed)
    with (
        passphrase(parsed.passphrase_file, output) as secret,
        unlock(folder, secret) as vault,
    ):
        yield vault


def confirmed(question: str, word: str, output: Output, /, **params: object) -> bool:
    """Ask for a word to be typed, and say whether it was: for what can't be taken back.

    Raises UserError `cli.nobody_to_ask`.
    """
    if not sys.stdin.isatty():
        raise UserError("cli.nobody_to_ask")
    wanted = say(word, output.language)
    print(say(question, output.language, word=wanted, **params), end=" ", file=sys.stderr)
    return typed_line().casefold() == wanted.casefold()


def typed_line() -> str:
    """The next line that is typed, without spaces around it. Raises UserError `cli.nobody_to_ask` at the end."""
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise UserError("cli.nobody_to_ask")
    return line.strip()


def _from_file(path: Path) -> Secret:
    data = bytearray(files.read_at_most(path, PASSPHRASE_LIMIT))
    if data.endswith(b"\n"):
        del data[-1:]
        if data.endswith(b"\r"):
            del data[-1:]
    return _checked(Secret(data), path.name)


def _from_prompt(prompt: str) -> Secret:
    if not _somebody_to_ask():
        # getpass would read standard input with echo and warn; a pipe there is a mistake that we name.
        raise UserError("cli.no_terminal")
    with catch_warnings():
        simplefilter("error", GetPassWarning)
        try:
            typed = getpass(f"{prompt} ")
        except (EOFError, GetPassWarning) as error:
            raise UserError("cli.no_terminal") from error
    return _checked(Secret(bytearray(typed.encode("utf-8", "surrogatepass"))), "")


def _somebody_to_ask() -> bool:
    """Whether there is a terminal, also while standard input is a pipe with a report in it."""
    if sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _checked(secret: Secret, name: str) -> Secret:
    try:
        secret.view.decode("utf-8")
    except UnicodeDecodeError:
        secret.zero()
        raise UserError("cli.passphrase_not_text", name=name) from None
    if not len(secret):
        raise UserError("cli.passphrase_empty")
    return secret
