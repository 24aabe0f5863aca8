import { distance } from "fastest-levenshtein";

/** `Did you mean \`build\`? ` for the candidate nearest to a misspelled word; empty when none is near. */
export function suggest(
  word: string,
  candidates: readonly string[],
  show: (candidate: string) => string = (name) => name,
): string {
  const nearest = rankByDistance(word, candidates)[0];
  return nearest === undefined ? "" : `Did you mean \`${show(nearest)}\`? `;
}

/** The candidates that are near enough to be meant, nearest first. */
export function rankByDistance(word: string, candidates: readonly string[]): readonly string[] {
  // Two letters that changed places count as two steps.
  const limit = Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3));
  return candidates
    .map((name) => ({ name, steps: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
