"""Starts the packaged command line, or the helper that opens evidence; see `window.py`."""

import sys

if sys.argv[1:] == ["--view-evidence"]:
    from fieldreport.media.helper import main as helper

    helper()
else:
    from fieldreport.cli.console import main

    sys.exit(main())
