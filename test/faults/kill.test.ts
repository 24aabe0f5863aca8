import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { readOperations, stateAfter } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";
import { type Bundle, bundleWorker, runWorker, seededRandom } from "./worker-process.ts";

const rounds = process.env.FAULTS === "full" ? 500 : 15;
const seed = Number(process.env.FAULTS_SEED ?? 20261121);

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

for (const [kind, { open }] of Object.entries(storeKinds)) {
  test(`${kind}: kill -9 loses nothing that was acknowledged, in ${rounds} rounds from seed ${seed}`, {
    timeout: rounds * 20_000,
  }, async () => {
    const random = seededRandom(seed);
    let killed = 0;
    for (let round = 0; round < rounds; round++) {
      const folder = freshFolder();
      // Some die while they create the store, some at a write, some between two.
      const last = Math.floor(random() * 60) - 5;
      const delay = random() * 3;
      const end = await runWorker({
        bundle,
        kind,
        folder: folder.path,
        count: 100_000,
        onLine: (line, child) => {
          if (line !== (last < 0 ? "OPEN" : `ACK ${last}`)) return;
          setTimeout(() => child.kill("SIGKILL"), delay);
        },
      });
      if (end.signal === "SIGKILL") killed++;
      const found = await readOperations(open(folder.path));
      const allowed = [end.acknowledged, end.acknowledged + 1].map((index) => stateAfter(index));
      expect(allowed, `round ${round}, acknowledged ${end.acknowledged}, ${end.errors}`).toContainEqual(found);
      const leftovers = readdirSync(folder.path).filter((file) => /-tmp|-lock/.test(file));
      expect(leftovers, `round ${round}`).toEqual([]);
      folder.remove();
    }
    expect(killed).toBe(rounds);
  });
}
