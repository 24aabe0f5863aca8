/** Names that generated files of our own carry. */
const taken: ReadonlySet<string> = new Set(["index"]);

/** Base names of generated files, by source path: `player` for `game/player.schema.ts`, `game-player` where two are called so. */
export function chooseOutputNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  const used = new Set(taken);
  let open = [...paths].sort();
  for (let folders = 0; open.length > 0; folders++) {
    const names = new Map(open.map((path) => [path, outputName(path, folders)]));
    const count = countNames(names.values());
    const left: string[] = [];
    for (const [path, name] of names) {
      // Names that differ in case alone are one file on some disks.
      const lower = name.toLowerCase();
      if (used.has(lower) || (count.get(lower) ?? 0) > 1) left.push(path);
      else chosen.set(path, name);
    }
    for (const name of chosen.values()) used.add(name.toLowerCase());
    if (folders > longest(open)) return numberRest(left, { chosen, used });
    open = left;
  }
  return chosen;
}

function outputName(path: string, folders: number): string {
  const parts = path.split("/").filter((part) => part !== "." && part !== "..");
  const base = (parts.pop() ?? "")
    .replace(/\.[cm]?tsx?$/, "")
    .replace(/\.d$/, "")
    .replace(/\.schema$/, "");
  return [...(folders === 0 ? [] : parts.slice(-folders)), base].join("-");
}

function countNames(names: Iterable<string>): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const name of names) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  return count;
}

function longest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => path.split("/").length));
}

/** `index.ts` without a folder, and folders that spell the same: a number tells them apart. */
function numberRest(
  paths: readonly string[],
  names: { readonly chosen: Map<string, string>; readonly used: Set<string> },
): ReadonlyMap<string, string> {
  for (const path of paths) {
    const base = outputName(path, Number.MAX_SAFE_INTEGER);
    let number = 2;
    while (names.used.has(`${base}-${number}`.toLowerCase())) number++;
    names.chosen.set(path, `${base}-${number}`);
    names.used.add(`${base}-${number}`.toLowerCase());
  }
  return names.chosen;
}
