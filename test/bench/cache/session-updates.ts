import type { Session } from "../schemas/session.schema.ts";
import { makeSession, shuffled, teamOf } from "./sessions.ts";

/** How many documents are written in turns: enough that neither they nor their index values stay in the processor's cache. */
const rotating = 8192;

/** New versions of documents in a shuffled order. The team, which is indexed, stays. */
export function updatesInPlace(size: number): readonly Session[] {
  return some(size).map((number, at) => ({ ...makeSession(number, size), hits: at }));
}

/** New versions of documents in a shuffled order, each in another team than the version before; the last ones are back where they began. */
export function updatesThatMove(size: number): readonly Session[] {
  const numbers = some(size);
  const away = numbers.map((number) => ({ ...makeSession(number, size), team: teamOf(number + 1, size) }));
  return [...away, ...numbers.map((number) => makeSession(number, size))];
}

function some(size: number): readonly number[] {
  return [...shuffled(size).subarray(0, rotating)].filter(
    (number) => teamOf(number, size) !== teamOf(number + 1, size),
  );
}
