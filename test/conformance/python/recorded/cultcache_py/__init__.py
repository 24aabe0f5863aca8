"""What generated code uses of cultcache-py, with that library's parameters and nothing behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Iterable


@dataclass(frozen=True)
class CultCacheSchemaCatalogMember:
    slot: int
    member_name: str
    type_name: str
    is_reference: bool = False
    is_many: bool = False
    target_schema_name: str | None = None
    is_name: bool = False
    index_alias: str | None = None


@dataclass(frozen=True)
class DocumentDefinition:
    type: str
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    validate: Callable[[Any], None] | None = None
    global_document: bool = False
    name: Any = None
    indexes: dict[str, Any] = field(default_factory=dict)
    payload_encoder: Callable[[Any], bytes] | None = None
    payload_decoder: Callable[[bytes], Any] | None = None
    schema_id: str | None = None
    schema_name: str | None = None
    schema_version: str | None = None
    content_hash: str | None = None
    canonical_schema_json: str | None = None
    compatible_schema_ids: tuple[str, ...] = ()
    members: tuple[CultCacheSchemaCatalogMember, ...] = ()


calls: list[tuple[str, str, Any]] = []


def define_document_type(type: str, **rest: Any) -> DocumentDefinition:
    calls.append(("define_document_type", type, None))
    return _define(type, rest)


def define_database_entry_type(
    type: str,
    fields: Iterable[tuple[str, int] | tuple[str, int, Any]],
    *,
    cls: type[Any] | None = None,
    validate: Callable[[Any], None] | None = None,
    global_document: bool = False,
    name: Any = None,
    indexes: dict[str, Any] | None = None,
    schema_id: str | None = None,
    schema_name: str | None = None,
    schema_version: str | None = None,
    content_hash: str | None = None,
    canonical_schema_json: str | None = None,
    compatible_schema_ids: Iterable[str] | None = None,
) -> DocumentDefinition:
    rest = {key: value for key, value in locals().items() if key not in ("type", "fields", "cls")}
    fields = list(fields)
    if not fields:
        raise ValueError("DatabaseEntry document types require at least one field")
    calls.append(("define_database_entry_type", type, fields))
    return _define(type, rest)


def _define(type: str, rest: dict[str, Any]) -> DocumentDefinition:
    return DocumentDefinition(type=type, encode=lambda value: value, decode=lambda value: value, **rest)
