import type { Baseline } from "./baseline.ts";
import type { Lockfile } from "./lockfile.ts";
import { findLockfilePlaces } from "./lockfile-places.ts";

/** A lockfile as a baseline: places are lines of its text, looked up when the first one is asked for. */
export function baselineOfLockfile(
  file: { readonly path: string; readonly text: string },
  lockfile: Lockfile,
): Baseline {
  return {
    name: file.path,
    lockfile,
    origin: { kind: "lockfile", lockfile: file.path },
    placeOf: findLockfilePlaces(file),
  };
}
