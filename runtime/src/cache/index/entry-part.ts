import type { EntryWriter } from "./entry-writer.ts";
import type { IndexOrder, IndexValue } from "./index-value.ts";

/**
 * Writes a value so that two of one order compare as their bytes do. No value's bytes begin another's, so that parts can follow one
 * another, and none begin with two bytes of `ff`, which stand for an absent last part.
 */
export function writeEntryPart(writer: EntryWriter, order: IndexOrder, value: IndexValue): void {
  switch (order) {
    case "number":
    case "date":
      writeNumber(writer, Number(value));
      return;
    case "string":
      writeString(writer, String(value));
      return;
    case "boolean":
      writer.byte(value === true ? 1 : 0);
      return;
    case "bigint":
      writeBigint(writer, BigInt(value));
      return;
    case "decimal":
      writeDecimal(writer, String(value));
      return;
  }
}

// -0 is 0, and whatever bits a NaN has, it stands behind every number.
function writeNumber(writer: EntryWriter, value: number): void {
  if (Number.isNaN(value)) {
    writer.uint32(0xfff8_0000);
    writer.uint32(0);
  } else writer.float64(value === 0 ? 0 : value);
}

// A text ends with 00, so the two lowest characters are written as 01 01 and 01 02.
function writeString(writer: EntryWriter, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 1) writer.codeUnit(unit);
    else {
      writer.byte(1);
      writer.byte(unit + 1);
    }
  }
  writer.byte(0);
}

// Length, then digits: of two positive numbers the longer is larger. A negative one is the complement of its positive.
function writeBigint(writer: EntryWriter, value: bigint): void {
  const start = writer.length;
  const isNegative = value < 0n;
  const digits = (isNegative ? -value : value).toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const count = value === 0n ? 0 : even.length / 2;
  writeCount(writer, count);
  for (let at = 0; at < count; at++) writer.byte(Number.parseInt(even.slice(at * 2, at * 2 + 2), 16));
  if (isNegative) writer.complement(start);
}

// How many digits stand before the point, these, then those behind it, which end with 00. Two digits make a byte.
function writeDecimal(writer: EntryWriter, canonical: string): void {
  const start = writer.length;
  const isNegative = canonical.startsWith("-");
  const [whole = "", fraction = ""] = (isNegative ? canonical.slice(1) : canonical).split(".");
  writeCount(writer, whole.length);
  writeDigits(writer, whole.length % 2 === 0 ? whole : `0${whole}`);
  writeDigits(writer, fraction.length % 2 === 0 ? fraction : `${fraction}0`);
  writer.byte(0);
  if (isNegative) writer.complement(start);
}

function writeDigits(writer: EntryWriter, digits: string): void {
  for (let at = 0; at < digits.length; at += 2) writer.byte(Number(digits.slice(at, at + 2)) + 1);
}

const longCount = 0x70;

/** At least 80, so that a complement is below it, and less than ff. */
function writeCount(writer: EntryWriter, count: number): void {
  if (count < longCount) {
    writer.byte(0x80 + count);
    return;
  }
  writer.byte(0x80 + longCount);
  writer.uint32(count);
}
