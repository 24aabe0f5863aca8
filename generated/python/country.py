# Generated from country.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from . import place
from ._keyslot import (
    BOOL,
    CatalogEntry,
    CatalogMember,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    FLOAT64,
    IndexDeclaration,
    Limited,
    ListOf,
    MapOf,
    NULLABLE,
    OPTIONAL,
    Record,
    RecordCodec,
    STRING,
    SetOf,
    Slot,
)


Continent: TypeAlias = Literal["Africa", "Americas", "Antarctic", "Asia", "Europe", "Oceania"]

CONTINENT_CODEC: EnumCodec[Continent] = EnumCodec(
    "Continent",
    [
        ("Africa", "Africa"),
        ("Americas", "Americas"),
        ("Antarctic", "Antarctic"),
        ("Asia", "Asia"),
        ("Europe", "Europe"),
        ("Oceania", "Oceania"),
    ],
    numbers=False,
    open=False,
)


@dataclass(slots=True, kw_only=True)
class Country(Record):
    """A country or territory of ISO 3166-1."""

    code: str
    """Constraints: matches `^[A-Z]{2}$`."""
    code3: str
    """
    Alpha-3 code: `ISL`.

    Constraints: length 3.
    """
    common_name: str
    """English name: `Iceland`."""
    official_name: str
    native_names: dict[str, NamePair]
    """Names in the country's own languages, by ISO 639-3 code."""
    translations: dict[str, NamePair]
    """Names in other languages, by ISO 639-3 code."""
    continent: Continent
    subregion: str | None = None
    capitals: list[str]
    languages: dict[str, str]
    """Language names by ISO 639-3 code."""
    currencies: dict[str, Currency]
    """Currencies by ISO 4217 code."""
    demonyms: dict[str, Demonym]
    borders: list[str]
    """Land neighbours, as alpha-3 codes."""
    area: float | None
    """In square kilometres; null where unknown."""
    location: place.GeoPoint
    independent: bool | None
    """Null where it is disputed."""
    landlocked: bool = False
    un_member: bool = False
    domains: frozenset[str]
    """Internet top-level domains."""
    flag: str
    """The flag as an emoji."""

    CODEC: ClassVar[RecordCodec[Country]] = RecordCodec(
        name="Country",
        schema_hash="9e6a83e8e3676354",
        record=lambda: Country,
        slots=lambda: (
            Slot(0, "code", "code", Limited(STRING, pattern="^[A-Z]{2}\\Z")),
            Slot(1, "code3", "code3", Limited(STRING, min_length=3, max_length=3)),
            Slot(2, "commonName", "common_name", STRING),
            Slot(3, "officialName", "official_name", STRING),
            Slot(4, "nativeNames", "native_names", MapOf(STRING, NamePair.CODEC)),
            Slot(5, "translations", "translations", MapOf(STRING, NamePair.CODEC)),
            Slot(6, "continent", "continent", CONTINENT_CODEC),
            Slot(7, "subregion", "subregion", STRING, OPTIONAL),
            Slot(8, "capitals", "capitals", ListOf(STRING)),
            Slot(9, "languages", "languages", MapOf(STRING, STRING)),
            Slot(10, "currencies", "currencies", MapOf(STRING, Currency.CODEC)),
            Slot(11, "demonyms", "demonyms", MapOf(STRING, Demonym.CODEC)),
            Slot(12, "borders", "borders", ListOf(STRING)),
            Slot(13, "area", "area", FLOAT64, NULLABLE),
            Slot(14, "location", "location", place.GeoPoint.CODEC),
            Slot(15, "independent", "independent", BOOL, NULLABLE),
            Slot(16, "landlocked", "landlocked", BOOL, DEFAULTED),
            Slot(17, "unMember", "un_member", BOOL, DEFAULTED),
            Slot(18, "domains", "domains", SetOf(STRING)),
            Slot(19, "flag", "flag", STRING),
        ),
    )


COUNTRY_DOCUMENT: DocumentDescriptor[Country] = DocumentDescriptor(
    record=Country,
    type_name="country",
    schema_id="atlas.country.v1",
    version=1,
    id_keys=(0,),
    name_key=2,
    indexes=(
        IndexDeclaration("byContinentAndArea", (6, 13)),
        IndexDeclaration("byCode3", (1,), unique=True),
        IndexDeclaration("byContinent", (6,)),
        IndexDeclaration("byNeighbour", (12,)),
        IndexDeclaration("byUnMembership", (17,)),
    ),
    catalog=CatalogEntry(
        schema_id="atlas.country.v1",
        schema_name="country",
        schema_version="country.v1",
        content_hash="sha256:aab9d1b32ff532e8c5e423fe02e518138b13bd5fae02190e35435cad3a943aa7",
        compatible_schema_ids=("atlas.country.v1",),
        members=(
            CatalogMember(0, "code", "System.String"),
            CatalogMember(1, "code3", "System.String", index_alias="byCode3"),
            CatalogMember(2, "commonName", "System.String", is_name=True),
            CatalogMember(3, "officialName", "System.String"),
            CatalogMember(4, "nativeNames", "System.Object"),
            CatalogMember(5, "translations", "System.Object"),
            CatalogMember(6, "continent", "System.String", index_alias="byContinent"),
            CatalogMember(7, "subregion", "System.String"),
            CatalogMember(8, "capitals", "System.String", is_many=True),
            CatalogMember(9, "languages", "System.Object"),
            CatalogMember(10, "currencies", "System.Object"),
            CatalogMember(11, "demonyms", "System.Object"),
            CatalogMember(12, "borders", "System.String", is_many=True, index_alias="byNeighbour"),
            CatalogMember(13, "area", "System.Double"),
            CatalogMember(14, "location", "System.Object"),
            CatalogMember(15, "independent", "System.Boolean"),
            CatalogMember(16, "landlocked", "System.Boolean"),
            CatalogMember(17, "unMember", "System.Boolean", index_alias="byUnMembership"),
            CatalogMember(18, "domains", "System.String", is_many=True),
            CatalogMember(19, "flag", "System.String"),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class Currency(Record):
    name: str
    symbol: str

    CODEC: ClassVar[RecordCodec[Currency]] = RecordCodec(
        name="Currency",
        schema_hash="82e2909af3d19d67",
        record=lambda: Currency,
        slots=lambda: (
            Slot(0, "name", "name", STRING),
            Slot(1, "symbol", "symbol", STRING),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Demonym(Record):
    """How inhabitants are called."""

    feminine: str
    masculine: str

    CODEC: ClassVar[RecordCodec[Demonym]] = RecordCodec(
        name="Demonym",
        schema_hash="82e2909af3d19d67",
        record=lambda: Demonym,
        slots=lambda: (
            Slot(0, "feminine", "feminine", STRING),
            Slot(1, "masculine", "masculine", STRING),
        ),
    )


@dataclass(slots=True, kw_only=True)
class NamePair(Record):
    """The common and the official form of a name in one language."""

    common: str
    official: str

    CODEC: ClassVar[RecordCodec[NamePair]] = RecordCodec(
        name="NamePair",
        schema_hash="82e2909af3d19d67",
        record=lambda: NamePair,
        slots=lambda: (
            Slot(0, "common", "common", STRING),
            Slot(1, "official", "official", STRING),
        ),
    )
