# Generated from item.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import ClassVar

from ._keyslot import (
    BOOL,
    CatalogEntry,
    CatalogMember,
    DECIMAL_TEXT,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    INT32,
    IndexDeclaration,
    Limited,
    ListOf,
    MapOf,
    OPTIONAL,
    Record,
    RecordCodec,
    STRING,
    Slot,
    TupleOf,
    UINT16,
    UINT8,
)


@dataclass(slots=True, kw_only=True)
class BoxOfItem(Record):
    """Something and how it is locked away."""

    content: Item
    locked: bool = False
    nested: list[BoxOfItem] | None = None
    """Other boxes inside."""

    CODEC: ClassVar[RecordCodec[BoxOfItem]] = RecordCodec(
        name="BoxOfItem",
        schema_hash="e791c3ac66401282",
        record=lambda: BoxOfItem,
        slots=lambda: (
            Slot(0, "content", "content", Item.CODEC),
            Slot(1, "locked", "locked", BOOL, DEFAULTED),
            Slot(2, "nested", "nested", ListOf(BoxOfItem.CODEC), OPTIONAL),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Item(Record):
    """An item definition."""

    id: str
    title: str
    rarity: Rarity | int = field(default_factory=lambda: Rarity.COMMON)
    price: Decimal
    """In gold."""
    tint: tuple[int, int, int]
    """Red, green, blue."""
    bonuses: dict[str, int] = field(default_factory=lambda: {})
    """What it changes, by stat."""

    CODEC: ClassVar[RecordCodec[Item]] = RecordCodec(
        name="Item",
        schema_hash="9cb8ff5c115eaf13",
        record=lambda: Item,
        slots=lambda: (
            Slot(0, "id", "id", STRING),
            Slot(1, "title", "title", STRING),
            Slot(2, "rarity", "rarity", RARITY_CODEC, DEFAULTED),
            Slot(3, "price", "price", DECIMAL_TEXT),
            Slot(4, "tint", "tint", TupleOf(UINT8, UINT8, UINT8)),
            Slot(5, "bonuses", "bonuses", MapOf(STRING, INT32), DEFAULTED),
        ),
    )


ITEM_DOCUMENT: DocumentDescriptor[Item] = DocumentDescriptor(
    record=Item,
    type_name="item",
    schema_id="game.item.v1",
    version=1,
    id_keys=(0,),
    name_key=1,
    indexes=(
        IndexDeclaration("byRarity", (2,)),
    ),
    catalog=CatalogEntry(
        schema_id="game.item.v1",
        schema_name="item",
        schema_version="item.v1",
        content_hash="sha256:f715f2d2b5ca971c11916e418a4c6fd956ba90c960f1334e71daa4ae8bcd082a",
        compatible_schema_ids=("game.item.v1",),
        members=(
            CatalogMember(0, "id", "System.String"),
            CatalogMember(1, "title", "System.String", is_name=True),
            CatalogMember(2, "rarity", "System.Int32", index_alias="byRarity"),
            CatalogMember(3, "price", "System.Decimal"),
            CatalogMember(4, "tint", "System.Object"),
            CatalogMember(5, "bonuses", "System.Object"),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class ItemStack(Record):
    """So many of one item."""

    item: str
    count: int = 1
    """Constraints: 1 to 999."""
    label: str | None = None

    CODEC: ClassVar[RecordCodec[ItemStack]] = RecordCodec(
        name="ItemStack",
        schema_hash="c5d0b371abee4ce2",
        record=lambda: ItemStack,
        slots=lambda: (
            Slot(0, "item", "item", STRING),
            Slot(1, "count", "count", Limited(UINT16, low=1, high=999), DEFAULTED),
            Slot(2, "label", "label", STRING, OPTIONAL),
        ),
    )


class Rarity(IntEnum):
    """Spelled as a constant object, which needs no enum syntax."""

    COMMON = 0
    RARE = 1
    LEGENDARY = 7


RARITY_CODEC: EnumCodec[Rarity | int] = EnumCodec(
    "Rarity",
    [(Rarity.COMMON, 0), (Rarity.RARE, 1), (Rarity.LEGENDARY, 7)],
    numbers=True,
    open=True,
)
