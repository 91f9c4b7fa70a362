"""The vault: one encrypted folder that holds everything, and the only place where SQL is spoken.

`Vault` opens the folder and owns the connection; the other modules are functions over an open
vault, one subject each. Nothing here knows a bundle: what travels is put together above, from what
these functions give.
"""

from __future__ import annotations
