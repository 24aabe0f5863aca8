import { type JournalFiles, readPart } from "./journal-files.ts";
import { frameEnd, frameHead, goesOn, leastBody } from "./journal-frame.ts";
import { JournalInput } from "./journal-input.ts";
import { wordAt } from "./journal-output.ts";
import type { JournalSegment } from "./journal-segment.ts";

const chunk = 1_048_576;

/** Goes through the frames of a segment, as far as they are whole. What is written meanwhile is found by going on. */
export class JournalReader {
  readonly segment: JournalSegment;
  /** The end of the last whole frame. */
  position: number;
  readonly input = new JournalInput();
  readonly #files: JournalFiles;
  #bytes: Buffer = Buffer.alloc(0);
  #from = 0;

  constructor(files: JournalFiles, segment: JournalSegment) {
    this.#files = files;
    this.segment = segment;
    this.position = segment.first;
  }

  get size(): number {
    return this.#files.fstatSync(this.segment.fd).size;
  }

  /** Sets `input` to the body of the next frame; false where there is no whole one. @throws a system error */
  next(size: number): boolean {
    let end = this.#end();
    if (end < 0 && this.#fill(size)) end = this.#end();
    if (end < 0) return false;
    this.input.take(this.#bytes, this.position - this.#from + frameHead, end);
    this.position = this.#from + end;
    return true;
  }

  #end(): number {
    const at = this.position - this.#from;
    return at < 0 || at > this.#bytes.length
      ? -1
      : frameEnd(this.#bytes, { at, to: this.#bytes.length }, this.segment.start);
  }

  // Reads on from the position: a chunk, or as much as the frame says it takes, which is never more than the file has.
  #fill(size: number): boolean {
    if (this.position + frameHead + leastBody > size) return false;
    this.#read(Math.min(size, this.position + chunk));
    const wanted = this.position + frameHead + wordAt(this.#bytes, 4);
    if (wanted > this.#from + this.#bytes.length && wanted <= size) this.#read(wanted);
    return true;
  }

  #read(to: number): void {
    this.#bytes = readPart(this.#files, this.segment.fd, { from: this.position, to });
    this.#from = this.position;
  }
}

/**
 * Whether bytes that are no frame are followed by one: then they are damage, and no torn end. Frames that were to become durable together with the one
 * before them prove nothing, for a power cut may have kept any of them.
 */
export function hasFrameAfter(bytes: Buffer, { start }: JournalSegment, sequence: number): boolean {
  // The checksum of what only looks like a frame is not computed without end.
  let budget = bytes.length * 8 + 1_000_000;
  const to = bytes.length;
  for (let at = 1; at + frameHead + leastBody <= to; at++) {
    const length = wordAt(bytes, at + 4);
    if (length < leastBody || at + frameHead + length > to) continue;
    // A frame further on has a later number; how much later, the room between them bounds.
    const ahead = (wordAt(bytes, at + 8) - sequence) >>> 0;
    if (ahead === 0 || ahead > at + 1) continue;
    if (((bytes[at + 12] ?? 0) & goesOn) !== 0) continue;
    budget -= length;
    if (budget < 0 || frameEnd(bytes, { at, to }, start) >= 0) return true;
  }
  return false;
}
