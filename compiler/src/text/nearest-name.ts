import { closest, distance } from "fastest-levenshtein";

/** The candidates that are near enough to a misspelled word to be meant, nearest first; equally near ones stay in their order. */
export function namesNear(word: string, candidates: readonly string[]): readonly string[] {
  // A short word may be wrong by half; a long path may differ in more than a word.
  const tolerated = Math.max(1, Math.min(3, Math.floor(word.length / 2)), Math.floor(word.length / 3));
  const given = word.toLowerCase();
  return (
    candidates
      .map((name) => ({ name, meant: name.toLowerCase() }))
      // Swapped letters make up for one step at most: what is further off needs no closer look.
      .filter(({ meant }) => distance(given, meant) <= tolerated + 1)
      .map(({ name, meant }) => ({ name, slips: countSlips(given, meant) }))
      .filter(({ slips }) => slips <= tolerated)
      .sort((a, b) => a.slips - b.slips)
      .map(({ name }) => name)
  );
}

/** The nearest candidate, however far it is. */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  return candidates.length === 0 ? undefined : closest(word, candidates);
}

/** The edit distance, but two neighbours that changed places are one slip of the hand and not two. */
function countSlips(given: string, meant: string): number {
  const swapped = Array.from(given.slice(1), (_, at) => swapNeighbours(given, at));
  return Math.min(distance(given, meant), ...swapped.map((spelling) => 1 + distance(spelling, meant)));
}

function swapNeighbours(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
