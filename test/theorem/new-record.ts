import type { TestType } from "../codec/support/schema-ast.ts";
import type { RecordText, SlotText } from "./schema-text.ts";

export function newRecord(name: string, slots: readonly SlotText[]): RecordText {
  return { kind: "record", name, was: [], slots, reserved: [], past: [] };
}

export function plainSlot(key: number, name: string, type: TestType, tags: readonly string[] = []): SlotText {
  return { key, name, type, presence: "required", was: [], tags };
}
