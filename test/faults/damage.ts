import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { seededRandom } from "./seeded-random.ts";

export type DamageKind = "cut" | "flip" | "zero";

/** The files of a closed store, by their paths below its folder. */
export type FileSet = ReadonlyMap<string, Buffer>;

export function readFiles(folder: string): FileSet {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function writeFiles(folder: string, files: FileSet): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/**
 * The names of the files that are not what they were, or are gone or new and not empty. SQLite's index of its log (`-shm`) is no content,
 * and neither are LMDB's locks and what its store notes of when it was opened (`-lock`, `-durable`): whoever opens the file writes them anew.
 */
export function changedFiles(before: FileSet, after: FileSet): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const none = Buffer.alloc(0);
  return [...names].filter((name) => {
    return !/-(?:shm|lock|durable)$/.test(name) && !(before.get(name) ?? none).equals(after.get(name) ?? none);
  });
}

/** In how many ways these files can be cut: each file at each of its bytes. */
export function cutCount(files: FileSet): number {
  return [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

export interface DamageSample {
  readonly damage: DamageKind;
  /** Of `rounds`; so many cuts are spread over all places, and are every one of them when there are enough. */
  readonly sample: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The files with one place damaged. */
export function damaged(files: FileSet, { damage, sample, rounds, seed }: DamageSample): FileSet {
  const total = cutCount(files);
  const random = seededRandom(seed + sample * 7919);
  const place = () => placeAt(files, Math.floor(random() * total));
  let [name, at] = damage === "cut" ? placeAt(files, Math.floor((spread(sample, rounds) * total) / rounds)) : place();
  // Every other time it is a byte that is not zero: much of some files is empty, and damage there is none.
  for (let tries = 0; tries < 200 && damage !== "cut" && sample % 2 === 0 && files.get(name)?.[at] === 0; tries++)
    [name, at] = place();
  const bytes = Buffer.from(files.get(name) ?? Buffer.alloc(0));
  const result = new Map(files);
  if (damage === "cut") return result.set(name, bytes.subarray(0, at));
  if (damage === "flip") bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  else bytes.fill(0, at - (at % 512), Math.min(at - (at % 512) + 512, bytes.length));
  return result.set(name, bytes);
}

// The numbers below `count`, each once, the first of them already far apart: whoever stops early has been everywhere.
function spread(number: number, count: number): number {
  let step = Math.max(1, Math.floor(count * 0.618));
  while (greatestCommonDivisor(step, count) !== 1) step++;
  return (number * step) % count;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function placeAt(files: FileSet, place: number): readonly [name: string, at: number] {
  let left = place;
  for (const [name, bytes] of files) {
    if (left < bytes.length) return [name, left];
    left -= bytes.length;
  }
  throw new Error(`there is no byte ${place}`);
}
