import type { SourceEdit } from "../lock/source-edit.ts";

/** The text with all edits made. Edits do not overlap; several at one place follow each other in their order. */
export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) throw new Error(`Two fixes overlap in ${edit.file}: ${edit.title}.`);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
