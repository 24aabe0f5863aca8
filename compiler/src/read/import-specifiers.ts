import { ts } from "ts-morph";

/** Every module that a file imports, re-exports from or mentions in `import("…")` types, each once. */
export function importSpecifiers(text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, false);
  return [...new Set([...importedFiles.map(({ fileName }) => fileName), ...namespaceReExports(text)])];
}

/** `export * as ns from`, which TypeScript's scan for imports leaves out. One inside a comment only costs a look. */
function namespaceReExports(text: string): readonly string[] {
  const pattern = /\bexport\s+(?:type\s+)?\*\s*as\s+(?:[^\s"']+|"[^"\n]*")\s+from\s*(["'])([^"'\n]+)\1/g;
  return [...text.matchAll(pattern)].map((found) => found[2] ?? "");
}
