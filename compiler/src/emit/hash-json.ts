import { hashText } from "./hash-text.ts";

/** Of plain data: half a SHA-256 in hex, which nobody forges by chance. */
export function hashJson(value: unknown): string {
  return hashText(JSON.stringify(value)).slice(0, 32);
}
