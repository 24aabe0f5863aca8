import { peerVersion, requirePeer } from "../../harness/peers.ts";
import { type Description, type FieldType, fieldsOf, rootOf } from "../description.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";

interface Fury {
  registerSerializer(description: unknown): {
    serialize(value: unknown): Uint8Array;
    serializeVolatile(value: unknown): { get(): Uint8Array; dispose(): void };
    deserialize(bytes: Uint8Array): unknown;
  };
}

interface Module {
  readonly default: new (options: object) => Fury;
  readonly Type: Readonly<Record<string, (...given: unknown[]) => unknown>>;
}

const fury = requirePeer<Module>("@furyjs/fury");

/** Apache Fury, now Fory, of which npm has this beta alone. */
export const furyjs: PeerCodec = {
  name: "fury",
  version: peerVersion("@furyjs/fury"),
  role: "peer",
  open: (description) => {
    const { serialize, serializeVolatile, deserialize } = new fury.default({ refTracking: false }).registerSerializer(
      recordType(description, rootOf(description)),
    );
    return {
      toInput: (plain) =>
        reshape(description, plain, {
          record: (slots) => Object.fromEntries(slots.map(([name, value]) => [name, value ?? null])),
          map: (entries) => new Map(entries),
          date: (time) => new Date(time),
        }),
      encode: (input) => serialize(input),
      encodeInto: (input) => {
        const result = serializeVolatile(input);
        const bytes = result.get();
        result.dispose();
        return bytes;
      },
      latest: (result) => (result instanceof Uint8Array ? result : new Uint8Array()),
      decode: (bytes) => deserialize(bytes),
    };
  },
};

function recordType(description: Description, name: string): unknown {
  const props = fieldsOf(description, name).map(({ name, type }) => [name, typeOf(description, type)]);
  return fury.Type.object?.(`bench.${name}`, Object.fromEntries(props));
}

function typeOf(description: Description, type: FieldType): unknown {
  if (typeof type === "string") return fury.Type[scalars[type]]?.();
  if ("record" in type) return recordType(description, type.record);
  if ("list" in type) return fury.Type.array?.(typeOf(description, type.list));
  return fury.Type.map?.(fury.Type.string?.(), typeOf(description, type.map));
}

/** Its unsigned 32-bit integers and its timestamps are the ones that come back as they went. */
const scalars: Readonly<Record<Extract<FieldType, string>, string>> = {
  string: "string",
  bool: "bool",
  float64: "double",
  uint8: "uint8",
  uint16: "uint16",
  uint32: "uint32",
  int32: "int32",
  date: "timestamp",
  bytes: "binary",
};
