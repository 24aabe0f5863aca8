import type { Scalar } from "../model/type-model.ts";
import { forTypedArrays } from "../model/typed-array.ts";
import { type EnumShape, liveMembers } from "./lockfile.ts";

/** What values of a scalar or an enum look like on the wire: what a writer may write, what a reader takes without loss. */
export type ValueDomain =
  | { readonly wire: "bool" }
  | { readonly wire: "bin" }
  | { readonly wire: "str"; readonly form: "any" | "uuid" | "decimal" }
  | { readonly wire: "strings"; readonly values: readonly string[] }
  | { readonly wire: "int"; readonly least: bigint; readonly most: bigint; readonly without?: readonly bigint[] }
  | { readonly wire: "ints"; readonly values: readonly bigint[] }
  | { readonly wire: "float"; readonly exactTo: bigint; readonly bits: 32 | 64 }
  | { readonly wire: "day" }
  | { readonly wire: "elements"; readonly of: Scalar }
  | { readonly wire: "instant"; readonly unit: "ms" | "ns" };

function ints(bits: number, signed: boolean): ValueDomain {
  const most = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  return { wire: "int", least: signed ? -most - 1n : 0n, most };
}

const safeints = {
  wire: "int",
  least: BigInt(Number.MIN_SAFE_INTEGER),
  most: BigInt(Number.MAX_SAFE_INTEGER),
} as const satisfies ValueDomain;

export const scalarDomain: Readonly<Record<Scalar, ValueDomain>> = {
  bool: { wire: "bool" },
  string: { wire: "str", form: "any" },
  float64: { wire: "float", exactTo: 1n << 53n, bits: 64 },
  float32: { wire: "float", exactTo: 1n << 24n, bits: 32 },
  int8: ints(8, true),
  int16: ints(16, true),
  int32: ints(32, true),
  int64: ints(64, true),
  uint8: ints(8, false),
  uint16: ints(16, false),
  uint32: ints(32, false),
  uint64: ints(64, false),
  safeint: safeints,
  bytes: { wire: "bin" },
  date: { wire: "instant", unit: "ms" },
  timestamp: { wire: "instant", unit: "ns" },
  // 100 ns ticks in an int64: nothing on the wire tells the two apart.
  duration: ints(64, true),
  plainDate: { wire: "day" },
  uuid: { wire: "str", form: "uuid" },
  decimal: { wire: "str", form: "decimal" },
  ...forTypedArrays(({ element }) => ({ wire: "elements", of: element })),
};

/** An open enum keeps every number or string that it meets, but for numbers that the program calls members and the wire does not. */
export function enumDomain(type: EnumShape): ValueDomain {
  if (type.open)
    return type.wire === "int" ? { ...safeints, without: programNumbers(type) } : { wire: "str", form: "any" };
  const values = liveMembers(type).map((member) => member.wire);
  return type.wire === "int"
    ? { wire: "ints", values: values.map((value) => BigInt(value)) }
    : { wire: "strings", values: values.map(String) };
}

function programNumbers(type: EnumShape): readonly bigint[] {
  const members = liveMembers(type);
  return members.flatMap(({ value }) =>
    typeof value === "number" && members.every(({ wire }) => wire !== value) ? [BigInt(value)] : [],
  );
}

/** Whether a reader of `reader` gets from every value of `writer` that same value. */
export function holds(reader: ValueDomain, writer: ValueDomain): boolean {
  switch (reader.wire) {
    case "bool":
    case "bin":
    case "day":
      return writer.wire === reader.wire;
    // Each has an extension type of its own, and no other is read.
    case "elements":
      return writer.wire === "elements" && writer.of === reader.of;
    case "instant":
      return writer.wire === "instant" && (writer.unit === "ms" || reader.unit === "ns");
    case "str":
      return reader.form === "any"
        ? writer.wire === "str" || writer.wire === "strings"
        : writer.wire === "str" && writer.form === reader.form;
    case "strings":
      return writer.wire === "strings" && writer.values.every((value) => reader.values.includes(value));
    case "ints":
      return writer.wire === "ints" && writer.values.every((value) => reader.values.includes(value));
    case "int":
      return holdsInts(writer, reader.least, reader.most, reader.without);
    case "float":
      return writer.wire === "float" ? writer.bits <= reader.bits : holdsInts(writer, -reader.exactTo, reader.exactTo);
  }
}

function holdsInts(writer: ValueDomain, least: bigint, most: bigint, without: readonly bigint[] = []): boolean {
  if (writer.wire === "int") {
    const isWritten = (value: bigint) =>
      value >= writer.least && value <= writer.most && !writer.without?.includes(value);
    return writer.least >= least && writer.most <= most && !without.some(isWritten);
  }
  const isRead = (value: bigint) => value >= least && value <= most && !without.includes(value);
  return writer.wire === "ints" && writer.values.every(isRead);
}
