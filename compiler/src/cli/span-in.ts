import type { Span } from "../model/span.ts";
import { lineAndColumn } from "../text/line-and-column.ts";

/** A span from offsets. */
export function spanIn(file: string, text: string, place: { readonly start: number; readonly end: number }): Span {
  const { start, end } = place;
  return { file, start, end, ...lineAndColumn(text, start) };
}
