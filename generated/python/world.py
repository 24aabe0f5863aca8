# Generated from world.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar
from uuid import UUID

from ._keyslot import (
    BOOL,
    BYTES,
    CatalogEntry,
    CatalogMember,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    FLOAT64,
    IndexDeclaration,
    MapOf,
    OPTIONAL,
    Record,
    RecordCodec,
    STRING,
    Slot,
    UINT32,
    UUID_TEXT,
)


@dataclass(slots=True, kw_only=True)
class Replay(Record):
    """Input frames; each may branch into others."""

    frames: bytes
    branch: Replay | None = None

    CODEC: ClassVar[RecordCodec[Replay]] = RecordCodec(
        name="Replay",
        schema_hash="8cbaf1e508e1bd46",
        record=lambda: Replay,
        slots=lambda: (
            Slot(0, "frames", "frames", BYTES),
            Slot(1, "branch", "branch", Replay.CODEC, OPTIONAL),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Score(Record):
    """A score on a level's board: identified by level and player."""

    level: str
    player: UUID
    points: float
    replay: Replay | None = None
    rank: int | None = None
    """Set when the season ends."""
    outcomes: dict[bool, int] = field(default_factory=lambda: {})
    """How often each outcome came about."""

    CODEC: ClassVar[RecordCodec[Score]] = RecordCodec(
        name="Score",
        schema_hash="5d717845c547473f",
        record=lambda: Score,
        slots=lambda: (
            Slot(0, "level", "level", STRING),
            Slot(1, "player", "player", UUID_TEXT),
            Slot(2, "points", "points", FLOAT64),
            Slot(3, "replay", "replay", Replay.CODEC, OPTIONAL),
            Slot(4, "rank", "rank", UINT32, OPTIONAL),
            Slot(5, "outcomes", "outcomes", MapOf(BOOL, UINT32), DEFAULTED),
        ),
    )


SCORE_DOCUMENT: DocumentDescriptor[Score] = DocumentDescriptor(
    record=Score,
    type_name="score",
    schema_id="score",
    version=1,
    id_keys=(0, 1),
    indexes=(
        IndexDeclaration("byLevelAndPoints", (0, 2)),
        IndexDeclaration("byLevelAndRank", (0, 4), unique=True),
    ),
    catalog=CatalogEntry(
        schema_id="score",
        schema_name="score",
        schema_version="score.v1",
        content_hash="sha256:d947b934bb472d2098094681632aa141be67404fe677866a4fc8adca4fbcd3b9",
        compatible_schema_ids=("score",),
        members=(
            CatalogMember(0, "level", "System.String"),
            CatalogMember(1, "player", "System.Guid"),
            CatalogMember(2, "points", "System.Double"),
            CatalogMember(3, "replay", "System.Object"),
            CatalogMember(4, "rank", "System.UInt32"),
            CatalogMember(5, "outcomes", "System.Object"),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class Season(Record):
    """Not released: the checker records it but judges nothing."""

    name: str
    title: str

    CODEC: ClassVar[RecordCodec[Season]] = RecordCodec(
        name="Season",
        schema_hash="82e2909af3d19d67",
        record=lambda: Season,
        slots=lambda: (
            Slot(0, "name", "name", STRING),
            Slot(1, "title", "title", STRING),
        ),
    )


SEASON_DOCUMENT: DocumentDescriptor[Season] = DocumentDescriptor(
    record=Season,
    type_name="season",
    schema_id="season",
    version=1,
    id_keys=(0,),
    catalog=CatalogEntry(
        schema_id="season",
        schema_name="season",
        schema_version="season.v1",
        content_hash="sha256:0a9a580b1fd5715eae1943d50037a65a3723ceb780e3bae9c0dc07b989da3942",
        compatible_schema_ids=("season",),
        members=(
            CatalogMember(0, "name", "System.String"),
            CatalogMember(1, "title", "System.String"),
        ),
    ),
)


class Weather(str, Enum):
    """String-valued: the strings are on the wire."""

    CLEAR = "clear"
    RAIN = "rain"
    STORM = "storm"


WEATHER_CODEC: EnumCodec[Weather] = EnumCodec(
    "Weather",
    [(Weather.CLEAR, "clear"), (Weather.RAIN, "rain"), (Weather.STORM, "storm")],
    numbers=False,
    open=False,
)


@dataclass(slots=True, kw_only=True)
class WorldSettings(Record):
    """Settings of the one world that a server runs."""

    title: str = "Terra"
    weather: Weather = field(default_factory=lambda: Weather.CLEAR)
    flags: dict[str, bool] = field(default_factory=lambda: {"pvp": True})

    CODEC: ClassVar[RecordCodec[WorldSettings]] = RecordCodec(
        name="WorldSettings",
        schema_hash="0c844d526dfad493",
        record=lambda: WorldSettings,
        slots=lambda: (
            Slot(0, "title", "title", STRING, DEFAULTED),
            Slot(1, "weather", "weather", WEATHER_CODEC, DEFAULTED),
            Slot(2, "flags", "flags", MapOf(STRING, BOOL), DEFAULTED),
        ),
    )


WORLD_SETTINGS_DOCUMENT: DocumentDescriptor[WorldSettings] = DocumentDescriptor(
    record=WorldSettings,
    type_name="world-settings",
    schema_id="world-settings",
    version=1,
    is_global=True,
    catalog=CatalogEntry(
        schema_id="world-settings",
        schema_name="world-settings",
        schema_version="world-settings.v1",
        content_hash="sha256:5d4d1793694438bc37eb10914f92c9b20f2c6d949061d81b5c1ea254a72233b7",
        compatible_schema_ids=("world-settings",),
        members=(
            CatalogMember(0, "title", "System.String"),
            CatalogMember(1, "weather", "System.String"),
            CatalogMember(2, "flags", "System.Object"),
        ),
    ),
)
