import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DirectoryFiles, platformFiles } from "../../runtime/src/stores/directory/directory-file.ts";
import { FolderStore } from "../../runtime/src/stores/directory/directory-store.ts";
import { freshFolder } from "../stores/fresh-folder.ts";
import { codeOf, put } from "../stores/store-file.ts";

// What persidict, which keeps one file a key as well, was seen to do: each a behaviour that is not ours.

const processes = 8;
const scratch = freshFolder();
const worker = join(scratch.path, "persidict-worker.mjs");

beforeAll(async () => {
  const entry = fileURLToPath(new URL("persidict-worker.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
  });
});
afterAll(() => scratch.remove());

test(`${processes} processes count to 10,000 by conditional writes, and the number is exact`, {
  timeout: 900_000,
}, async () => {
  const folder = freshFolder();
  await runAll("increment", folder.path, 10_000 / processes);
  const store = directoryStore({ path: folder.path });
  await store.open({ catalog: [] });
  const found = await store.read("counter", "n");
  expect(new TextDecoder().decode(found?.payload)).toBe("10000");
  await store.close();
  folder.remove();
});

test(`a key that ${processes} processes put where there must be none is put by one of them`, {
  timeout: 600_000,
}, async () => {
  const folder = freshFolder();
  const keys = 150;
  const outputs = await runAll("insert", folder.path, keys);
  const won = outputs.flatMap((output) => output.split(" ").filter(Boolean));
  expect(won.sort()).toEqual(Array.from({ length: keys }, (_, index) => `k${index}`).sort());
  folder.remove();
});

test("keys that look alike, or like another key with a suffix, have files of their own", async () => {
  const folder = freshFolder();
  const store = directoryStore({ path: folder.path });
  await store.open({ catalog: [] });
  const keys = ["abc", "abc_saav", "ABC", "abc ", "abc.", "abc.keyslot", "é", "e\u0301", "a/b", "a%2Fb", "con", "CON"];
  await store.write(keys.map((key, index) => put("note", key, { payload: Uint8Array.of(index) })));
  for (const [index, key] of keys.entries())
    expect([key, (await store.read("note", key))?.payload]).toEqual([key, Uint8Array.of(index)]);
  const files = readdirSync(join(folder.path, "note"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).toLowerCase());
  expect(new Set(files).size).toBe(keys.length);
  await store.close();
  folder.remove();
});

test("what cannot be written is reported by the first try: errors are not tried again", async () => {
  const folder = freshFolder();
  let isFailing = false;
  let tries = 0;
  const files: DirectoryFiles = {
    ...platformFiles,
    writeSync: (...values) => {
      if (!isFailing) return platformFiles.writeSync(...values);
      tries++;
      throw Object.assign(new Error("EIO: made up"), { code: "EIO" });
    },
  };
  const store = new FolderStore({ path: folder.path }, files);
  await store.open({ catalog: [] });
  isFailing = true;
  expect(await codeOf(() => store.write([put("note", "half \ud800")]))).toBe("store/lone-surrogate");
  expect(tries).toBe(0);
  expect(await codeOf(() => store.write([put("note", "a")]))).toBe("store/io");
  expect(tries).toBe(1);
  expect(await codeOf(() => store.write([put("note", "a")]))).toBe("store/failed");
  expect(tries).toBe(1);
  await store.close();
  folder.remove();
});

/** What each of the processes printed. */
function runAll(work: string, folder: string, count: number): Promise<string[]> {
  const runs = Array.from({ length: processes }, () => {
    const child = spawn(process.execPath, [worker, work, folder, String(count)], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      errors += String(chunk);
    });
    return new Promise<string>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(errors))));
    });
  });
  return Promise.all(runs);
}
