import type { RecordModel, SlotModel } from "../../model/schema-model.ts";
import { freeName } from "../naming.ts";
import { constraintLines, constraintNotes } from "./constraint-text.ts";
import { defaultText } from "./default-text.ts";
import { docLines } from "./doc-text.ts";
import { type DocumentView, documentViews } from "./document-view.ts";
import { spellName } from "./identifier.ts";
import { bracketLines, listWidth } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import { nameFields, unknownField } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { isOption, slotTypeText, type TypePlace } from "./type-text.ts";
import { type CodecView, codecView, derivesOf } from "./type-view.ts";

/** What the template of a record prints. */
export interface RecordView extends CodecView {
  readonly docLines: readonly string[];
  readonly derives: string;
  readonly fields: readonly { readonly docLines: readonly string[]; readonly name: string; readonly type: string }[];
  readonly unknownField: string;
  readonly writeLines: readonly string[];
  readonly readLines: readonly string[];
  /** Runs of slots that are read apart from each other. */
  readonly parts: readonly PartView[];
  /** One where the record has a default of its own making. */
  readonly defaults: readonly { readonly trait: string; readonly lines: readonly string[] }[];
  /** One where the record is a document. */
  readonly documents: readonly DocumentView[];
}

interface PartView {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly lines: readonly string[];
}

/** A slot and what its record's code calls it. */
interface Field {
  readonly slot: SlotModel;
  readonly name: string;
  readonly type: string;
  /** Of a fresh default; empty when there is none. */
  readonly defaultValue: string;
}

export function recordView(record: RecordModel, scope: ModuleScope): RecordView {
  const place = { scope, holder: record.name };
  const fields = fieldsOf(record, place);
  const canDefault = fields.every(({ slot }) => slot.presence !== "required");
  const isDerived = canDefault && fields.every(isRustDefault);
  const parts = partViews(record, fields, scope);
  return {
    ...codecView(record, scope),
    docLines: docLines(record.doc, record.deprecated),
    derives: derivesOf(record.name, scope, isDerived ? ["Default"] : []),
    fields: fields.map(({ slot, name, type }) => ({
      docLines: docLines(slot.doc, slot.deprecated, constraintNotes(slot)),
      name,
      type,
    })),
    unknownField,
    writeLines: writeLines(record, fields),
    readLines: parts.length > 0 ? readPartLines(record, parts) : readLines(record, fields),
    parts,
    defaults: canDefault && !isDerived ? [{ trait: scope.prelude("Default"), lines: defaultLines(fields) }] : [],
    documents: documentViews(record, scope),
  };
}

function fieldsOf(record: RecordModel, place: TypePlace): readonly Field[] {
  const names = nameFields(record);
  return record.slots.map((slot) => ({
    slot,
    name: spellName(names.get(slot.key) ?? ""),
    type: slotTypeText(slot, place),
    defaultValue: slot.presence === "defaulted" ? defaultText(slot.default ?? null, slot.type, place) : "",
  }));
}

/** Array length on the wire: highest live key + 1. */
function wireLength(record: RecordModel): number {
  return (record.slots.at(-1)?.key ?? -1) + 1;
}

function writeLines(record: RecordModel, fields: readonly Field[]): readonly string[] {
  const mutable = fields.length > 0 ? "mut " : "";
  return [
    `let ${mutable}slots = writer.record(${wireLength(record)}, &self.${unknownField})?;`,
    ...fields.flatMap(({ slot, name }) => [
      ...constraintLines(slot, `self.${name}`).flatMap((line) => breakCheck(line)),
      ...bracketLines({
        open: "slots.put(",
        items: [String(slot.key), stringLiteral(slot.name), `&self.${name}`],
        close: ")?;",
        indent: 8,
        widest: listWidth,
      }),
    ]),
    `slots.finish(&self.${unknownField})`,
  ];
}

/** A check that is too long for a line has its arguments on lines of their own. */
function breakCheck(line: string): readonly string[] {
  const match = /^( *)slots\.check\(("(?:[^"\\]|\\.)*"), (.*), ("(?:[^"\\]|\\.)*")\)\?;$/.exec(line);
  if (!match) return [line];
  const [, indent = "", name = "", holds = "", broken = ""] = match;
  const items = [name, holds, broken];
  const brackets = { open: "slots.check(", items, close: ")?;", indent: 8 + indent.length, widest: listWidth };
  const lines = bracketLines(brackets);
  return lines.map((text) => indent + text);
}

function readLines(record: RecordModel, fields: readonly Field[]): readonly string[] {
  const mutable = fields.length > 0 ? "mut " : "";
  return [
    `let ${mutable}slots = reader.record()?;`,
    "Ok(Self {",
    ...fields.flatMap((field) => readSlot(field).map((line) => `    ${line}`)),
    `    ${unknownField}: slots.unknown(${wireLength(record)})?,`,
    "})",
  ];
}

/** The compiler takes many times as long for a function with twice as many ways out: a wide record is read in parts. */
export const slotsOfOnePart = 64;

function partViews(record: RecordModel, fields: readonly Field[], scope: ModuleScope): readonly PartView[] {
  if (fields.length <= slotsOfOnePart) return [];
  const starts = fields.flatMap((_, i) => (i % slotsOfOnePart === 0 ? [i] : []));
  return starts.map((start) => {
    const own = fields.slice(start, start + slotsOfOnePart);
    return {
      name: freeName(`${scope.name(record.name)}From${start}`, (name) => scope.context.taken.has(name)),
      fields: own,
      lines: ["Ok(Self {", ...own.flatMap((field) => readSlot(field).map((line) => `    ${line}`)), "})"],
    };
  });
}

function readPartLines(record: RecordModel, parts: readonly PartView[]): readonly string[] {
  return [
    "let mut slots = reader.record()?;",
    ...parts.map(({ name }, i) => `let part${i} = ${name}::read(&mut slots)?;`),
    `let ${unknownField} = slots.unknown(${wireLength(record)})?;`,
    "Ok(Self {",
    ...parts.flatMap(({ fields }, i) => fields.map(({ name }) => `    ${name}: part${i}.${name},`)),
    `    ${unknownField},`,
    "})",
  ];
}

function readSlot({ slot, name, defaultValue }: Field): readonly string[] {
  const verb = isOption(slot) ? "optional" : slot.presence;
  const items = [String(slot.key), stringLiteral(slot.name)];
  const open = `${name}: slots.${verb}(`;
  const brackets = { open, items, close: ")?,", indent: 12, widest: listWidth };
  if (slot.presence !== "defaulted") return bracketLines(brackets);
  const lines = bracketLines({ ...brackets, items: [...items, functionText(defaultValue)] });
  if (lines.length === 1 || !functionText(defaultValue).startsWith("||")) return lines;
  return [`${open}${items.join(", ")}, || {`, `    ${defaultValue}`, "})?,"];
}

/** A function of no arguments: the one that is called, or one that makes the value. */
function functionText(value: string): string {
  const called = /^((?:::)?\w+(?:::\w+)*)\(\)$/.exec(value);
  return called?.[1] ?? `|| ${value}`;
}

function defaultLines(fields: readonly Field[]): readonly string[] {
  const lines = fields.map(({ slot, name, defaultValue }) => `    ${name}: ${isOption(slot) ? "None" : defaultValue},`);
  return ["Self {", ...lines, `    ${unknownField}: keyslot::UnknownSlots::default(),`, "}"];
}

/** True where what the slot says is what Rust makes of its type. */
function isRustDefault({ slot, defaultValue }: Field): boolean {
  if (isOption(slot)) return true;
  return /^(?:false|0|0\.0|(?:::)?[\w:]+::(?:new|default)\(\))$/.test(defaultValue);
}
