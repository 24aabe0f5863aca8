import * as crypto from "node:crypto";

/** SHA-256 in hex. */
export function hashOf(content: string | Uint8Array): string {
  // A seventh of the time for small contents; the oldest Node that we run on does not have it.
  if (typeof crypto.hash === "function") return crypto.hash("sha256", content);
  return crypto.createHash("sha256").update(content).digest("hex");
}
