import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { TypeDefinition } from "../model/schema-model.ts";
import type { Source } from "../source.ts";
import { findIslands } from "./islands.ts";

/** Remembers what was read of sources that belong together, by all that is in them. */
export interface ReadingMemory {
  /** Undefined when they were not read before; else the types that they declare and reach, and there was nothing to find fault with. */
  recall(island: readonly Source[]): readonly TypeDefinition[] | undefined;
  keep(island: readonly Source[], types: readonly TypeDefinition[]): void;
}

type ReadTogether = (sources: readonly Source[], diagnostics: DiagnosticBag) => readonly TypeDefinition[];

/**
 * The types of all sources, of which those are read that are not remembered. Sources that no import connects can know of each other
 * by the names of their types alone; where two have one name, all are read together.
 */
export function readIslands(
  sources: readonly Source[],
  diagnostics: DiagnosticBag,
  { read, memory }: { readonly read: ReadTogether; readonly memory: ReadingMemory },
): readonly TypeDefinition[] {
  const islands = findIslands(sources).map((island) => ({ island, types: memory.recall(island) }));
  const unknown = islands.flatMap(({ island, types }) => (types ? [] : [island]));
  const findings = new DiagnosticBag();
  const fresh = read(unknown.flat(), findings);
  const types = [...islands.flatMap((known) => known.types ?? []), ...fresh];
  if (new Set(types.map(({ name }) => name)).size < types.length) return read(sources, diagnostics);
  diagnostics.take(findings);
  keepFaultless(unknown, { findings, types: fresh, memory });
  return types;
}

interface Fresh {
  readonly findings: DiagnosticBag;
  readonly types: readonly TypeDefinition[];
  readonly memory: ReadingMemory;
}

/** Findings are told of in each run, so what has some is read in each. */
function keepFaultless(islands: readonly (readonly Source[])[], { findings, types, memory }: Fresh): void {
  const faulty = new Set(findings.sorted().map(({ span }) => span?.file));
  if (faulty.has(undefined)) return;
  const byFile = new Map<string, TypeDefinition[]>();
  for (const type of types) byFile.set(type.file, [...(byFile.get(type.file) ?? []), type]);
  for (const island of islands) {
    if (island.some(({ path }) => faulty.has(path))) continue;
    memory.keep(
      island,
      island.flatMap(({ path }) => byFile.get(path) ?? []),
    );
  }
}
