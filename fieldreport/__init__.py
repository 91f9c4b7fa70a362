"""Fieldreport: record incidents in an encrypted vault and hand them over on a drive.

This is the headless core: nothing in it imports a graphical toolkit or opens a network
connection. The desktop application in `ui` and the command line in `fieldreport.cli` are built on
it.
"""

from __future__ import annotations

__version__ = "0.1.0"
