import { codeFrameColumns } from "@babel/code-frame";
import type { Span } from "../model/span.ts";
import { linesAround } from "./lines-around.ts";
import { visible } from "./plain-text.ts";
import { regionOf } from "./region.ts";

export interface CodeFrameOptions {
  readonly coloured: boolean;
}

/** The lines around a place with a mark below it, indented; none when the text is not at hand. */
export function codeFrameLines(
  span: Span,
  text: string | undefined,
  { coloured }: CodeFrameOptions,
): readonly string[] {
  if (text === undefined || text === "") return [];
  const { line, column, endLine, endColumn } = regionOf(span, text);
  const start = { line, column };
  // Only within one line, because longer marks bury what matters.
  const marksEnd = endLine === line && endColumn > column;
  const location = marksEnd ? { start, end: { line, column: endColumn } } : { start };
  const shown = linesAround(text, { ...span, above: 2, below: 3 });
  const options = { highlightCode: coloured, forceColor: coloured, startLine: shown.line };
  const frame = codeFrameColumns(visible(shown.text), location, options);
  return frame.split("\n").map((each) => `  ${each}`.trimEnd());
}
