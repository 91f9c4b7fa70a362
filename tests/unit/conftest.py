"""Two vaults and a drive for the tests of everything that uses a vault.

They are made once, at the smallest cost of the key derivation; every test gets copies of its own.
"""

from __future__ import annotations

from tests.unit.usecases.places import _first_places, places

__all__ = ["_first_places", "places"]
