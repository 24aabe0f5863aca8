import type { LockedType } from "./lockfile.ts";
import { isDocument } from "./match-types.ts";
import { mentionsIn } from "./walk-types.ts";

/** Tells for a type the names of all documents that it is stored in, itself among them when it is one. */
export function documentsReaching(types: readonly LockedType[]): (name: string) => readonly string[] {
  const mentions = mentionsIn(types);
  const documents = new Set(types.filter(isDocument).map((type) => type.name));
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const found = known.get(name) ?? [...reachedFrom(name)].filter((each) => documents.has(each)).sort();
    known.set(name, found);
    return found;
  };

  function reachedFrom(name: string): ReadonlySet<string> {
    // A Set's iterator sees what is added on the way.
    const reached = new Set([name]);
    for (const each of reached) for (const { by } of mentions.get(each) ?? []) reached.add(by.name);
    return reached;
  }
}
