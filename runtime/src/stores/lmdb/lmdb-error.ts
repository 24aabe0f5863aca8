import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../../errors.ts";

const ioError = 5;
/** Bytes below which a disk is full: what is left where not even a few pages fit. */
const leastRoom = 1 << 16;

type Outcome = readonly [code: string, message: string];

const full: Outcome = ["store/full", "there is no room left for it. Free some space, then try again."];
const damaged: Outcome = ["store/corrupt", "the file is damaged. Restore it from a copy; it was left as it is."];
const unwritable: Outcome = [
  "store/read-only",
  "it cannot be written. Grant write access to the file, its lock and its folder, or open it with `readOnly: true`.",
];

// By LMDB's own numbers and those of the system.
const outcomes: Readonly<Record<number, Outcome>> = {
  1: unwritable,
  13: unwritable,
  27: full,
  28: full,
  30: unwritable,
  122: full,
  [-30797]: damaged,
  [-30796]: damaged,
  [-30794]: [
    "store/foreign-format",
    "it is of another version of LMDB. Choose another file; this one was left as it is.",
  ],
  [-30793]: ["store/foreign-format", "it is not an LMDB file. Choose another file; this one was left as it is."],
  [-30792]: full,
  [-30790]: ["store/locked", "too many are reading it. End some of the processes or readings, then try again."],
};

/** The store error for what LMDB threw; its own words follow ours. */
export function lmdbError(error: unknown, location: string): StoreError {
  if (error instanceof StoreError) return error;
  const number: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const [code, message] = (typeof number === "number" ? outcomeOf(number, location) : undefined) ?? [
    "store/io",
    "LMDB could not read or write it. Mend the cause, then open it again.",
  ];
  const text = error instanceof Error ? error.message : String(error);
  return new StoreError(code, location, `${message} (LMDB: ${text})`, { cause: error });
}

// What a full disk took a part of is an I/O error to LMDB.
function outcomeOf(number: number, location: string): Outcome | undefined {
  return number === ioError && isDiskFull(location) ? full : outcomes[number];
}

function isDiskFull(location: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(location));
    return bavail * bsize < leastRoom;
  } catch {
    return false;
  }
}

export function foreignFile(location: string, reason: string): StoreError {
  return new StoreError(
    "store/foreign-format",
    location,
    `${reason}. Choose another file; this one was left as it is.`,
  );
}

export function damagedFile(location: string, what: string): StoreError {
  return new StoreError("store/corrupt", location, `${what}. Restore the file from a copy; it was left as it is.`);
}

export function replacedFile(location: string): StoreError {
  const advice = "Close it and open it again, then repeat what was not written.";
  return new StoreError("store/changed-outside", location, `the file was removed or replaced meanwhile. ${advice}`);
}
