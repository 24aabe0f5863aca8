import { copyOf } from "./bytes.ts";
import { fault } from "./faults.ts";
import { viewOf } from "./view-of.ts";

const maxLength = 2 ** 32;

/**
 * A growing buffer that payloads are appended to. Over a caller's buffer it writes there as long as there is room, and moves on to a larger one
 * of its own when there is not: `bytes` tells where the data is.
 */
export class Writer {
  /** What is written so far lies before `pos`. */
  bytes: Uint8Array;
  view: DataView;
  pos = 0;

  constructor(target: number | Uint8Array = 1024) {
    this.bytes = typeof target === "number" ? new Uint8Array(target) : target;
    this.view = viewOf(this.bytes);
  }

  /** Makes room for `count` more bytes. Replaces `bytes` and `view` when it has to grow. */
  reserve(count: number): void {
    const needed = this.pos + count;
    if (needed <= this.bytes.length) return;
    if (needed > maxLength) fault("wire/too-long");
    const grown = new Uint8Array(Math.min(maxLength, Math.max(needed, this.bytes.length * 2, 64)));
    grown.set(this.bytes.subarray(0, this.pos));
    this.bytes = grown;
    this.view = viewOf(grown);
  }

  /** A copy of everything written so far, the caller's to keep. */
  finish(): Uint8Array {
    return copyOf(this.bytes, 0, this.pos);
  }

  /** Starts over in the same buffer. */
  reset(): void {
    this.pos = 0;
  }
}
