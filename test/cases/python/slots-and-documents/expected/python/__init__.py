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
from .documents import (
    CITY_DOCUMENT,
    City,
    NOTHING_DOCUMENT,
    Nothing,
    SCRATCH_PAD_DOCUMENT,
    SETTINGS_DOCUMENT,
    SETTINGS_THEME_CODEC,
    ScratchPad,
    Settings,
    SettingsTheme,
    VISIT_DOCUMENT,
    Visit,
)

DOCUMENTS: tuple[DocumentDescriptor[Any], ...] = (
    CITY_DOCUMENT,
    NOTHING_DOCUMENT,
    SCRATCH_PAD_DOCUMENT,
    SETTINGS_DOCUMENT,
    VISIT_DOCUMENT,
)
"""By type name: what a cache takes."""

__all__ = [
    "CITY_DOCUMENT",
    "CatalogEntry",
    "CatalogMember",
    "City",
    "DOCUMENTS",
    "DecodeError",
    "DocumentDescriptor",
    "Duration",
    "EncodeError",
    "IndexDeclaration",
    "NOTHING_DOCUMENT",
    "Nothing",
    "Record",
    "SCRATCH_PAD_DOCUMENT",
    "SETTINGS_DOCUMENT",
    "SETTINGS_THEME_CODEC",
    "ScratchPad",
    "Settings",
    "SettingsTheme",
    "Timestamp",
    "UnknownMember",
    "UnknownSlots",
    "VISIT_DOCUMENT",
    "Visit",
    "WireError",
]
