import { compile, type SchemaModel } from "@keyslot/compiler";
import { describeErrors, toSources } from "../../codec/support/load-generated.ts";
import type { Contract } from "../harness.ts";

/** Reads and checks schema files, given by path. @throws with the diagnostics when they are refused */
export function readContract(name: string, schemas: { readonly [path: string]: string }): Contract {
  const sources = toSources(schemas);
  const { model, diagnostics } = compile(sources, { emitters: [], checkOnly: true, out: "", importExtension: "ts" });
  const errors = describeErrors(diagnostics);
  if (errors.length > 0) throw new Error(`${name} is refused.\n${errors.join("\n")}\n${printSchemas(sources)}`);
  return { name, sources, model };
}

function printSchemas(sources: Contract["sources"]): string {
  return sources.map(({ path, text }) => `// ${path}\n${text}`).join("\n");
}

/** The text of a type and of all types that it reaches, as the schemas declare them. */
export function printReachable(contract: Contract, type: string): string {
  const declared = new Map(contract.model.types.map((each) => [each.name, each]));
  const reached = new Set([type]);
  for (const name of reached) for (const next of namesIn(declared.get(name))) reached.add(next);
  const texts = [...reached].flatMap((name) => {
    const found = declared.get(name);
    const text = contract.sources.find(({ path }) => path === found?.declaration.file)?.text;
    if (!found || text === undefined) return [];
    const start = found.comment?.file === found.declaration.file ? found.comment.start : found.declaration.start;
    return [text.slice(Math.min(start, found.declaration.start), found.declaration.end)];
  });
  return [...new Set(texts)].join("\n");
}

/** Names of declared types stand in the model in two places only. */
function namesIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(namesIn);
  const own =
    "kind" in part && part.kind === "reference" && "name" in part
      ? [String(part.name)]
      : "record" in part
        ? [String(part.record)]
        : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
}

/** Names of the records of a model, in its order. */
export function recordNames(model: SchemaModel): readonly string[] {
  return model.types.flatMap((type) => (type.kind === "record" ? [type.name] : []));
}
