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
  const limit = Math.max(1, Math.floor(word.length / 3));
  return candidates
    .map((name) => ({ name, steps: countSteps(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** How many letters have to be inserted, removed, replaced or swapped with their neighbour to make `b` of `a`. */
function countSteps(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap && row > 1 && column > 1 ? at(beforeLast, column - 2) + 1 : replaced;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
