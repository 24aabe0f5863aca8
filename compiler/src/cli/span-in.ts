import type { Span } from "../model/span.ts";

/** A span from offsets; lines end at LF or CRLF. */
export function spanIn(file: string, text: string, place: { readonly start: number; readonly end: number }): Span {
  const { start, end } = place;
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { file, start, end, line: before.split("\n").length, column: start - lineStart + 1 };
}
