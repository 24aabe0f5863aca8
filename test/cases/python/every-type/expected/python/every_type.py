# Generated from every-type.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from array import array
from builtins import list as list_
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from ._keyslot import (
    BOOL,
    BYTES,
    DATE,
    DECIMAL_TEXT,
    DEFAULTED,
    DURATION,
    Duration,
    FLOAT32,
    FLOAT32_ARRAY,
    FLOAT64,
    FLOAT64_ARRAY,
    FloatArray,
    INT16,
    INT16_ARRAY,
    INT32,
    INT32_ARRAY,
    INT64,
    INT64_ARRAY,
    INT8,
    INT8_ARRAY,
    IntArray,
    Limited,
    ListOf,
    MapOf,
    NULLABLE,
    Nullable,
    OPTIONAL,
    PLAIN_DATE,
    RAW,
    RAW_SLOT,
    Record,
    RecordCodec,
    SAFEINT,
    STRING,
    SetListOf,
    SetOf,
    Slot,
    TIMESTAMP,
    Timestamp,
    TupleOf,
    UINT16,
    UINT16_ARRAY,
    UINT32,
    UINT32_ARRAY,
    UINT64,
    UINT64_ARRAY,
    UINT8,
    UUID_TEXT,
)


@dataclass(slots=True, kw_only=True)
class Containers(Record):
    """Every container."""

    list: list_[int]
    matrix: list_[list_[float]]
    pair: tuple[int, str | None]
    names: frozenset[str]
    points: list_[Point]
    """Sets of what Python cannot hash are lists."""
    prices: list_[Decimal]
    """1.0 and 1.00 are one Decimal and two values."""
    counts: dict[str, int]
    by_id: dict[UUID, list_[Point]]
    extras: list_[bytes]
    tuples: frozenset[tuple[int, str]]

    CODEC: ClassVar[RecordCodec[Containers]] = RecordCodec(
        name="Containers",
        schema_hash="4eec037980bdc640",
        record=lambda: Containers,
        slots=lambda: (
            Slot(0, "list", "list", ListOf(INT32)),
            Slot(1, "matrix", "matrix", ListOf(ListOf(FLOAT64))),
            Slot(2, "pair", "pair", TupleOf(INT8, Nullable(STRING))),
            Slot(3, "names", "names", SetOf(STRING)),
            Slot(4, "points", "points", SetListOf(Point.CODEC)),
            Slot(5, "prices", "prices", SetListOf(DECIMAL_TEXT)),
            Slot(6, "counts", "counts", MapOf(STRING, INT32)),
            Slot(7, "byId", "by_id", MapOf(UUID_TEXT, ListOf(Point.CODEC))),
            Slot(8, "extras", "extras", ListOf(RAW)),
            Slot(9, "tuples", "tuples", SetOf(TupleOf(INT8, STRING))),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Defaults(Record):
    """A default of every type; those that can be changed are new for every value."""

    flag: bool = True
    text: str = "a\"b\\c"
    number: float = 1.0
    nothing: float = float("nan")
    least: float = float("-inf")
    zero: float = -0.0
    small: int = -5
    large: int = 9223372036854775807
    data: bytes = bytes.fromhex("0102")
    at: datetime = datetime(2024, 2, 29, 12, 34, 56, 789000, tzinfo=timezone.utc)
    stamp: Timestamp = Timestamp(-1)
    duration: Duration = Duration(36000000000)
    day: date = date(1, 1, 1)
    id: UUID = UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")
    price: Decimal = Decimal("-1.50")
    list: list_[int] = field(default_factory=lambda: [1, 2])
    names: frozenset[str] = field(default_factory=lambda: frozenset(["b", "a"]))
    pair: tuple[int, str | None] = field(default_factory=lambda: (3, None))
    counts: dict[str, int] = field(default_factory=lambda: {"a": 1})
    texts: dict[int, str] = field(default_factory=lambda: {1: "one"})
    point: Point = field(default_factory=lambda: Point(x=1, y=2))
    points: list_[Point] = field(default_factory=lambda: [])

    CODEC: ClassVar[RecordCodec[Defaults]] = RecordCodec(
        name="Defaults",
        schema_hash="90724434ee86fb82",
        record=lambda: Defaults,
        slots=lambda: (
            Slot(0, "flag", "flag", BOOL, DEFAULTED),
            Slot(1, "text", "text", STRING, DEFAULTED),
            Slot(2, "number", "number", FLOAT64, DEFAULTED),
            Slot(3, "nothing", "nothing", FLOAT64, DEFAULTED),
            Slot(4, "least", "least", FLOAT32, DEFAULTED),
            Slot(5, "zero", "zero", FLOAT64, DEFAULTED),
            Slot(6, "small", "small", INT8, DEFAULTED),
            Slot(7, "large", "large", INT64, DEFAULTED),
            Slot(8, "data", "data", BYTES, DEFAULTED),
            Slot(9, "at", "at", DATE, DEFAULTED),
            Slot(10, "stamp", "stamp", TIMESTAMP, DEFAULTED),
            Slot(11, "duration", "duration", DURATION, DEFAULTED),
            Slot(12, "day", "day", PLAIN_DATE, DEFAULTED),
            Slot(13, "id", "id", UUID_TEXT, DEFAULTED),
            Slot(14, "price", "price", DECIMAL_TEXT, DEFAULTED),
            Slot(15, "list", "list", ListOf(INT32), DEFAULTED),
            Slot(16, "names", "names", SetOf(STRING), DEFAULTED),
            Slot(17, "pair", "pair", TupleOf(INT8, Nullable(STRING)), DEFAULTED),
            Slot(18, "counts", "counts", MapOf(STRING, INT32), DEFAULTED),
            Slot(19, "texts", "texts", MapOf(INT8, STRING), DEFAULTED),
            Slot(20, "point", "point", Point.CODEC, DEFAULTED),
            Slot(21, "points", "points", ListOf(Point.CODEC), DEFAULTED),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Point(Record):
    x: int
    y: int

    CODEC: ClassVar[RecordCodec[Point]] = RecordCodec(
        name="Point",
        schema_hash="7b803d2e1c3cd481",
        record=lambda: Point,
        slots=lambda: (
            Slot(0, "x", "x", INT32),
            Slot(1, "y", "y", INT32),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Samples(Record):
    """Arrays of numbers that are one value each."""

    heights: FloatArray
    position: FloatArray
    """Constraints: length 1 to 3."""
    steps: IntArray | None = None
    """Constraints: length at most 2."""
    depths: IntArray | None
    offsets: IntArray = field(default_factory=lambda: array("i", [-1, 0]))
    ticks: IntArray = field(default_factory=lambda: array("q", [-9223372036854775808, 1]))
    flags: IntArray = field(default_factory=lambda: array("H"))
    weights: FloatArray = field(default_factory=lambda: array("d", [float("nan"), 0.5, -0.0, float("-inf")]))
    narrow: FloatArray = field(default_factory=lambda: array("f", [float("nan"), 0.10000000149011612]))
    tracks: list_[IntArray]
    by_name: dict[str, IntArray]
    pair: tuple[FloatArray | None, IntArray]

    CODEC: ClassVar[RecordCodec[Samples]] = RecordCodec(
        name="Samples",
        schema_hash="a4289d77174a4d37",
        record=lambda: Samples,
        slots=lambda: (
            Slot(0, "heights", "heights", FLOAT64_ARRAY),
            Slot(1, "position", "position", Limited(FLOAT32_ARRAY, min_length=1, max_length=3)),
            Slot(2, "steps", "steps", Limited(INT8_ARRAY, max_length=2), OPTIONAL),
            Slot(3, "depths", "depths", INT16_ARRAY, NULLABLE),
            Slot(4, "offsets", "offsets", INT32_ARRAY, DEFAULTED),
            Slot(5, "ticks", "ticks", INT64_ARRAY, DEFAULTED),
            Slot(6, "flags", "flags", UINT16_ARRAY, DEFAULTED),
            Slot(7, "weights", "weights", FLOAT64_ARRAY, DEFAULTED),
            Slot(8, "narrow", "narrow", FLOAT32_ARRAY, DEFAULTED),
            Slot(9, "tracks", "tracks", ListOf(UINT32_ARRAY)),
            Slot(10, "byName", "by_name", MapOf(STRING, UINT64_ARRAY)),
            Slot(11, "pair", "pair", TupleOf(Nullable(FLOAT32_ARRAY), INT8_ARRAY)),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Scalars(Record):
    """Every scalar, required."""

    flag: bool
    text: str
    number: float
    float64: float
    float32: float
    int8: int
    int16: int
    int32: int
    int64: int
    uint8: int
    uint16: int
    uint32: int
    uint64: int
    safeint: int
    data: bytes
    at: datetime
    stamp: Timestamp
    duration: Duration
    day: date
    id: UUID
    price: Decimal
    extra: bytes

    CODEC: ClassVar[RecordCodec[Scalars]] = RecordCodec(
        name="Scalars",
        schema_hash="971fce08a13082e8",
        record=lambda: Scalars,
        slots=lambda: (
            Slot(0, "flag", "flag", BOOL),
            Slot(1, "text", "text", STRING),
            Slot(2, "number", "number", FLOAT64),
            Slot(3, "float64", "float64", FLOAT64),
            Slot(4, "float32", "float32", FLOAT32),
            Slot(5, "int8", "int8", INT8),
            Slot(6, "int16", "int16", INT16),
            Slot(7, "int32", "int32", INT32),
            Slot(8, "int64", "int64", INT64),
            Slot(9, "uint8", "uint8", UINT8),
            Slot(10, "uint16", "uint16", UINT16),
            Slot(11, "uint32", "uint32", UINT32),
            Slot(12, "uint64", "uint64", UINT64),
            Slot(13, "safeint", "safeint", SAFEINT),
            Slot(14, "data", "data", BYTES),
            Slot(15, "at", "at", DATE),
            Slot(16, "stamp", "stamp", TIMESTAMP),
            Slot(17, "duration", "duration", DURATION),
            Slot(18, "day", "day", PLAIN_DATE),
            Slot(19, "id", "id", UUID_TEXT),
            Slot(20, "price", "price", DECIMAL_TEXT),
            Slot(21, "extra", "extra", RAW_SLOT),
        ),
    )
