import type { Span } from "../model/span.ts";

/** A place with both ends, counted from 1; the end column is the one after the last character. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The end of a span is found in the text of its file; without one the region is empty. */
export function regionOf({ line, column, start, end }: Span, text: string | undefined): Region {
  const lines = (text?.slice(start, end) ?? "").split("\n");
  const last = lines.at(-1)?.replace(/\r$/, "") ?? "";
  return {
    line,
    column,
    endLine: line + lines.length - 1,
    endColumn: (lines.length === 1 ? column : 1) + last.length,
  };
}
