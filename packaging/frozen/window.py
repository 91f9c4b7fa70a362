"""Starts the packaged window; or, with the one argument that only the program itself gives, the
helper that opens evidence behind walls, before anything else is looked at.
"""

import sys

if sys.argv[1:] == ["--view-evidence"]:
    from fieldreport.media.helper import main as helper

    helper()
else:
    from ui.app import main

    sys.exit(main())
