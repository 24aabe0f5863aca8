# Generated from city.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from . import place
from ._keyslot import (
    CatalogEntry,
    CatalogMember,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    IndexDeclaration,
    Limited,
    ListOf,
    OPTIONAL,
    Record,
    RecordCodec,
    STRING,
    Slot,
    UINT32,
)


@dataclass(slots=True, kw_only=True)
class City(Record):
    """A populated place, as GeoNames lists it."""

    id: int
    """The GeoNames id."""
    name: str
    """
    In the local spelling.

    Constraints: length at least 1.
    """
    country: str
    region: str | None = None
    """First-order administrative division, by its code in the country."""
    municipality: str | None = None
    """Second-order administrative division."""
    feature: FeatureCode = "PPL"
    population: int = 0
    """Inhabitants; 0 where nobody counted."""
    location: place.GeoPoint
    claimants: list[str] = field(default_factory=lambda: [])
    """Countries that also lay claim to it."""

    CODEC: ClassVar[RecordCodec[City]] = RecordCodec(
        name="City",
        schema_hash="d8811e6bc22eaa21",
        record=lambda: City,
        slots=lambda: (
            Slot(0, "id", "id", UINT32),
            Slot(1, "name", "name", Limited(STRING, min_length=1)),
            Slot(2, "country", "country", STRING),
            Slot(3, "region", "region", STRING, OPTIONAL),
            Slot(4, "municipality", "municipality", STRING, OPTIONAL),
            Slot(5, "feature", "feature", FEATURE_CODE_CODEC, DEFAULTED),
            Slot(6, "population", "population", UINT32, DEFAULTED),
            Slot(7, "location", "location", place.GeoPoint.CODEC),
            Slot(8, "claimants", "claimants", ListOf(STRING), DEFAULTED),
        ),
    )


CITY_DOCUMENT: DocumentDescriptor[City] = DocumentDescriptor(
    record=City,
    type_name="city",
    schema_id="city",
    version=1,
    id_keys=(0,),
    indexes=(
        IndexDeclaration("byCountryAndPopulation", (2, 6)),
        IndexDeclaration("byCountryAndRegion", (2, 3)),
        IndexDeclaration("byName", (1,)),
        IndexDeclaration("byCountry", (2,)),
        IndexDeclaration("byPopulation", (6,)),
        IndexDeclaration("byClaimant", (8,)),
    ),
    catalog=CatalogEntry(
        schema_id="city",
        schema_name="city",
        schema_version="city.v1",
        content_hash="sha256:f6f3a9b58d7db043684aad689fd3086b5f81c34a2345e13ed78dc1bec00ae5b0",
        compatible_schema_ids=("city",),
        members=(
            CatalogMember(0, "id", "System.UInt32"),
            CatalogMember(1, "name", "System.String", index_alias="byName"),
            CatalogMember(2, "country", "System.String", index_alias="byCountry"),
            CatalogMember(3, "region", "System.String"),
            CatalogMember(4, "municipality", "System.String"),
            CatalogMember(5, "feature", "System.String"),
            CatalogMember(6, "population", "System.UInt32", index_alias="byPopulation"),
            CatalogMember(7, "location", "System.Object"),
            CatalogMember(8, "claimants", "System.String", is_many=True, index_alias="byClaimant"),
        ),
    ),
)


FeatureCode: TypeAlias = Literal["PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLX"] | str
"""What kind of populated place GeoNames calls it."""

FEATURE_CODE_CODEC: EnumCodec[FeatureCode] = EnumCodec(
    "FeatureCode",
    [
        ("PPL", "PPL"),
        ("PPLA", "PPLA"),
        ("PPLA2", "PPLA2"),
        ("PPLA3", "PPLA3"),
        ("PPLA4", "PPLA4"),
        ("PPLA5", "PPLA5"),
        ("PPLC", "PPLC"),
        ("PPLX", "PPLX"),
    ],
    numbers=False,
    open=True,
)
