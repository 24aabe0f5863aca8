import type { Description } from "./description.ts";
import type { Plain } from "./plain.ts";

/** One way to turn documents of a description into bytes and back. */
export interface PeerCodec {
  readonly name: string;
  readonly version: string;
  readonly role: "peer" | "reference";
  /** The codec of one description, made as its authors recommend for speed. */
  open(description: Description): Promise<OpenCodec> | OpenCodec;
}

/** What a codec offers is measured; the rest is left out of the table. */
export interface OpenCodec {
  /** The document in the shape that the codec likes best; made before anything is timed. */
  toInput(plain: Plain): unknown;
  /** The caller may keep the result. A codec without it has `encodeInto` alone. */
  readonly encode?: (input: unknown) => Uint8Array;
  /** Into a buffer that is the caller's, or that the next call overwrites. */
  readonly encodeInto?: (input: unknown) => unknown;
  /** The bytes of the latest `encodeInto`, of what it returned. */
  readonly latest?: (result: unknown) => Uint8Array;
  /** Everything is decoded when it returns. */
  readonly decode: (bytes: Uint8Array) => unknown;
  /** For codecs that decode to something without names, which is no document: they take no part where decoding is measured. Used by the check alone. */
  readonly nameSlots?: (decoded: unknown) => unknown;
  /** A message that lies among others in a page. Who has nothing of the kind gets a `subarray`. */
  readonly decodeAt?: (page: Uint8Array, start: number, end: number) => unknown;
  /** Encodes all inputs into one buffer, which the next call may overwrite, as fast as the codec can when it gets them together. */
  readonly encodeBatch?: (inputs: readonly unknown[]) => Uint8Array;
  /** Decodes everything that `encodeBatch` has made of so many inputs. */
  readonly decodeBatch?: (batch: Uint8Array, count: number) => readonly unknown[];
}
