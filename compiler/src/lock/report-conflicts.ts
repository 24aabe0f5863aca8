import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Span } from "../model/span.ts";
import { lineAndColumn } from "../text/line-and-column.ts";
import type { LockConflict } from "./merge-conflicts.ts";

/** Conflicts as findings, each at its line of the lockfile where that can be found. */
export function reportConflicts(
  conflicts: readonly LockConflict[],
  file: { readonly path: string; readonly text: string },
  diagnostics: DiagnosticBag,
): void {
  for (const conflict of conflicts) {
    const { rule, what, ours, theirs, site } = conflict;
    const values = { what, ours, theirs, site, free: conflict.free ?? "another one" };
    diagnostics.report(rule, placeOf(conflict, file), values, { site });
  }
}

/** The line of the type, or of its member, as `printLockfile` writes them; markers may stand between the lines. */
function placeOf(
  { type, member }: LockConflict,
  { path, text }: { readonly path: string; readonly text: string },
): Span | undefined {
  const typeLine = /^(?: {4}| {2}, )("(?:[^"\\]|\\.)*"): \{\r?$/gm;
  const types = [...text.matchAll(typeLine)];
  const at = types.findIndex((found) => found[1] === JSON.stringify(type));
  const head = types[at];
  if (!head) return undefined;
  const body = text.slice(head.index, types[at + 1]?.index);
  const name = JSON.stringify(String(member));
  const own =
    member === undefined ? -1 : body.search(new RegExp(`^(?: {8}| {6}, )${name.replace(/[^\w"]/g, "\\$&")}: `, "m"));
  const line = head.index + Math.max(own, 0);
  const start = text.indexOf('"', line);
  return { file: path, start, end: text.indexOf(":", start), ...lineAndColumn(text, start) };
}
