import { StoreError } from "../errors.ts";
import { applicationId, formatVersion } from "./sqlite-schema.ts";

/** @throws StoreError `store/foreign-format` when the marks are another application's or of a later version of ours */
export function checkMark(id: number, version: number, location: string): void {
  if (id !== applicationId) throw foreignError(location, "it is a SQLite database of another application");
  if (version >= 1 && version <= formatVersion) return;
  throw foreignError(
    location,
    `it has format version ${version}, and this version of Keyslot reads up to version ${formatVersion}`,
  );
}

export function foreignError(location: string, reason: string): StoreError {
  return new StoreError(
    "store/foreign-format",
    location,
    `${reason}. Choose another file; this one was left as it is.`,
  );
}
