"""Where something happened: by name, by administration, by coordinates, as precisely as it is
known.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    Country,
    Latitude,
    Longitude,
    Metres,
    Note,
    PlaceName,
    PlaceType,
    RuleBroken,
    Value,
)


class Place(Value, frozen=True, kw_only=True):
    """A place. `admin` goes from the largest unit to the smallest; `precision` is the radius in
    metres around the point.
    """

    name: PlaceName | None = None
    address: PlaceName | None = None
    admin: Annotated[tuple[PlaceName, ...], Meta(max_length=8)] = ()
    country: Country | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    precision: Metres | None = None
    type: PlaceType | None = None
    note: Note | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise RuleBroken("lat" if self.lat is None else "lon", "half_a_point")
