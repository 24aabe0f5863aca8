# Generated from ability.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ._keyslot import DURATION, Duration, FLOAT32, ListOf, Record, RecordCodec, Slot, UnionCodec, UnknownMember


@dataclass(slots=True, kw_only=True)
class Combo(Record):
    """Abilities in a row; shows recursion through a union."""

    steps: list[Ability]
    """Constraints: at most 8 items."""

    CODEC: ClassVar[RecordCodec[Combo]] = RecordCodec(
        name="Combo",
        schema_hash="fdfd347694487899",
        record=lambda: Combo,
        slots=lambda: (
            Slot(0, "steps", "steps", ListOf(ABILITY_CODEC, max_items=8)),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Heal(Record):
    amount: float
    over: Duration

    CODEC: ClassVar[RecordCodec[Heal]] = RecordCodec(
        name="Heal",
        schema_hash="253579b56271433f",
        record=lambda: Heal,
        slots=lambda: (
            Slot(0, "amount", "amount", FLOAT32),
            Slot(1, "over", "over", DURATION),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Strike(Record):
    damage: float

    CODEC: ClassVar[RecordCodec[Strike]] = RecordCodec(
        name="Strike",
        schema_hash="a04ddbccaa811f23",
        record=lambda: Strike,
        slots=lambda: (
            Slot(0, "damage", "damage", FLOAT32),
        ),
    )


Ability: TypeAlias = Strike | Heal | Combo | UnknownMember
"""What a player can do. Open: an old client carries abilities that it does not know."""

ABILITY_CODEC: UnionCodec[Ability] = UnionCodec(
    name="Ability",
    schema_hash="c74ef1d7e3c1fe4e",
    open=True,
    members=lambda: (
        (1, Strike),
        (2, Heal),
        (3, Combo),
    ),
)
