import type { Reader } from "./reader.ts";
import { readLatin1 } from "./utf8.ts";

/** What one string keeps alive at most, and half of it again. */
const windowSize = 1024;

/**
 * A stretch of the bytes as text, a character for each byte. Cutting an ASCII string out of it takes 10 ns, where the platform takes 50 to 90 to
 * make it from bytes; making the stretch takes as long as two such strings, so that it is made for the second one. What is cut out keeps the
 * stretch alive.
 */
export class TextWindow {
  private text = "";
  private start = 0;
  private end = 0;

  /** `length` bytes from `from`, all of them ASCII and within the reader's. */
  cut(r: Reader, from: number, length: number): string {
    if (from < this.start || from + length > this.end) this.move(r, from, length);
    const at = from - this.start;
    return this.text.substring(at, at + length);
  }

  private move(r: Reader, from: number, length: number): void {
    this.start = from;
    const rest = r.end - from;
    // What is left is taken whole where a second stretch would hold little.
    this.end = from + (rest <= windowSize + windowSize / 2 ? rest : Math.max(windowSize, length));
    this.text = readLatin1(r.bytes, from, this.end);
  }
}

/** The string of a stretch of ASCII, if the reader's strings may be cut out of one text; undefined for the first. */
export function cutString(r: Reader, from: number, length: number): string | undefined {
  if (r.text !== undefined) return r.text.cut(r, from, length);
  if (!r.lasting) r.text = new TextWindow();
  return undefined;
}
