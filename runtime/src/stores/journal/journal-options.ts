import { StoreError } from "../../errors.ts";
import { checkPath, checkStoreOptions } from "../check-store-options.ts";
import type { JournalStoreOptions } from "../journal.ts";

/** Refuses what callers without types may pass. @throws StoreError `store/invalid-option` */
export function checkJournalOptions(options: JournalStoreOptions): void {
  checkStoreOptions("journal", options);
  checkPath("journal", options.path);
  const { recover, history, snapshots } = options;
  if (recover !== undefined && !["torn-end", "strict", "intact"].includes(recover))
    throw invalid(
      options,
      '`recover` is none of "torn-end", "strict" and "intact". Give one of them, or leave it out.',
    );
  if (history !== undefined && !isKept(history))
    throw invalid(options, '`history` is no `{ keep }` of milliseconds, "all" or "none". Give that, or leave it out.');
  if (snapshots !== undefined && !isMeasured(snapshots))
    throw invalid(
      options,
      "`snapshots` holds a `ratio` or `leastBytes` that is no positive number. Give one, or leave it out.",
    );
}

function isKept(history: unknown): boolean {
  if (typeof history !== "object" || history === null) return false;
  const keep: unknown = Reflect.get(history, "keep");
  return keep === "all" || keep === "none" || (typeof keep === "number" && keep >= 0);
}

function isMeasured(snapshots: unknown): boolean {
  if (typeof snapshots !== "object" || snapshots === null) return false;
  const given: unknown[] = [Reflect.get(snapshots, "ratio"), Reflect.get(snapshots, "leastBytes")];
  return given.every((value) => value === undefined || (typeof value === "number" && value > 0));
}

function invalid({ path }: JournalStoreOptions, problem: string): StoreError {
  return new StoreError("store/invalid-option", path, problem);
}
