import type { Source } from "../source.ts";

/** Sources that imports connect, directly or not, each group in the given order: nothing that one group holds can name what another does. */
export function findIslands(sources: readonly Source[]): readonly (readonly Source[])[] {
  const leaders = new Map(sources.map(({ path }) => [path, path]));
  const leaderOf = (path: string): string => {
    let leader = path;
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader))
      leader = next;
    // The next look is a short one.
    leaders.set(path, leader);
    return leader;
  };
  for (const { path, imports } of sources) {
    for (const target of Object.values(imports)) if (leaders.has(target)) leaders.set(leaderOf(target), leaderOf(path));
  }
  const islands = new Map<string, Source[]>();
  for (const source of sources) {
    const leader = leaderOf(source.path);
    const island = islands.get(leader);
    if (island) island.push(source);
    else islands.set(leader, [source]);
  }
  return [...islands.values()];
}
