import { type Codec, DecodeError, EncodeError } from "@keyslot/runtime/codegen";
import type { WitnessEnvelope } from "../model/witness.ts";
import { documentOf, envelopeOf } from "./envelope-of.ts";
import type { Audience } from "./open-reading.ts";
import type { ReleaseSide } from "./release-side.ts";
import { type Difference, findDifference, type Reading } from "./same-meaning.ts";

/** A payload that was written, and the value that its writer means by it. */
export interface Payload {
  readonly root: string;
  readonly bytes: Uint8Array;
  readonly written: object;
}

/** How a reader fails a payload: it refuses it, takes it for something else, or loses some of it when it writes it back. */
export type Failure =
  | { readonly kind: "refused"; readonly error: DecodeError }
  | { readonly kind: "differs"; readonly value: object; readonly difference: Difference }
  /** What its own slots make the document's store key: another one, or none that the reader accepts. */
  | {
      readonly kind: "elsewhere";
      readonly value: object;
      readonly written: WitnessEnvelope;
      readonly sought: WitnessEnvelope | EncodeError;
    }
  | {
      readonly kind: "lost";
      readonly value: object;
      readonly rewritten: Uint8Array;
      /** What the writer finds missing; undefined when it can no longer read the payload at all. */
      readonly difference?: Difference;
    };

/** What a reader makes of a payload; undefined when it gets everything as it was meant. */
export function readPayload(payload: Payload, writer: ReleaseSide, audience: Audience): Failure | undefined {
  const { side, lineage } = audience;
  const name = audience.nameOf(payload.root);
  const codec = name === undefined ? undefined : side.shapes.codec(name);
  if (name === undefined || !codec) return undefined;
  const value = decoded(codec, payload.bytes);
  if (value instanceof DecodeError) return { kind: "refused", error: value };
  const written = rootReading(payload.written, payload.root);
  const meanings = { writer: writer.find, reader: side.find, lineage };
  const difference = findDifference(written, rootReading(value, name), meanings);
  if (difference) return { kind: "differs", value, difference };
  const moved = findMove(payload, { writer, reader: side }, { name, value });
  if (moved) return moved;
  return lineage.direction === "forward" ? findLoss(payload, { codec, value }, writer) : undefined;
}

/** A document is looked for under the store key that its slots make. Other parts of the envelope change by themselves. */
function findMove(
  { root, written }: Payload,
  { writer, reader }: { readonly writer: ReleaseSide; readonly reader: ReleaseSide },
  { name, value }: { readonly name: string; readonly value: object },
): Failure | undefined {
  const envelope = envelopeOf(writer, root, written);
  const sought = envelopeOf(reader, name, value);
  if (!envelope || !sought || envelope instanceof EncodeError) return undefined;
  if (documentOf(writer, root)?.global || documentOf(reader, name)?.global) return undefined;
  if (!(sought instanceof EncodeError) && sought.key === envelope.key) return undefined;
  return { kind: "elsewhere", value, written: envelope, sought };
}

/** An old reader that updates a new document writes back what it has read; nothing of what it does not know may be lost then. */
function findLoss(
  payload: Payload,
  { codec, value }: { readonly codec: Codec<object>; readonly value: object },
  writer: ReleaseSide,
): Failure | undefined {
  const rewritten = encoded(codec, value);
  const own = writer.shapes.codec(payload.root);
  if (!rewritten || !own) return undefined;
  const again = decoded(own, rewritten);
  if (again instanceof DecodeError) return { kind: "lost", value, rewritten };
  const readings = [rootReading(payload.written, payload.root), rootReading(again, payload.root)] as const;
  const difference = findDifference(...readings, { writer: writer.find, reader: writer.find, lineage: itself });
  return difference && { kind: "lost", value, rewritten, difference };
}

/** A release that reads what it wrote. */
const itself = {
  direction: "forward",
  writerName: (name: string) => name,
  readerName: (name: string) => name,
  isStrict: () => false,
} as const;

function rootReading(value: object, name: string): Reading {
  return { value, type: { kind: "reference", name } };
}

export function decoded(codec: Codec<object>, bytes: Uint8Array): object | DecodeError {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}

/** Undefined for what the type cannot hold, or its constraints do not allow. */
export function encoded(codec: Codec<object>, value: object): Uint8Array | undefined {
  try {
    return codec.encode(value);
  } catch (error) {
    if (error instanceof EncodeError) return undefined;
    throw error;
  }
}
