import { sha256 } from "@noble/hashes/sha2.js";

/** 160 bits of SHA-256 over a well-formed text, as 40 hexadecimal digits: for names that would be too long otherwise. */
export function textDigest(text: string): string {
  const digest = sha256(new TextEncoder().encode(text)).subarray(0, 20);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
