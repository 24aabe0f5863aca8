import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { readOperations, stateAfter } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";
import { type Bundle, bundleWorker, runWorker } from "./worker-process.ts";

const writers = ["a-", "b-", "c-"];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

for (const [kind, store] of Object.entries(storeKinds)) {
  test(`${kind}: ${writers.length} writers at once: ${store.writers === "one" ? "one goes on, the others are refused" : "all go on"}, and nothing is lost`, async () => {
    const folder = freshFolder();
    // Long enough that they meet: the slowest to start still finds the first at work.
    const count = store.writers === "one" ? 1500 : 300;
    const ends = await Promise.all(
      writers.map((writer) => runWorker({ bundle, kind, folder: folder.path, count, writer })),
    );
    const refused = ends.filter((end) => end.exitCode === 3);
    for (const end of refused) expect(end.errors).toMatch(/^store\/locked /);
    for (const end of ends) expect(end.acknowledged).toBe(end.exitCode === 0 ? count - 1 : -1);
    expect(refused).toHaveLength(store.writers === "one" ? writers.length - 1 : 0);
    const found = await readOperations(store.open(folder.path));
    const expected = ends.flatMap((end, index) => [...stateAfter(end.acknowledged, writers[index])]);
    expect(found).toEqual(new Map(expected));
    folder.remove();
  });
}

test("a writer that stands still keeps its lock", async () => {
  const folder = freshFolder();
  let stopped = false;
  const first = runWorker({
    bundle,
    kind: "single-file",
    folder: folder.path,
    count: 20,
    onLine: (line, child) => {
      if (line !== "ACK 3") return;
      child.kill("SIGSTOP");
      stopped = true;
      const second = runWorker({ bundle, kind: "single-file", folder: folder.path, count: 1, writer: "second-" });
      void second.then((end) => {
        expect(end.errors).toMatch(/^store\/locked /);
        child.kill("SIGCONT");
      });
    },
  });
  const end = await first;
  expect([stopped, end.exitCode, end.acknowledged]).toEqual([true, 0, 19]);
  expect(await readOperations(storeKinds["single-file"]?.open(folder.path) ?? expect.fail())).toEqual(stateAfter(19));
  folder.remove();
});
