import { ts } from "ts-morph";

/** Every module that a file imports, re-exports from or mentions in `import("…")` types, each once, in source order. */
export function importSpecifiers(text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, false);
  return [...new Set(importedFiles.map(({ fileName }) => fileName))];
}
