import { ts } from "ts-morph";

/** Every module that a file imports, re-exports from or mentions in `import("…")` types, each once. */
export function importSpecifiers(text: string): string[] {
  return importsOfHead(text) ?? importsAnywhere(text);
}

/** As TypeScript's scan for imports finds them, wherever they stand. */
export function importsAnywhere(text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, false);
  return [...new Set([...importedFiles.map(({ fileName }) => fileName), ...namespaceReExports(text)])];
}

/** `export * as ns from`, which TypeScript's scan for imports leaves out. One inside a comment only costs a look. */
function namespaceReExports(text: string): readonly string[] {
  const pattern = /\bexport\s+(?:type\s+)?\*\s*as\s+(?:[^\s"']+|"[^"\n]*")\s+from\s*(["'])([^"'\n]+)\1/g;
  return [...text.matchAll(pattern)].map((found) => found[2] ?? "");
}

const blanksAndComments = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
const importLine =
  /import\s+(?:type\s+)?(?:[\w$]+|\*\s*as\s+[\w$]+|\{[\w$\s,]*\})\s*from\s*(["'])([^"'\\\n\r]+)\1[ \t]*;?[ \t]*(?=[\n\r]|$)/y;
const mayImport = /\bimport\b|\brequire\b|\bexport\b(?!\s+(?:interface|enum|const|type)\s+[\w$])/;

/**
 * The imports of a file that has all of them at its head, as most have: a fraction of the time of a scan of all its tokens. Undefined
 * where anything behind the head could be one, if only a word in a comment.
 */
function importsOfHead(text: string): string[] | undefined {
  const found = new Set<string>();
  let at = 0;
  const takes = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  for (;;) {
    takes(blanksAndComments);
    const line = takes(importLine);
    if (!line) break;
    found.add(line[2] ?? "");
  }
  return mayImport.test(text.slice(at)) ? undefined : [...found];
}
