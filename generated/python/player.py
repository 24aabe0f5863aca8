# Generated from player.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import ClassVar, Literal, TypeAlias
from uuid import UUID

from . import ability as ability_, item
from ._keyslot import (
    BYTES,
    CatalogEntry,
    CatalogMember,
    DATE,
    DEFAULTED,
    DURATION,
    DocumentDescriptor,
    Duration,
    EnumCodec,
    FLOAT32,
    FLOAT64,
    INT16,
    INT32,
    INT64,
    INT8,
    IndexDeclaration,
    Limited,
    ListOf,
    MapOf,
    NULLABLE,
    Nullable,
    OPTIONAL,
    PLAIN_DATE,
    RAW_SLOT,
    Record,
    RecordCodec,
    SAFEINT,
    STRING,
    SetOf,
    Slot,
    TIMESTAMP,
    Timestamp,
    TupleOf,
    UINT16,
    UINT32,
    UINT64,
    UINT8,
    UUID_TEXT,
)


class Faction(IntEnum):
    NEUTRAL = 0
    RED = 1
    BLUE = 2
    OUTLAW = 3
    """Sent as 9, whatever the enum says."""


FACTION_CODEC: EnumCodec[Faction] = EnumCodec(
    "Faction",
    [(Faction.NEUTRAL, 0), (Faction.RED, 1), (Faction.BLUE, 2), (Faction.OUTLAW, 9)],
    numbers=True,
    open=False,
)


@dataclass(slots=True, kw_only=True)
class Guild(Record):
    title: str
    memberships: list[Membership] = field(default_factory=lambda: [])
    """Guilds that this one is a member of."""

    CODEC: ClassVar[RecordCodec[Guild]] = RecordCodec(
        name="Guild",
        schema_hash="03c70ad8f9eb696e",
        record=lambda: Guild,
        slots=lambda: (
            Slot(0, "title", "title", STRING),
            Slot(1, "memberships", "memberships", ListOf(Membership.CODEC), DEFAULTED),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Membership(Record):
    """Mutually recursive with `Guild`."""

    guild: Guild
    rank: MembershipRank = "member"

    CODEC: ClassVar[RecordCodec[Membership]] = RecordCodec(
        name="Membership",
        schema_hash="8fd0b39a04819ab1",
        record=lambda: Membership,
        slots=lambda: (
            Slot(0, "guild", "guild", Guild.CODEC),
            Slot(1, "rank", "rank", MEMBERSHIP_RANK_CODEC, DEFAULTED),
        ),
    )


MembershipRank: TypeAlias = Literal["member", "officer", "leader"]

MEMBERSHIP_RANK_CODEC: EnumCodec[MembershipRank] = EnumCodec(
    "MembershipRank",
    [("member", "member"), ("officer", "officer"), ("leader", "leader")],
    numbers=False,
    open=False,
)


@dataclass(slots=True, kw_only=True)
class Player(Record):
    """Someone who plays."""

    id: UUID
    display_name: str
    """Constraints: length 2 to 24."""
    faction: Faction = field(default_factory=lambda: Faction.NEUTRAL)
    email: str | None = None
    """Constraints: matches `^[^@\\s]+@[^@\\s]+$`."""
    hp: int = 100
    """Constraints: 0 to 9999."""
    inventory: list[item.ItemStack]
    """Constraints: at most 64 items."""
    stash: item.BoxOfItem
    ability: ability_.Ability
    born: date | None
    playtime: Duration
    badges: frozenset[str] = field(default_factory=lambda: frozenset())
    scores: dict[int, int]
    """Best score by level."""
    friends: dict[UUID, Timestamp]
    """Friends and since when."""
    avatar: bytes | None = None
    """Deprecated: Use `avatarHash`."""
    avatar_hash: int | None = None
    position: tuple[float, float, int]
    """x, y and facing."""
    gold: int = 0
    """Gold that may be owed."""
    dials: tuple[int, int, int]
    """Small numbers of every width."""
    mod_data: bytes | None = None
    """What a mod stored; not ours to read."""
    membership: Membership | None = None
    averages: list[float | None] = field(default_factory=lambda: [])
    """Weekly averages; null where there was no play."""
    created_at: Timestamp
    changed_at: datetime | None = None

    CODEC: ClassVar[RecordCodec[Player]] = RecordCodec(
        name="Player",
        schema_hash="5507fcd29f2f342f",
        record=lambda: Player,
        slots=lambda: (
            Slot(0, "id", "id", UUID_TEXT),
            Slot(1, "displayName", "display_name", Limited(STRING, min_length=2, max_length=24)),
            Slot(2, "faction", "faction", FACTION_CODEC, DEFAULTED),
            Slot(4, "email", "email", Limited(STRING, pattern="^[^@\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+@[^@\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+\\Z"), OPTIONAL),
            Slot(5, "hp", "hp", Limited(INT32, low=0, high=9999), DEFAULTED),
            Slot(6, "inventory", "inventory", ListOf(item.ItemStack.CODEC, max_items=64)),
            Slot(7, "stash", "stash", item.BoxOfItem.CODEC),
            Slot(8, "ability", "ability", ability_.ABILITY_CODEC),
            Slot(9, "born", "born", PLAIN_DATE, NULLABLE),
            Slot(10, "playtime", "playtime", DURATION),
            Slot(11, "badges", "badges", SetOf(STRING), DEFAULTED),
            Slot(12, "scores", "scores", MapOf(UINT16, SAFEINT)),
            Slot(13, "friends", "friends", MapOf(UUID_TEXT, TIMESTAMP)),
            Slot(14, "avatar", "avatar", BYTES, OPTIONAL),
            Slot(15, "avatarHash", "avatar_hash", UINT64, OPTIONAL),
            Slot(16, "position", "position", TupleOf(FLOAT32, FLOAT32, INT16)),
            Slot(17, "gold", "gold", INT64, DEFAULTED),
            Slot(18, "dials", "dials", TupleOf(INT8, UINT8, UINT32)),
            Slot(19, "modData", "mod_data", RAW_SLOT, OPTIONAL),
            Slot(23, "membership", "membership", Membership.CODEC, OPTIONAL),
            Slot(24, "averages", "averages", ListOf(Nullable(FLOAT64)), DEFAULTED),
            Slot(30, "createdAt", "created_at", TIMESTAMP),
            Slot(31, "changedAt", "changed_at", DATE, OPTIONAL),
        ),
    )


PLAYER_DOCUMENT: DocumentDescriptor[Player] = DocumentDescriptor(
    record=Player,
    type_name="player",
    schema_id="game.player.v1",
    version=2,
    id_keys=(0,),
    name_key=1,
    indexes=(
        IndexDeclaration("byFactionAndHp", (2, 5)),
        IndexDeclaration("byFaction", (2,)),
        IndexDeclaration("byEmail", (4,), unique=True),
        IndexDeclaration("byBadge", (11,)),
    ),
    catalog=CatalogEntry(
        schema_id="game.player.v1",
        schema_name="player",
        schema_version="player.v2",
        content_hash="sha256:ff84056258438b0444e917a1c2c0cd98f9bfe294f0ed4f100883247cdcfa67fa",
        compatible_schema_ids=("game.player.v1",),
        members=(
            CatalogMember(0, "id", "System.Guid"),
            CatalogMember(1, "displayName", "System.String", is_name=True),
            CatalogMember(2, "faction", "System.Int32", index_alias="byFaction"),
            CatalogMember(4, "email", "System.String", index_alias="byEmail"),
            CatalogMember(5, "hp", "System.Int32"),
            CatalogMember(6, "inventory", "System.Object", is_many=True),
            CatalogMember(7, "stash", "System.Object"),
            CatalogMember(8, "ability", "System.Object"),
            CatalogMember(9, "born", "System.DateOnly"),
            CatalogMember(10, "playtime", "System.TimeSpan"),
            CatalogMember(11, "badges", "System.String", is_many=True, index_alias="byBadge"),
            CatalogMember(12, "scores", "System.Object"),
            CatalogMember(13, "friends", "System.Object"),
            CatalogMember(14, "avatar", "System.Byte[]"),
            CatalogMember(15, "avatarHash", "System.UInt64"),
            CatalogMember(16, "position", "System.Object"),
            CatalogMember(17, "gold", "System.Int64"),
            CatalogMember(18, "dials", "System.Object"),
            CatalogMember(19, "modData", "System.Object"),
            CatalogMember(23, "membership", "System.Object"),
            CatalogMember(24, "averages", "System.Double", is_many=True),
            CatalogMember(30, "createdAt", "System.DateTime"),
            CatalogMember(31, "changedAt", "System.DateTime"),
        ),
    ),
)


@dataclass(slots=True, kw_only=True)
class Stamped(Record):
    """What every stored thing carries."""

    created_at: Timestamp
    changed_at: datetime | None = None

    CODEC: ClassVar[RecordCodec[Stamped]] = RecordCodec(
        name="Stamped",
        schema_hash="d37a6dab922586f8",
        record=lambda: Stamped,
        slots=lambda: (
            Slot(30, "createdAt", "created_at", TIMESTAMP),
            Slot(31, "changedAt", "changed_at", DATE, OPTIONAL),
        ),
    )
