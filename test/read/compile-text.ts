import {
  compile,
  csharpEmitter,
  type Diagnostic,
  pythonEmitter,
  rustEmitter,
  type SchemaModel,
  type Source,
  typescriptEmitter,
} from "@keyslot/compiler";
import { importSpecifiers } from "../../compiler/src/read/import-specifiers.ts";

export interface ReadResult {
  readonly model: SchemaModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks sources for every language. */
export function readSources(sources: readonly Source[]): ReadResult {
  const emitters = [typescriptEmitter, csharpEmitter, rustEmitter, pythonEmitter];
  return compile(sources, { emitters, checkOnly: true, out: "generated", importExtension: "ts" });
}

/** Files by path; imports of `./x` resolve inside the same set, `root` says which are roots (all, unless told). */
export function readFiles(
  files: Readonly<Record<string, string>>,
  isRoot: (path: string) => boolean = () => true,
): ReadResult {
  const paths = new Set(Object.keys(files));
  const sources = Object.entries(files).map(
    ([path, text]): Source => ({
      path,
      text,
      imports: Object.fromEntries(
        importSpecifiers(text).flatMap((specifier) => {
          const target = resolveAmong(paths, path, specifier);
          return target === undefined ? [] : [[specifier, target]];
        }),
      ),
      root: isRoot(path),
    }),
  );
  return readSources(sources);
}

function resolveAmong(paths: ReadonlySet<string>, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const { pathname } = new URL(specifier, `file:///${from}`);
  const path = decodeURIComponent(pathname).slice(1);
  return [path, `${path}.ts`, path.replace(/\.js$/, ".ts")].find((candidate) => paths.has(candidate));
}

/** One file; the scalars that most rows need are imported. */
export function readText(text: string): ReadResult {
  return readFiles({ "test.schema.ts": text });
}

/** `rule line:column` of each finding. */
export function listFindings(result: ReadResult): readonly string[] {
  return result.diagnostics.map(({ rule, span }) => `${rule} ${span ? `${span.line}:${span.column}` : ""}`.trim());
}
