import { EncodeError } from "@keyslot/runtime/codegen";
import { liveSlots } from "../lock/lockfile.ts";
import type { JsonValue } from "../model/schema-model.ts";
import type { Witness, WitnessReading } from "../model/witness.ts";
import { asJson } from "./as-json.ts";
import { type ByteRange, locateValue } from "./locate-value.ts";
import type { OpenedReading } from "./open-reading.ts";
import type { PlacedValue } from "./place-value.ts";
import type { Failure, Payload } from "./read-payload.ts";
import { type Difference, slotValue } from "./same-meaning.ts";
import { hexOf, showBytes } from "./show-bytes.ts";
import { showMember } from "./show-member.ts";
import { showValue } from "./show-value.ts";

/** What a search has found. */
export interface Finding {
  readonly reading: OpenedReading;
  readonly payload: Payload;
  readonly placed: PlacedValue;
  readonly failure: Failure;
  readonly isOlder: boolean;
  /** The bytes do not have the slot: it is there by its default alone. */
  readonly isDefault: boolean;
}

/** The witness as data and as the two lines of its short form. */
export function describeWitness(finding: Finding): Witness {
  const { reading, payload, failure, isOlder } = finding;
  const { direction } = reading;
  return {
    direction,
    root: payload.root,
    writer: direction === "backward" ? "before" : "after",
    ...(isOlder && { olderRelease: true }),
    bytes: hexOf(payload.bytes),
    bytesText: showBytes(payload.bytes, findRange(finding)),
    written: jsonOf(payload.root, payload.written, reading.writer.shapes),
    ...(failure.kind === "elsewhere" && {
      envelope: {
        written: failure.written,
        ...(!(failure.sought instanceof EncodeError) && { sought: failure.sought }),
      },
    }),
    read: describeReading(finding),
    writtenText: describeWritten(finding),
    readText: describeFailure(failure),
  };
}

function jsonOf(name: string, value: object, shapes: OpenedReading["writer"]["shapes"]): JsonValue {
  return asJson(shapes.codec(name)?.toJSON(value));
}

function describeReading({ reading, payload, failure }: Finding): WitnessReading {
  if (failure.kind === "refused") {
    const { code, path, offset, message } = failure.error;
    return { kind: "refused", code, path, offset, message };
  }
  if (failure.kind === "elsewhere") return describeMove(failure);
  const name = reading.reader.nameOf(payload.root) ?? payload.root;
  const value = jsonOf(name, failure.value, reading.reader.side.shapes);
  return { kind: "value", value, ...(failure.kind === "lost" && { rewritten: hexOf(failure.rewritten) }) };
}

function describeMove({ written, sought }: Extract<Failure, { kind: "elsewhere" }>): WitnessReading {
  if (sought instanceof EncodeError)
    return { kind: "refused", code: sought.code, path: sought.path, message: sought.message };
  const message = `The reader looks for it under key ${JSON.stringify(sought.key)}.`;
  return { kind: "refused", code: "envelope/not-found", path: written.type, message };
}

/** The slot that changed, where the writer has it; else the value in which the change is. */
function findRange({ reading, payload, placed }: Finding): ByteRange | undefined {
  const slot = placed.holdsTwo ? undefined : changedSlot(reading);
  const children = slot ? [...placed.children, slot.key] : placed.children;
  return locateValue(payload.bytes, children) ?? locateValue(payload.bytes, placed.children);
}

function changedSlot({ type, changed }: OpenedReading) {
  if (type.kind !== "record") return undefined;
  return liveSlots(type).find((slot) => changed.members.numbers.has(slot.key));
}

function describeWritten(finding: Finding): string {
  const { reading, payload, placed, failure } = finding;
  const difference = failure.kind === "differs" || failure.kind === "lost" ? failure.difference : undefined;
  if (difference) {
    const text = statement(difference.path, difference.written);
    return finding.isDefault ? `${text} by default` : text;
  }
  const slot = placed.holdsTwo ? undefined : changedSlot(reading);
  if (slot) {
    const path = `${placed.path}.${slot.name}`;
    const text = statement(path, valueAt(payload.written, stepsOf(placed), slot.name));
    return finding.isDefault ? `${text} by default` : text;
  }
  if (failure.kind === "refused" && failure.error.code === "wire/missing-slot")
    return `no ${trimRoot(failure.error.path)}`;
  const value = valueAt(payload.written, stepsOf(placed));
  return statement(placed.path, reading.type.kind === "enum" ? showMember(reading.type, value) : value);
}

function stepsOf({ path }: PlacedValue): readonly string[] {
  return [...path.matchAll(pathStep)].map(stepName);
}

const pathStep = /\.([^.[\]]+)|\[("(?:[^"\\]|\\.)*"|[^\]]*)\]/g;

function stepName(match: RegExpMatchArray): string {
  return match[1] ?? match[2] ?? "";
}

/** What stands where a route leads; each step is a slot's name, or in brackets a position or key, of which there is one only. */
function valueAt(root: unknown, steps: readonly string[], last?: string): unknown {
  let value = root;
  for (const name of steps) value = Object.hasOwn(Object(value), name) ? slotValue(value, name) : firstIn(value);
  return last === undefined ? value : slotValue(value, last);
}

function firstIn(value: unknown): unknown {
  if (value instanceof Map) return [...value.values()][0];
  if (value instanceof Set) return [...value][0];
  if (Array.isArray(value)) return value[0];
  return typeof value === "object" && value !== null ? Object.values(value)[0] : undefined;
}

function describeFailure(failure: Failure): string {
  switch (failure.kind) {
    case "refused":
      return `DecodeError ${failure.error.code} at ${failure.error.path}`;
    case "elsewhere":
      if (failure.sought instanceof EncodeError) return `EncodeError ${failure.sought.code} at ${failure.sought.path}`;
      return `looks for it under key ${JSON.stringify(failure.sought.key)}, not ${JSON.stringify(failure.written.key)}`;
    case "lost":
      if (!failure.difference) return "writes it back without what its new readers need";
      return `writes it back with ${statement(failure.difference.readPath ?? failure.difference.path, failure.difference.read)}`;
    case "differs":
      return describeDifference(failure.difference);
  }
}

function describeDifference(difference: Difference): string {
  if (difference.readPath !== undefined) return statement(difference.readPath, difference.read);
  return `nothing has ${trimDot(difference.path)}, and nothing keeps its key from another meaning`;
}

function statement(path: string, value: unknown): string {
  const place = trimDot(path);
  if (value === undefined) return `${place} absent`;
  return place === "" ? showValue(value) : `${place} = ${showValue(value)}`;
}

function trimDot(path: string): string {
  return path.startsWith(".") ? path.slice(1) : path;
}

function trimRoot(path: string): string {
  return path.slice(path.indexOf(".") + 1);
}
