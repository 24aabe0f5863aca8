# Generated from documents.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, TypeAlias
from uuid import UUID

from ._keyslot import (
    BOOL,
    CatalogEntry,
    CatalogMember,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    FLOAT64,
    INT32,
    IndexDeclaration,
    Limited,
    ListOf,
    NULLABLE,
    OPTIONAL,
    PLAIN_DATE,
    Record,
    RecordCodec,
    STRING,
    SetListOf,
    Slot,
    TIMESTAMP,
    Timestamp,
    UINT32,
    UUID_TEXT,
)


@dataclass(slots=True, kw_only=True)
class City(Record):
    """
    A city.

    Second paragraph.
    """

    id: UUID
    """The identity."""
    name: str
    """In English."""
    country: str
    code: str | None = None
    population: int = 0
    """
    Of the last count.

    Constraints: at most 100000000.
    """
    tags: list[str]
    """Constraints: at most 8 items."""
    founded: Timestamp | None
    zip: str | None = None
    """
    Constraints: length 5; matches `^\\d{5}$`.

    Deprecated: Use `code`.
    """
    motto: str | None = None
    """Constraints: matches `^\\p{L}+$` (not checked in Python, which has no such pattern)."""

    CODEC: ClassVar[RecordCodec[City]] = RecordCodec(
        name="City",
        schema_hash="77692d16c59befc8",
        record=lambda: City,
        slots=lambda: (
            Slot(0, "id", "id", UUID_TEXT),
            Slot(1, "name", "name", STRING),
            Slot(2, "country", "country", STRING),
            Slot(3, "code", "code", STRING, OPTIONAL),
            Slot(5, "population", "population", Limited(UINT32, high=100000000), DEFAULTED),
            Slot(6, "tags", "tags", ListOf(STRING, max_items=8)),
            Slot(7, "founded", "founded", TIMESTAMP, NULLABLE),
            Slot(8, "zip", "zip", Limited(STRING, min_length=5, max_length=5, pattern="^\\d{5}\\Z"), OPTIONAL),
            Slot(9, "motto", "motto", STRING, OPTIONAL),
        ),
    )


CITY_DOCUMENT: DocumentDescriptor[City] = DocumentDescriptor(
    record=City,
    type_name="city",
    schema_id="geo.city.v2",
    version=2,
    id_keys=(0,),
    name_key=1,
    indexes=(
        IndexDeclaration("byCountryAndPopulation", (2, 5)),
        IndexDeclaration("byCountryAndCode", (2, 3), unique=True),
        IndexDeclaration("byCountry", (2,)),
        IndexDeclaration("byTag", (6,)),
        IndexDeclaration("byFounded", (7,)),
        IndexDeclaration("byZip", (8,), unique=True),
    ),
    catalog=CatalogEntry(
        schema_id="geo.city.v2",
        schema_name="city",
        schema_version="city.v2",
        content_hash="sha256:24166a56259674971910d82a7fb3108749e1060fb910a9127dadccf4243cd84d",
        compatible_schema_ids=("geo.city.v2",),
        members=(
            CatalogMember(0, "id", "System.Guid"),
            CatalogMember(1, "name", "System.String", is_name=True),
            CatalogMember(2, "country", "System.String", index_alias="byCountry"),
            CatalogMember(3, "code", "System.String"),
            CatalogMember(5, "population", "System.UInt32"),
            CatalogMember(6, "tags", "System.String", is_many=True, index_alias="byTag"),
            CatalogMember(7, "founded", "System.DateTime", index_alias="byFounded"),
            CatalogMember(8, "zip", "System.String", index_alias="byZip"),
            CatalogMember(9, "motto", "System.String"),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class Nothing(Record):
    CODEC: ClassVar[RecordCodec[Nothing]] = RecordCodec(
        name="Nothing",
        schema_hash="2b7c542fa89edb63",
        record=lambda: Nothing,
        slots=lambda: (),
    )


NOTHING_DOCUMENT: DocumentDescriptor[Nothing] = DocumentDescriptor(
    record=Nothing,
    type_name="nothing",
    schema_id="nothing",
    version=1,
    catalog=CatalogEntry(
        schema_id="nothing",
        schema_name="nothing",
        schema_version="nothing.v1",
        content_hash="sha256:4a82778103f2b3838dd923fe560bec3b896f768db16450f2fe193bf748bda35e",
        compatible_schema_ids=("nothing",),
        members=(),
    ),
)


@dataclass(slots=True, kw_only=True)
class ScratchPad(Record):
    """The caller gives the store key."""

    text: str
    measures: list[float] | None = None
    visits: list[Visit] | None = None

    CODEC: ClassVar[RecordCodec[ScratchPad]] = RecordCodec(
        name="ScratchPad",
        schema_hash="ab5035044bf4a62a",
        record=lambda: ScratchPad,
        slots=lambda: (
            Slot(0, "text", "text", STRING),
            Slot(1, "measures", "measures", ListOf(FLOAT64), OPTIONAL),
            Slot(2, "visits", "visits", SetListOf(Visit.CODEC), OPTIONAL),
        ),
    )


SCRATCH_PAD_DOCUMENT: DocumentDescriptor[ScratchPad] = DocumentDescriptor(
    record=ScratchPad,
    type_name="scratch",
    schema_id="scratch",
    version=1,
    indexes=(
        IndexDeclaration("byMeasures", (1,)),
    ),
    catalog=CatalogEntry(
        schema_id="scratch",
        schema_name="scratch",
        schema_version="scratch.v1",
        content_hash="sha256:ed92961225539835d32fc814d20058a4d6e63bdd3f2a0e58da299e64ce183883",
        compatible_schema_ids=("scratch",),
        members=(
            CatalogMember(0, "text", "System.String"),
            CatalogMember(1, "measures", "System.Double", is_many=True, index_alias="byMeasures"),
            CatalogMember(2, "visits", "System.Object", is_many=True),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class Settings(Record):
    theme: SettingsTheme = "dark"

    CODEC: ClassVar[RecordCodec[Settings]] = RecordCodec(
        name="Settings",
        schema_hash="96f291dc2d688051",
        record=lambda: Settings,
        slots=lambda: (
            Slot(0, "theme", "theme", SETTINGS_THEME_CODEC, DEFAULTED),
        ),
    )


SETTINGS_DOCUMENT: DocumentDescriptor[Settings] = DocumentDescriptor(
    record=Settings,
    type_name="settings",
    schema_id="settings",
    version=1,
    is_global=True,
    catalog=CatalogEntry(
        schema_id="settings",
        schema_name="settings",
        schema_version="settings.v1",
        content_hash="sha256:1722b86e13da3caafd12dd40148ba56ce461e1a7bc1e1cc297ff5a559fa0a625",
        compatible_schema_ids=("settings",),
        members=(
            CatalogMember(0, "theme", "System.String"),
        ),
    ),
)


SettingsTheme: TypeAlias = Literal["dark", "light"]

SETTINGS_THEME_CODEC: EnumCodec[SettingsTheme] = EnumCodec(
    "SettingsTheme",
    [("dark", "dark"), ("light", "light")],
    numbers=False,
    open=False,
)


@dataclass(slots=True, kw_only=True)
class Visit(Record):
    """Deprecated."""

    city: str
    day: date
    confirmed: bool
    guests: int
    """Constraints: at least 1."""

    CODEC: ClassVar[RecordCodec[Visit]] = RecordCodec(
        name="Visit",
        schema_hash="607cd2131cc74a0d",
        record=lambda: Visit,
        slots=lambda: (
            Slot(0, "city", "city", STRING),
            Slot(1, "day", "day", PLAIN_DATE),
            Slot(3, "confirmed", "confirmed", BOOL),
            Slot(7, "guests", "guests", Limited(INT32, low=1)),
        ),
    )


VISIT_DOCUMENT: DocumentDescriptor[Visit] = DocumentDescriptor(
    record=Visit,
    type_name="visit",
    schema_id="visit",
    version=1,
    id_keys=(0, 1, 3),
    catalog=CatalogEntry(
        schema_id="visit",
        schema_name="visit",
        schema_version="visit.v1",
        content_hash="sha256:fa6a42b3f2efee8640c82dd35c983aec781702a85c80b8a8c47f71e1b787280a",
        compatible_schema_ids=("visit",),
        members=(
            CatalogMember(0, "city", "System.String"),
            CatalogMember(1, "day", "System.DateOnly"),
            CatalogMember(3, "confirmed", "System.Boolean"),
            CatalogMember(7, "guests", "System.Int32"),
        ),
    ),
)
