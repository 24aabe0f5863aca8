import { askGit, type GitRepository } from "./git-repository.ts";

/** The tags that a pattern matches, as `git tag --list` understands it, the lowest version first. */
export function matchTags(repository: GitRepository, pattern: string): readonly string[] {
  const answer = askGit(repository, ["tag", "--no-column", "--list", "--", pattern]);
  const tags = answer.ok ? answer.stdout.split("\n").filter((tag) => tag !== "") : [];
  return tags.sort(compareVersions);
}

interface TagVersion {
  /** What stands before the version: `v`, `contracts@`. */
  readonly prefix: string;
  readonly numbers: readonly number[];
  /** `rc.1`; a version without one comes after those with one. */
  readonly preRelease: readonly string[];
}

/** Order of two tags by semantic version; names that hold none stand by their text, after those that do. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [versionIn(a), versionIn(b)];
  if (!first || !second) return Number(first === undefined) - Number(second === undefined) || compareTexts(a, b);
  return (
    compareTexts(first.prefix, second.prefix) ||
    compareLists(first.numbers, second.numbers) ||
    comparePreReleases(first.preRelease, second.preRelease) ||
    compareTexts(a, b)
  );
}

function versionIn(tag: string): TagVersion | undefined {
  const found = /^(.*?)(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(tag);
  if (!found) return undefined;
  const [, prefix = "", numbers = "", preRelease] = found;
  return { prefix, numbers: numbers.split(".").map(Number), preRelease: preRelease?.split(".") ?? [] };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const difference = comparePreReleaseParts(part, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Numbers come before words, and are compared as numbers. */
function comparePreReleaseParts(a: string, b: string): number {
  const [first, second] = [a, b].map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
  if (first !== undefined && second !== undefined) return first - second;
  if (first !== undefined || second !== undefined) return first === undefined ? 1 : -1;
  return compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
