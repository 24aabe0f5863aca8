import type { Envelope } from "../../document/envelope.ts";

/** What several readings give, one after the other. Those that nobody comes to any more are given up. */
export async function* readParts(
  begun: readonly AsyncIterable<Envelope>[] | Promise<readonly AsyncIterable<Envelope>[]>,
  isShown: (envelope: Envelope, part: number) => boolean,
): AsyncIterable<Envelope> {
  const left = [...(await begun)];
  try {
    for (let part = 0, reading = left.shift(); reading !== undefined; part++, reading = left.shift()) {
      for await (const envelope of reading) if (isShown(envelope, part)) yield envelope;
    }
  } finally {
    for (const reading of left) {
      // A generator that was never begun would not end what it holds.
      const iterator = reading[Symbol.asyncIterator]();
      await iterator.next();
      await iterator.return?.();
    }
  }
}
