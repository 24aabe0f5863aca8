/** Whole lines of a text, and the number of the first one. */
export interface TextLines {
  readonly text: string;
  readonly line: number;
}

export interface LinesWanted {
  /** The place in the middle: its offsets, and its line, counted from 1. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** How many lines before and after it. */
  readonly above: number;
  readonly below: number;
}

/** The lines around a place, found from there, so that a place in a long file costs no more than one in a short file. */
export function linesAround(text: string, { start, end, line, above, below }: LinesWanted): TextLines {
  let from = lineStart(text, start);
  let first = line;
  for (; first > Math.max(1, line - above) && from > 0; first -= 1) from = lineStart(text, from - 1);
  let to = lineEnd(text, end);
  for (let more = below; more > 0 && to < text.length; more -= 1) to = lineEnd(text, to + 1);
  return { text: text.slice(from, to), line: first };
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
