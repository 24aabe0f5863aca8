import type { Cache, DocumentDefinition } from "@keyslot/runtime";
import progress from "cli-progress";

const batchSize = 5000;

/** Puts all values, a batch a transaction of the store, and shows how far it is. */
export async function loadWithProgress<T, K, Q, V>(
  cache: Cache,
  document: DocumentDefinition<T, K, Q, V>,
  values: readonly T[],
): Promise<void> {
  const bar = new progress.SingleBar({
    format: `${document.name.padEnd(8)} {bar} {percentage} % | {value} of {total} | {duration_formatted}`,
    noTTYOutput: true,
    notTTYSchedule: 1000,
  });
  bar.start(values.length, 0);
  for (let start = 0; start < values.length; start += batchSize) {
    const batch = values.slice(start, start + batchSize);
    await cache.putMany(document, batch);
    bar.increment(batch.length);
  }
  bar.stop();
}
