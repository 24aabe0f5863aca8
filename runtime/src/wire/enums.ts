import { fault } from "./faults.ts";
import { readSafeint, sizeSafeint, writeSafeint } from "./integers.ts";
import type { Reader } from "./reader.ts";
import type { EnumShape } from "./shape.ts";
import { readString, sizeString, writeString } from "./strings.ts";

/** An enum ready for lookup in both directions. Values are numbers and strings, in TypeScript and on the wire. */
export interface EnumTable {
  readonly wire: "int" | "string";
  readonly open: boolean;
  readonly toWire: ReadonlyMap<number | string, number | string>;
  readonly fromWire: ReadonlyMap<number | string, number | string>;
}

const tables = new WeakMap<EnumShape, EnumTable>();

export function enumTable(shape: EnumShape): EnumTable {
  let table = tables.get(shape);
  if (table === undefined) {
    table = {
      wire: shape.wire,
      open: shape.open,
      toWire: new Map(shape.members),
      fromWire: new Map(shape.members.map(([value, wire]) => [wire, value])),
    };
    tables.set(shape, table);
  }
  return table;
}

export function sizeEnum(table: EnumTable, v: unknown): number {
  const wire = table.toWire.get(v as number | string) ?? checkUndeclared(table, v); // Whatever is no key of the map is not found in it.
  return table.wire === "int" ? 9 : sizeString(wire);
}

/** An open enum holds any value, except one that would be read back as a declared member. */
function checkUndeclared(table: EnumTable, v: unknown): number | string {
  if (typeof v !== (table.wire === "int" ? "number" : "string")) fault("wire/type-mismatch");
  const value = v as number | string; // One of the two, as just tested.
  if (!table.open || table.fromWire.has(value)) fault("wire/undeclared-value");
  if (typeof value === "number") sizeSafeint(value);
  return value;
}

export function writeEnum(table: EnumTable, b: Uint8Array, d: DataView, p: number, v: number | string): number {
  const wire = table.toWire.get(v) ?? v;
  return typeof wire === "number" ? writeSafeint(b, d, p, wire) : writeString(b, d, p, wire);
}

export function readEnum(table: EnumTable, r: Reader): number | string {
  const start = r.pos;
  const wire = table.wire === "int" ? readSafeint(r) : readString(r);
  const value = table.fromWire.get(wire);
  if (value !== undefined) return value;
  // An unknown wire value that TypeScript spells like a declared member would be written back as that member.
  if (!table.open || table.toWire.has(wire)) r.failAt(start, "wire/unknown-enum-value");
  return wire;
}
