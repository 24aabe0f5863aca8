import { type FindType, type LockedSlot, liveSlots } from "../lock/lockfile.ts";
import type { TypeModel } from "../model/type-model.ts";
import { innerTypes, referencesOf } from "../model/walk-type.ts";
import { withSlot } from "./boundary-values.ts";
import { mapWith } from "./map-with.ts";
import type { Route } from "./routes.ts";
import type { Simplest } from "./simplest-value.ts";

/** A payload's value with something put in where a route leads, and everything else at its simplest. */
export interface PlacedValue {
  readonly value: unknown;
  /** Where it stands, as messages say it: `inventory[0]`; empty for the root itself. */
  readonly path: string;
  /** Which child it is at each level of the bytes; the children of a map are its keys and values in turn. */
  readonly children: readonly number[];
  /** Path and children lead to a set that holds two values. */
  readonly holdsTwo: boolean;
}

interface Part {
  /** One value; two as long as no set was met that can hold both. */
  readonly values: readonly unknown[];
  readonly path: string;
  readonly children: readonly number[];
}

/** Whether the reader has this slot of a type, with the other type in it. */
export type KeptTest = (outer: string, slot: LockedSlot, inner: string) => boolean;

interface Placing {
  readonly find: FindType;
  readonly simplest: Simplest;
  readonly isKept: KeptTest;
}

/**
 * Puts values of the route's last type into a value of its first. Two of them end up in one set, where the route leads through the elements
 * of one: whoever does not see what differs between them sees an element twice. Undefined when there is no such value.
 */
export function placeValue(values: readonly unknown[], route: Route, placing: Placing): PlacedValue | undefined {
  let part: Part | undefined = { values, path: "", children: [] };
  for (let i = route.types.length - 2; i >= 0 && part; i--) {
    const [outer, inner] = [route.types[i] ?? "", route.types[i + 1] ?? ""];
    part = wrapPart(part, { outer, inner }, placing);
  }
  if (part?.values.length !== 1) return undefined;
  return { value: part.values[0], path: part.path, children: part.children, holdsTwo: values.length > 1 };
}

function wrapPart(
  part: Part,
  { outer, inner }: { readonly outer: string; readonly inner: string },
  { find, simplest, isKept }: Placing,
): Part | undefined {
  const type = find(outer);
  // A member of a union is its record; on the wire it stands behind its tag.
  if (type?.kind === "union") return { ...part, children: [1, ...part.children] };
  if (type?.kind !== "record") return undefined;
  const base = simplest.named(type.name)?.value;
  const slot = nearestSlot(liveSlots(type), inner, {
    needsSet: needsSet(part),
    isKept: (each) => isKept(type.name, each, inner),
  });
  const held = slot && wrapIn(slot.type, inner, { part, simplest });
  if (typeof base !== "object" || base === null || !held) return undefined;
  return {
    values: held.values.map((value) => withSlot(base, slot.name, value)),
    path: `.${slot.name}${held.path}`,
    children: [slot.key, ...held.children],
  };
}

/** Of several slots that mention a type, one that the reader has, too, and that every value has is the simplest way; two values need a set. */
function nearestSlot(
  slots: readonly LockedSlot[],
  name: string,
  { needsSet, isKept }: { readonly needsSet: boolean; isKept(slot: LockedSlot): boolean },
): LockedSlot | undefined {
  const mentioning = slots.filter((slot) => referencesOf(slot.type).includes(name));
  if (mentioning.length < 2) return mentioning[0];
  const detour = (slot: LockedSlot) =>
    (needsSet && !isSetOf(slot.type, name) ? 4 : 0) + (isKept(slot) ? 0 : 2) + (slot.type.kind === "reference" ? 0 : 1);
  return mentioning.toSorted((a, b) => detour(a) - detour(b))[0];
}

function needsSet(part: Part): boolean {
  return part.values.length > 1;
}

function isSetOf(type: TypeModel, name: string): boolean {
  return [...innerTypes(type)].some((inner) => inner.kind === "set" && referencesOf(inner).includes(name));
}

interface Wrapping {
  readonly part: Part;
  readonly simplest: Simplest;
}

/** A value of a type that holds the part where the type mentions the name. */
function wrapIn(type: TypeModel, name: string, wrapping: Wrapping): Part | undefined {
  switch (type.kind) {
    case "reference":
      return type.name === name ? wrapping.part : undefined;
    case "nullable":
      return wrapIn(type.type, name, wrapping);
    case "list":
      return within(wrapIn(type.element, name, wrapping), { step: "[0]", child: 0 }, (value) => [value]);
    case "set":
      return wrapInSet(wrapIn(type.element, name, wrapping));
    case "tuple":
      return wrapInTuple(type, name, wrapping);
    case "map":
      return wrapInMap(type, name, wrapping);
    case "scalar":
    case "raw":
      return undefined;
  }
}

function within(
  part: Part | undefined,
  { step, child }: { readonly step: string; readonly child: number },
  wrap: (value: unknown) => unknown,
): Part | undefined {
  if (!part) return undefined;
  return { values: part.values.map(wrap), path: step + part.path, children: [child, ...part.children] };
}

function wrapInSet(part: Part | undefined): Part | undefined {
  if (part?.values.length === 2) return { values: [new Set(part.values)], path: "", children: [] };
  return within(part, { step: "[0]", child: 0 }, (value) => new Set([value]));
}

function wrapInTuple(type: Extract<TypeModel, { kind: "tuple" }>, name: string, wrapping: Wrapping): Part | undefined {
  const base = wrapping.simplest.of(type)?.value;
  const isHolder = (element: TypeModel) => referencesOf(element).includes(name);
  const ofSet = needsSet(wrapping.part) ? type.elements.findIndex((element) => isSetOf(element, name)) : -1;
  const at = ofSet === -1 ? type.elements.findIndex(isHolder) : ofSet;
  const element = type.elements[at];
  if (!Array.isArray(base) || !element) return undefined;
  const items: readonly unknown[] = base;
  return within(wrapIn(element, name, wrapping), { step: `[${at}]`, child: at }, (value) => items.with(at, value));
}

function wrapInMap(type: Extract<TypeModel, { kind: "map" }>, name: string, wrapping: Wrapping): Part | undefined {
  const key = wrapping.simplest.of(type.key)?.value;
  const value = wrapping.simplest.of(type.value)?.value;
  if (referencesOf(type.key).includes(name) && !(needsSet(wrapping.part) && isSetOf(type.value, name))) {
    const keyPart = wrapIn(type.key, name, wrapping);
    const step = { step: `[${String(keyPart?.values[0])}]`, child: 0 };
    return within(keyPart, step, (each) => mapWith(type, each, value));
  }
  const step = { step: `[${typeof key === "string" ? JSON.stringify(key) : String(key)}]`, child: 1 };
  return within(wrapIn(type.value, name, wrapping), step, (each) => mapWith(type, key, each));
}
