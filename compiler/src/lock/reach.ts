import type { LockedType } from "./lockfile.ts";
import { isDocument } from "./match-types.ts";
import { type Mentions, mentionsIn } from "./walk-types.ts";

/** Says in which documents a type is stored: `Player.inventory`, `Chest.items`; the nearest first, a few at most. */
export interface Reach {
  /** The first of the types is the one that is told of; where another of them is a document itself, that is a place too. */
  placesOf(names: readonly string[]): readonly string[];
}

/** One more than is ever named, so that it can be said that there are more. */
const mostPlaces = 6;

/** Looks from a type to those that mention it, so that naming the places of one change costs nothing for all the others. */
export function traceReach(types: readonly LockedType[]): Reach {
  const documents = new Set(types.filter(isDocument).map((type) => type.name));
  let known: Mentions | undefined;
  return { placesOf };

  function placesOf([first, ...heirs]: readonly string[]): readonly string[] {
    if (first === undefined) return [];
    // Most runs find no change, and then nobody asks.
    known ??= mentionsIn(types);
    const mentions = known;
    const stored = heirs.filter((name) => documents.has(name));
    const paths = new Map([first, ...heirs].map((name) => [name, ""]));
    const places = stored.slice(0, mostPlaces);
    for (const [reached, path] of paths) {
      for (const { by, step } of mentions.get(reached) ?? []) {
        if (places.length >= mostPlaces) return places;
        if (paths.has(by.name)) continue;
        paths.set(by.name, step + path);
        if (isDocument(by)) places.push(by.name + step + path);
      }
    }
    return places;
  }
}

/** ` (stored in …)`, or nothing for what no document holds. */
export function reachText(places: readonly string[]): string {
  if (places.length === 0) return "";
  const named = places.slice(0, mostPlaces - 1).map((place) => `\`${place}\``);
  return ` (stored in ${named.join(", ")}${places.length === mostPlaces ? " and more" : ""})`;
}
