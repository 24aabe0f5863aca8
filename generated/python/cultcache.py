# Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
"""
The documents as the package `cultcache_py` registers them: `CultCache().register_registry(define_documents())`.

Only `define_documents` and `define_document` need that package, when they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from . import DOCUMENTS
from ._keyslot import REQUIRED, CatalogMember, DocumentDescriptor, IndexDeclaration, Slot, part_text


def define_documents() -> tuple[Any, ...]:
    """Every document of the schemas, by type name."""
    return tuple(define_document(descriptor) for descriptor in DOCUMENTS)


def define_document(descriptor: DocumentDescriptor[Any]) -> Any:
    """One document, as a `DocumentDefinition` whose payloads are those of every other language."""
    library: Any = import_module("cultcache_py")
    entry = descriptor.catalog
    identity: dict[str, Any] = {
        "global_document": descriptor.is_global,
        "name": None if descriptor.name_key is None else descriptor.name_of,
        "indexes": _extractors(descriptor),
        "schema_id": entry.schema_id,
        "schema_name": entry.schema_name,
        "schema_version": entry.schema_version,
        "content_hash": entry.content_hash,
        "canonical_schema_json": entry.canonical_schema_json,
        "compatible_schema_ids": entry.compatible_schema_ids,
    }
    fields = [_field(slot) for slot in descriptor.record.CODEC.link()[1]]
    if fields:
        definition = library.define_database_entry_type(
            descriptor.type_name, fields, cls=descriptor.record, **identity
        )
    else:
        # The library has no database entries without fields.
        definition = library.define_document_type(descriptor.type_name, **identity)
    return replace(
        definition,
        # The library's own slots know neither dates nor nested records, and lose what is unknown.
        encode=_same,
        decode=_same,
        payload_encoder=descriptor.pack,
        payload_decoder=descriptor.unpack,
        members=tuple(_member(library, member) for member in entry.members),
    )


def _field(slot: Slot) -> tuple[str, int] | tuple[str, int, None]:
    return (slot.field, slot.key) if slot.presence == REQUIRED else (slot.field, slot.key, None)


def _member(library: Any, member: CatalogMember) -> Any:
    return library.CultCacheSchemaCatalogMember(
        slot=member.slot,
        member_name=member.name,
        type_name=member.type_name,
        is_many=member.is_many,
        is_name=member.is_name,
        index_alias=member.index_alias,
    )


def _same(value: Any) -> Any:
    return value


def _extractors(descriptor: DocumentDescriptor[Any]) -> dict[str, Callable[[Any], str | None]]:
    """The library holds one text a document: indexes over several slots, and over lists and sets, are not for it."""
    single = [index for index in descriptor.indexes if len(index.keys) == 1 and not descriptor.is_many(index.keys[0])]
    return {index.accessor: _extractor(descriptor, index) for index in single}


def _extractor(
    descriptor: DocumentDescriptor[Any], index: IndexDeclaration
) -> Callable[[Any], str | None]:
    def extract(document: Any) -> str | None:
        values = descriptor.index_values(index, document)
        return part_text(values[0][0]) if values else None

    return extract
