import { importPeer, peerVersion } from "../../harness/peers.ts";
import type { OpenCodec, PeerCodec } from "../peer-codec.ts";
import { listOf, namedSlots, reshape } from "../plain.ts";

interface Packr {
  pack(value: unknown, options?: number): Reused;
  unpack(bytes: Uint8Array, place?: { start: number; end: number }): unknown;
}

/** What packing returns when it may be overwritten: the whole buffer, and where in it. */
interface Reused extends Uint8Array {
  readonly start: number;
  readonly end: number;
}

interface Msgpackr {
  readonly Packr: new (options: object) => Packr;
  readonly REUSE_BUFFER_MODE: number;
  readonly RESET_BUFFER_MODE: number;
}

const { Packr, REUSE_BUFFER_MODE, RESET_BUFFER_MODE } = await importPeer<Msgpackr>("msgpackr");
const version = peerVersion("msgpackr");

/** Records whose structures both sides know already: the names of slots are not in the bytes. */
export const msgpackrShared: PeerCodec = {
  name: "msgpackr, shared structures",
  version,
  role: "peer",
  open: (description) => ({
    // A `Map` stays a map; a plain object would be one more structure for each set of its keys.
    toInput: (plain) =>
      reshape(description, plain, {
        map: (entries) => new Map(entries),
        bytes: (bytes) => Buffer.from(bytes),
        doubles: (values) => values,
      }),
    ...methodsOf(new Packr({ structures: [], moreTypes: true })),
  }),
};

/** Arrays of slots, which is what our payloads are; made by hand before the clock runs, and never made documents again. */
export const msgpackrArrays: PeerCodec = {
  name: "msgpackr, arrays made by hand",
  version,
  role: "peer",
  open: (description) => ({
    toInput: (plain) =>
      reshape(description, plain, {
        record: (slots) => slots.map(([, value]) => value ?? null),
        map: (entries) => new Map(entries),
        bytes: (bytes) => Buffer.from(bytes),
        doubles: (values) => values,
      }),
    ...methodsOf(new Packr({ useRecords: false, mapsAsObjects: false, moreTypes: true })),
    nameSlots: (decoded) => namedSlots(description, decoded),
  }),
};

function methodsOf(packr: Packr): Omit<OpenCodec, "toInput"> {
  return {
    encode: (input) => packr.pack(input),
    encodeInto: (input) => packr.pack(input, REUSE_BUFFER_MODE | RESET_BUFFER_MODE),
    latest: (result) => {
      if (!isReused(result)) throw new Error("The buffer was not reused.");
      return result.subarray(result.start, result.end);
    },
    decode: (bytes) => packr.unpack(bytes),
    decodeAt: (page, start, end) => packr.unpack(page, { start, end }),
    encodeBatch: (inputs) => packr.pack(inputs),
    decodeBatch: (batch) => listOf(packr.unpack(batch)),
  };
}

function isReused(result: unknown): result is Reused {
  return result instanceof Uint8Array && "start" in result && "end" in result;
}
