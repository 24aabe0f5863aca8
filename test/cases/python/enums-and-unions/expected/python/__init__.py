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
from .enums import (
    COUNTRY_CODEC,
    Country,
    ENUMS_SIDE_CODEC,
    Enums,
    EnumsSide,
    LEVEL_CODEC,
    Level,
    MOOD_CODEC,
    Mood,
    PHASE_CODEC,
    Phase,
    SIZE_CODEC,
    STATUS_CODEC,
    SUIT_CODEC,
    Size,
    Status,
    Suit,
)
from .unions import CLOSED_CODEC, Circle, Closed, Dot, FIGURE_CODEC, Figure, Forest, Group, TreeOfFigure, TreeOfString

DOCUMENTS: tuple[DocumentDescriptor[Any], ...] = ()
"""By type name: what a cache takes."""

__all__ = [
    "CLOSED_CODEC",
    "COUNTRY_CODEC",
    "CatalogEntry",
    "CatalogMember",
    "Circle",
    "Closed",
    "Country",
    "DOCUMENTS",
    "DecodeError",
    "DocumentDescriptor",
    "Dot",
    "Duration",
    "ENUMS_SIDE_CODEC",
    "EncodeError",
    "Enums",
    "EnumsSide",
    "FIGURE_CODEC",
    "Figure",
    "Forest",
    "Group",
    "IndexDeclaration",
    "LEVEL_CODEC",
    "Level",
    "MOOD_CODEC",
    "Mood",
    "PHASE_CODEC",
    "Phase",
    "Record",
    "SIZE_CODEC",
    "STATUS_CODEC",
    "SUIT_CODEC",
    "Size",
    "Status",
    "Suit",
    "Timestamp",
    "TreeOfFigure",
    "TreeOfString",
    "UnknownMember",
    "UnknownSlots",
    "WireError",
]
