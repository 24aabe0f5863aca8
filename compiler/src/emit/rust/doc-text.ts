import { stringLiteral, unprintable } from "./literal-text.ts";

/** What a declaration says of itself, as attribute lines: its doc comment, and that it is deprecated. */
export function docLines(doc: string, deprecated?: string, notes: readonly string[] = []): readonly string[] {
  const texts = doc === "" ? [] : doc.split(/\r\n|[\n\r\u2028\u2029]/);
  const gap = texts.length > 0 && notes.length > 0 ? [""] : [];
  const lines = [...quietFences(texts), ...gap, ...notes].map((text) => `/// ${commentText(text)}`.trimEnd());
  if (deprecated === undefined) return lines;
  const reason = deprecated.trim();
  return [...lines, reason === "" ? "#[deprecated]" : `#[deprecated(note = ${stringLiteral(reason)})]`];
}

/** A line of a comment. Marks that reorder text are errors to the compiler, and tabs to its linter. */
function commentText(text: string): string {
  return text.replaceAll("\t", "    ").replace(unprintable, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

/** Code in the comments of a schema is no Rust: neither a fence nor an indent may make it a test. */
function quietFences(lines: readonly string[]): readonly string[] {
  let fence: string | undefined;
  return lines.map((line) => {
    const [, indent = "", marks = ""] = /^\s*?( {0,2})(`{3,}|~{3,})?(?=\S|$)/.exec(line.replaceAll("\t", "    ")) ?? [];
    if (marks === "") return fence === undefined ? indent + line.trimStart() : line;
    if (fence === undefined) {
      fence = marks;
      return `${indent}${marks}text`;
    }
    if (marks.startsWith(fence)) fence = undefined;
    return indent + line.trim();
  });
}
