import { peerVersion, requirePeer } from "../../harness/peers.ts";
import { rootOf } from "../description.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";
import { protoText } from "../schema-texts.ts";

interface Writer {
  finish(): Uint8Array;
}

interface Type {
  create(properties: unknown): unknown;
  encode(message: unknown, writer?: Writer): Writer;
  encodeDelimited(message: unknown, writer?: Writer): Writer;
  decode(bytes: Uint8Array): unknown;
  decodeDelimited(reader: unknown): unknown;
}

interface Protobufjs {
  parse(text: string): { readonly root: { lookupType(name: string): Type; resolveAll(): void } };
  readonly Reader: { create(bytes: Uint8Array): unknown };
  readonly Writer: { create(): Writer };
}

const protobuf = requirePeer<Protobufjs>("protobufjs");

/** The types that it makes of a schema at run time, which run the code that its command line would have written. */
export const protobufjs: PeerCodec = {
  name: "protobufjs",
  version: peerVersion("protobufjs"),
  role: "peer",
  open: (description) => {
    const { root } = protobuf.parse(protoText(description));
    const typeOf = (name: string) => root.lookupType(`bench.${name}`);
    const type = typeOf(rootOf(description));
    return {
      toInput: (plain) =>
        reshape(description, plain, {
          record: (slots, name) =>
            typeOf(name).create(Object.fromEntries(slots.filter(([, value]) => value !== undefined))),
          bytes: (bytes) => Buffer.from(bytes),
        }),
      encode: (input) => type.encode(input).finish(),
      decode: (bytes) => type.decode(bytes),
      encodeBatch: (inputs) => {
        const writer = protobuf.Writer.create();
        for (const input of inputs) type.encodeDelimited(input, writer);
        return writer.finish();
      },
      decodeBatch: (batch, count) => {
        const reader = protobuf.Reader.create(batch);
        const values: unknown[] = [];
        for (let i = 0; i < count; i++) values.push(type.decodeDelimited(reader));
        return values;
      },
    };
  },
};
