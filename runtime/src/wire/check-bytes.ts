import { DecodeError } from "../errors.ts";
import { isBytes } from "./bytes.ts";

/** Refuses what callers without types may pass for a payload. */
export function checkBytes(bytes: unknown, name: string): void {
  if (isBytes(bytes)) return;
  throw new DecodeError(
    "wire/type-mismatch",
    { path: name, offset: 0 },
    "Expected the payload as a Uint8Array; pass one",
  );
}
