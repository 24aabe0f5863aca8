// node --expose-gc --import tsx bounded-program.ts PATH COUNT MAX-BYTES: fills a database, reads it through a bounded cache, and prints what memory that took.
import { type BoundedType, openCache } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { Note } from "./documents.ts";

const [, , path = "", given = "", bytes = ""] = process.argv;
const count = Number(given);

function textOf(index: number): string {
  return `note ${index} ${"x".repeat(100)}`;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function open(bound: Omit<BoundedType, "document">) {
  const bounded = [{ document: Note, ...bound }];
  return openCache({ documents: [Note], stores: [sqliteStore({ path })], bounded });
}

const filling = await open({ maxDocuments: 1000 });
for (let from = 0; from < count; from += 1000) {
  await Promise.all(
    Array.from({ length: 1000 }, (_, at) => filling.put(Note, `n${from + at}`, { text: textOf(from + at) })),
  );
}
await filling.close();
const before = memory();
const cache = await open({ maxBytes: Number(bytes) });
let most = 0;
let wrong = 0;
for (let read = 0; read < 100_000; read++) {
  const index = (Math.imul(read, 2_654_435_761) >>> 0) % count;
  if (cache.get(Note, `n${index}`)?.text !== textOf(index)) wrong++;
  if (read % 10_000 === 9_999) most = Math.max(most, memory() - before);
}
process.stdout.write(JSON.stringify({ most, wrong, count: cache.count(Note) }));
await cache.close();
