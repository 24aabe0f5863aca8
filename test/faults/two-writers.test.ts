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
  test(`${kind}: of ${writers.length} writers at once, each goes on or is refused, and nothing is lost`, {
    timeout: 300_000,
  }, async () => {
    const folder = freshFolder();
    const count = 200;
    const ends = await Promise.all(
      writers.map((writer) => runWorker({ bundle, kind, folder: folder.path, count, writer })),
    );
    const refused = ends.filter((end) => end.exitCode === 3);
    for (const end of refused) expect(end.errors).toMatch(/^store\/locked /);
    for (const end of ends) expect(end.acknowledged).toBe(end.exitCode === 0 ? count - 1 : -1);
    expect(refused.length).toBeLessThanOrEqual(store.writers === "one" ? writers.length - 1 : 0);
    const found = await readOperations(store.open(folder.path));
    const expected = ends.flatMap((end, index) => [...stateAfter(end.acknowledged, writers[index])]);
    expect(found).toEqual(new Map(expected));
    folder.remove();
  });

  if (store.writers === "many") continue;
  test(`${kind}: a writer that stands still keeps its lock, and goes on`, { timeout: 300_000 }, async () => {
    const folder = freshFolder();
    const refusals: string[] = [];
    const end = await runWorker({
      bundle,
      kind,
      folder: folder.path,
      count: 20,
      onLine: (line, child) => {
        if (line !== "ACK 3") return;
        child.kill("SIGSTOP");
        const others = writers.map((writer) => runWorker({ bundle, kind, folder: folder.path, count: 1, writer }));
        void Promise.all(others).then((ends) => {
          refusals.push(...ends.map(({ errors }) => errors.split(" ")[0] ?? ""));
          child.kill("SIGCONT");
        });
      },
    });
    expect(refusals).toEqual(writers.map(() => "store/locked"));
    expect([end.exitCode, end.acknowledged]).toEqual([0, 19]);
    expect(await readOperations(store.open(folder.path))).toEqual(stateAfter(19));
    folder.remove();
  });
}
