import type { Span } from "../model/span.ts";
import type { SourceEdit } from "./source-edit.ts";

/** Where the argument of a tag stands in the comment of a declaration: the `2` of `@version(2)`. */
export function findTagArgument(
  source: string,
  comment: Span | undefined,
  tag: string,
): Pick<SourceEdit, "file" | "start" | "end"> | undefined {
  if (!comment) return undefined;
  const text = source.slice(comment.start, comment.end);
  const found = new RegExp(
    `@${tag}(?:[ \\t]*\\([ \\t]*|[ \\t]+)(\\d+|"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')`,
  ).exec(text);
  const [whole, argument] = found ?? [];
  if (!found || whole === undefined || argument === undefined) return undefined;
  const end = comment.start + found.index + whole.length;
  return { file: comment.file, start: end - argument.length, end };
}
