import { createTwoFilesPatch } from "diff";
import type { Paint } from "../diagnostics/text-printer.ts";

export interface ChangedText {
  /** As it is shown, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Whether the file is there at all, before and after. */
  readonly created?: boolean;
  readonly removed?: boolean;
}

/** A diff as `git diff` prints it, so that `git apply` takes it. */
export function unifiedDiff(change: ChangedText, paint: Paint): string {
  const from = change.created ? "/dev/null" : `a/${change.path}`;
  const to = change.removed ? "/dev/null" : `b/${change.path}`;
  const patch = createTwoFilesPatch(from, to, change.before, change.after, undefined, undefined, { context: 3 });
  // The first line is a ruler of the library's own.
  const lines = patch.split("\n").slice(1);
  return lines.map((line) => paintLine(line, paint)).join("\n");
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith("+++") || line.startsWith("---")) return paint.strong(line);
  if (line.startsWith("-")) return paint.error(line);
  if (line.startsWith("+")) return paint.warning(line);
  return line.startsWith("@@") ? paint.faint(line) : line;
}
