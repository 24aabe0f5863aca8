/** For each text the how many-th it is of those that are the same: 1 for the first. */
export function occurrences(texts: readonly string[]): readonly number[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count;
  });
}
