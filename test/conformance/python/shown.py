"""The JSON form of what is no container."""

from __future__ import annotations

import base64
from typing import Any


def show_scalar(scalar: str, value: Any) -> Any:
    if scalar.endswith("Array"):
        return [show_scalar(scalar.removesuffix("Array"), each) for each in value]
    if scalar in ("int64", "uint64", "timestamp", "duration"):
        return str(int(value))
    if scalar == "bytes":
        return show_bytes(value)
    if scalar == "date":
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if scalar == "plainDate":
        return value.isoformat()
    if scalar == "uuid":
        return str(value)
    if scalar == "decimal":
        return format(value, "f")
    if scalar not in ("float64", "float32"):
        return value
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return "-0" if value == 0 and str(value).startswith("-") else value


def show_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
