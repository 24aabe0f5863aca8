import type { RecordModel } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { fixedSize } from "./fixed-size.ts";
import { bracketLines, fitsLine } from "./layout.ts";
import { isInherited, propertyAccess, propertyKey, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { boundText, wireLength } from "./shape-text.ts";
import { type SlotText, slotTypeText } from "./slot-text.ts";
import { isNesting, readText, sizeText, writeText } from "./value-text.ts";

/** The body of a record's size function: it checks what has no fixed size, and adds up what the slots may take. */
export function sizeLines(record: RecordModel, slots: readonly SlotText[], scope: ModuleScope): readonly string[] {
  const { discriminator } = record;
  const lines = [objectCheck(record, scope), `${scope.kernel("checkDepth")}(depth);`];
  if (discriminator) {
    const property = propertyAccess("v", discriminator.property);
    const fault = `${scope.kernel("fault")}("wire/undeclared-value")`;
    lines.push(`if (${property} !== ${stringLiteral(discriminator.value)}) ${fault};`);
  }
  const variable = slots.filter(({ slot }) => fixedSize(slot.type, scope) === undefined);
  const fixed = slots.reduce((sum, { slot }) => sum + (fixedSize(slot.type, scope) ?? 0), 0);
  lines.push(...ownVariables(variable, scope));
  lines.push(`let n = ${headerSize + wireLength(record) - slots.length + fixed};`);
  for (const text of variable) lines.push(...slotSizeLines(text, scope));
  return [...lines, `return ${unknownText(scope)} === undefined ? n : n + ${scope.kernel("sizeUnknown")}(v, depth);`];
}

/** What has the constructor of plain objects needs no closer look; asked for here, where engines know what the type's values look like. */
function objectCheck(record: RecordModel, scope: ModuleScope): string {
  const check = `${scope.kernel("checkObject")}(v);`;
  const isHidden = record.slots.some((slot) => slot.name === "constructor");
  return isHidden ? check : `if (v?.constructor !== ${scope.global("Object")}) ${check}`;
}

/** Unknown slots that a value carries; asked for in the type's own code for the same reason. */
function unknownText(scope: ModuleScope): string {
  return `(v as ${scope.kernelType("Carrying")})[${scope.kernel("unknownSlots")}]`;
}

/** The body of a record's write function: slot by slot, with the checks that the size function leaves to it. */
export function writeLines(record: RecordModel, slots: readonly SlotText[], scope: ModuleScope): readonly string[] {
  const lines = [
    `const unknown = ${unknownText(scope)};`,
    ...ownVariables(slots, scope),
    `p = ${scope.kernel("writeRecordHeader")}(b, d, p, ${wireLength(record)}, unknown);`,
  ];
  let next = 0;
  for (const text of slots) {
    const gap = text.slot.key - next;
    lines.push(...writeGapLines(gap, scope));
    lines.push(...slotWriteLines(text, scope));
    next = text.slot.key + 1;
  }
  return [...lines, `return unknown === undefined ? p : ${scope.kernel("writeUnknown")}(b, p, unknown);`];
}

/** The body of a record's read function: slots into variables, then one object literal in declared order. */
export function readLines(
  record: RecordModel,
  slots: readonly SlotText[],
  place: { readonly scope: ModuleScope; readonly parts: readonly ReadPart[] },
): readonly string[] {
  const { scope, parts } = place;
  const lines = ["const n = r.readArrayHeader(depth);"];
  const next = wireLength(record);
  const type = scope.name(record.name, "type");
  const decoded = `${scope.kernelType("Decoded")}<${type}>`;
  if (parts.length > 0) {
    lines.push(...literalLines(record, [], { open: "const value = {", close: `} as ${decoded};` }));
    for (const part of parts) lines.push(`${part.name}(r, depth, n, value);`);
  } else {
    lines.push(...variableLines(slots, 0, scope), ...valueLines(record, slots, decoded));
    const optional = slots.filter(({ slot }) => slot.presence === "optional");
    if (optional.length > 1) lines.push(...optional.map((text) => optionalLine(text, scope)));
  }
  lines.push(unknownLine(next, scope), `return value as ${type};`);
  return lines;
}

/**
 * The statement that makes the value. One optional slot is worth a literal with it and one without: a property that is added later has no
 * room in the object, and costs more than all others.
 */
function valueLines(record: RecordModel, slots: readonly SlotText[], decoded: string): readonly string[] {
  const [only, ...others] = slots.filter(({ slot }) => slot.presence === "optional");
  const always = slots.filter(({ slot }) => slot.presence !== "optional");
  if (only === undefined || others.length > 0)
    return literalLines(record, always, { open: `const value: ${decoded} = {`, close: "};" });
  const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  return [
    `const value: ${decoded} = ${only.variable} === undefined`,
    ...indented(literalLines(record, always, { open: "? {", close: "}" })),
    ...indented(literalLines(record, slots, { open: ": {", close: "};" })),
  ];
}

/** What a former version does not know has no place in today's, so that it must not travel on with a value. */
function unknownLine(next: number, scope: ModuleScope): string {
  if (!scope.module.isFormer) return `if (n > ${next}) ${scope.kernel("keepUnknown")}(r, value, n - ${next}, depth);`;
  return `for (let unknown = ${next}; unknown < n; unknown++) ${scope.kernel("skipValue")}(r, depth + 1);`;
}

/** A function that reads some of a record's slots into it. */
export interface ReadPart {
  readonly name: string;
  readonly lines: readonly string[];
}

/** TypeScript gives up on the flow of functions with about 900 slots, and engines on optimising them: such records are read in parts. */
export function readParts(record: RecordModel, slots: readonly SlotText[], scope: ModuleScope): readonly ReadPart[] {
  if (slots.length <= slotsOfOneFunction) return [];
  const type = `${scope.kernelType("Decoded")}<${scope.name(record.name, "type")}>`;
  const starts = slots.flatMap((_, i) => (i % slotsOfOneFunction === 0 ? [i] : []));
  return starts.map((start) => {
    const name = scope.moduleName(`${scope.name(record.name, "read")}From${start}`);
    const own = slots.slice(start, start + slotsOfOneFunction);
    const next = (slots[start - 1]?.slot.key ?? -1) + 1;
    const assignments = own.map((text) =>
      text.slot.presence === "optional" ? optionalLine(text, scope) : `${assignmentText(text, scope)};`,
    );
    const lines = [
      `function ${name}(r: ${scope.kernelType("Reader")}, depth: number, n: number, value: ${type}): void {`,
      ...[...variableLines(own, next, scope), ...assignments].map((line) => `  ${line}`),
      "}",
      "",
    ];
    return { name, lines };
  });
}

const slotsOfOneFunction = 250;

function variableLines(slots: readonly SlotText[], from: number, scope: ModuleScope): readonly string[] {
  let next = from;
  return slots.flatMap((text) => {
    const gap = skipGapLines(next, text.slot.key, scope);
    next = text.slot.key + 1;
    return [...gap, `const ${text.variable} = ${slotReadText(text, scope)};`];
  });
}

function optionalLine(text: SlotText, scope: ModuleScope): string {
  return `if (${text.variable} !== undefined) ${assignmentText(text, scope)};`;
}

/** What takes the place of a slot that is nil or past the array's end. */
function absentText({ slot, defaultValue }: SlotText): string {
  switch (slot.presence) {
    case "required":
      return "r.missing()";
    case "optional":
      return "undefined";
    case "nullable":
      return "null";
    case "defaulted":
      return defaultValue;
  }
}

/** The body of a view's getter: the slot alone, decoded anew each time. */
export function viewLines(record: RecordModel, text: SlotText, scope: ModuleScope): readonly string[] {
  const { slot } = text;
  const cast = isPlainlyTyped(slot.type) ? "" : ` as ${slotTypeText(record.name, slot, scope)}`;
  const depth = isNesting(slot.type, scope) ? `${scope.kernel("slotDepth")}(this)` : "";
  if (slot.presence === "required") {
    const reader = `${scope.kernel("requireSlot")}(this, ${slot.key})`;
    return [`return ${readText(slot.type, { scope, reader, depth })}${cast};`];
  }
  const absent = slot.presence === "defaulted" ? text.defaultValue : absentText(text);
  const value = `r === undefined ? ${absent} : ${readText(slot.type, { scope, depth })}`;
  return [
    `const r = ${scope.kernel("seekSlot")}(this, ${slot.key});`,
    `return ${cast === "" ? value : `(${value})`}${cast};`,
  ];
}

/** True for types that no authored spelling narrows: what reading returns is the authored type. */
function isPlainlyTyped(type: TypeModel): boolean {
  return type.kind === "reference" || type.kind === "raw" || (type.kind === "scalar" && type.scalar === "bool");
}

const headerSize = 5;

/** Keys that no slot has are written as nil. */
function writeGapLines(count: number, scope: ModuleScope): readonly string[] {
  if (count === 0) return [];
  const write = `p = ${scope.kernel("writeNil")}(b, p);`;
  if (count <= longestGapWrittenOut) return Array.from({ length: count }, () => write);
  return [`for (let gap = 0; gap < ${count}; gap++) ${write}`];
}

/** What stands at keys that no slot has is ignored. */
function skipGapLines(from: number, to: number, scope: ModuleScope): readonly string[] {
  if (from === to) return [];
  const skip = `${scope.kernel("skipValue")}(r, depth + 1);`;
  if (to - from <= longestGapWrittenOut) return range(from, to).map((key) => `if (n > ${key}) ${skip}`);
  return [`for (let gap = ${from}; gap < ${to} && gap < n; gap++) ${skip}`];
}

const longestGapWrittenOut = 2;

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Plain assignment, except to names that every object inherits: `__proto__` would not become a property. */
function assignmentText({ slot, variable }: SlotText, scope: ModuleScope): string {
  if (!isInherited(slot.name)) return `${propertyAccess("value", slot.name)} = ${variable}`;
  return `${scope.kernel("defineOwn")}(value, ${stringLiteral(slot.name)}, ${variable})`;
}

/** Slots whose names every object inherits are taken out first, so that only the value's own property counts. */
function ownVariables(slots: readonly SlotText[], scope: ModuleScope): readonly string[] {
  return slots
    .filter(({ slot }) => isInherited(slot.name))
    .flatMap(({ slot, variable }) => {
      const taken = `const ${variable} = ${scope.kernel("ownSlot")}(v, ${stringLiteral(slot.name)});`;
      if (slot.presence === "optional") return [taken];
      return [taken, `if (${variable} === undefined) ${scope.kernel("fault")}("wire/missing-slot");`];
    });
}

function slotSizeLines(text: SlotText, scope: ModuleScope): readonly string[] {
  const { slot, value } = text;
  const size = sizeText(slot.type, { scope, value, nilIsTaken: true });
  const checks = constraintLines(text, scope);
  const nil = nilTest(text);
  if (nil === undefined) return [`n += ${size};`, ...checks];
  if (checks.length === 0 && fitsLine(`n += ${nil} ? 1 : ${size};`, 2)) return [`n += ${nil} ? 1 : ${size};`];
  return [`if (${nil}) n += 1;`, "else {", ...[`n += ${size};`, ...checks].map((line) => `  ${line}`), "}"];
}

function slotWriteLines(text: SlotText, scope: ModuleScope): readonly string[] {
  const { slot, value } = text;
  const write = writeText(slot.type, { scope, value });
  const checks = fixedSize(slot.type, scope) === undefined ? [] : constraintLines(text, scope);
  const nil = nilTest(text);
  if (nil === undefined) return [`p = ${write};`, ...checks];
  const none = `${scope.kernel("writeNil")}(b, p)`;
  if (checks.length === 0) return [`p = ${nil} ? ${none} : ${write};`];
  return [`if (${nil}) p = ${none};`, "else {", ...[`p = ${write};`, ...checks].map((line) => `  ${line}`), "}"];
}

/** The condition under which a slot is written as nil. */
function nilTest({ slot, value }: SlotText): string | undefined {
  if (slot.presence === "optional") return `${value} === undefined`;
  if (slot.presence === "nullable") return `${value} === null`;
  return undefined;
}

function slotReadText(text: SlotText, scope: ModuleScope): string {
  const { slot } = text;
  const read = readText(slot.type, { scope, depth: "depth + 1" });
  // Reading refuses a nil by itself, unless any value is welcome.
  const isStrict = slot.presence === "required" && slot.type.kind !== "raw";
  const isThere = isStrict ? `n > ${slot.key}` : `n > ${slot.key} && !r.tryNil()`;
  return `${isThere} ? ${read} : ${absentText(text)}`;
}

function constraintLines({ slot, value, pattern }: SlotText, scope: ModuleScope): readonly string[] {
  const { min, max, minLength, maxLength, maxItems } = slot.constraints;
  const lines: string[] = [];
  const check = (name: string, argument: string, of = value) =>
    lines.push(`${scope.kernel(name)}(${of}, ${argument});`);
  if (min !== undefined) check("checkMin", boundText(min, slot.type));
  if (max !== undefined) check("checkMax", boundText(max, slot.type));
  if (minLength !== undefined) check("checkMinLength", String(minLength));
  if (maxLength !== undefined) check("checkMaxLength", String(maxLength));
  if (pattern !== undefined) check("checkPattern", pattern);
  if (maxItems !== undefined) check("checkMaxItems", String(maxItems), countText(slot.type, value, scope));
  return lines;
}

/** How many elements or entries a container has. */
function countText(type: TypeModel, value: string, scope: ModuleScope): string {
  if (type.kind === "list") return `${value}.length`;
  const isDictionary = type.kind === "map" && type.form === "record";
  return isDictionary ? `${scope.global("Object")}.keys(${value}).length` : `${value}.size`;
}

function literalLines(
  record: RecordModel,
  slots: readonly SlotText[],
  brackets: { readonly open: string; readonly close: string },
): readonly string[] {
  const { discriminator } = record;
  const items = discriminator ? [`${propertyKey(discriminator.property)}: ${stringLiteral(discriminator.value)}`] : [];
  for (const { slot, variable } of slots) {
    const key = propertyKey(slot.name);
    items.push(key === variable ? variable : `${key}: ${variable}`);
  }
  return bracketLines({ ...brackets, items, indent: 2 });
}
