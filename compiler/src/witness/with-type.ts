import type { FindType, LockedType } from "../lock/lockfile.ts";

/** A release with one of its types exchanged, under the name that it has. */
export function withType(find: FindType, type: LockedType): FindType {
  return (name) => {
    const found = find(name);
    return found?.name === type.name ? type : found;
  };
}
