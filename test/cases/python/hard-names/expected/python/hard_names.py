# Generated from hard-names.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
from __future__ import annotations

from builtins import bytes as bytes_, dict as dict_, float as float_, int as int_, list as list_, str as str_
from dataclasses import dataclass as dataclass_, field as field_
from datetime import datetime
from enum import IntEnum
from typing import ClassVar as ClassVar_, Literal, TypeAlias

from . import list_ as list__
from ._keyslot import (
    BYTES,
    CatalogEntry,
    CatalogMember,
    DATE,
    DEFAULTED,
    DocumentDescriptor,
    EnumCodec,
    FLOAT64,
    INT32,
    ListOf,
    MapOf,
    NULLABLE,
    OPTIONAL,
    Record,
    RecordCodec,
    STRING,
    SetOf,
    Slot,
    TupleOf,
)

item_: TypeAlias = "item"


@dataclass_(slots=True, kw_only=True)
class Builtins(Record):
    """Fields that are called like what annotations need."""

    str: str_ = "x"
    int: int_ = 1
    list: list_[str_] = field_(default_factory=lambda: [])
    dict: dict_[str_, int_] | None = None
    float: float_ = 1.5
    bytes: bytes_
    date: datetime | None = None
    field: int_
    dataclass: int_
    print: frozenset[str_]
    type_: tuple[int_, str_]
    item: item_ | None = None

    CODEC: ClassVar_[RecordCodec[Builtins]] = RecordCodec(
        name="Builtins",
        schema_hash="361669ab724afb4c",
        record=lambda: Builtins,
        slots=lambda: (
            Slot(0, "str", "str", STRING, DEFAULTED),
            Slot(1, "int", "int", INT32, DEFAULTED),
            Slot(2, "list", "list", ListOf(STRING), DEFAULTED),
            Slot(3, "dict", "dict", MapOf(STRING, INT32), OPTIONAL),
            Slot(4, "float", "float", FLOAT64, DEFAULTED),
            Slot(5, "bytes", "bytes", BYTES),
            Slot(6, "date", "date", DATE, OPTIONAL),
            Slot(7, "field", "field", INT32),
            Slot(8, "dataclass", "dataclass", INT32),
            Slot(9, "print", "print", SetOf(STRING)),
            Slot(10, "type", "type_", TupleOf(INT32, STRING)),
            Slot(11, "item", "item", item.CODEC, OPTIONAL),
        ),
    )


class ClassVar(IntEnum):
    MRO = 1
    NAME = 2
    VALUE = 3
    X = 4
    Y = 5
    N_3D = 6
    SS = 7


CLASS_VAR_CODEC: EnumCodec[ClassVar] = EnumCodec(
    "ClassVar",
    [
        (ClassVar.MRO, 1),
        (ClassVar.NAME, 2),
        (ClassVar.VALUE, 3),
        (ClassVar.X, 4),
        (ClassVar.Y, 5),
        (ClassVar.N_3D, 6),
        (ClassVar.SS, 7),
    ],
    numbers=True,
    open=False,
)


@dataclass_(slots=True, kw_only=True)
class DOCUMENTS_(Record):
    class_var: ClassVar

    CODEC: ClassVar_[RecordCodec[DOCUMENTS_]] = RecordCodec(
        name="DOCUMENTS",
        schema_hash="0ebe79c67293952e",
        record=lambda: DOCUMENTS_,
        slots=lambda: (
            Slot(0, "ClassVar", "class_var", CLASS_VAR_CODEC),
        ),
    )


DOCUMENTS_DOCUMENT: DocumentDescriptor[DOCUMENTS_] = DocumentDescriptor(
    record=DOCUMENTS_,
    type_name="Any \" one",
    schema_id="a\\b",
    version=1,
    id_keys=(0,),
    catalog=CatalogEntry(
        schema_id="a\\b",
        schema_name="Any \" one",
        schema_version="Any \" one.v1",
        content_hash="sha256:f3702c56fb85fc59a8e530c318e8e25bed2b0dd2e3bbea63b3e68308f52a5752",
        compatible_schema_ids=("a\\b",),
        members=(
            CatalogMember(0, "ClassVar", "System.Int32"),
        ),
    ),
)


@dataclass_(slots=True, kw_only=True)
class None_(Record):
    string: NoneSTRING

    CODEC: ClassVar_[RecordCodec[None_]] = RecordCodec(
        name="None",
        schema_hash="fd2eb2c18af53479",
        record=lambda: None_,
        slots=lambda: (
            Slot(0, "STRING", "string", NONE_STRING_CODEC),
        ),
    )


NoneSTRING: TypeAlias = Literal["north-west", "", "😀", "\"'\\\n\u202e"]

NONE_STRING_CODEC: EnumCodec[NoneSTRING] = EnumCodec(
    "NoneSTRING",
    [("north-west", "north-west"), ("", ""), ("😀", "😀"), ("\"'\\\n\u202e", "\"'\\\n\u202e")],
    numbers=False,
    open=False,
)


@dataclass_(slots=True, kw_only=True)
class Reserved(Record):
    """
    Ends a docstring: \"\"\" and a backslash: \\ and \\N{BULLET} and \\x00,
    a bidirectional override: \u202e, and a quote at the end: \"
    """

    class_: str_
    none: str_ | None = None
    """\"quoted\""""
    lambda_: int_ | None
    """\"\"\""""
    match_: int_
    """
    \\\"

    Deprecated: Use `\"\"\"` or \\.
    """
    self_: int_
    cls: int_
    pack_: int_
    unpack_: int_
    unknown_slots_: int_
    codec: int_
    init: int_
    private: int_
    x: list_[int_]
    n_2nd: int_
    with_dash: int_
    a_b_c: int_
    straße: int_
    fin: int_
    y: int_
    値: int_

    CODEC: ClassVar_[RecordCodec[Reserved]] = RecordCodec(
        name="Reserved",
        schema_hash="8bab7c491b5224f2",
        record=lambda: Reserved,
        slots=lambda: (
            Slot(0, "class", "class_", STRING),
            Slot(1, "None", "none", STRING, OPTIONAL),
            Slot(2, "lambda", "lambda_", INT32, NULLABLE),
            Slot(3, "match", "match_", INT32),
            Slot(4, "self", "self_", INT32),
            Slot(5, "cls", "cls", INT32),
            Slot(6, "pack", "pack_", INT32),
            Slot(7, "unpack", "unpack_", INT32),
            Slot(8, "unknownSlots", "unknown_slots_", INT32),
            Slot(9, "CODEC", "codec", INT32),
            Slot(10, "__init__", "init", INT32),
            Slot(11, "__private", "private", INT32),
            Slot(12, "x_", "x", ListOf(INT32)),
            Slot(13, "2nd", "n_2nd", INT32),
            Slot(14, "with-dash", "with_dash", INT32),
            Slot(15, "a \" b \\ c", "a_b_c", INT32),
            Slot(16, "Straße", "straße", INT32),
            Slot(17, "ﬁn", "fin", INT32),
            Slot(18, "😀 y", "y", INT32),
            Slot(19, "値", "値", INT32),
        ),
    )


@dataclass_(slots=True, kw_only=True)
class Timestamp(Record):
    value: Hidden

    CODEC: ClassVar_[RecordCodec[Timestamp]] = RecordCodec(
        name="Timestamp",
        schema_hash="8c5e9a8aaa8baf08",
        record=lambda: Timestamp,
        slots=lambda: (
            Slot(0, "value", "value", Hidden.CODEC),
        ),
    )


@dataclass_(slots=True, kw_only=True)
class Hidden(Record):
    wire: None_

    CODEC: ClassVar_[RecordCodec[Hidden]] = RecordCodec(
        name="__Hidden",
        schema_hash="aad36c9775b1be55",
        record=lambda: Hidden,
        slots=lambda: (
            Slot(0, "wire", "wire", None_.CODEC),
        ),
    )


@dataclass_(slots=True, kw_only=True)
class item(Record):
    """A type that a field is named like."""

    name: str_
    other: list__.list | None = None

    CODEC: ClassVar_[RecordCodec[item_]] = RecordCodec(
        name="item",
        schema_hash="846fa7f29ad5d1f2",
        record=lambda: item,
        slots=lambda: (
            Slot(0, "name", "name", STRING),
            Slot(1, "other", "other", list__.list.CODEC, OPTIONAL),
        ),
    )
