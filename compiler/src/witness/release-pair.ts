import { indexTypes, type LockedType } from "../lock/lockfile.ts";
import { matchReleases } from "../lock/match-types.ts";
import { type ReleaseSide, takeSide } from "./release-side.ts";
import { type Routes, traceRoutes } from "./routes.ts";

/** Two releases as lockfiles hold them, retired types and members among the former one's. */
export interface ReleasePair {
  readonly before: readonly LockedType[];
  readonly after: readonly LockedType[];
}

/** What all witnesses of two releases share. */
export interface OpenedPair {
  readonly before: OpenedRelease;
  readonly after: OpenedRelease;
  /** The name that a type of the former release has now, and the other way round. */
  nameAfter(before: string): string | undefined;
  nameBefore(after: string): string | undefined;
}

export interface OpenedRelease {
  readonly types: readonly LockedType[];
  readonly side: ReleaseSide;
  readonly routes: Routes;
}

const opened = new WeakMap<readonly LockedType[], WeakMap<readonly LockedType[], OpenedPair>>();

/** Kept for as long as both lists are, so that the second witness costs less than the first. */
export function openPair({ before, after }: ReleasePair): OpenedPair {
  const known = opened.get(before) ?? new WeakMap<readonly LockedType[], OpenedPair>();
  opened.set(before, known);
  const pair = known.get(after) ?? makePair({ before, after });
  known.set(after, pair);
  return pair;
}

function makePair({ before, after }: ReleasePair): OpenedPair {
  const { pairs } = matchReleases(before, after);
  const toAfter = new Map(pairs.map((pair) => [pair.before.name, pair.after.name]));
  const toBefore = new Map(pairs.map((pair) => [pair.after.name, pair.before.name]));
  return {
    before: openRelease(before),
    after: openRelease(after),
    nameAfter: (name) => toAfter.get(name),
    nameBefore: (name) => toBefore.get(name),
  };
}

function openRelease(types: readonly LockedType[]): OpenedRelease {
  return { types, side: takeSide(indexTypes(types)), routes: traceRoutes(types) };
}
