"""Answers what the descriptors of the package `contracts` say: the questions are in a file, the answers go out as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import contracts

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def show_part(part: Any) -> Any:
    """As the test writes the index values of TypeScript."""
    value = part.value if isinstance(part, Enum) else part
    if isinstance(value, datetime):
        return (value - EPOCH) // timedelta(milliseconds=1)
    if isinstance(value, (date, UUID)):
        return str(value)
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "decimal 0" if text == "-0" else f"decimal {text}"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        return f"int {int(value)}"
    if isinstance(value, float):
        return show_float(value)
    return value


def show_float(value: float) -> Any:
    if value != value or abs(value) == float("inf"):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    return value + 0.0


def key_or_code(descriptor: Any, parts: Any) -> Any:
    try:
        return {"key": descriptor.store_key(*parts)}
    except contracts.EncodeError as error:
        return {"code": error.code, "path": error.path}


def describe(descriptor: Any, question: Any) -> Any:
    slots = {slot.key: slot.name for slot in descriptor.record.CODEC.link()[1]}
    documents = [descriptor.unpack(bytes.fromhex(payload)) for payload in question["payloads"]]
    return {
        "identity": [descriptor.type_name, descriptor.schema_id, descriptor.version, descriptor.is_global, descriptor.schema_hash],
        "catalog": descriptor.catalog.to_list(),
        "name": None if descriptor.name_key is None else slots[descriptor.name_key],
        "indexes": [
            [index.accessor, index.unique, [[slots[key], descriptor.is_many(key)] for key in index.keys]]
            for index in descriptor.indexes
        ],
        "ids": [key_or_code(descriptor, parts) for parts in question["ids"]],
        "documents": [
            {
                "key": descriptor.store_key_of(document),
                "name": descriptor.name_of(document),
                "values": [
                    [[show_part(part) for part in values] for values in descriptor.index_values(index, document)]
                    for index in descriptor.indexes
                ],
            }
            for document in documents
        ],
    }


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        questions = json.load(file)
    print(json.dumps([describe(getattr(contracts, question["constant"]), question) for question in questions]))


main()
