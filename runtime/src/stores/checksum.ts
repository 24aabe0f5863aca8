import * as zlib from "node:zlib";
import type { Envelope } from "../document/envelope.ts";

/**
 * CRC-32 over everything in an envelope, each part with its length, so that a flipped bit, a cut text or a payload under a wrong
 * key is noticed. No database checks that for us.
 */
export function checksumOf(envelope: Envelope): number {
  let state = -1;
  state = addText(state, envelope.type);
  state = addText(state, envelope.key);
  state = addText(state, envelope.schemaId);
  state = addText(state, envelope.storedAt);
  return ~addBytes(state, envelope.payload) >>> 0;
}

// The reversed polynomial 0xedb88320, as zlib and PNG have it.
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

// Code units instead of UTF-8: no encoding needed, and as good for telling texts apart.
function addText(state: number, text: string): number {
  let next = addLength(state, text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    next = (next >>> 8) ^ (table[(next ^ unit) & 0xff] ?? 0);
    next = (next >>> 8) ^ (table[(next ^ (unit >>> 8)) & 0xff] ?? 0);
  }
  return next;
}

function addBytes(state: number, bytes: Uint8Array): number {
  let next = addLength(state, bytes.length);
  // The native call costs more than some hundred bytes; it is there from Node 20.15 on.
  if (bytes.length > 512 && typeof zlib.crc32 === "function") return ~zlib.crc32(bytes, ~next >>> 0);
  for (let index = 0; index < bytes.length; index++) {
    next = (next >>> 8) ^ (table[(next ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  }
  return next;
}

function addLength(state: number, length: number): number {
  let next = state;
  for (let shift = 0; shift < 32; shift += 8) next = (next >>> 8) ^ (table[(next ^ (length >>> shift)) & 0xff] ?? 0);
  return next;
}
