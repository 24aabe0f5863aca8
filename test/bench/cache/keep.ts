let kept = 0;

/** Uses a figure that depends on every result, so that no compiler may leave out the work. @throws when documents were missing */
export function keep(figure: number): void {
  if (Number.isNaN(figure)) throw new Error("A document was missing while it was measured.");
  kept = (kept + figure) % 1_000_003;
}
