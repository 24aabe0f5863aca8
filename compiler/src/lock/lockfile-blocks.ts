import { lockfileVersion } from "./lockfile.ts";

/** A lockfile's text as its types' texts, and what stands around them. */
export interface LockfileBlocks {
  /** Each from its name to its closing brace, as `printType` prints it. */
  readonly types: readonly string[];
  /** A lockfile of nothing but some of the types, with all that stands behind them. */
  withOnly(types: readonly string[]): string;
}

const head = `{\n  "lockfileVersion": ${lockfileVersion}\n, "types": {\n    `;
const between = '\n  , "';
const tail = '\n  }\n, "accepted": ';

/**
 * Takes a lockfile apart without reading it. A text within JSON holds no line break, and nothing but a type's name is two blanks deep
 * behind a comma, so that each break is one between types. Undefined for a text that is not laid out as we print it.
 */
export function splitLockfile(text: string): LockfileBlocks | undefined {
  const end = text.indexOf(tail);
  if (!text.startsWith(head) || end < 0) return undefined;
  const types: string[] = [];
  let start = head.length;
  for (let next = text.indexOf(between, start); next >= 0 && next < end; next = text.indexOf(between, start)) {
    types.push(text.slice(start, next));
    // The quote is the next one's first character.
    start = next + between.length - 1;
  }
  types.push(text.slice(start, end));
  const rest = text.slice(end + 1);
  return {
    types,
    withOnly: (some) =>
      some.length === 0
        ? `${head.slice(0, -"{\n    ".length)}{}\n${rest.slice(rest.indexOf("\n") + 1)}`
        : `${head}${some.join("\n  , ")}\n${rest}`,
  };
}
