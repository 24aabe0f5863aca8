import type { LockedType, Lockfile } from "./lockfile.ts";
import type { TypeMatch } from "./match-types.ts";
import { mentionsIn } from "./walk-types.ts";

/**
 * Names of types in which nothing can have changed: the release and the schemas have them as one object, and so they have all that
 * these lead to. A lockfile that was parsed with the types of the schemas at hand shares those that stand in it as they are.
 */
export function namesOfSame({ pairs, added, removed }: TypeMatch, lockfile: Lockfile): ReadonlySet<string> {
  const isSame = ({ before, after, by }: TypeMatch["pairs"][number]) =>
    before === after && by === "name" && !isSelfTold(after);
  const same = new Set(pairs.filter(isSame).map(({ after }) => after.name));
  if (same.size === 0) return same;
  const touched = new Set([...added, ...removed, ...lockfile.types].map((type) => type.name));
  for (const { before, after } of pairs) for (const { name } of [before, after]) touched.add(name);
  for (const name of same) touched.delete(name);
  if (touched.size === 0) return same;
  const mentions = mentionsIn([...lockfile.types, ...pairs.map(({ after }) => after), ...added]);
  // A Set's iterator sees what is added on the way.
  for (const name of touched) for (const { by } of mentions.get(name) ?? []) touched.add(by.name);
  for (const name of touched) same.delete(name);
  return same;
}

/** What a record reserves is held against its own slots, so that it can have findings without a change. */
function isSelfTold(type: LockedType): boolean {
  return type.kind === "record" && type.reserved.keys.length + type.reserved.names.length > 0;
}
