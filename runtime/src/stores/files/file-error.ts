import { StoreError } from "../../errors.ts";

type FileAction = "read" | "write";

/** The store error for a failed file call: every errno ends in one of the stable codes, with what to do about it. */
export function fileError(error: unknown, location: string, action: FileAction): StoreError {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  const cause = { cause: error };
  if (errno === "ENOSPC" || errno === "EDQUOT" || errno === "EFBIG") {
    return new StoreError(
      "store/full",
      location,
      "there is no room left for it. Free some space, then open it again.",
      cause,
    );
  }
  if (errno === "EROFS" || ((errno === "EACCES" || errno === "EPERM") && action === "write")) {
    const advice = "Grant write access to the file and its folder, or open it with `readOnly: true`.";
    return new StoreError("store/read-only", location, `it cannot be written (${errno}). ${advice}`, cause);
  }
  if (errno === "EISDIR") {
    return new StoreError("store/io", location, "it is a folder. Name a file in it.", cause);
  }
  if (isOutOfDescriptors(error)) {
    const advice = "Close some, or raise the limit, and try again.";
    return new StoreError("store/io", location, `no file can be opened: too many are (${errno}). ${advice}`, cause);
  }
  const text = error instanceof Error ? error.message : String(error);
  return new StoreError(
    "store/io",
    location,
    `the file system could not ${action} it: ${text}. Mend that, then open it again.`,
    cause,
  );
}

/** Nothing was opened, so nothing happened: what failed like this may be tried again. */
export function isOutOfDescriptors(error: unknown): boolean {
  const errno = errnoOf(error);
  return errno === "EMFILE" || errno === "ENFILE";
}

/** `ENOENT` and the like; undefined for what is not a system error. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
