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
from .every_type import Containers, Defaults, Point, Samples, Scalars

DOCUMENTS: tuple[DocumentDescriptor[Any], ...] = ()
"""By type name: what a cache takes."""

__all__ = [
    "CatalogEntry",
    "CatalogMember",
    "Containers",
    "DOCUMENTS",
    "DecodeError",
    "Defaults",
    "DocumentDescriptor",
    "Duration",
    "EncodeError",
    "IndexDeclaration",
    "Point",
    "Record",
    "Samples",
    "Scalars",
    "Timestamp",
    "UnknownMember",
    "UnknownSlots",
    "WireError",
]
