# Generated from unions.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from ._keyslot import DEFAULTED, FLOAT64, ListOf, OPTIONAL, Record, RecordCodec, STRING, Slot, UnionCodec, UnknownMember


@dataclass(slots=True, kw_only=True)
class Circle(Record):
    radius: float

    CODEC: ClassVar[RecordCodec[Circle]] = RecordCodec(
        name="Circle",
        schema_hash="4a9a6db2e39d7876",
        record=lambda: Circle,
        slots=lambda: (
            Slot(0, "radius", "radius", FLOAT64),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Dot(Record):
    """Deprecated: Use `Circle`."""

    CODEC: ClassVar[RecordCodec[Dot]] = RecordCodec(
        name="Dot",
        schema_hash="2b7c542fa89edb63",
        record=lambda: Dot,
        slots=lambda: (),
    )


@dataclass(slots=True, kw_only=True)
class Forest(Record):
    figures: TreeOfFigure
    names: TreeOfString | None = None

    CODEC: ClassVar[RecordCodec[Forest]] = RecordCodec(
        name="Forest",
        schema_hash="19b3c3211dac3d1d",
        record=lambda: Forest,
        slots=lambda: (
            Slot(0, "figures", "figures", TreeOfFigure.CODEC),
            Slot(1, "names", "names", TreeOfString.CODEC, OPTIONAL),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Group(Record):
    parts: list[Figure]
    hull: Closed = field(default_factory=lambda: Circle(radius=1.0))

    CODEC: ClassVar[RecordCodec[Group]] = RecordCodec(
        name="Group",
        schema_hash="134901e75fc724a4",
        record=lambda: Group,
        slots=lambda: (
            Slot(0, "parts", "parts", ListOf(FIGURE_CODEC)),
            Slot(1, "hull", "hull", CLOSED_CODEC, DEFAULTED),
        ),
    )


@dataclass(slots=True, kw_only=True)
class TreeOfFigure(Record):
    value: Figure
    children: list[TreeOfFigure] = field(default_factory=lambda: [])

    CODEC: ClassVar[RecordCodec[TreeOfFigure]] = RecordCodec(
        name="TreeOfFigure",
        schema_hash="ef37ffd0557f2bb8",
        record=lambda: TreeOfFigure,
        slots=lambda: (
            Slot(0, "value", "value", FIGURE_CODEC),
            Slot(1, "children", "children", ListOf(TreeOfFigure.CODEC), DEFAULTED),
        ),
    )


@dataclass(slots=True, kw_only=True)
class TreeOfString(Record):
    value: str
    children: list[TreeOfString] = field(default_factory=lambda: [])

    CODEC: ClassVar[RecordCodec[TreeOfString]] = RecordCodec(
        name="TreeOfString",
        schema_hash="249e0b1e72058ed6",
        record=lambda: TreeOfString,
        slots=lambda: (
            Slot(0, "value", "value", STRING),
            Slot(1, "children", "children", ListOf(TreeOfString.CODEC), DEFAULTED),
        ),
    )


Closed: TypeAlias = Circle | Group | Dot
"""Refuses what it does not know."""

CLOSED_CODEC: UnionCodec[Closed] = UnionCodec(
    name="Closed",
    schema_hash="d78e0364199c0306",
    open=False,
    members=lambda: (
        (1, Circle),
        (2, Group),
        (300, Dot),
    ),
)


Figure: TypeAlias = Circle | Group | UnknownMember
"""Keeps what it does not know."""

FIGURE_CODEC: UnionCodec[Figure] = UnionCodec(
    name="Figure",
    schema_hash="bfd2b09011ca6202",
    open=True,
    members=lambda: (
        (1, Circle),
        (2, Group),
    ),
)
