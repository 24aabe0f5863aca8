import { encodeErrorAt } from "./explain.ts";
import { WireFault } from "./faults.ts";
import { ValuePath } from "./path.ts";
import type { RecordShape } from "./shape.ts";
import { sizeSlot } from "./size-shape.ts";

/** Holds loose values against the slots with the given keys. @throws EncodeError with the slot's path */
export function checkSlots(shape: RecordShape, keys: readonly number[], values: readonly unknown[]): void {
  for (const slot of shape.slots) {
    const i = keys.indexOf(slot.key);
    if (i < 0) continue;
    const path = new ValuePath(shape.name);
    path.enter(slot.name);
    try {
      sizeSlot(slot, values[i], { path, depth: 2, checks: "all" });
    } catch (error) {
      throw error instanceof WireFault ? encodeErrorAt(error, path) : error;
    }
  }
}
