"""The developer's one command: sets the program up, runs it, checks it, measures it, builds it.

    python3 packaging/dev.py run [ARGS]            start the window, or `fieldreport ARGS`
    python3 packaging/dev.py test [PYTEST ARGS]    format, lint, types, import rules, tests; --long: attack at length
    python3 packaging/dev.py bench [ARGS]          measure against the limits
    python3 packaging/dev.py build [wheel|--twice] pack the program for this system in dist/, or the wheel
    python3 packaging/dev.py lock [UV ARGS]        pin the requirements again (maintainers, with uv)

It needs Python and git, nothing else. Older Pythons have to read this file too, to say that they
are too old: it keeps to syntax that they know, and imports the rest after that.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - it is started by whatever Python a machine has
    sys.exit(
        "Fieldreport needs Python 3.11 or newer, and this is Python %d.%d (%s): install a newer one"  # noqa: UP031
        " and start this again with it, for example: python3.12 packaging/dev.py run"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import attackers
import build as building
import checks
import environment
import screen
import translations
from calling import RefusedError

# What `run` starts when it is told nothing: the window.
BY_DEFAULT = ["-m", "ui"]


def run(tree: environment.Tree, arguments: list[str]) -> int:
    """Start the program in the place of this process: the window, or a command of its own."""
    environment.prepare(tree, "run")
    if arguments:
        return environment.become(tree, ["-m", "fieldreport", *arguments])
    screen.prepare(tree)
    translations.bring_up(tree)
    return environment.become(tree, BY_DEFAULT)


def test(tree: environment.Tree, arguments: list[str]) -> int:
    """Pass every check; go on after one that failed."""
    environment.prepare(tree, "test")
    screen.prepare(tree, seen=False)
    if checks.packs(arguments):
        screen.prepare_packing(tree, tried=True)
        building.prepare()
    attackers.prepare()
    translations.bring_up(tree)
    return checks.run_all(tree, arguments)


def bench(tree: environment.Tree, arguments: list[str]) -> int:
    """Measure, beside the limits, on this machine."""
    environment.prepare(tree, "test")
    screen.prepare(tree, seen=False)
    translations.bring_up(tree)
    return environment.become(tree, ["-m", "tests.bench", *arguments])


def build(tree: environment.Tree, arguments: list[str]) -> int:
    """Pack the program for this system in `dist/`, or make the wheel there."""
    environment.prepare(tree, "test")
    screen.prepare_packing(tree)
    translations.bring_up(tree)
    return building.build(tree, arguments)


def lock(tree: environment.Tree, arguments: list[str]) -> int:
    """Pin every requirement with its hashes, for all systems at once."""
    environment.pin(tree, arguments)
    return 0


COMMANDS = {"run": run, "test": test, "bench": bench, "build": build, "lock": lock}


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 done, 1 failed, 2 wrong usage."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = arguments[:1] in (["-h"], ["--help"])
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    tree = environment.Tree(environment.ROOT)
    try:
        return COMMANDS[arguments[0]](tree, arguments[1:])
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
