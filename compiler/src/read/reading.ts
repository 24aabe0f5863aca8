import type { Rule } from "../diagnostics/catalog.ts";
import type { DiagnosticBag, ReportOptions } from "../diagnostics/diagnostic-bag.ts";
import type { TypeDefinition } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import type { Source } from "../source.ts";
import type { DeclaredKind } from "./classify.ts";
import type { Collected } from "./collect-members.ts";
import type { LocalDeclaration } from "./file-scope.ts";
import { type ParsedFile, parseSource } from "./parse-source.ts";
import type { TypeRequest } from "./request-type.ts";

/** What one run of `readModel` knows so far. */
export interface Reading {
  readonly sources: ReadonlyMap<string, Source>;
  readonly parsed: Map<string, ParsedFile>;
  readonly diagnostics: DiagnosticBag;
  /** Findings that were reported already: a generic interface is read once an instantiation, its mistakes are told once. */
  readonly reported: Set<string>;
  /** Every named type that something refers to, by identity, in order of discovery. */
  readonly requests: Map<string, TypeRequest>;
  readonly definitions: Map<string, TypeDefinition>;
  /** What each declaration is, once it was found out; `alias` while it is being found out. */
  readonly kinds: Map<LocalDeclaration, DeclaredKind>;
  /** The declarations that are being classified, each for the one before. */
  readonly classifying: Set<LocalDeclaration>;
  /** Members of interfaces without type parameters, so that a base of many is read once. */
  readonly collected: Map<LocalDeclaration, Collected>;
  /** Interfaces that others extend: their `@id`, `@name` and `@index` take effect there. */
  readonly bases: Set<string>;
}

export function startReading(sources: readonly Source[], diagnostics: DiagnosticBag): Reading {
  return {
    sources: new Map(sources.map((source) => [source.path, source])),
    parsed: new Map(),
    diagnostics,
    reported: new Set(),
    requests: new Map(),
    definitions: new Map(),
    kinds: new Map(),
    classifying: new Set(),
    collected: new Map(),
    bases: new Set(),
  };
}

/** Parses a file when it is first needed and reports its syntax errors then. */
export function parsedFile(reading: Reading, path: string): ParsedFile | undefined {
  const known = reading.parsed.get(path);
  if (known) return known;
  const source = reading.sources.get(path);
  if (!source) return undefined;
  const file = parseSource(source);
  reading.parsed.set(path, file);
  return file;
}

export interface Finding extends ReportOptions {
  readonly rule: Rule;
  readonly span: Span;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function report(reading: Reading, finding: Finding): undefined {
  const { rule, span, values = {}, ...options } = finding;
  // While a file does not parse, anything else said about it would be a guess.
  const broken = (reading.parsed.get(span.file)?.syntaxErrors.length ?? 0) > 0;
  if (broken && rule !== "syntax/error") return undefined;
  const identity = JSON.stringify([rule, span.file, span.start, span.end, values]);
  if (reading.reported.has(identity)) return undefined;
  reading.reported.add(identity);
  reading.diagnostics.report(rule, span, values, options);
  return undefined;
}
