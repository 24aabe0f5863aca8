import { distance } from "fastest-levenshtein";

/** The candidates that are near enough to a misspelled word to be meant, nearest first; equally near ones stay in their order. */
export function namesNear(word: string, candidates: readonly string[]): readonly string[] {
  // Two swapped letters are two steps, and common in short words; a long path may differ in more than a word.
  const tolerated = Math.max(1, Math.min(3, Math.floor(word.length / 2)), Math.floor(word.length / 3));
  return rank(word, candidates)
    .filter(({ steps }) => steps <= tolerated)
    .map(({ name }) => name);
}

/** The nearest candidate, however far it is. */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  return rank(word, candidates)[0]?.name;
}

function rank(
  word: string,
  candidates: readonly string[],
): readonly { readonly name: string; readonly steps: number }[] {
  return candidates
    .map((name) => ({ name, steps: distance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps);
}
