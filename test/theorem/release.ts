import type { SchemaModel, TypeDefinition } from "@keyslot/compiler";
import { typescriptEmitter } from "@keyslot/compiler";
import type { Codec, DocumentDefinition } from "@keyslot/runtime/codegen";
import * as codegen from "@keyslot/runtime/codegen";
import { transform } from "esbuild";
import { checkModel } from "../../compiler/src/check/check-model.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import { printSchemaText, type SchemaText } from "./schema-text.ts";

/** One release of a schema: what was read from its text, and the lockfile as it was committed with it. */
export interface Release {
  readonly schema: SchemaText;
  readonly text: string;
  readonly model: SchemaModel;
  readonly lockfile: Lockfile;
}

/** A release whose generated code runs. */
export interface Build extends Release {
  readonly types: Types;
  readonly codecs: ReadonlyMap<string, Codec<unknown, unknown>>;
  readonly documents: readonly AnyDefinition[];
}

/** The types of a model by name. */
export type Types = ReadonlyMap<string, TypeDefinition>;

export type AnyDefinition = DocumentDefinition<unknown, unknown, unknown, unknown>;

/** Reads and checks a schema's text as the release after `last`; undefined when the compiler refuses it. */
export function makeRelease(schema: SchemaText, last: Lockfile | undefined): Release | undefined {
  const text = printSchemaText(schema);
  const diagnostics = new DiagnosticBag();
  const model = readModel(
    [{ path: schema.path ?? "schemas/random.schema.ts", text, imports: {}, root: true }],
    diagnostics,
  );
  checkModel(model, diagnostics);
  if (diagnostics.hasErrors || typescriptEmitter.refuse(model).length > 0) return undefined;
  return { schema, text, model, lockfile: nextLockfile(model, last) };
}

/** Why the compiler refuses a schema, for those who write changes. */
export function refusalsOf(schema: SchemaText): readonly string[] {
  const diagnostics = new DiagnosticBag();
  const text = printSchemaText(schema);
  checkModel(readModel([{ path: "s.schema.ts", text, imports: {}, root: true }], diagnostics), diagnostics);
  return diagnostics.sorted().map(({ rule, site, message }) => `${rule} ${site}: ${message}`);
}

/** Generates TypeScript, takes its types off and runs it in place: nothing is written, and what is no longer used is collected. */
export async function build(release: Release): Promise<Build> {
  const files = typescriptEmitter.emit(release.model, { out: "generated", importExtension: "ts" }, []);
  const types = new Map(release.model.types.map((type) => [type.name, type]));
  const source = files.find(({ path }) => !path.endsWith("/index.ts"));
  // Nothing is generated where a generic interface is all that is left.
  if (!source) return { ...release, types, codecs: new Map(), documents: [] };
  const { code } = await transform(source.text, { loader: "ts", format: "cjs", target: "node20" });
  const module: { exports: object } = { exports: {} };
  new Function("module", "require", code)(module, requireCodegen);
  const codecs = new Map(Object.entries(module.exports).filter(isCodecEntry));
  return { ...release, types, codecs, documents: [...codecs.values()].filter(isDefinition) };
}

function requireCodegen(specifier: string): object {
  if (specifier !== "@keyslot/runtime/codegen") throw new Error(`Generated code imports ${specifier}.`);
  return codegen;
}

function isCodecEntry(entry: [string, unknown]): entry is [string, Codec<unknown, unknown>] {
  const [, value] = entry;
  return typeof value === "object" && value !== null && "decode" in value && "shape" in value;
}

function isDefinition(codec: Codec<unknown, unknown>): codec is AnyDefinition {
  return "kind" in codec && codec.kind === "document";
}
