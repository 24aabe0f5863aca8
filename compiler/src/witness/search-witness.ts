import { liveSlots } from "../lock/lockfile.ts";
import { referencesOf } from "../model/walk-type.ts";
import type { Witness } from "../model/witness.ts";
import { blameChange } from "./blame-change.ts";
import { describeWitness } from "./describe-witness.ts";
import { findCandidates } from "./find-candidates.ts";
import { type OldWriter, oldWriters } from "./old-writers.ts";
import type { OpenedReading } from "./open-reading.ts";
import { type KeptTest, type PlacedValue, placeValue } from "./place-value.ts";
import { decoded, encoded, type Payload } from "./read-payload.ts";
import type { ReleaseSide } from "./release-side.ts";
import type { Route } from "./routes.ts";

/** One place in the search: whose payload is tried, written by which release of the writer's. */
interface Attempt {
  readonly reading: OpenedReading;
  readonly route: Route;
  readonly writer: OldWriter;
}

/** Tries the values that are the simplest to write first, in the payloads that are the nearest to the change. */
export function searchWitness(reading: OpenedReading): Witness | undefined {
  const writers = oldWriters(reading);
  const routes = reading.routes.to(reading.type.name);
  const candidates = writers.map((writer) => keptList(findCandidates(reading, writer)));
  for (const route of routes) {
    for (const [i, writer] of writers.entries()) {
      for (const values of candidates[i]?.() ?? []) {
        const found = tryValues(values, { reading, route, writer });
        if (found) return found;
      }
    }
  }
  return undefined;
}

function tryValues(values: readonly unknown[], attempt: Attempt): Witness | undefined {
  const { reading, route, writer } = attempt;
  const placed = placeValue(values, route, { ...writer.side, isKept: keptSlots(reading) });
  const payload = placed && writePayload(placed, attempt, reading.writer);
  const failure = payload && blameChange({ payload, placed }, reading);
  if (!failure) return undefined;
  return describeWitness({
    reading,
    payload,
    placed,
    failure,
    isOlder: writer.isOlder,
    isDefault: writer.without.size > 0,
  });
}

/** Whether the reader has a slot, too, that holds what the route leads to: what it does not have shows nothing of what it reads. */
function keptSlots({ reader }: OpenedReading): KeptTest {
  return (outer, slot, inner) => {
    const record = reader.side.find(reader.nameOf(outer) ?? outer);
    const there = record?.kind === "record" ? liveSlots(record).find((each) => each.key === slot.key) : undefined;
    return there !== undefined && referencesOf(there.type).includes(reader.nameOf(inner) ?? inner);
  };
}

/** The bytes are those of the release that wrote; what they mean is what the writer's own codec reads in them. */
function writePayload(placed: PlacedValue, { route, writer }: Attempt, own: ReleaseSide): Payload | undefined {
  const writing = writer.side.shapes.codec(route.root);
  const codec = own.shapes.codec(route.root);
  if (!writing || !codec || typeof placed.value !== "object" || placed.value === null) return undefined;
  const bytes = encoded(writing, placed.value);
  const written = bytes && decoded(codec, bytes);
  if (!bytes || !written || written instanceof Error) return undefined;
  return { root: route.root, bytes, written };
}

/** What a generator has made is kept, so that it can be gone through again. */
function keptList<T>(made: Generator<T>): () => Generator<T> {
  const kept: T[] = [];
  return function* () {
    for (let i = 0; ; i++) {
      if (i === kept.length) {
        const next = made.next();
        if (next.done) return;
        kept.push(next.value);
      }
      const one = kept[i];
      if (one !== undefined) yield one;
    }
  };
}
