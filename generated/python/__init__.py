# Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
"""Every type of the schemas, and `DOCUMENTS`: the descriptor of every document."""

from __future__ import annotations

from typing import Any

from ._keyslot import (
    CatalogEntry,
    CatalogMember,
    DecodeError,
    DocumentDescriptor,
    Duration,
    EncodeError,
    IndexDeclaration,
    Record,
    Timestamp,
    UnknownMember,
    UnknownSlots,
    WireError,
)
from .city import CITY_DOCUMENT, City, FEATURE_CODE_CODEC, FeatureCode
from .country import CONTINENT_CODEC, COUNTRY_DOCUMENT, Continent, Country, Currency, Demonym, NamePair
from .place import GeoPoint
from .ability import ABILITY_CODEC, Ability, Combo, Heal, Strike
from .item import BoxOfItem, ITEM_DOCUMENT, Item, ItemStack, RARITY_CODEC, Rarity
from .player import (
    FACTION_CODEC,
    Faction,
    Guild,
    MEMBERSHIP_RANK_CODEC,
    Membership,
    MembershipRank,
    PLAYER_DOCUMENT,
    Player,
    Stamped,
)
from .world import (
    Replay,
    SCORE_DOCUMENT,
    SEASON_DOCUMENT,
    Score,
    Season,
    WEATHER_CODEC,
    WORLD_SETTINGS_DOCUMENT,
    Weather,
    WorldSettings,
)

DOCUMENTS: tuple[DocumentDescriptor[Any], ...] = (
    CITY_DOCUMENT,
    COUNTRY_DOCUMENT,
    ITEM_DOCUMENT,
    PLAYER_DOCUMENT,
    SCORE_DOCUMENT,
    SEASON_DOCUMENT,
    WORLD_SETTINGS_DOCUMENT,
)
"""By type name: what a cache takes."""

__all__ = [
    "ABILITY_CODEC",
    "Ability",
    "BoxOfItem",
    "CITY_DOCUMENT",
    "CONTINENT_CODEC",
    "COUNTRY_DOCUMENT",
    "CatalogEntry",
    "CatalogMember",
    "City",
    "Combo",
    "Continent",
    "Country",
    "Currency",
    "DOCUMENTS",
    "DecodeError",
    "Demonym",
    "DocumentDescriptor",
    "Duration",
    "EncodeError",
    "FACTION_CODEC",
    "FEATURE_CODE_CODEC",
    "Faction",
    "FeatureCode",
    "GeoPoint",
    "Guild",
    "Heal",
    "ITEM_DOCUMENT",
    "IndexDeclaration",
    "Item",
    "ItemStack",
    "MEMBERSHIP_RANK_CODEC",
    "Membership",
    "MembershipRank",
    "NamePair",
    "PLAYER_DOCUMENT",
    "Player",
    "RARITY_CODEC",
    "Rarity",
    "Record",
    "Replay",
    "SCORE_DOCUMENT",
    "SEASON_DOCUMENT",
    "Score",
    "Season",
    "Stamped",
    "Strike",
    "Timestamp",
    "UnknownMember",
    "UnknownSlots",
    "WEATHER_CODEC",
    "WORLD_SETTINGS_DOCUMENT",
    "Weather",
    "WireError",
    "WorldSettings",
]
