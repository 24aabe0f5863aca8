import type { Reader } from "./reader.ts";
import type { Shape } from "./shape.ts";
import { encodedText } from "./write-shape.ts";

/** Refuses a set that was read when two of its elements, which JavaScript compares by identity, have the same bytes. */
export function checkDistinct(r: Reader, elements: ReadonlySet<unknown>, element: Shape): void {
  const seen = new Set<string>();
  for (const x of elements) seen.add(encodedText(element, x));
  if (seen.size !== elements.size) r.fail("wire/duplicate-element");
}
