import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

const program = `
  import { openCache, memoryStore } from "@keyslot/runtime";
  import { Player, player } from "./support/documents.ts";
  globalThis.answer = (async () => {
    const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
    await cache.put(Player, player("a", { faction: "blue" }));
    await cache.update(Player, "a", (p) => ({ ...p, level: 7 }));
    await cache.transaction(async (tx) => tx.put(Player, player("b", { level: 5 })));
    const levels = cache.query(Player).byFactionAndLevel("blue").map(({ level }) => level);
    await cache.close();
    return JSON.stringify([levels, typeof process]);
  })();
`;

test("the core bundles for a browser and runs where there is nothing of Node", async () => {
  const bundle = await build({
    stdin: { contents: program, loader: "ts", resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const drivers = Object.keys(bundle.metafile.inputs).filter((input) =>
    /stores\/(sqlite|single-file|jsonl)/.test(input),
  );
  expect(drivers).toEqual([]);
  const browser: { answer?: Promise<string>; [name: string]: unknown } = { TextEncoder, TextDecoder };
  runInNewContext(bundle.outputFiles[0]?.text ?? "", browser);
  expect(await browser.answer).toBe('[[7],"undefined"]');
});
