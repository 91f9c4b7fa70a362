"""Starts the command line: `python -m fieldreport`."""

from __future__ import annotations

import sys

from fieldreport.cli.console import main

if __name__ == "__main__":
    sys.exit(main())
