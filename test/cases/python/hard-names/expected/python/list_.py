# Generated from list.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from builtins import list as list_
from dataclasses import dataclass, field
from typing import ClassVar

from . import hard_names as hard_names_
from ._keyslot import DEFAULTED, ListOf, MapOf, OPTIONAL, Record as Record_, RecordCodec, STRING, Slot


@dataclass(slots=True, kw_only=True)
class Player(Record_):
    """Only in this module."""

    hard_names: hard_names_.item

    CODEC: ClassVar[RecordCodec[Player]] = RecordCodec(
        name="Player",
        schema_hash="b30e2ed9647c0744",
        record=lambda: Player,
        slots=lambda: (
            Slot(0, "hardNames", "hard_names", hard_names_.item.CODEC),
        ),
    )


@dataclass(slots=True, kw_only=True)
class Record(Record_):
    """Called like what the support file offers."""

    slot: hard_names_.Timestamp

    CODEC: ClassVar[RecordCodec[Record]] = RecordCodec(
        name="Record",
        schema_hash="c37dac5974206fc4",
        record=lambda: Record,
        slots=lambda: (
            Slot(0, "Slot", "slot", hard_names_.Timestamp.CODEC),
        ),
    )


@dataclass(slots=True, kw_only=True)
class list(Record_):
    """The modules refer to each other."""

    items: list_[hard_names_.item] = field(default_factory=lambda: [])
    lists: dict[str, list] | None = None

    CODEC: ClassVar[RecordCodec[list]] = RecordCodec(
        name="list",
        schema_hash="db2c040a1f623bbd",
        record=lambda: list,
        slots=lambda: (
            Slot(0, "items", "items", ListOf(hard_names_.item.CODEC), DEFAULTED),
            Slot(1, "lists", "lists", MapOf(STRING, list.CODEC), OPTIONAL),
        ),
    )
