import { diffArrays } from "diff";
import type { Sides } from "../lock/merge-sides.ts";

/** One text of both sides, with markers around the lines in which they differ, and what stood there before. */
export function conflictText({ base, ours, theirs }: Sides<string>): string {
  const before = base === undefined ? undefined : alignLines(linesOf(ours), linesOf(base));
  const out: string[] = [];
  let at = 0;
  for (const { from, to, lines } of differences(linesOf(ours), linesOf(theirs))) {
    out.push(...linesOf(ours).slice(at, from), "<<<<<<< ours", ...linesOf(ours).slice(from, to));
    if (before) out.push("||||||| base", ...before(from, to));
    out.push("=======", ...lines, ">>>>>>> theirs");
    at = to;
  }
  return `${[...out, ...linesOf(ours).slice(at)].join("\n")}\n`;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** Lines `from` to `to` of the one text are `lines` in the other. */
interface Difference {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

function differences(one: readonly string[], other: readonly string[]): readonly Difference[] {
  const found: Difference[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays([...one], [...other])) {
    const last = found.at(-1);
    const follows = last !== undefined && last.to === at;
    if (!added && !removed) at += value.length;
    else if (added && follows) found.splice(-1, 1, { ...last, lines: [...last.lines, ...value] });
    else if (added) found.push({ from: at, to: at, lines: value });
    else {
      if (follows) found.splice(-1, 1, { ...last, to: at + value.length });
      else found.push({ from: at, to: at + value.length, lines: [] });
      at += value.length;
    }
  }
  return found;
}

/** Which lines of the other text stand where lines `from` to `to` of the one do. */
function alignLines(one: readonly string[], other: readonly string[]) {
  const found = differences(one, other);
  return (from: number, to: number) => {
    const inside = found.filter((each) => each.from <= to && each.to >= from && !touchesOnly(each, from, to));
    const before = found.filter((each) => each.to <= from && !inside.includes(each));
    const start = from + before.reduce((shift, each) => shift + growthOf(each), 0);
    return other.slice(start, start + to - from + inside.reduce((growth, each) => growth + growthOf(each), 0));
  };
}

function growthOf({ from, to, lines }: Difference): number {
  return lines.length - (to - from);
}

/** A difference beside lines is none of theirs; where there are no lines, what is beside them is all there is. */
function touchesOnly(difference: Difference, from: number, to: number): boolean {
  return from !== to && (difference.to === from || difference.from === to);
}
