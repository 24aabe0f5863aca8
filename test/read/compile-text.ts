import { checkModel } from "../../compiler/src/check/check-model.ts";
import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";
import { importSpecifiers } from "../../compiler/src/read/import-specifiers.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import type { Source } from "../../compiler/src/source.ts";

export interface ReadResult {
  readonly model: SchemaModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks sources as the pipeline does. */
export function readSources(sources: readonly Source[]): ReadResult {
  const bag = new DiagnosticBag();
  const model = readModel(sources, bag);
  checkModel(model, bag);
  return { model, diagnostics: bag.sorted() };
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
