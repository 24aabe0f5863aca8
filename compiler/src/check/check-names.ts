import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { EnumModel, RecordModel, SchemaModel, TypeDefinition } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { toPascalCase, toSnakeCase } from "../text/change-case.ts";

/** Names: none reserved, none twice, none that other languages cannot spell or tell apart. */
export function checkNames(model: SchemaModel, diagnostics: DiagnosticBag): void {
  checkTypeNames(model, diagnostics);
  for (const type of model.types) {
    if (type.kind === "record") checkRecord(type, diagnostics);
    // The literals of a union are text, not names; each language finds names for them.
    if (type.kind === "enum" && type.source !== "literals") checkEnum(type, diagnostics);
  }
}

function checkTypeNames(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const taken = new Map<string, TypeDefinition>();
  for (const type of model.types) {
    const first = taken.get(type.name);
    taken.set(type.name, first ?? type);
    if (!first) continue;
    const related = [{ span: first.span, message: "The other one is here." }];
    diagnostics.report("type/duplicate-name", type.span, { name: type.name }, { site: type.name, related });
  }
  checkSpelling([...taken.values()], diagnostics);
}

function checkRecord(record: RecordModel, diagnostics: DiagnosticBag): void {
  const reserved = new Set(record.reserved.names);
  for (const { name, span } of record.slots)
    if (reserved.has(name))
      diagnostics.report("name/reserved", span, { name, type: record.name }, { site: `${record.name}.${name}` });
  checkUnique(record.name, [...record.slots].sort(inheritedFirst), diagnostics);
}

function inheritedFirst(a: RecordModel["slots"][number], b: RecordModel["slots"][number]): number {
  return Number(b.inheritedFrom !== undefined) - Number(a.inheritedFrom !== undefined) || a.span.start - b.span.start;
}

function checkEnum(type: EnumModel, diagnostics: DiagnosticBag): void {
  checkUnique(type.name, type.members, diagnostics);
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function checkUnique(type: string, members: readonly Named[], diagnostics: DiagnosticBag): void {
  const taken = new Map<string, Named>();
  for (const member of members) {
    const first = taken.get(member.name);
    taken.set(member.name, first ?? member);
    // One member that is inherited in two forms has its keys reported.
    if (!first || sameSpan(first.span, member.span)) continue;
    const related = [{ span: first.span, message: `\`${first.name}\` is declared here first.` }];
    const site = `${type}.${member.name}`;
    diagnostics.report("name/duplicate", member.span, { name: member.name, type }, { site, related });
  }
  checkSpelling([...taken.values()], diagnostics);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start;
}

/** Names that are spelled alike in any case have the same letters; few do, so the others need no second look. */
function countLetters(members: readonly Named[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { name } of members) count.set(lettersOf(name), (count.get(lettersOf(name)) ?? 0) + 1);
  return count;
}

function lettersOf(name: string): string {
  const lower = name.toLowerCase();
  return /^[\w$]*$/.test(lower) ? lower.replace(/[_$]/g, "") : lower.replace(/[^\p{L}\p{M}\p{Nd}]+/gu, "");
}

/** Reports names without a legal form and names that become one in another language's case. */
function checkSpelling(members: readonly Named[], diagnostics: DiagnosticBag): void {
  const taken = new Map<string, Named>();
  const letters = countLetters(members);
  for (const member of members) {
    if ((letters.get(lettersOf(member.name)) ?? 0) < 2 && /[A-Za-z0-9]/.test(member.name)) continue;
    if (!canBeLegal(member.name)) {
      diagnostics.report("name/illegal", member.span, { name: member.name });
      continue;
    }
    const spellings = spellingsOf(member.name);
    const met = spellings.find(({ key }) => taken.has(key));
    const other = met && taken.get(met.key);
    if (met && other) {
      const related = [{ span: other.span, message: `\`${other.name}\` is declared here.` }];
      const { spelling, languages } = met;
      diagnostics.report(
        "name/collision",
        member.span,
        { name: member.name, other: other.name, spelling, languages },
        { related },
      );
    } else for (const { key } of spellings) taken.set(key, member);
  }
}

/** What a name becomes, and where. */
function spellingsOf(
  name: string,
): readonly { readonly key: string; readonly spelling: string; readonly languages: string }[] {
  const [snake, pascal] = [toSnakeCase(name), toPascalCase(name)];
  return [
    { key: `snake ${snake}`, spelling: snake, languages: "Rust and Python" },
    { key: `pascal ${pascal}`, spelling: pascal, languages: "C#" },
  ];
}

/** C# knows no letters beyond the basic plane; names made of those alone, or of none, have no legal form. */
function canBeLegal(name: string): boolean {
  return /[\p{L}\p{Nd}]/u.test(name.replace(/[\u{10000}-\u{10ffff}]/gu, ""));
}
