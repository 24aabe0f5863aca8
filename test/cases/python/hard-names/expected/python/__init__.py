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
    Record as Record_,
    Timestamp as Timestamp_,
    UnknownMember,
    UnknownSlots,
    WireError,
)
from .hard_names import (
    Builtins,
    CLASS_VAR_CODEC,
    ClassVar,
    DOCUMENTS_,
    DOCUMENTS_DOCUMENT,
    Hidden,
    NONE_STRING_CODEC,
    NoneSTRING,
    None_,
    Reserved,
    Timestamp,
    item,
)
from .list_ import Player, Record, list

DOCUMENTS: tuple[DocumentDescriptor[Any], ...] = (
    DOCUMENTS_DOCUMENT,
)
"""By type name: what a cache takes."""

__all__ = [
    "Builtins",
    "CLASS_VAR_CODEC",
    "CatalogEntry",
    "CatalogMember",
    "ClassVar",
    "DOCUMENTS",
    "DOCUMENTS_",
    "DOCUMENTS_DOCUMENT",
    "DecodeError",
    "DocumentDescriptor",
    "Duration",
    "EncodeError",
    "Hidden",
    "IndexDeclaration",
    "NONE_STRING_CODEC",
    "NoneSTRING",
    "None_",
    "Player",
    "Record",
    "Record_",
    "Reserved",
    "Timestamp",
    "Timestamp_",
    "UnknownMember",
    "UnknownSlots",
    "WireError",
    "item",
    "list",
]
