import { posix } from "node:path";
import picomatch from "picomatch";
import { escapeGlob } from "./release-layout.ts";

export interface PathGlobs {
  /** From `base`; `!` excludes. */
  readonly globs: readonly string[];
  /** From where the paths begin; empty for just there. */
  readonly base: string;
}

/** Those of the paths that the globs match, in their order: what walking a folder would have found. */
export function matchPaths(paths: Iterable<string>, { globs, base }: PathGlobs): readonly string[] {
  const whole = (glob: string) => posix.join(escapeGlob(base), glob);
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(whole);
  const excluded = globs.filter((glob) => glob.startsWith("!")).map((glob) => whole(glob.slice(1)));
  if (wanted.length === 0) return [];
  const isWanted = picomatch(wanted, { ignore: ["**/node_modules/**", ...excluded] });
  return [...paths].filter((path) => isWanted(path));
}
