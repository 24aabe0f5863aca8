import { namesNear } from "../text/nearest-name.ts";

/** `Did you mean \`build\`? ` for the candidate nearest to a misspelled word; empty when none is near. */
export function suggest(
  word: string,
  candidates: readonly string[],
  show: (candidate: string) => string = (name) => name,
): string {
  const [nearest] = namesNear(word, candidates);
  return nearest === undefined ? "" : `Did you mean \`${show(nearest)}\`? `;
}
