import { deserialize, serialize } from "node:v8";
import { importPeer, peerVersion } from "../../harness/peers.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";

interface Codec {
  encode(value: unknown): Uint8Array;
  encodeSharedRef(value: unknown): Uint8Array;
  decode(bytes: Uint8Array): unknown;
}

interface Msgpack {
  readonly Encoder: new () => Pick<Codec, "encode" | "encodeSharedRef">;
  readonly Decoder: new () => Pick<Codec, "decode">;
}

const { Encoder, Decoder } = await importPeer<Msgpack>("@msgpack/msgpack");

export const v8: PeerCodec = {
  name: "v8.serialize",
  version: process.versions.v8,
  role: "peer",
  open: (description) => ({
    toInput: (plain) =>
      reshape(description, plain, {
        map: (entries) => new Map(entries),
        date: (time) => new Date(time),
        doubles: (values) => values,
      }),
    encode: (input) => serialize(input),
    decode: (bytes) => deserialize(bytes),
  }),
};

/** JSON has no bytes: they are base64, and back. */
export const json: PeerCodec = {
  name: "JSON",
  version: process.versions.v8,
  role: "peer",
  open: (description) => ({
    toInput: (plain) => reshape(description, plain, { bytes: (bytes) => Buffer.from(bytes).toString("base64") }),
    encode: (input) => Buffer.from(JSON.stringify(input)),
    decode: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()),
  }),
};

export const msgpack: PeerCodec = {
  name: "@msgpack/msgpack",
  version: peerVersion("@msgpack/msgpack"),
  role: "peer",
  open: (description) => {
    const encoder = new Encoder();
    const decoder = new Decoder();
    return {
      toInput: (plain) => reshape(description, plain, {}),
      encode: (input) => encoder.encode(input),
      encodeInto: (input) => encoder.encodeSharedRef(input),
      latest: (result) => (result instanceof Uint8Array ? result : new Uint8Array()),
      decode: (bytes) => decoder.decode(bytes),
    };
  },
};
