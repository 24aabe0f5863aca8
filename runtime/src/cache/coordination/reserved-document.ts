import type { Envelope } from "../../document/envelope.ts";
import { recordShape, scalar, slot } from "../../wire/shape-builders.ts";
import { shapeCodec } from "../../wire/shape-codec.ts";

/** Types of documents that the cache keeps for itself; `isReservedType` says what that means. */
export type ReservedType = "keyslot.lock" | "keyslot.fence" | "keyslot.waiting" | "keyslot.flight" | "keyslot.result";

/** What a reserved document says, and how long. */
export interface ReservedContent {
  readonly text: string;
  readonly storedAt: string;
  readonly expiresAt?: number | undefined;
  readonly tags?: readonly string[] | undefined;
}

const codec = shapeCodec(recordShape("Reserved", 1, [slot(0, "text", "required", scalar("string"))]));

/** A document of one slot, a text. */
export function reservedEnvelope(type: ReservedType, key: string, content: ReservedContent): Envelope {
  const { text, storedAt, expiresAt, tags } = content;
  return {
    type,
    key,
    schemaId: type,
    storedAt,
    payload: codec.encode({ text }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(tags !== undefined && tags.length > 0 && { tags }),
  };
}

/** What a reserved document says. @throws DecodeError */
export function reservedText({ payload }: Envelope): string {
  return String(Reflect.get(codec.decode(payload), "text"));
}
