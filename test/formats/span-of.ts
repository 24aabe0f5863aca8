import type { Span } from "../../compiler/src/model/span.ts";

/** Where a text stands for the first time as a word of its own. */
export function spanOf(texts: Readonly<Record<string, string>>, file: string, word: string): Span {
  const text = texts[file] ?? "";
  const start = text.search(new RegExp(`(?<!\\w)${word.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")}(?!\\w)`));
  if (start < 0) throw new Error(`${file} has no ${word}.`);
  const before = text.slice(0, start);
  return {
    file,
    start,
    end: start + word.length,
    line: before.split("\n").length,
    column: start - before.lastIndexOf("\n"),
  };
}
