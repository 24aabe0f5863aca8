import type { LockedType } from "../lock/lockfile.ts";

/** The types of one release, by name; what was retired can still be found, and a former name leads to the type that had it. */
export type FindType = (name: string) => LockedType | undefined;

/** Indexes the types of a release. A former name counts only where no type has it now. */
export function indexTypes(types: readonly LockedType[]): FindType {
  const byName = new Map<string, LockedType>();
  for (const type of types) for (const name of type.formerNames) byName.set(name, type);
  for (const type of types) byName.set(type.name, type);
  return (name) => byName.get(name);
}

/** The same release with one of its types exchanged, under the name that it has. */
export function withType(find: FindType, type: LockedType): FindType {
  return (name) => {
    const found = find(name);
    return found?.name === type.name ? type : found;
  };
}
