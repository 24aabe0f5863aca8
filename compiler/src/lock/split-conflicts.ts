/** The texts that git put between its markers, each with all that surrounds them. */
export interface ConflictedTexts {
  readonly ours: string;
  readonly theirs: string;
  /** Only where the markers have it at every place: `diff3` style. */
  readonly base?: string;
}

type Part = "all" | "ours" | "base" | "theirs";

/** Takes a text with conflict markers apart; undefined when it has none, or when they are not in order. */
export function splitConflicts(text: string): ConflictedTexts | undefined {
  const sides = { ours: "", base: "", theirs: "" };
  let part: Part = "all";
  let conflicts = 0;
  let bases = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const next = nextPart(part, line);
    if (next === "broken") return undefined;
    if (next) {
      part = next;
      if (next === "ours") conflicts++;
      if (next === "base") bases++;
    } else {
      for (const side of ["ours", "base", "theirs"] as const) if (part === "all" || part === side) sides[side] += line;
    }
  }
  if (conflicts === 0 || part !== "all") return undefined;
  const { base, ...rest } = sides;
  return bases === conflicts ? { ...rest, base } : rest;
}

/** The part that a marker begins; undefined for a line that is no marker. */
function nextPart(part: Part, line: string): Part | "broken" | undefined {
  const marker = /^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/.exec(line)?.[1];
  if (!marker) return undefined;
  switch (marker[0]) {
    case "<":
      return part === "all" ? "ours" : "broken";
    case "|":
      return part === "ours" ? "base" : "broken";
    case "=":
      return part === "ours" || part === "base" ? "theirs" : "broken";
    default:
      return part === "theirs" ? "all" : "broken";
  }
}
