# Generated from enums.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import ClassVar, Literal, TypeAlias

from ._keyslot import DEFAULTED, EnumCodec, ListOf, MapOf, NULLABLE, Record, RecordCodec, SetOf, Slot


Country: TypeAlias = Literal["IS", "FO"] | str

COUNTRY_CODEC: EnumCodec[Country] = EnumCodec(
    "Country",
    [("IS", "IS"), ("FO", "FO")],
    numbers=False,
    open=True,
)


@dataclass(slots=True, kw_only=True)
class Enums(Record):
    level: Level = field(default_factory=lambda: Level.MIDDLE)
    suit: Suit = field(default_factory=lambda: Suit.SPADES)
    status: Status | int
    sizes: list[Size]
    mood: Mood = "calm"
    countries: frozenset[Country]
    side: EnumsSide | None
    """Without a name of its own."""
    per_suit: dict[Suit, Mood]
    phases: dict[Phase | int, Status | int] = field(default_factory=lambda: {Phase.SOLID: Status.DOWN})

    CODEC: ClassVar[RecordCodec[Enums]] = RecordCodec(
        name="Enums",
        schema_hash="0f8f401cca0a7e18",
        record=lambda: Enums,
        slots=lambda: (
            Slot(0, "level", "level", LEVEL_CODEC, DEFAULTED),
            Slot(1, "suit", "suit", SUIT_CODEC, DEFAULTED),
            Slot(2, "status", "status", STATUS_CODEC),
            Slot(3, "sizes", "sizes", ListOf(SIZE_CODEC)),
            Slot(4, "mood", "mood", MOOD_CODEC, DEFAULTED),
            Slot(5, "countries", "countries", SetOf(COUNTRY_CODEC)),
            Slot(6, "side", "side", ENUMS_SIDE_CODEC, NULLABLE),
            Slot(7, "perSuit", "per_suit", MapOf(SUIT_CODEC, MOOD_CODEC)),
            Slot(8, "phases", "phases", MapOf(PHASE_CODEC, STATUS_CODEC), DEFAULTED),
        ),
    )


EnumsSide: TypeAlias = Literal["left", "right"]

ENUMS_SIDE_CODEC: EnumCodec[EnumsSide] = EnumCodec(
    "EnumsSide",
    [("left", "left"), ("right", "right")],
    numbers=False,
    open=False,
)


class Level(IntEnum):
    """How far up."""

    LOW = 0
    MIDDLE = 5
    """Not so low."""
    HIGH = 6
    """Deprecated: Nobody is."""


LEVEL_CODEC: EnumCodec[Level] = EnumCodec(
    "Level",
    [(Level.LOW, 0), (Level.MIDDLE, 5), (Level.HIGH, 90)],
    numbers=True,
    open=False,
)


Mood: TypeAlias = Literal["calm", "wild"]
"""How somebody feels."""

MOOD_CODEC: EnumCodec[Mood] = EnumCodec(
    "Mood",
    [("calm", "calm"), ("wild", "wild")],
    numbers=False,
    open=False,
)


class Phase(str, Enum):
    """Texts in TypeScript, numbers on the wire."""

    SOLID = "solid"
    LIQUID = "liquid"


PHASE_CODEC: EnumCodec[Phase | int] = EnumCodec(
    "Phase",
    [(Phase.SOLID, 1), (Phase.LIQUID, 2)],
    numbers=True,
    open=True,
)


class Size(IntEnum):
    SMALL = 1
    EXTRA_LARGE = 4


SIZE_CODEC: EnumCodec[Size] = EnumCodec(
    "Size",
    [(Size.SMALL, 1), (Size.EXTRA_LARGE, 4)],
    numbers=True,
    open=False,
)


class Status(IntEnum):
    """Keeps numbers that it does not declare."""

    UP = 1
    DOWN = 20


STATUS_CODEC: EnumCodec[Status | int] = EnumCodec(
    "Status",
    [(Status.UP, 1), (Status.DOWN, 2)],
    numbers=True,
    open=True,
)


class Suit(str, Enum):
    HEARTS = "hearts"
    SPADES = "spades"


SUIT_CODEC: EnumCodec[Suit] = EnumCodec(
    "Suit",
    [(Suit.HEARTS, "hearts"), (Suit.SPADES, "spades")],
    numbers=False,
    open=False,
)
