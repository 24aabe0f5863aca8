# Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.
"""What the generated modules of this package are made of: codecs over `msgpack`, and the types that they share."""

from __future__ import annotations

import re
import struct
import sys
import threading
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from importlib import import_module
from json import dumps
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

MAX_DEPTH = 64
"""Deepest nesting of arrays and maps that is read and written; the payload's own array is at depth 1."""

_NIL = b"\xc0"


class WireError(ValueError):
    """A value or payload that breaks the contract: what is wrong, as a stable code, and where."""

    code: str
    """`wire/out-of-range`: stable, and the same in every language."""
    path: str
    """`Player.inventory[3].count`."""
    reason: str

    def __init__(self, code: str, reason: str, path: str = "") -> None:
        super().__init__(code, reason, path)
        self.code = code
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return f"{self.path or 'value'}: {self.reason} ({self.code})"

    def enter(self, step: str) -> None:
        """Puts a step in front of the path: called from the inside out, while the error travels."""
        self.path = step + self.path


class EncodeError(WireError):
    """A value that cannot be written."""


class DecodeError(WireError):
    """Bytes that cannot be read."""

    offset: int
    """Where in the payload the value begins that is wrong."""

    def __init__(self, code: str, reason: str, offset: int = 0, path: str = "") -> None:
        super().__init__(code, reason, path)
        self.args = (code, reason, offset, path)
        self.offset = offset


# The seam to msgpack, which brings no types of its own in all versions


class _Packer(Protocol):
    def pack(self, value: object) -> bytes: ...

    def pack_array_header(self, count: int) -> bytes: ...

    def pack_map_header(self, count: int) -> bytes: ...


class _Unpacker(Protocol):
    def feed(self, data: bytes) -> None: ...

    def tell(self) -> int: ...

    def skip(self) -> None: ...

    def unpack(self) -> Any: ...

    def read_array_header(self) -> int: ...

    def read_map_header(self) -> int: ...


_msgpack: Any = import_module("msgpack")


class _Packers(threading.local):
    """A packer is no thing to share between threads, and too dear to make for every payload."""

    def __init__(self) -> None:
        self.wide: _Packer = _msgpack.Packer()
        self.single: _Packer = _msgpack.Packer(use_single_float=True)


_packers = _Packers()


class Writer:
    """The bytes of one payload as they grow."""

    __slots__ = ("out", "pack", "pack_single", "array_header", "map_header")

    def __init__(self) -> None:
        wide = _packers.wide
        self.out = bytearray()
        self.pack = wide.pack
        self.pack_single = _packers.single.pack
        self.array_header = wide.pack_array_header
        self.map_header = wide.pack_map_header


_INT, _FLOAT, _STR, _BIN, _EXT, _ARRAY, _MAP, _NONE, _BOOL, _RESERVED = range(10)

_KIND_TEXT = (
    "an integer",
    "a float",
    "a string",
    "bytes",
    "an extension",
    "an array",
    "a map",
    "nil",
    "a boolean",
    "the reserved byte c1",
)


def _kind_of(head: int) -> int:
    if head < 0x80 or head >= 0xE0 or 0xCC <= head <= 0xD3:
        return _INT
    if head <= 0x8F or head >= 0xDE:
        return _MAP
    if head <= 0x9F or head >= 0xDC:
        return _ARRAY
    if head <= 0xBF or head >= 0xD9:
        return _STR
    if head <= 0xC3:
        return (_NONE, _RESERVED, _BOOL, _BOOL)[head - 0xC0]
    if head <= 0xC6:
        return _BIN
    return _FLOAT if head in (0xCA, 0xCB) else _EXT


_KINDS = bytes(_kind_of(head) for head in range(256))

_NUMBER_WIDTHS = {0xCA: 4, 0xCB: 8, 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
_LENGTH_WIDTHS = {
    **{0xC4: 1, 0xC5: 2, 0xC6: 4, 0xC7: 1, 0xC8: 2, 0xC9: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4},
    **{0xDC: 2, 0xDD: 4, 0xDE: 2, 0xDF: 4},
}


def _fault_in(data: bytes, at: int) -> str | None:
    """What is wrong with the head at `at`, or with the length that it declares; None when nothing is."""
    head = data[at]
    rest = len(data) - at - 1
    if head == 0xC1:
        return "wire/reserved-byte"
    if head in _NUMBER_WIDTHS:
        return "wire/truncated" if _NUMBER_WIDTHS[head] > rest else None
    width = _LENGTH_WIDTHS.get(head, 0)
    if width > rest:
        return "wire/truncated"
    length = int.from_bytes(data[at + 1 : at + 1 + width], "big")
    if 0xA0 <= head <= 0xBF:
        length = head & 0x1F
    elif 0xD4 <= head <= 0xD8:
        length = (1 << (head - 0xD4)) + 1
    elif 0xC7 <= head <= 0xC9:
        length += 1
    return "wire/length-exceeds-input" if length > rest - width else None


_REASONS = {
    "wire/truncated": "The bytes end in the middle of a value",
    "wire/length-exceeds-input": "A length claims more than there is",
    "wire/reserved-byte": "The byte c1 begins no value",
    "wire/too-deep": f"Arrays and maps nest deeper than {MAX_DEPTH} levels",
}


class Reader:
    """A position in the bytes of a payload. Lengths are held against what is left before anything is allocated."""

    __slots__ = ("data", "end", "at", "tell", "_unpack", "_skip", "_array_header", "_map_header")

    def __init__(self, data: bytes) -> None:
        unpacker: _Unpacker = _msgpack.Unpacker(raw=False, max_buffer_size=max(len(data), 1))
        unpacker.feed(data)
        self.data = data
        self.end = len(data)
        self.at = 0
        self.tell = unpacker.tell
        self._unpack = unpacker.unpack
        self._skip = unpacker.skip
        self._array_header = unpacker.read_array_header
        self._map_header = unpacker.read_map_header

    def fault(self, code: str, reason: str | None = None, at: int | None = None) -> DecodeError:
        """The error for the value that was looked at last, or that begins at `at`."""
        return DecodeError(code, reason or _REASONS[code], self.at if at is None else at)

    def kind(self) -> int:
        """The kind of the value that comes next, which becomes the one that is looked at."""
        at = self.at = self.tell()
        if at >= self.end:
            raise self.fault("wire/truncated")
        return _KINDS[self.data[at]]

    def take(self, kind: int) -> Any:
        """The next value, which has to be of one kind and no array or map."""
        found = self.kind()
        if found != kind:
            raise self.mismatch(kind, found)
        return self.scalar()

    def scalar(self) -> Any:
        """The next value, which is known to be no array or map."""
        try:
            return self._unpack()
        except Exception as error:
            raise self._explain(error) from None

    def mismatch(self, expected: int, found: int) -> DecodeError:
        if found == _RESERVED:
            return self.fault("wire/reserved-byte")
        return self.fault("wire/type-mismatch", f"Expected {_KIND_TEXT[expected]}, found {_KIND_TEXT[found]}")

    def _explain(self, error: Exception) -> Exception:
        if isinstance(error, UnicodeDecodeError):
            return self.fault("wire/invalid-utf8", "The string is no well-formed UTF-8")
        code = _fault_in(self.data, self.at)
        return error if code is None else self.fault(code)

    def is_nil(self) -> bool:
        at = self.tell()
        return at < self.end and self.data[at] == 0xC0

    def skip_nil(self) -> None:
        self._skip()

    def array_header(self, depth: int) -> int:
        """How many elements follow; each takes a byte at least."""
        return self._header(_ARRAY, self._array_header, depth)

    def map_header(self, depth: int) -> int:
        """How many entries follow; each takes two bytes at least."""
        return self._header(_MAP, self._map_header, depth)

    def _header(self, kind: int, read: Callable[[], int], depth: int) -> int:
        found = self.kind()
        at = self.at
        if found != kind:
            raise self.mismatch(kind, found)
        if _LENGTH_WIDTHS.get(self.data[at], 0) > self.end - at - 1:
            raise self.fault("wire/truncated")
        if depth > MAX_DEPTH:
            raise self.fault("wire/too-deep")
        try:
            count = read()
        except Exception as error:
            raise self._explain(error) from None
        if count * (2 if kind == _MAP else 1) > self.end - self.tell():
            raise self.fault("wire/length-exceeds-input")
        return count

    def skip_value(self, depth: int) -> None:
        """Steps over a value of any type. It does not recurse, so that no input can exhaust the stack."""
        outer: list[int] = []
        left = 1
        while True:
            while left == 0:
                if not outer:
                    return
                left = outer.pop()
            left -= 1
            kind = self.kind()
            count = 0
            if kind == _ARRAY:
                count = self.array_header(depth + len(outer))
            elif kind == _MAP:
                count = 2 * self.map_header(depth + len(outer))
            else:
                self._skip_scalar()
            if count:
                outer.append(left)
                left = count

    def _skip_scalar(self) -> None:
        # msgpack adds the type's byte to the length of such an extension in 32 bits, where the greatest one becomes none.
        if self.data[self.at] == 0xC9:
            code = _fault_in(self.data, self.at)
            if code is not None:
                raise self.fault(code)
        try:
            self._skip()
        except Exception as error:
            raise self._explain(error) from None

    def extension(self) -> tuple[int, bytes]:
        """Type and body of an extension; unlike msgpack's own it says exactly what is wrong."""
        found = self.kind()
        if found != _EXT:
            raise self.mismatch(_EXT, found)
        at, head = self.at, self.data[self.at]
        start = at + 1 + _LENGTH_WIDTHS.get(head, 0)
        length = 1 << (head - 0xD4) if head >= 0xD4 else int.from_bytes(self.data[at + 1 : start], "big")
        if start >= self.end:
            raise self.fault("wire/truncated")
        if length > self.end - start - 1:
            raise self.fault("wire/length-exceeds-input")
        self._skip_scalar()
        return self.data[start], self.data[start + 1 : start + 1 + length]


T = TypeVar("T")


class Codec(Generic[T]):
    """
    How the values of one type are written and read. `depth` is where an array or map would nest.

    Containers take codecs of anything: fields have the types, and inferring them here once more costs type checkers more than all
    else as soon as containers nest deeply.
    """

    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        raise NotImplementedError

    def read(self, reader: Reader, depth: int) -> T:
        raise NotImplementedError


def _is_any(value: object, *types: type) -> bool:
    """As `isinstance`, which would leave a type checker with lists of it knows not what."""
    return isinstance(value, types)


def _found(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def _mismatch(expected: str, value: object) -> EncodeError:
    return EncodeError("wire/type-mismatch", f"Expected {expected}, found {_found(value)}")


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise EncodeError("wire/too-deep", _REASONS["wire/too-deep"])


class _Bool(Codec[bool]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, bool):
            raise _mismatch("a bool", value)
        writer.out += writer.pack(value)

    def read(self, reader: Reader, depth: int) -> bool:
        value: bool = reader.take(_BOOL)
        return value


class _Int(Codec[int]):
    __slots__ = ("low", "high", "make")

    def __init__(self, low: int, high: int, make: Callable[[int], int] | None = None) -> None:
        self.low = low
        self.high = high
        self.make = make

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            if isinstance(value, float) and not value.is_integer():
                raise EncodeError("wire/out-of-range", "The number is no integer")
            raise _mismatch("an int", value)
        if not self.low <= value <= self.high:
            raise EncodeError("wire/out-of-range", f"The number does not fit {self.low} to {self.high}")
        writer.out += writer.pack(value)

    def read(self, reader: Reader, depth: int) -> int:
        value: int = reader.take(_INT)
        if not self.low <= value <= self.high:
            raise reader.fault("wire/out-of-range", f"The number does not fit {self.low} to {self.high}")
        return value if self.make is None else self.make(value)


def _read_float(reader: Reader) -> float:
    kind = reader.kind()
    if kind != _FLOAT and kind != _INT:
        raise reader.mismatch(_FLOAT, kind)
    return float(reader.scalar())


def _to_float(value: object) -> float:
    if isinstance(value, float):
        return value
    if not isinstance(value, int) or isinstance(value, bool):
        raise _mismatch("a float", value)
    try:
        return float(value)
    except OverflowError:
        raise EncodeError("wire/out-of-range", "The number is too large for a float") from None


class _Float64(Codec[float]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        number = _to_float(value)
        # NaN has one spelling on the wire and many in memory.
        writer.out += writer.pack(number) if number == number else b"\xcb\x7f\xf8\0\0\0\0\0\0"

    def read(self, reader: Reader, depth: int) -> float:
        return _read_float(reader)


_SINGLE_LIMIT = 2.0**128 - 2.0**103
"""Halfway between the largest single and what would be the next: from here on rounding gives infinity."""


def _overflows_single(number: float) -> bool:
    return _SINGLE_LIMIT <= abs(number) < float("inf")


class _Float32(Codec[float]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        number = _to_float(value)
        if _overflows_single(number):
            raise EncodeError("wire/out-of-range", "The number is too large for single precision")
        writer.out += writer.pack_single(number) if number == number else b"\xca\x7f\xc0\0\0"

    def read(self, reader: Reader, depth: int) -> float:
        number = _read_float(reader)
        if _overflows_single(number):
            raise reader.fault("wire/out-of-range", "The number is too large for single precision")
        rounded: float = struct.unpack(">f", struct.pack(">f", number))[0]
        return rounded


def _write_text(writer: Writer, value: str) -> None:
    try:
        writer.out += writer.pack(value)
    except UnicodeEncodeError:
        raise EncodeError("wire/lone-surrogate", "The string holds half of a surrogate pair") from None
    except ValueError:
        raise EncodeError("wire/too-long", "The string takes more than 4 GiB") from None


class _String(Codec[str]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, str):
            raise _mismatch("a str", value)
        _write_text(writer, value)

    def read(self, reader: Reader, depth: int) -> str:
        value: str = reader.take(_STR)
        return value


class _Bytes(Codec[bytes]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, bytes, bytearray, memoryview):
            raise _mismatch("bytes", value)
        try:
            writer.out += writer.pack(bytes(value))
        except ValueError:
            raise EncodeError("wire/too-long", "The bytes are more than 4 GiB") from None

    def read(self, reader: Reader, depth: int) -> bytes:
        if reader.kind() != _ARRAY:
            value: bytes = reader.take(_BIN)
            return value
        # Writers without bin send an array. It cannot nest further, so it is no level of depth.
        return bytes(UINT8.read(reader, 0) for _ in range(reader.array_header(0)))


_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MAX_MILLISECONDS = 8_640_000_000_000_000


def _write_time(writer: Writer, seconds: int, nanoseconds: int) -> None:
    writer.out += writer.pack(_msgpack.Timestamp(seconds, nanoseconds))


def _read_time(reader: Reader) -> tuple[int, int]:
    code, body = reader.extension()
    if code != 0xFF or len(body) not in (4, 8, 12):
        raise reader.fault("wire/invalid-extension", "The extension is no timestamp")
    if len(body) == 4:
        return int.from_bytes(body, "big"), 0
    if len(body) == 8:
        word = int.from_bytes(body, "big")
        seconds, nanoseconds = word & 0x3FFFFFFFF, word >> 34
    else:
        seconds, nanoseconds = int.from_bytes(body[4:], "big", signed=True), int.from_bytes(body[:4], "big")
    if nanoseconds > 999_999_999:
        raise reader.fault("wire/invalid-date", "A second has 999999999 nanoseconds at most")
    return seconds, nanoseconds


class _Date(Codec[datetime]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, datetime) or value.utcoffset() is None:
            raise _mismatch("a datetime with a time zone", value)
        since = value - _EPOCH
        # Floor to the milliseconds that the type holds, before 1970 too: a timedelta is negative in its days alone.
        _write_time(writer, since.days * 86_400 + since.seconds, since.microseconds // 1000 * 1_000_000)

    def read(self, reader: Reader, depth: int) -> datetime:
        seconds, nanoseconds = _read_time(reader)
        milliseconds = seconds * 1000 + nanoseconds // 1_000_000
        if abs(milliseconds) > _MAX_MILLISECONDS:
            raise reader.fault("wire/invalid-date", "The date is further from 1970 than dates reach")
        try:
            return _EPOCH + timedelta(milliseconds=milliseconds)
        except OverflowError:
            raise reader.fault("wire/out-of-range", "A datetime holds the years 1 to 9999") from None


class Timestamp(int):
    """Nanoseconds since 1970-01-01T00:00:00Z."""

    __slots__ = ()

    @classmethod
    def from_datetime(cls, moment: datetime) -> Timestamp:
        """Of a datetime with a time zone. Exact."""
        return cls((moment - _EPOCH) // timedelta(microseconds=1) * 1000)

    def to_datetime(self) -> datetime:
        """In UTC; what is finer than microseconds is cut off. Raises OverflowError outside of the years 1 to 9999."""
        return _EPOCH + timedelta(microseconds=self // 1000)

    def __repr__(self) -> str:
        return f"Timestamp({int(self)})"


class Duration(int):
    """Ticks of 100 nanoseconds."""

    __slots__ = ()

    @classmethod
    def from_timedelta(cls, span: timedelta) -> Duration:
        """Exact."""
        return cls(span // timedelta(microseconds=1) * 10)

    def to_timedelta(self) -> timedelta:
        """What is finer than microseconds is cut off."""
        return timedelta(microseconds=self // 10)

    def __repr__(self) -> str:
        return f"Duration({int(self)})"


class _Timestamp(Codec[Timestamp]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise _mismatch("a Timestamp", value)
        seconds, nanoseconds = divmod(int(value), 1_000_000_000)
        if not -(2**63) <= seconds < 2**63:
            raise EncodeError("wire/out-of-range", "Whole seconds of a timestamp fit 64 bits")
        _write_time(writer, seconds, nanoseconds)

    def read(self, reader: Reader, depth: int) -> Timestamp:
        seconds, nanoseconds = _read_time(reader)
        return Timestamp(seconds * 1_000_000_000 + nanoseconds)


class _PlainDate(Codec[date]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise _mismatch("a date", value)
        writer.out += writer.pack(value.toordinal() - 1)

    def read(self, reader: Reader, depth: int) -> date:
        day = SAFEINT.read(reader, depth)
        if not 0 <= day < date.max.toordinal():
            raise reader.fault("wire/invalid-date", "A date lies between 0001-01-01 and 9999-12-31")
        return date.fromordinal(day + 1)


_UUID_TEXT = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DECIMAL_TEXT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class _Uuid(Codec[UUID]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, UUID):
            raise _mismatch("a UUID", value)
        writer.out += writer.pack(str(value))

    def read(self, reader: Reader, depth: int) -> UUID:
        text: str = reader.take(_STR)
        if _UUID_TEXT.fullmatch(text) is None:
            raise reader.fault("wire/invalid-uuid", "A UUID is 36 lower-case characters")
        return UUID(text)


class _Decimal(Codec[Decimal]):
    __slots__ = ()

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not isinstance(value, Decimal):
            raise _mismatch("a Decimal", value)
        if not value.is_finite():
            raise EncodeError("wire/invalid-decimal", "The decimal is no finite number")
        # Written out, an exponent becomes so many digits; that of a zero only behind the point.
        exponent = value.adjusted()
        if exponent < -100_000_000 or (value and exponent > 100_000_000):
            raise EncodeError("wire/too-long", "The decimal has too many digits when it is written without an exponent")
        writer.out += writer.pack(format(value, "f"))

    def read(self, reader: Reader, depth: int) -> Decimal:
        text: str = reader.take(_STR)
        if _DECIMAL_TEXT.fullmatch(text) is None:
            raise reader.fault("wire/invalid-decimal", "A decimal is digits with a point, without an exponent")
        return Decimal(text)


class _Raw(Codec[bytes]):
    """Bytes that are exactly one MessagePack value."""

    __slots__ = ("nil_is_taken",)

    def __init__(self, nil_is_taken: bool) -> None:
        self.nil_is_taken = nil_is_taken

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, bytes, bytearray, memoryview):
            raise _mismatch("bytes", value)
        raw = bytes(value)
        _check_values(raw, 1, depth)
        if self.nil_is_taken and raw == _NIL:
            raise EncodeError("wire/missing-slot", "A raw nil cannot be told from an absent value")
        writer.out += raw

    def read(self, reader: Reader, depth: int) -> bytes:
        start = reader.tell()
        reader.skip_value(depth)
        return reader.data[start : reader.tell()]


def _check_values(raw: bytes, count: int, depth: int) -> None:
    """Refuses bytes that are not exactly `count` values nesting from `depth` on."""
    reader = Reader(raw)
    try:
        for _ in range(count):
            reader.skip_value(depth)
    except DecodeError as error:
        raise EncodeError(error.code, error.reason) from None
    if reader.tell() != reader.end:
        raise EncodeError("wire/trailing-bytes", "The raw bytes go on behind their last value")


if TYPE_CHECKING:
    FloatArray = array[float]
    IntArray = array[int]
else:
    # Python 3.11 and those before it cannot say what an array holds.
    FloatArray = IntArray = array

_ARRAY_KINDS = {"b": "bhilq", "B": "BHILQ", "f": "fd"}
"""By the first of them, the codes of buffers that hold numbers of one kind; which of them is how wide depends on the platform."""

_NATIVE = "@=<" if sys.byteorder == "little" else "@=>"


class _Array(Codec["array[Any]"]):
    """
    Numbers that are one extension: the elements one after the other, lowest byte first. The bits of a NaN are kept. Whatever shows such
    elements as a buffer can be written, arrays of numpy too; what is read is an `array.array`.
    """

    __slots__ = ("type", "code", "width", "kind")

    def __init__(self, type: int, code: str, kind: str) -> None:
        self.type = type
        self.code = code
        self.width = array(code).itemsize
        self.kind = _ARRAY_KINDS[kind]

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        body = self._view(value).tobytes()
        if sys.byteorder == "big":
            body = self._swapped(body).tobytes()
        try:
            writer.out += writer.pack(_msgpack.ExtType(self.type, body))
        except ValueError:
            raise EncodeError("wire/too-long", "The array is more than 4 GiB") from None

    def read(self, reader: Reader, depth: int) -> array[Any]:
        kind, body = reader.extension()
        if kind != self.type or len(body) % self.width != 0:
            raise reader.fault("wire/invalid-extension", "The extension is no array of the slot's elements")
        if sys.byteorder == "big":
            return self._swapped(body)
        items: array[Any] = array(self.code)
        items.frombytes(body)
        return items

    def length(self, value: Any) -> int:
        return len(self._view(value))

    def _view(self, value: Any) -> memoryview:
        try:
            view = memoryview(value)
        except TypeError:
            raise _mismatch(f'an array of "{self.code}"', value) from None
        is_own = view.format[-1] in self.kind and all(mark in _NATIVE for mark in view.format[:-1])
        if not is_own or view.ndim != 1 or view.itemsize != self.width:
            raise _mismatch(f'an array of "{self.code}"', value)
        return view

    def _swapped(self, body: bytes) -> array[Any]:
        items: array[Any] = array(self.code)
        items.frombytes(body)
        items.byteswap()
        return items


BOOL = _Bool()
STRING = _String()
FLOAT64 = _Float64()
FLOAT32 = _Float32()
INT8 = _Int(-(2**7), 2**7 - 1)
INT16 = _Int(-(2**15), 2**15 - 1)
INT32 = _Int(-(2**31), 2**31 - 1)
INT64 = _Int(-(2**63), 2**63 - 1)
UINT8 = _Int(0, 2**8 - 1)
UINT16 = _Int(0, 2**16 - 1)
UINT32 = _Int(0, 2**32 - 1)
UINT64 = _Int(0, 2**64 - 1)
SAFEINT = _Int(-(2**53) + 1, 2**53 - 1)
BYTES = _Bytes()
DATE = _Date()
TIMESTAMP = _Timestamp()
DURATION = _Int(-(2**63), 2**63 - 1, Duration)
PLAIN_DATE = _PlainDate()
UUID_TEXT = _Uuid()
DECIMAL_TEXT = _Decimal()
FLOAT64_ARRAY = _Array(86, "d", "f")
FLOAT32_ARRAY = _Array(85, "f", "f")
INT8_ARRAY = _Array(72, "b", "b")
INT16_ARRAY = _Array(77, "h", "b")
INT32_ARRAY = _Array(78, "i", "b")
INT64_ARRAY = _Array(79, "q", "b")
UINT16_ARRAY = _Array(69, "H", "B")
UINT32_ARRAY = _Array(70, "I", "B")
UINT64_ARRAY = _Array(71, "Q", "B")
RAW = _Raw(nil_is_taken=False)
RAW_SLOT = _Raw(nil_is_taken=True)
"""A raw value where nil has another meaning: in a slot, or where None may stand."""


class Limited(Codec[Any]):
    """A scalar with constraints. They bind what is written, never what is read: what was once legal stays readable."""

    __slots__ = ("codec", "low", "high", "min_length", "max_length", "pattern")

    def __init__(
        self,
        codec: Codec[Any],
        *,
        low: float | None = None,
        high: float | None = None,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
    ) -> None:
        self.codec = codec
        self.low = low
        self.high = high
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = None if pattern is None else re.compile(pattern, re.ASCII)

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        self.codec.write(writer, value, depth)
        problem = self._problem(value) if depth > 0 else None
        if problem is not None:
            raise EncodeError("wire/constraint", problem)

    def read(self, reader: Reader, depth: int) -> Any:
        return self.codec.read(reader, depth)

    def _problem(self, value: Any) -> str | None:
        # Put this way, no bound allows NaN.
        if self.low is not None and not value >= self.low:
            return f"The number is below {self.low}"
        if self.high is not None and not value <= self.high:
            return f"The number is above {self.high}"
        if self.min_length is not None and self._length(value) < self.min_length:
            return f"It is shorter than {self.min_length}"
        if self.max_length is not None and self._length(value) > self.max_length:
            return f"It is longer than {self.max_length}"
        if self.pattern is not None and self.pattern.search(value) is None:
            return f"The text does not match {self.pattern.pattern}"
        return None

    def _length(self, value: Any) -> int:
        return self.codec.length(value) if isinstance(self.codec, _Array) else _length(value)


def _length(value: str | bytes | bytearray | memoryview) -> int:
    """In UTF-16 code units for strings, as every language counts them here; in bytes for bytes."""
    if not isinstance(value, str):
        return memoryview(value).nbytes
    return len(value) if value.isascii() else len(value) + sum(character > "\uffff" for character in value)


class Nullable(Codec[Any]):
    """A value or None, inside a list, map or the like."""

    __slots__ = ("codec",)

    def __init__(self, codec: Codec[Any]) -> None:
        self.codec = codec

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if value is None:
            writer.out += _NIL
        else:
            self.codec.write(writer, value, depth)

    def read(self, reader: Reader, depth: int) -> Any:
        if not reader.is_nil():
            return self.codec.read(reader, depth)
        reader.skip_nil()
        return None


_ANY_DEPTH = -(2**31)
"""For a value that was read and is written once more to be compared: it may break constraints, and nests no deeper than it did."""


def _check_items(count: int, most: int | None, depth: int) -> None:
    if most is not None and count > most and depth > 0:
        raise EncodeError("wire/constraint", f"There are more than {most} items")


class ListOf(Codec["list[Any]"]):
    __slots__ = ("element", "max_items")

    def __init__(self, element: Codec[Any], *, max_items: int | None = None) -> None:
        self.element = element
        self.max_items = max_items

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, list, tuple):
            raise _mismatch("a list", value)
        _check_depth(depth)
        _check_items(len(value), self.max_items, depth)
        writer.out += writer.array_header(len(value))
        write, at = self.element.write, 0
        try:
            for at, item in enumerate(value):
                write(writer, item, depth + 1)
        except EncodeError as error:
            error.enter(f"[{at}]")
            raise

    def read(self, reader: Reader, depth: int) -> list[Any]:
        count = reader.array_header(depth)
        items: list[Any] = []
        read = self.element.read
        try:
            for _ in range(count):
                items.append(read(reader, depth + 1))
        except DecodeError as error:
            error.enter(f"[{len(items)}]")
            raise
        return items


class _SetOf(Codec[T]):
    __slots__ = ("element", "max_items")

    def __init__(self, element: Codec[Any], *, max_items: int | None = None) -> None:
        self.element = element
        self.max_items = max_items

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, set, frozenset, list, tuple):
            raise _mismatch("a set", value)
        _check_depth(depth)
        _check_items(len(value), self.max_items, depth)
        out = writer.out
        out += writer.array_header(len(value))
        start = len(out)
        seen: set[bytes] = set()
        at = 0
        try:
            for at, item in enumerate(value):
                self.element.write(writer, item, depth + 1)
                encoded = bytes(out[start:])
                if encoded in seen:
                    raise EncodeError("wire/duplicate-element", "The set holds an element twice")
                seen.add(encoded)
                del out[start:]
        except EncodeError as error:
            error.enter(f"[{at}]")
            raise
        out += b"".join(sorted(seen))

    def _read_items(self, reader: Reader, depth: int) -> list[Any]:
        count = reader.array_header(depth)
        items: list[Any] = []
        seen: set[bytes] = set()
        try:
            for _ in range(count):
                start = reader.tell()
                item = self.element.read(reader, depth + 1)
                again = Writer()
                self.element.write(again, item, _ANY_DEPTH)
                encoded = bytes(again.out)
                if encoded in seen:
                    raise reader.fault("wire/duplicate-element", "The set holds an element twice", start)
                seen.add(encoded)
                items.append(item)
        except DecodeError as error:
            error.enter(f"[{len(items)}]")
            raise
        return items


class SetOf(_SetOf["frozenset[Any]"]):
    """A set of elements that Python can hash."""

    __slots__ = ()

    def read(self, reader: Reader, depth: int) -> frozenset[Any]:
        items = self._read_items(reader, depth)
        elements = frozenset(items)
        if len(elements) != len(items):
            # Zero and minus zero have different bytes, and no set of numbers holds both.
            raise reader.fault("wire/duplicate-element", "The set holds an element twice")
        return elements


class SetListOf(_SetOf["list[Any]"]):
    """A set as a list: of elements that Python cannot hash, or takes as equal while their bytes differ."""

    __slots__ = ()

    def read(self, reader: Reader, depth: int) -> list[Any]:
        return self._read_items(reader, depth)


class TupleOf(Codec["tuple[Any, ...]"]):
    __slots__ = ("elements",)

    def __init__(self, *elements: Codec[Any]) -> None:
        self.elements = elements

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, tuple, list) or len(value) != len(self.elements):
            raise _mismatch(f"a tuple of {len(self.elements)}", value)
        _check_depth(depth)
        writer.out += writer.array_header(len(value))
        at = 0
        try:
            for at, element in enumerate(self.elements):
                element.write(writer, value[at], depth + 1)
        except EncodeError as error:
            error.enter(f"[{at}]")
            raise

    def read(self, reader: Reader, depth: int) -> tuple[Any, ...]:
        count = reader.array_header(depth)
        if count != len(self.elements):
            raise reader.fault("wire/type-mismatch", f"Expected {len(self.elements)} elements, found {count}")
        items: list[Any] = []
        try:
            for element in self.elements:
                items.append(element.read(reader, depth + 1))
        except DecodeError as error:
            error.enter(f"[{len(items)}]")
            raise
        return tuple(items)


def _key_step(key: object) -> str:
    value = key.value if isinstance(key, Enum) else key
    return f"[{dumps(value, ensure_ascii=False) if isinstance(value, str) else value}]"


class MapOf(Codec["dict[Any, Any]"]):
    __slots__ = ("key", "value", "max_items")

    def __init__(self, key: Codec[Any], value: Codec[Any], *, max_items: int | None = None) -> None:
        self.key = key
        self.value = value
        self.max_items = max_items

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if not _is_any(value, dict):
            raise _mismatch("a dict", value)
        entries: dict[Any, Any] = value
        _check_depth(depth)
        _check_items(len(entries), self.max_items, depth)
        out = writer.out
        out += writer.map_header(len(entries))
        start = len(out)
        encoded: dict[bytes, bytes] = {}
        key: object = None
        try:
            for key, item in entries.items():
                self.key.write(writer, key, depth + 1)
                head = bytes(out[start:])
                if head in encoded:
                    raise EncodeError("wire/duplicate-key", "The map holds a key twice")
                del out[start:]
                self.value.write(writer, item, depth + 1)
                encoded[head] = bytes(out[start:])
                del out[start:]
        except EncodeError as error:
            error.enter(_key_step(key))
            raise
        for head in sorted(encoded):
            out += head
            out += encoded[head]

    def read(self, reader: Reader, depth: int) -> dict[Any, Any]:
        entries: dict[Any, Any] = {}
        step = ""
        try:
            for at in range(reader.map_header(depth)):
                step = f"[#{at}]"
                start = reader.tell()
                key = self.key.read(reader, depth + 1)
                step = _key_step(key)
                if key in entries:
                    raise reader.fault("wire/duplicate-key", "The map holds a key twice", start)
                entries[key] = self.value.read(reader, depth + 1)
        except DecodeError as error:
            error.enter(step)
            raise
        return entries


class EnumCodec(Codec[T]):
    """An enum or a set of literals. Open ones keep what they do not know: the int or str itself."""

    __slots__ = ("name", "open", "_wire", "_to_wire", "_from_wire", "_values")

    def __init__(self, name: str, members: Iterable[tuple[T, int | str]], *, numbers: bool, open: bool) -> None:
        self.name = name
        self.open = open
        self._wire: Codec[Any] = STRING
        if numbers:
            self._wire = SAFEINT
        pairs = tuple(members)
        self._to_wire: dict[Any, int | str] = {member: wire for member, wire in pairs}
        self._from_wire: dict[int | str, Any] = {wire: member for member, wire in pairs}
        self._values = frozenset(member.value if isinstance(member, Enum) else member for member, _ in pairs)

    def pack(self, value: T) -> bytes:
        """The bytes of one value. Raises EncodeError."""
        return encode(self, self.name, value)

    def unpack(self, data: bytes) -> T:
        """Raises DecodeError."""
        return decode(self, self.name, data)

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        if isinstance(value, (int, str, Enum)) and not isinstance(value, bool):
            wire = self._to_wire.get(value)
            if wire is not None:
                writer.out += writer.pack(wire)
                return
        self._write_unknown(writer, value, depth)

    def _write_unknown(self, writer: Writer, value: Any, depth: int) -> None:
        if isinstance(value, Enum):
            raise EncodeError("wire/undeclared-value", f"{value} is no member of {self.name}")
        # Refuses what is of the wrong type or range; what stays is taken back when the value is refused after all.
        self._wire.write(writer, value, depth)
        if not self.open or value in self._from_wire:
            raise EncodeError("wire/undeclared-value", f"{value!r} is no value of {self.name}")

    def read(self, reader: Reader, depth: int) -> T:
        wire: int | str = self._wire.read(reader, depth)
        value: T | None = self._from_wire.get(wire)
        if value is not None:
            return value
        # An unknown number that a declared member has as its value would be written back as that member.
        if not self.open or wire in self._values:
            raise reader.fault("wire/unknown-enum-value", f"{wire!r} is no value of {self.name}")
        kept: Any = wire
        unknown: T = kept
        return unknown


@dataclass(frozen=True, slots=True)
class UnknownSlots:
    """Slots past the last known one, exactly as they were read: so many MessagePack values, one after the other."""

    count: int
    data: bytes


@dataclass(frozen=True, slots=True)
class UnknownMember:
    """A member of an open union that this build does not know, kept as it came."""

    tag: int
    raw: bytes
    """The member's body, one MessagePack value."""


R = TypeVar("R", bound="Record")


@dataclass(slots=True, kw_only=True)
class Record:
    """What has slots. `dataclasses.replace` keeps the unknown ones."""

    CODEC: ClassVar[RecordCodec[Any]]

    unknown_slots: UnknownSlots | None = field(default=None, repr=False)
    """What a newer writer added; written back, so that an update by this build loses nothing."""

    def pack(self) -> bytes:
        """The payload. Raises EncodeError."""
        codec = self.CODEC
        return encode(codec, codec.name, self)

    @classmethod
    def unpack(cls: type[R], data: bytes) -> R:
        """Raises DecodeError, also for trailing bytes."""
        value: R = decode(cls.CODEC, cls.CODEC.name, data)
        return value


REQUIRED, OPTIONAL, NULLABLE, DEFAULTED = range(4)


class Slot:
    """One position of a record's array: its key, its name in the schema, the field that holds it."""

    __slots__ = ("key", "name", "field", "codec", "presence")

    def __init__(self, key: int, name: str, field: str, codec: Codec[Any], presence: int = REQUIRED) -> None:
        self.key = key
        self.name = name
        self.field = field
        self.codec = codec
        self.presence = presence


class RecordCodec(Codec[R]):
    """A record's class and slots are asked for when they are first needed, so that types may refer to each other."""

    __slots__ = ("name", "schema_hash", "_record", "_slots", "_linked")

    def __init__(
        self, *, name: str, schema_hash: str, record: Callable[[], type[R]], slots: Callable[[], tuple[Slot, ...]]
    ) -> None:
        self.name = name
        self.schema_hash = schema_hash
        self._record = record
        self._slots = slots
        self._linked: tuple[type[R], tuple[Slot, ...], int] | None = None

    def link(self) -> tuple[type[R], tuple[Slot, ...], int]:
        """The class, the slots in the order of their keys, and how long the array is."""
        linked = self._linked
        if linked is None:
            slots = self._slots()
            linked = self._linked = (self._record(), slots, slots[-1].key + 1 if slots else 0)
        return linked

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        record, slots, length = self._linked or self.link()
        if not isinstance(value, record):
            raise _mismatch(f"a {self.name}", value)
        _check_depth(depth)
        unknown = value.unknown_slots
        if unknown is not None:
            length += _check_unknown(unknown, depth)
        out = writer.out
        out += writer.array_header(length)
        key = 0
        slot: Slot | None = None
        try:
            for slot in slots:
                if key < slot.key:
                    out += _NIL * (slot.key - key)
                item = getattr(value, slot.field)
                if item is not None:
                    slot.codec.write(writer, item, depth + 1)
                elif slot.presence in (OPTIONAL, NULLABLE):
                    out += _NIL
                else:
                    raise EncodeError("wire/missing-slot", "A value is needed here")
                key = slot.key + 1
        except EncodeError as error:
            error.enter(f".{slot.name}" if slot else "")
            raise
        if unknown is not None:
            out += unknown.data

    def read(self, reader: Reader, depth: int) -> R:
        record, slots, length = self._linked or self.link()
        count = reader.array_header(depth)
        values: dict[str, Any] = {}
        key = 0
        slot: Slot | None = None
        try:
            for slot in slots:
                while key < slot.key and key < count:
                    reader.skip_value(depth + 1)
                    key += 1
                if key < count:
                    key += 1
                    if not reader.is_nil():
                        values[slot.field] = slot.codec.read(reader, depth + 1)
                        continue
                if slot.presence == REQUIRED:
                    raise reader.fault("wire/missing-slot", "A value is needed here", reader.tell())
                if slot.key < count:
                    reader.skip_nil()
                # The class itself knows what an absent optional or defaulted slot is.
                if slot.presence == NULLABLE:
                    values[slot.field] = None
        except DecodeError as error:
            error.enter(f".{slot.name}" if slot else "")
            raise
        if count > length:
            values["unknown_slots"] = _read_unknown(reader, count - length, depth)
        return record(**values)


def _check_unknown(unknown: object, depth: int) -> int:
    if not isinstance(unknown, UnknownSlots):
        raise _mismatch("UnknownSlots", unknown)
    if unknown.count < 0 or unknown.count > len(unknown.data):
        raise EncodeError("wire/length-exceeds-input", "There are more unknown slots than bytes of them")
    _check_values(unknown.data, unknown.count, depth + 1)
    return unknown.count


def _read_unknown(reader: Reader, count: int, depth: int) -> UnknownSlots:
    start = reader.tell()
    for _ in range(count):
        reader.skip_value(depth + 1)
    return UnknownSlots(count, reader.data[start : reader.tell()])


class UnionCodec(Codec[T]):
    """A tagged union: `[tag, body]`. Open ones keep members that they do not know."""

    __slots__ = ("name", "schema_hash", "open", "_members", "_linked")

    def __init__(
        self, *, name: str, schema_hash: str, open: bool, members: Callable[[], tuple[tuple[int, type[Record]], ...]]
    ) -> None:
        self.name = name
        self.schema_hash = schema_hash
        self.open = open
        self._members = members
        self._linked: dict[int, type[Record]] | None = None

    def link(self) -> dict[int, type[Record]]:
        """The members by their tags."""
        linked = self._linked
        if linked is None:
            linked = self._linked = dict(self._members())
        return linked

    def pack(self, value: T) -> bytes:
        """The payload. Raises EncodeError."""
        return encode(self, self.name, value)

    def unpack(self, data: bytes) -> T:
        """Raises DecodeError, also for trailing bytes."""
        return decode(self, self.name, data)

    def write(self, writer: Writer, value: Any, depth: int) -> None:
        members = self._linked or self.link()
        if not isinstance(value, (Record, UnknownMember)):
            raise _mismatch(f"a {self.name}", value)
        _check_depth(depth)
        if isinstance(value, UnknownMember):
            self._write_unknown(writer, value, depth)
            return
        for tag, member in members.items():
            if isinstance(value, member):
                writer.out += writer.array_header(2)
                writer.out += writer.pack(tag)
                member.CODEC.write(writer, value, depth + 1)
                return
        raise EncodeError("wire/undeclared-value", f"A {type(value).__name__} is no member of {self.name}")

    def _write_unknown(self, writer: Writer, value: UnknownMember, depth: int) -> None:
        if not self.open or value.tag in self.link():
            raise EncodeError("wire/undeclared-value", f"Tag {value.tag} does not stand for something unknown here")
        writer.out += writer.array_header(2)
        SAFEINT.write(writer, value.tag, depth + 1)
        RAW.write(writer, value.raw, depth + 1)

    def read(self, reader: Reader, depth: int) -> T:
        members = self._linked or self.link()
        count = reader.array_header(depth)
        start = reader.at
        if count != 2:
            raise reader.fault("wire/type-mismatch", f"Expected a tag and a body, found {count} elements")
        tag = SAFEINT.read(reader, depth + 1)
        member = members.get(tag)
        body: Any
        if member is not None:
            body = member.CODEC.read(reader, depth + 1)
        elif self.open:
            body = UnknownMember(tag, RAW.read(reader, depth + 1))
        else:
            raise reader.fault("wire/unknown-tag", f"Tag {tag} is no member of {self.name}", start)
        value: T = body
        return value


def encode(codec: Codec[Any], name: str, value: object) -> bytes:
    """The payload of a value, all or nothing."""
    writer = Writer()
    try:
        codec.write(writer, value, 1)
    except EncodeError as error:
        error.enter(name)
        raise
    return bytes(writer.out)


def decode(codec: Codec[T], name: str, data: Any) -> T:
    """The value of a payload, which ends where its value does."""
    if not _is_any(data, bytes, bytearray, memoryview):
        raise DecodeError("wire/type-mismatch", f"Expected the payload as bytes, found {_found(data)}", path=name)
    reader = Reader(bytes(data))
    try:
        value = codec.read(reader, 1)
    except DecodeError as error:
        error.enter(name)
        raise
    if reader.tell() != reader.end:
        raise DecodeError("wire/trailing-bytes", "The payload goes on behind its value", reader.tell(), name)
    return value


@dataclass(frozen=True, slots=True)
class CatalogMember:
    """One slot as CultCache catalogs describe it."""

    slot: int
    name: str
    type_name: str
    """CLR type name: `System.String`."""
    is_many: bool = False
    is_name: bool = False
    index_alias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A document as CultCache catalogs describe it: what a single-file store writes beside its records."""

    schema_id: str
    schema_name: str
    schema_version: str
    content_hash: str
    """Of `canonical_schema_json`."""
    compatible_schema_ids: tuple[str, ...]
    members: tuple[CatalogMember, ...]

    @property
    def canonical_schema_json(self) -> str:
        """Name, version and members as JSON: the same text in every language."""
        members = [
            {
                "slot": member.slot,
                "name": member.name,
                "type": member.type_name,
                "isReference": False,
                "many": member.is_many,
                "targetSchemaName": None,
                "indexAlias": member.index_alias,
                "isName": member.is_name,
            }
            for member in self.members
        ]
        schema = {"schemaName": self.schema_name, "schemaVersion": self.schema_version, "members": members}
        return dumps(schema, ensure_ascii=False, separators=(",", ":"))

    def to_list(self) -> list[object]:
        """The entry as it stands in a store file, for msgpack."""
        members = [
            [member.slot, member.name, member.type_name, False, member.is_many, None, member.is_name, member.index_alias]
            for member in self.members
        ]
        identity = [self.schema_id, self.schema_name, self.schema_version, self.content_hash]
        return [*identity, self.canonical_schema_json, list(self.compatible_schema_ids), members]


@dataclass(frozen=True, slots=True)
class IndexDeclaration:
    """An index: the name of its accessor in every language, its slots' keys in order, and whether values are unique."""

    accessor: str
    keys: tuple[int, ...]
    unique: bool = False


D = TypeVar("D", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDescriptor(Generic[D]):
    """Everything about a document that a cache or store needs."""

    record: type[D]
    type_name: str
    """The persisted type name."""
    schema_id: str
    version: int
    is_global: bool = False
    """There is one per type."""
    id_keys: tuple[int, ...] = ()
    """The slots that make the store key; none when the caller gives it."""
    name_key: int | None = None
    """The slot of the unique name lookup."""
    indexes: tuple[IndexDeclaration, ...] = ()
    catalog: CatalogEntry

    @property
    def schema_hash(self) -> str:
        """Of everything that decides the bytes: it changes when they can."""
        return self.record.CODEC.schema_hash

    def pack(self, document: D) -> bytes:
        """The payload. Raises EncodeError."""
        return document.pack()

    def unpack(self, payload: bytes) -> D:
        """Raises DecodeError."""
        return self.record.unpack(payload)

    def store_key(self, *parts: object) -> str:
        """
        The store key that the values of the id slots make; without id slots, the text that the caller chose. Raises EncodeError
        for values of other types.
        """
        if self.is_global:
            return "__global__"
        if not self.id_keys and len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        slots = [self._slot(key) for key in self.id_keys]
        if len(parts) != len(slots) or not slots:
            expected = f"An id has {len(slots)} parts here" if slots else "A store key is one text here"
            raise EncodeError("wire/type-mismatch", f"{expected}, found {len(parts)} parts", self.record.CODEC.name)
        texts: list[str] = []
        for slot, part in zip(slots, parts):
            encode(slot.codec, f"{self.record.CODEC.name}.{slot.name}", part)
            texts.append(part_text(part))
        return texts[0] if len(texts) == 1 else "/".join(text.replace("%", "%25").replace("/", "%2F") for text in texts)

    def store_key_of(self, document: D) -> str | None:
        """None when the document does not say: then the caller gives the store key."""
        if not self.id_keys and not self.is_global:
            return None
        return self.store_key(*(getattr(document, self._slot(key).field) for key in self.id_keys))

    def name_of(self, document: D) -> str | None:
        """What the name lookup finds the document by."""
        name: str | None = None if self.name_key is None else getattr(document, self._slot(self.name_key).field)
        return name

    def index_values(self, index: IndexDeclaration, document: D) -> list[tuple[Any, ...]]:
        """
        The values under which an index holds a document: one tuple, one for each element of a list or set, none when a part
        before the last is absent, and a tuple without its last value when only that is absent in a composite index.
        """
        tuples: list[tuple[Any, ...]] = [()]
        for level, key in enumerate(index.keys):
            values = _part_values(getattr(document, self._slot(key).field))
            if not values:
                return tuples if 0 < level == len(index.keys) - 1 else []
            tuples = [(*known, value) for known in tuples for value in values]
        return tuples

    def is_many(self, key: int) -> bool:
        """True for a list or set, of which an index holds each element."""
        return isinstance(self._slot(key).codec, (ListOf, SetOf, SetListOf))

    def _slot(self, key: int) -> Slot:
        return next(slot for slot in self.record.CODEC.link()[1] if slot.key == key)


def part_text(part: object) -> str:
    """A value as it stands in store keys: the same text in every language."""
    value = part.value if isinstance(part, Enum) else part
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, int) else str(value)


_NAN = float("nan")
"""What stands for every NaN in an index: dicts find a NaN only by identity."""


def _part_values(value: Any) -> list[Any]:
    many = _is_any(value, list, tuple, set, frozenset)
    values: Iterable[Any] = value if many else (value,)
    return list(dict.fromkeys(_NAN if each != each else each for each in values if each is not None))
