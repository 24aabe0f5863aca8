"""
Answers requests about generated packages, one JSON a line: what `harness.ts` declares. The JSON form of a value is made from the
schema's model, not from the codecs, so that the two can disagree.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import json
import re
import sys
import traceback
from array import array
from dataclasses import replace
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

from shown import show_bytes, show_scalar

INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
DATE = re.compile(r"([0-9]{4}|[+-][0-9]{6})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,3}))?Z")
PLAIN_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
UUID_TEXT = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DECIMAL_TEXT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
ARRAY_CODES = {
    **{"float64": "d", "float32": "f", "int8": "b", "int16": "h", "int32": "i", "int64": "q"},
    **{"uint16": "H", "uint32": "I", "uint64": "Q"},
}
MAX_SINGLE = 2.0**128 - 2.0**103
FLOATS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"), "-0": -0.0}


class Contract:
    """One generated package, and the model that it was generated from."""

    def __init__(self, name: str, described: Any) -> None:
        self.package = importlib.import_module(name)
        self.wire = importlib.import_module(f"{name}._keyslot")
        # The package without `cultcache_py` has no use for this module, but it has to be one.
        if any(module == "cultcache" for module in described["modules"]):
            importlib.import_module(f"{name}.cultcache")
        self.types = {model["name"]: model for model in described["types"]}
        self.names = described["names"]

    def of(self, type_name: str) -> Any:
        return getattr(self.package, self.names[type_name]["type"])

    def refuse(self, code: str) -> Any:
        raise self.wire.EncodeError(code, "The JSON is not of the type")

    def pack(self, type_name: str, value: Any) -> bytes:
        if self.types[type_name]["kind"] == "record":
            return bytes(value.pack()) if isinstance(value, self.wire.Record) else self.refuse("wire/type-mismatch")
        return bytes(getattr(self.package, self.names[type_name]["codec"]).pack(value))

    def unpack(self, type_name: str, data: bytes) -> Any:
        if self.types[type_name]["kind"] == "record":
            return self.of(type_name).unpack(data)
        return getattr(self.package, self.names[type_name]["codec"]).unpack(data)

    # From JSON

    def parse(self, type_name: str, source: Any) -> Any:
        model = self.types[type_name]
        if model["kind"] == "enum":
            return self.parse_enum(model, source)
        if not isinstance(source, dict):
            self.refuse("wire/type-mismatch")
        if model["kind"] == "record":
            return self.parse_record(model, source)
        for member in model["members"]:
            record = self.types[member["record"]]
            if source.get(model["discriminator"]) == record["discriminator"]["value"]:
                return self.parse_record(record, source)
        if not model["open"]:
            self.refuse("wire/undeclared-value")
        return self.wire.UnknownMember(source.get("tag"), self.parse_bytes(source.get("raw")))

    def parse_enum(self, model: Any, source: Any) -> Any:
        for member in model["members"]:
            is_same = type(member["value"]) is type(source) and member["value"] == source
            if is_same and model["source"] != "literals":
                return getattr(self.of(model["name"]), self.names[model["name"]]["members"][member["name"]])
        return source

    def parse_record(self, model: Any, source: Any) -> Any:
        discriminator = model.get("discriminator")
        if discriminator and source.get(discriminator["property"]) != discriminator["value"]:
            self.refuse("wire/undeclared-value")
        fields = self.names[model["name"]]["fields"]
        values: dict[str, Any] = {}
        for slot in model["slots"]:
            given = source.get(slot["name"])
            if given is not None:
                values[fields[slot["name"]]] = self.parse_value(slot["type"], given)
            elif slot["presence"] in ("required", "nullable"):
                values[fields[slot["name"]]] = None
        return self.of(model["name"])(**values)

    def parse_value(self, model: Any, source: Any) -> Any:
        kind = model["kind"]
        if kind == "scalar":
            return self.parse_scalar(model["scalar"], source)
        if kind == "raw":
            return self.parse_bytes(source)
        if kind == "nullable":
            return None if source is None else self.parse_value(model["type"], source)
        if kind == "reference":
            return self.parse(model["name"], source)
        if kind == "map" and model["form"] == "record":
            if not isinstance(source, dict):
                self.refuse("wire/type-mismatch")
            return {key: self.parse_value(model["value"], value) for key, value in source.items()}
        if not isinstance(source, list):
            self.refuse("wire/type-mismatch")
        if kind == "map":
            return self.parse_map(model, source)
        if kind == "tuple":
            if len(source) != len(model["elements"]):
                self.refuse("wire/type-mismatch")
            return tuple(self.parse_value(element, each) for element, each in zip(model["elements"], source))
        items = [self.parse_value(model["element"], each) for each in source]
        return items if kind == "list" or not self.is_hashable(model["element"]) else self.to_set(items)

    def to_set(self, items: list[Any]) -> Any:
        try:
            elements = frozenset(items)
        except TypeError:
            # Something of a wrong type: the codec says so.
            return items
        return elements if len(elements) == len(items) else self.refuse("wire/duplicate-element")

    def is_hashable(self, model: Any) -> bool:
        """As the docs page says: sets of records, containers and decimals are lists."""
        if model["kind"] == "reference":
            return self.types[model["name"]]["kind"] == "enum"
        if model["kind"] == "tuple":
            return all(self.is_hashable(element) for element in model["elements"])
        if model["kind"] in ("nullable", "set"):
            return self.is_hashable(model.get("type") or model["element"])
        if model["kind"] == "scalar":
            return model["scalar"] != "decimal" and not model["scalar"].endswith("Array")
        return model["kind"] == "raw"

    def parse_map(self, model: Any, source: list[Any]) -> Any:
        entries: dict[Any, Any] = {}
        for pair in source:
            if not isinstance(pair, list) or len(pair) != 2:
                self.refuse("wire/type-mismatch")
            key = self.parse_value(model["key"], pair[0])
            if key in entries:
                self.refuse("wire/duplicate-key")
            entries[key] = self.parse_value(model["value"], pair[1])
        return entries

    def parse_scalar(self, scalar: str, source: Any) -> Any:
        if scalar.endswith("Array"):
            return self.parse_array(scalar.removesuffix("Array"), source)
        if scalar in ("float64", "float32"):
            return FLOATS.get(source, source) if isinstance(source, str) else source
        if scalar in ("int64", "uint64", "timestamp", "duration"):
            return self.parse_wide(scalar, source)
        if scalar == "bytes":
            return self.parse_bytes(source)
        if scalar == "date":
            return self.parse_date(source)
        if not isinstance(source, str):
            return source
        if scalar == "plainDate":
            return self.parse_plain_date(source)
        if scalar == "uuid":
            return UUID(source) if UUID_TEXT.fullmatch(source) else self.refuse("wire/invalid-uuid")
        if scalar == "decimal":
            return Decimal(source) if DECIMAL_TEXT.fullmatch(source) else self.refuse("wire/invalid-decimal")
        return source

    def parse_array(self, element: str, source: Any) -> Any:
        if not isinstance(source, list):
            self.refuse("wire/type-mismatch")
        items = [self.parse_scalar(element, each) for each in source]
        if any(isinstance(item, bool) or not isinstance(item, (int, float)) for item in items):
            self.refuse("wire/type-mismatch")
        is_float = element.startswith("float")
        if not is_float and any(isinstance(item, float) for item in items):
            self.refuse("wire/out-of-range")
        # Python makes an infinity of what a single cannot hold.
        if element == "float32" and any(MAX_SINGLE <= abs(item) < float("inf") for item in items):
            self.refuse("wire/out-of-range")
        try:
            return array(ARRAY_CODES[element], items)
        except OverflowError:
            return self.refuse("wire/out-of-range")

    def parse_plain_date(self, source: str) -> Any:
        try:
            year, month, day = map(int, source.split("-")) if PLAIN_DATE.fullmatch(source) else (0, 0, 0)
            return date(year, month, day)
        except ValueError:
            return self.refuse("wire/invalid-date")

    def parse_wide(self, scalar: str, source: Any) -> Any:
        if isinstance(source, str) and len(source) <= 40 and INTEGER.fullmatch(source):
            source = int(source)
        if not isinstance(source, int) or isinstance(source, bool):
            self.refuse("wire/type-mismatch")
        made = {"timestamp": self.wire.Timestamp, "duration": self.wire.Duration}.get(scalar, int)
        return made(source)

    def parse_bytes(self, source: Any) -> Any:
        try:
            return base64.b64decode(source, validate=True) if isinstance(source, str) else self.refuse("wire/type-mismatch")
        except binascii.Error:
            return self.refuse("wire/type-mismatch")

    def parse_date(self, source: Any) -> Any:
        if not isinstance(source, str):
            self.refuse("wire/type-mismatch")
        match = DATE.fullmatch(source)
        if match is None:
            self.refuse("wire/invalid-date")
        year, *others = match.groups()
        if not 1 <= int(year) <= 9999:
            self.refuse("wire/out-of-range")
        milliseconds = int((others.pop() or "0").ljust(3, "0"))
        try:
            return datetime(int(year), *map(int, others), milliseconds * 1000, tzinfo=timezone.utc)
        except ValueError:
            return self.refuse("wire/invalid-date")

    # To JSON

    def show(self, type_name: str, value: Any) -> Any:
        model = self.types[type_name]
        if model["kind"] == "enum":
            return value.value if hasattr(value, "value") else value
        if model["kind"] == "record":
            return self.show_record(model, value)
        if isinstance(value, self.wire.UnknownMember):
            return {"tag": value.tag, "raw": show_bytes(value.raw)}
        record = next(each["record"] for each in model["members"] if isinstance(value, self.of(each["record"])))
        return self.show_record(self.types[record], value)

    def show_record(self, model: Any, value: Any) -> Any:
        discriminator = model.get("discriminator")
        shown: dict[str, Any] = {discriminator["property"]: discriminator["value"]} if discriminator else {}
        fields = self.names[model["name"]]["fields"]
        for slot in model["slots"]:
            part = getattr(value, fields[slot["name"]])
            if part is not None:
                shown[slot["name"]] = self.show_value(slot["type"], part)
            elif slot["presence"] == "nullable":
                shown[slot["name"]] = None
        return shown

    def show_value(self, model: Any, value: Any) -> Any:
        kind = model["kind"]
        if kind == "scalar":
            return show_scalar(model["scalar"], value)
        if kind == "raw":
            return show_bytes(value)
        if kind == "nullable":
            return None if value is None else self.show_value(model["type"], value)
        if kind == "reference":
            return self.show(model["name"], value)
        if kind == "tuple":
            return [self.show_value(element, each) for element, each in zip(model["elements"], value)]
        if kind in ("list", "set"):
            return [self.show_value(model["element"], each) for each in value]
        if model["form"] == "record":
            return {key: self.show_value(model["value"], each) for key, each in value.items()}
        return [[self.show_value(model["key"], key), self.show_value(model["value"], each)] for key, each in value.items()]


def answer(contract: Contract, request: Any) -> Any:
    type_name = request["type"]
    if request["op"] == "encode":
        return {"bytes": contract.pack(type_name, contract.parse(type_name, request["value"])).hex()}
    value = contract.unpack(type_name, bytes.fromhex(request["bytes"]))
    if request["op"] == "recode":
        return {"bytes": contract.pack(type_name, value).hex(), "value": contract.show(type_name, value)}
    model = contract.types[type_name]
    slot = next(each for each in model["slots"] if each["name"] == request["slot"])
    given = request["value"]
    part = None if given is None else contract.parse_value(slot["type"], given)
    changed = replace(value, **{contract.names[type_name]["fields"][slot["name"]]: part})
    return {"bytes": contract.pack(type_name, changed).hex()}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        described = json.load(file)
    contracts = {name: Contract(name, each) for name, each in described.items()}
    print(json.dumps({"ready": len(contracts)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        contract = contracts[request["contract"]]
        try:
            response = answer(contract, request)
        except contract.wire.WireError as error:
            response = {"code": error.code, "message": str(error)}
        except Exception:
            response = {"code": "crash", "message": traceback.format_exc()}
        print(json.dumps(response))
        if request.get("last"):
            sys.stdout.flush()


main()
