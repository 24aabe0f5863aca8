import { EncodeError } from "@keyslot/runtime/codegen";
import { type ByteRange, locateValue } from "./locate-value.ts";
import type { Audience, OpenedReading } from "./open-reading.ts";
import type { PlacedValue } from "./place-value.ts";
import { type Failure, type Payload, readPayload } from "./read-payload.ts";
import type { ReleaseSide } from "./release-side.ts";

/** A payload, and where in it the change is. */
export interface PlacedPayload {
  readonly payload: Payload;
  readonly placed: PlacedValue;
}

/**
 * What the real reader gets wrong of a payload because of the change: a reader that has this change alone tells whether the change is to
 * blame, and what the real one does is what counts. Undefined when the change is not to blame.
 */
export function blameChange(at: PlacedPayload, reading: OpenedReading): Failure | undefined {
  const { payload, placed } = at;
  const real = (audience: Audience) => readPayload(payload, reading.writer, audience);
  if (reading.isolated === reading.reader) {
    const failure = real(reading.reader);
    return failure && isWithin(failure, at, reading) && !isGone(failure, undefined, placed) ? failure : undefined;
  }
  const blamed = readAlone(payload, reading.writer, reading.isolated);
  if (blamed === undefined) return undefined;
  const failure = real(reading.reader);
  if (!failure || blamed === "no reader") return failure;
  if (isGone(failure, blamed, placed)) return undefined;
  // Of all that the real reader takes for something else, this is what the change is to blame for.
  if (blamed.kind === "differs" && failure.kind === "differs") return { ...failure, difference: blamed.difference };
  return failure;
}

/** A default of the writer's may be no value of the one type that is the reader's: then there is no reader with this change alone. */
export function readAlone(
  payload: Payload,
  writer: ReleaseSide,
  audience: Audience,
): Failure | "no reader" | undefined {
  try {
    return readPayload(payload, writer, audience);
  } catch (error) {
    if (error instanceof EncodeError) return "no reader";
    throw error;
  }
}

/** Where the real reader has no slot at all, another change has taken what this one would have spoilt. */
function isGone(failure: Failure, blamed: Failure | undefined, { path }: PlacedValue): boolean {
  if (failure.kind !== "differs" || failure.difference.kind !== "unowned") return false;
  if (blamed?.kind === "differs" && blamed.difference.kind === "unowned") return false;
  const place = blamed?.kind === "differs" ? blamed.difference.path : path;
  return isAtOrBelow(place, failure.difference.path);
}

/** Whether a reader with all changes fails where this one is, so that no other change is to blame. */
function isWithin(failure: Failure, { payload, placed }: PlacedPayload, { type, changed }: OpenedReading): boolean {
  const slots = type.kind === "record" ? type.slots.filter((slot) => changed.members.numbers.has(slot.key)) : [];
  const isIn = (path: string, children: readonly number[]): boolean => {
    if (failure.kind === "elsewhere") return false;
    if (failure.kind === "refused") return isInside(failure.error.offset, locateValue(payload.bytes, children));
    return failure.difference !== undefined && isAtOrBelow(failure.difference.path, path);
  };
  if (slots.length === 0 || placed.holdsTwo) return isIn(placed.path, placed.children);
  return slots.some((slot) => isIn(`${placed.path}.${slot.name}`, [...placed.children, slot.key]));
}

function isInside(offset: number | undefined, range: ByteRange | undefined): boolean {
  return offset !== undefined && range !== undefined && offset >= range.start && offset < range.end;
}

function isAtOrBelow(path: string, place: string): boolean {
  if (!path.startsWith(place)) return false;
  const next = path[place.length];
  return next === undefined || next === "." || next === "[";
}
