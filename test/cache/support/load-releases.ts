import { join } from "node:path";
import { compile, type SchemaModel, typescriptEmitter } from "@keyslot/compiler";
import type { AnyDocument, DocumentDefinition } from "@keyslot/runtime";
import { describeErrors, temporaryFolder, toSources, writeFiles } from "../../codec/support/load-generated.ts";

/** One release of a schema: its generated modules, compiled against the lockfile that the one before left. */
export interface Release {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly lockfile: string;
  /** What the schema was read as. */
  readonly model: SchemaModel;
  /** What `index.ts` exports. */
  readonly index: { readonly [name: string]: unknown };
  readonly registry: readonly AnyDocument[];
}

/** Releases a schema file again and again. What breaks is nobody's concern here: no direction is asked for. */
export async function loadReleases(...texts: readonly string[]): Promise<readonly Release[]> {
  const releases: Release[] = [];
  for (const text of texts) releases.push(await loadRelease(text, releases.at(-1)?.lockfile));
  return releases;
}

async function loadRelease(text: string, lockfile: string | undefined): Promise<Release> {
  const schemas = { "game.schema.ts": text };
  const result = compile(toSources(schemas), {
    emitters: [typescriptEmitter],
    out: "generated",
    importExtension: "ts",
    evolution: { policy: { mode: "none", documents: {} } },
    ...(lockfile !== undefined && { lockfile: { path: "schema.lock.json", text: lockfile } }),
  });
  const errors = describeErrors(result.diagnostics);
  if (errors.length > 0 || result.lockfile === undefined) throw new Error(errors.join("\n"));
  const folder = temporaryFolder();
  const files = new Map(result.files.map((file) => [`generated/${file.path}`, file.text]));
  writeFiles(folder, { ...schemas, ...Object.fromEntries(files) });
  const index = await import(join(folder, "generated/typescript/index.ts"));
  return { folder, files, lockfile: result.lockfile, model: result.model, index, registry: index.registry };
}

/** A definition that a release exports. Its types are known from the schema's text alone. */
export function definitionOf<T, K = string, Q = unknown, F = unknown>(
  release: Release,
  name: string,
): DocumentDefinition<T, K, Q, unknown, F> {
  const definition = release.registry.find((each) => each.name === name);
  if (definition === undefined) throw new Error(`${name} is not in the registry.`);
  return definition;
}
