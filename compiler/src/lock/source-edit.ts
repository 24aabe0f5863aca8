import type { Span } from "../model/span.ts";

/** Replaces the characters from `start` to `end` of a file; the rest of it stays as it is. */
export interface SourceEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it does, for a person: "Reserve key 3 (`nickname`) of `Player`". */
  readonly title: string;
}

/** A declaration that a tag can be added to. */
export interface TagPlace {
  readonly comment?: Span;
  readonly declaration: Span;
}

/** Adds tags to a declaration's comment, or writes one above it, in the indentation and with the line ends of the file. */
export function addTags(source: string, place: TagPlace, tags: string): Omit<SourceEdit, "title"> {
  return place.comment ? extendComment(source, place.comment, tags) : writeComment(source, place.declaration, tags);
}

function writeComment(source: string, declaration: Span, tags: string): Omit<SourceEdit, "title"> {
  const indent = source.slice(lineStartAt(source, declaration.start), declaration.start);
  const separator = /^[ \t]*$/.test(indent) ? lineEndOf(source) + indent : " ";
  return {
    file: declaration.file,
    start: declaration.start,
    end: declaration.start,
    text: `/** ${tags} */${separator}`,
  };
}

function extendComment(source: string, comment: Span, tags: string): Omit<SourceEdit, "title"> {
  const content = source.slice(comment.start + 3, comment.end - 2);
  const kept = content.replace(/[\s*]+$/, "");
  const start = comment.start + 3 + kept.length;
  const at = { file: comment.file, start, end: start };
  const rest = content.slice(kept.length);
  if (kept === "" && !/[\r\n]/.test(content)) return { ...at, end: comment.end - 2, text: ` ${tags} ` };
  const closes = rest === "" ? " " : "";
  const lineStart = Math.max(lineStartAt(source, start), comment.start);
  const isOneLine = lineStart === comment.start || !/[\r\n]/.test(rest);
  if (isOneLine || isTagLine(source.slice(lineStart, start))) return { ...at, text: ` ${tags}${closes}` };
  return { ...at, text: `${lineEndOf(source)}${frameOf(source, comment)} ${tags}` };
}

/** A line that holds tags takes one more; prose stays on its own lines. */
function isTagLine(line: string): boolean {
  return /^[ \t]*\*?[ \t]*@/.test(line);
}

/** Blanks and star as a line of a comment begins: the star stands under that of the opening. */
function frameOf(source: string, comment: Span): string {
  const lineStart = lineStartAt(source, comment.start);
  return `${source.slice(lineStart, comment.start).replace(/[^ \t]/g, " ")} *`;
}

function lineStartAt(source: string, offset: number): number {
  return source.lastIndexOf("\n", offset - 1) + 1;
}

function lineEndOf(source: string): string {
  return source.includes("\r\n") ? "\r\n" : "\n";
}
