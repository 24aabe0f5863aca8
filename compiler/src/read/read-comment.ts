import type { Span } from "../model/span.ts";
import { type CommentText, findDocComment, offsetOf } from "./comment-text.ts";
import { type ParsedFile, spanAt } from "./parse-source.ts";
import { type ScannedTag, scanTags } from "./scan-tags.ts";
import type { TagValue } from "./tag-value.ts";

/** The doc comment before a declaration: its prose and its tags. */
export interface DocComment {
  readonly file: ParsedFile;
  readonly text?: CommentText;
  /** The prose, tags removed. */
  readonly doc: string;
  readonly tags: readonly Tag[];
  /** The comment, delimiters included. */
  readonly span?: Span;
}

export interface Tag extends ScannedTag {
  readonly span: Span;
}

/** Reads the comment between `from`, where the declaration before it ends, and `to`, its own first character. */
export function readComment(file: ParsedFile, from: number, to: number): DocComment {
  const known = file.comments.get(to);
  if (known) return known;
  const comment = readAt(file, from, to);
  file.comments.set(to, comment);
  return comment;
}

function readAt(file: ParsedFile, from: number, to: number): DocComment {
  const text = findDocComment(file.source.text, from, to);
  if (!text) return { file, doc: "", tags: [] };
  const { tags, prose } = scanTags(text.text);
  return {
    file,
    text,
    doc: tidyProse(prose),
    tags: tags.map((tag) => ({ ...tag, span: placeInComment(file, text, tag.start, tag.end) })),
    span: spanAt(file, text.start, text.end),
  };
}

export function findTag(comment: DocComment, name: string): Tag | undefined {
  return comment.tags.find((tag) => tag.name === name);
}

export function findTags(comment: DocComment, name: string): readonly Tag[] {
  return comment.tags.filter((tag) => tag.name === name);
}

/** The place of one argument. */
export function spanOfValue(comment: DocComment, value: TagValue): Span {
  if (!comment.text) throw new Error("A comment without text has no tag values.");
  return placeInComment(comment.file, comment.text, value.start, value.end);
}

function placeInComment(file: ParsedFile, comment: CommentText, start: number, end: number): Span {
  const from = offsetOf(comment, start);
  const to = end > start ? offsetOf(comment, end - 1) + 1 : from;
  return spanAt(file, from, to);
}

/** No blanks at line ends, no empty lines at either end, at most one in a row. */
function tidyProse(prose: string): string {
  if (!prose.includes("\n")) return prose.trim();
  return prose
    .split("\n")
    .map((line) => line.replace(/[ \t]+$/, "").replace(/^[ \t](?=\S)/, ""))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
