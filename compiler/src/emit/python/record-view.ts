import type { RecordModel, SlotModel } from "../../model/schema-model.ts";
import { slotCodecText } from "./codec-text.ts";
import { defaultText, isPlainDefault } from "./default-text.ts";
import { docLines, slotDocLines } from "./doc-text.ts";
import { documentLines } from "./document-text.ts";
import { openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import { fieldName } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { slotTypeText } from "./type-text.ts";

/** What the template of a record prints. */
export interface RecordView {
  readonly decorator: string;
  readonly head: string;
  readonly docLines: readonly string[];
  readonly fields: readonly FieldView[];
  readonly codecLines: readonly string[];
  /** The descriptor of a document; none for other records. */
  readonly documentLines: readonly string[];
}

interface FieldView {
  readonly declaration: string;
  readonly docLines: readonly string[];
}

export function recordView(record: RecordModel, scope: ModuleScope): RecordView {
  const name = scope.ownName(record.name);
  return {
    decorator: `@${scope.imported("dataclasses", "dataclass")}(slots=True, kw_only=True)`,
    head: `class ${name}(${scope.wire("Record")}):`,
    docLines: docLines(record.doc, record.deprecated),
    fields: record.slots.map((slot) => ({ declaration: declarationText(slot, scope), docLines: slotDocLines(slot) })),
    codecLines: codecLines(record, scope),
    documentLines: record.document ? documentLines(record, record.document, scope) : [],
  };
}

function declarationText(slot: SlotModel, scope: ModuleScope): string {
  const head = `${fieldName(slot.name)}: ${slotTypeText(slot, scope)}`;
  if (slot.presence === "optional") return `${head} = None`;
  if (slot.presence !== "defaulted") return head;
  const value = defaultText(slot.default ?? null, slot.type, scope);
  if (isPlainDefault(slot.type, scope)) return `${head} = ${value}`;
  return `${head} = ${scope.imported("dataclasses", "field")}(default_factory=lambda: ${value})`;
}

function codecLines(record: RecordModel, scope: ModuleScope): readonly string[] {
  const name = scope.type(record.name);
  const slots = openLines({
    open: "slots=lambda: (",
    items: record.slots.map((slot) => slotText(slot, scope)),
    close: ")",
  });
  return openLines({
    open: `CODEC: ${scope.imported("typing", "ClassVar")}[${scope.wire("RecordCodec")}[${name}]] = ${scope.wire("RecordCodec")}(`,
    items: [
      `name=${stringLiteral(record.name)}`,
      `schema_hash="${scope.context.hashes.get(record.name)}"`,
      `record=lambda: ${scope.value(record.name)}`,
      slots.join("\n"),
    ],
    close: ")",
  });
}

function slotText(slot: SlotModel, scope: ModuleScope): string {
  const presence = slot.presence === "required" ? [] : [scope.wire(slot.presence.toUpperCase())];
  const names = [stringLiteral(slot.name), stringLiteral(fieldName(slot.name))];
  return `${scope.wire("Slot")}(${[slot.key, ...names, slotCodecText(slot, scope), ...presence].join(", ")})`;
}
