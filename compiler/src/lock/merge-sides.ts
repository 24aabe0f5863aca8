/** One thing as it was when two branches parted, and as each of them has it now. */
export interface Sides<T> {
  /** Undefined where it was not there yet, or where nobody knows what the branches had in common. */
  readonly base: T | undefined;
  readonly ours: T;
  readonly theirs: T;
}

export type Side = "ours" | "theirs";

/** What both agree on, or what one side changed and the other left alone; undefined when both changed it differently. */
export function settle<T>({ base, ours, theirs }: Sides<T>): { readonly value: T } | undefined {
  if (isSame(ours, theirs) || isSame(base, theirs)) return { value: ours };
  return isSame(base, ours) ? { value: theirs } : undefined;
}

/** One part of a thing, on each side. */
export function part<T extends object, U>(sides: Sides<T>, read: (whole: T) => U): Sides<U> {
  return { base: sides.base && read(sides.base), ours: read(sides.ours), theirs: read(sides.theirs) };
}

/** The same on each side, made with the side's name. */
export function mapSides<T, U>(sides: Sides<T>, map: (value: T, side: Side | "base") => U): Sides<U> {
  return {
    base: sides.base === undefined ? undefined : map(sides.base, "base"),
    ours: map(sides.ours, "ours"),
    theirs: map(sides.theirs, "theirs"),
  };
}

/** Whether two pieces of plain data are equal. A member that is undefined counts as absent. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map(Object.entries(a).filter(([, value]) => value !== undefined));
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return left.size === right.length && right.every(([name, value]) => left.has(name) && isSame(left.get(name), value));
}
