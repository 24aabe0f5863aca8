import { StoreError } from "../errors.ts";

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
  const [code, message] = (typeof number === "number" ? outcomes[number] : undefined) ?? [
    "store/io",
    "LMDB could not read or write it. Mend the cause, then open it again.",
  ];
  const text = error instanceof Error ? error.message : String(error);
  return new StoreError(code, location, `${message} (LMDB: ${text})`, { cause: error });
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
