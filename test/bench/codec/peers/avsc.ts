import { peerVersion, requirePeer } from "../../harness/peers.ts";
import { type Description, type FieldType, rootOf } from "../description.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";

interface Type {
  toBuffer(value: unknown): Uint8Array;
  fromBuffer(bytes: Uint8Array): unknown;
  encode(value: unknown, buffer: Uint8Array, position: number): number;
  decode(buffer: Uint8Array, position: number): { readonly value: unknown; readonly offset: number };
}

const avro = requirePeer<{ readonly Type: { forSchema(schema: unknown): Type } }>("avsc");
const largest = 1 << 20;

export const avsc: PeerCodec = {
  name: "avsc",
  version: peerVersion("avsc"),
  role: "peer",
  open: (description) => {
    const type = avro.Type.forSchema(schemaOf(description));
    const buffer = Buffer.alloc(largest);
    return {
      // A union of null and something takes null where nothing is.
      toInput: (plain) =>
        reshape(description, plain, {
          record: (slots) => Object.fromEntries(slots.map(([name, value]) => [name, value ?? null])),
          bytes: (bytes) => Buffer.from(bytes),
        }),
      encode: (input) => type.toBuffer(input),
      encodeInto: (input) => type.encode(input, buffer, 0),
      latest: (end) => buffer.subarray(0, Number(end)),
      decode: (bytes) => type.fromBuffer(bytes),
      decodeAt: (page, start) => type.decode(page, start).value,
      encodeBatch: (inputs) => {
        let position = 0;
        for (const input of inputs) position = type.encode(input, buffer, position);
        return buffer.subarray(0, position);
      },
      decodeBatch: (batch, count) => {
        const values: unknown[] = [];
        let position = 0;
        for (let i = 0; i < count; i++) {
          const { value, offset } = type.decode(batch, position);
          values.push(value);
          position = offset;
        }
        return values;
      },
    };
  },
};

/** A record is spelled out where it is first used, and named after that. */
function schemaOf(description: Description): unknown {
  const known = new Set<string>();
  const record = (name: string): unknown => {
    if (known.has(name)) return name;
    known.add(name);
    const fields = description.find((each) => each.name === name)?.fields ?? [];
    return {
      type: "record",
      name,
      fields: fields.map(({ name, type, optional }) => ({
        name,
        type: optional ? ["null", typeOf(type)] : typeOf(type),
      })),
    };
  };
  const typeOf = (type: FieldType): unknown => {
    if (typeof type === "string") return scalars[type];
    if ("record" in type) return record(type.record);
    return "list" in type ? { type: "array", items: typeOf(type.list) } : { type: "map", values: typeOf(type.map) };
  };
  return record(rootOf(description));
}

const scalars: Readonly<Record<Extract<FieldType, string>, string>> = {
  string: "string",
  bool: "boolean",
  float64: "double",
  uint8: "int",
  uint16: "int",
  uint32: "long",
  int32: "int",
  date: "long",
  bytes: "bytes",
};
