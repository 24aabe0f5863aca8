import type { JsonValue } from "./schema-model.ts";

/** Bytes that show a breaking change break: what was written with one release, and what a reader of the other makes of it. */
export interface Witness {
  readonly direction: "backward" | "forward";
  /** The type whose payload it is, as the writer's release names it: the nearest document that reaches the change, else the type itself. */
  readonly root: string;
  /** Which release wrote; the other one reads. */
  readonly writer: "before" | "after";
  /**
   * Set where the former side is a release before the baseline: one that still had the slot or member that the baseline has retired, or not
   * yet the slot that has a default. It is the writer in `backward`, the reader in `forward`.
   */
  readonly olderRelease?: true;
  /** The payload in lower-case hex. */
  readonly bytes: string;
  /** The bytes that matter, spaced, with what lies around them elided: `96 … ce 00 01 11 70 …`. */
  readonly bytesText: string;
  /** What was written, in its JSON form. */
  readonly written: JsonValue;
  /** What the payload is stored in, where that is what breaks: then the reader finds no document, whatever it would make of the payload. */
  readonly envelope?: {
    readonly written: WitnessEnvelope;
    /** Where the reader looks for it; nowhere when it knows no such document. */
    readonly sought?: WitnessEnvelope;
  };
  readonly read: WitnessReading;
  /** `hp = 70000` */
  readonly writtenText: string;
  /** `DecodeError wire/out-of-range at Player.hp` */
  readonly readText: string;
}

/** How a document is found again: what a store keeps beside its payload. */
export interface WitnessEnvelope {
  readonly type: string;
  readonly schemaId: string;
  readonly key: string;
}

export type WitnessReading =
  | {
      readonly kind: "value";
      readonly value: JsonValue;
      /** What the reader writes when it writes that value back, in lower-case hex, where that is what breaks. */
      readonly rewritten?: string;
    }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly path: string;
      /** Byte offset into the payload, where there is one. */
      readonly offset?: number;
      readonly message: string;
    };
