import type { DocumentHistory } from "../../model/document-history.ts";
import type { SchemaFile, SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { EmitOptions } from "../emitter.ts";
import { freeName } from "../naming.ts";
import { hashTypes } from "../schema-hash.ts";
import { allNames, type NameTable, nameTypes } from "./names.ts";

/** Everything about the whole emission that printing one module needs. */
export interface EmissionContext {
  /** Today's, then those of former versions. */
  readonly types: ReadonlyMap<string, TypeDefinition>;
  /** By name of today's record. */
  readonly histories: ReadonlyMap<string, DocumentHistory>;
  readonly names: NameTable;
  /** Every name in `names`, which nothing else may be called. */
  readonly taken: ReadonlySet<string>;
  /** By type: what `schemaHash` is. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, SchemaFile>;
  /** By path of the schema file; only files that define types. */
  readonly modules: ReadonlyMap<string, ModuleName>;
  readonly importExtension: "ts" | "js";
  /** The folder of the generated modules, relative to the project's root. */
  readonly folder: string;
  /** See `EmitOptions`. */
  readonly backToRoot: string | undefined;
}

/** What the module that is generated from one schema file is called. */
export interface ModuleName {
  readonly file: SchemaFile;
  /** File name without extension. */
  readonly name: string;
  /** Holds a former version, which is read and never written. */
  readonly isFormer: boolean;
}

export function createContext(
  model: SchemaModel,
  options: EmitOptions,
  histories: readonly DocumentHistory[],
): EmissionContext {
  const former = histories.flatMap((history) => history.formerVersions).flatMap((version) => version.types);
  const types = new Map([...model.types, ...former].map((type) => [type.name, type]));
  const names = nameTypes({ types: [...types.values()] });
  return {
    types,
    histories: new Map(histories.map((history) => [history.document, history])),
    hashes: hashTypes(types),
    names,
    taken: allNames(names),
    files: new Map(model.files.map((file) => [file.path, file])),
    modules: nameModules(
      model.files,
      model.types.map((type) => type.file),
      former.map((type) => type.file),
    ),
    importExtension: options.importExtension,
    folder: `${options.out}/typescript`,
    backToRoot: options.backToRoot,
  };
}

/** A type that the model refers to. The reader resolves every reference, so a missing one is our own mistake. */
export function typeNamed(context: EmissionContext, name: string): TypeDefinition {
  const type = context.types.get(name);
  if (!type) throw new Error(`The model refers to \`${name}\`, which it does not define.`);
  return type;
}

/**
 * Only files that define something become modules; `index` is kept for the module that exports all others. What stands in no
 * schema file any more gets modules in a folder of its own.
 */
function nameModules(
  files: readonly SchemaFile[],
  defining: readonly string[],
  former: readonly string[],
): ReadonlyMap<string, ModuleName> {
  const taken = new Set(["index"]);
  const modules = new Map<string, ModuleName>();
  const add = (file: SchemaFile, isFormer: boolean) => {
    const name = freeName(file.outputName, (candidate) => taken.has(candidate.toLowerCase()));
    taken.add(name.toLowerCase());
    modules.set(file.path, { file, name, isFormer });
  };
  const isDefining = new Set(defining);
  for (const file of files) if (isDefining.has(file.path)) add(file, false);
  for (const path of new Set(former)) add({ path, outputName: path }, true);
  return modules;
}
