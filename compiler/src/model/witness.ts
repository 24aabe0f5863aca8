import type { JsonValue } from "./schema-model.ts";

/** Bytes that show a breaking change break: what was written with one release, and what a reader of the other makes of it. */
export interface Witness {
  readonly direction: "backward" | "forward";
  /** The type whose payload it is, as the writer's release names it: the nearest document that reaches the change, else the type itself. */
  readonly root: string;
  /** Which release wrote; the other one reads. */
  readonly writer: "before" | "after";
  /** The payload in lower-case hex. */
  readonly bytes: string;
  /** What was written, in its JSON form. */
  readonly written: JsonValue;
  readonly read: WitnessReading;
  /** `hp = 70000` */
  readonly writtenText: string;
  /** `DecodeError wire/out-of-range at Player.hp` */
  readonly readText: string;
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
