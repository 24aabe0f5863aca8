import { defineOwn } from "@keyslot/runtime/codegen";
import {
  type FindType,
  type LockedSlot,
  liveMembers,
  liveSlots,
  type RecordShape,
  type TypeShape,
} from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { makeTypedArray } from "./make-typed-array.ts";
import { samplePattern } from "./sample-pattern.ts";
import { wholeBound } from "./whole-bound.ts";

/** Values of a release with as little in them as their types and constraints allow. */
export interface Simplest {
  /** The simplest value of a slot or element; undefined when there is none. */
  of(type: TypeModel, constraints?: Constraints): Simple | undefined;
  /** The simplest value of a record or union. */
  named(name: string): Simple | undefined;
}

/** A value, in an object because absence and null are values too. */
export interface Simple {
  readonly value: unknown;
  /** How many values it is made of. */
  readonly weight: number;
}

/** A value that is heavier is not written for a witness: nobody reads it. */
const mostWeight = 20_000;

/** Values are made when they are asked for and shared, so that types that need each other many times over cost nothing more. */
export function simplestValues(find: FindType): Simplest {
  const made = new Map<string, Simple>();
  const open = new Set<string>();
  const named = (name: string): Simple | undefined => {
    const known = made.get(name);
    const type = find(name);
    if (known || !type || open.has(name)) return known;
    // A type that is met inside itself has no end there: another member of a union has to lead out.
    open.add(name);
    const simple = simplestNamed(type, simplest, find);
    open.delete(name);
    if (!simple || simple.weight > mostWeight) return undefined;
    made.set(name, simple);
    return simple;
  };
  const simplest: Simplest = { named, of: (type, constraints) => simplestOf(type, constraints ?? {}, simplest) };
  return simplest;
}

function simplestOf(type: TypeModel, constraints: Constraints, simplest: Simplest): Simple | undefined {
  switch (type.kind) {
    case "scalar":
      return (constraints.minLength ?? 0) > mostWeight ? undefined : one(simplestScalar(type.scalar, constraints));
    case "raw":
      return one(Uint8Array.of(0));
    case "nullable":
      return one(null);
    case "list":
      return one([]);
    case "set":
      return one(new Set());
    case "map":
      return one(type.form === "record" ? {} : new Map());
    case "tuple":
      return together(
        type.elements.map((element) => simplest.of(element)),
        (values) => values,
      );
    case "reference":
      return simplest.named(type.name);
  }
}

function simplestNamed(type: TypeShape, simplest: Simplest, find: FindType): Simple | undefined {
  switch (type.kind) {
    case "record":
      return simplestRecord(type, simplest);
    case "enum": {
      const [first] = liveMembers(type).toSorted((a, b) => magnitude(a.wire) - magnitude(b.wire));
      if (first) return one(first.value);
      return type.open ? one(type.wire === "int" ? 0 : "") : undefined;
    }
    case "union": {
      const records = liveMembers(type).flatMap((member) => find(member.record) ?? []);
      const byNeed = records.toSorted((a, b) => neededSlots(a) - neededSlots(b));
      for (const record of byNeed) {
        const simple = simplest.named(record.name);
        if (simple) return simple;
      }
      return type.open ? one({ tag: 0, raw: Uint8Array.of(0x90) }) : undefined;
    }
  }
}

/** What tells how long a member is on the wire; of two that are as long, the non-negative one comes first. */
function magnitude(wire: number | string): number {
  return typeof wire === "string" ? wire.length : wire < 0 ? -wire - 0.5 : wire;
}

function neededSlots(type: TypeShape): number {
  return type.kind === "record" ? liveSlots(type).filter(isNeeded).length : 0;
}

function isNeeded(slot: LockedSlot): boolean {
  return slot.presence === "required" || slot.presence === "defaulted";
}

function simplestRecord(record: RecordShape, simplest: Simplest): Simple | undefined {
  const slots = liveSlots(record);
  return together(
    slots.map((slot) => simplestSlot(slot, simplest)),
    (values) => {
      const value = {};
      if (record.discriminator) defineOwn(value, record.discriminator.property, record.discriminator.value);
      slots.forEach((slot, i) => {
        if (slot.presence !== "optional") defineOwn(value, slot.name, values[i]);
      });
      return value;
    },
  );
}

function simplestSlot(slot: LockedSlot, simplest: Simplest): Simple | undefined {
  return isNeeded(slot) ? simplest.of(slot.type, slot.constraints) : one(null);
}

function one(value: unknown): Simple {
  return { value, weight: 1 };
}

function together(
  parts: readonly (Simple | undefined)[],
  make: (values: readonly unknown[]) => unknown,
): Simple | undefined {
  const values: unknown[] = [];
  let weight = 1;
  for (const part of parts) {
    if (!part) return undefined;
    values.push(part.value);
    weight += part.weight;
  }
  return { value: make(values), weight };
}

function simplestScalar(scalar: Scalar, constraints: Constraints): unknown {
  switch (scalar) {
    case "bool":
      return false;
    case "string":
      return simplestText(constraints);
    case "bytes":
      return new Uint8Array(constraints.minLength ?? 0);
    case "date":
      return new Date(0);
    case "int64":
    case "uint64":
    case "timestamp":
    case "duration":
      return nearestZero(constraints, 0n, wholeBound);
    case "plainDate":
      return "0001-01-01";
    case "uuid":
      return "00000000-0000-0000-0000-000000000000";
    case "decimal":
      return "0";
    default:
      return isTypedArray(scalar)
        ? makeTypedArray(scalar, constraints.minLength ?? 0)
        : nearestZero(constraints, 0, Number);
  }
}

function nearestZero<T extends number | bigint>(
  { min, max }: Constraints,
  zero: T,
  as: (bound: number | string, side: "min" | "max") => T,
): T {
  if (min !== undefined && as(min, "min") > zero) return as(min, "min");
  return max !== undefined && as(max, "max") < zero ? as(max, "max") : zero;
}

function simplestText({ minLength = 0, pattern }: Constraints): string {
  const sample = pattern === undefined ? undefined : samplePattern(pattern);
  return sample ?? "a".repeat(minLength);
}
