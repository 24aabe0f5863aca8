import { compile, type SchemaModel, type TypeDefinition } from "@keyslot/compiler";
import { referencesOf } from "../../../compiler/src/model/walk-type.ts";
import { describeErrors, toSources } from "../../codec/support/load-generated.ts";
import type { Contract } from "../harness.ts";

/** Reads and checks schema files, given by path. @throws with the diagnostics when they are refused */
export function readContract(name: string, schemas: { readonly [path: string]: string }): Contract {
  const sources = toSources(schemas);
  const { model, diagnostics } = compile(sources, { emitters: [], checkOnly: true, out: "", importExtension: "ts" });
  const errors = describeErrors(diagnostics);
  if (errors.length > 0)
    throw new Error(`${name} is refused.\n${errors.join("\n")}\n${printSchemas(sources).slice(0, 20_000)}`);
  return { name, sources, model };
}

function printSchemas(sources: Contract["sources"]): string {
  return sources.map(({ path, text }) => `// ${path}\n${text}`).join("\n");
}

/** A type and all types that it reaches. */
export function reachableTypes(model: SchemaModel, type: string): readonly TypeDefinition[] {
  const declared = new Map(model.types.map((each) => [each.name, each]));
  const reached = new Set([type]);
  for (const name of reached) for (const next of namesIn(declared.get(name))) reached.add(next);
  return [...reached].flatMap((name) => declared.get(name) ?? []);
}

function namesIn(type: TypeDefinition | undefined): readonly string[] {
  if (type?.kind === "union") return type.members.map(({ record }) => record);
  return type?.kind === "record" ? type.slots.flatMap((slot) => referencesOf(slot.type)) : [];
}

/** The text of a type and of all types that it reaches, as the schemas declare them. */
export function printReachable({ model, sources }: Contract, type: string): string {
  const texts = reachableTypes(model, type).flatMap(({ declaration, comment }) => {
    const text = sources.find(({ path }) => path === declaration.file)?.text;
    if (text === undefined) return [];
    const start = comment?.file === declaration.file ? comment.start : declaration.start;
    return [text.slice(Math.min(start, declaration.start), declaration.end)];
  });
  return [...new Set(texts)].join("\n");
}

/** Names of the records of a model, in its order. */
export function recordNames(model: SchemaModel): readonly string[] {
  return model.types.flatMap((type) => (type.kind === "record" ? [type.name] : []));
}
