import { type Stats, statSync } from "node:fs";

/** What stands at a path; undefined when nothing does, or nothing that can be reached. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
