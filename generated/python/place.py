# Generated from place.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ._keyslot import FLOAT64, Limited, Record, RecordCodec, Slot


@dataclass(slots=True, kw_only=True)
class GeoPoint(Record):
    """A point on the globe, in degrees (WGS 84)."""

    latitude: float
    """
    North is positive.

    Constraints: -90 to 90.
    """
    longitude: float
    """
    East is positive.

    Constraints: -180 to 180.
    """

    CODEC: ClassVar[RecordCodec[GeoPoint]] = RecordCodec(
        name="GeoPoint",
        schema_hash="88f2e3f8964730d6",
        record=lambda: GeoPoint,
        slots=lambda: (
            Slot(0, "latitude", "latitude", Limited(FLOAT64, low=-90, high=90)),
            Slot(1, "longitude", "longitude", Limited(FLOAT64, low=-180, high=180)),
        ),
    )
