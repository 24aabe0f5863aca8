import { createHash } from "node:crypto";

/** Of plain data: half a SHA-256 in hex, which nobody forges by chance. */
export function hashJson(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
