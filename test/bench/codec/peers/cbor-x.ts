import { importPeer, peerVersion } from "../../harness/peers.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { listOf, reshape } from "../plain.ts";

interface Encoder {
  encode(value: unknown): Uint8Array;
  decode(bytes: Uint8Array): unknown;
}

const { Encoder } = await importPeer<{ readonly Encoder: new (options: object) => Encoder }>("cbor-x");

/** Records whose structures both sides know already. */
export const cborShared: PeerCodec = {
  name: "cbor-x, shared structures",
  version: peerVersion("cbor-x"),
  role: "peer",
  open: (description) => {
    const encoder = new Encoder({ structures: [], useRecords: true, useTag259ForMaps: false, tagUint8Array: false });
    return {
      toInput: (plain) =>
        reshape(description, plain, {
          map: (entries) => new Map(entries),
          bytes: (bytes) => Buffer.from(bytes),
          doubles: (values) => values,
        }),
      encode: (input) => encoder.encode(input),
      decode: (bytes) => encoder.decode(bytes),
      encodeBatch: (inputs) => encoder.encode(inputs),
      decodeBatch: (batch) => listOf(encoder.decode(batch)),
    };
  },
};
