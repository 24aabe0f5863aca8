import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { stateAfter } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";
import { type Bundle, bundleWorker } from "./worker-process.ts";

// Arguments: folder to mount at, size in KiB, node, worker, dump, store.
const script = `
mount -t tmpfs -o size=$2k tmpfs "$1" || exit 9
$3 $4 $6 "$1/store" 600 2>&1
echo THEN; ls -A "$1/store"
echo THEN; $3 $5 $6 "$1/store" read-only 2>&1
mount -o remount,size=64m "$1"
echo THEN; $3 $4 $6 "$1/store" 600 2>&1
echo THEN; ls -A "$1/store"
mount -o remount,ro "$1"
echo THEN; $3 $4 $6 "$1/store" 1 2>&1
echo THEN; $3 $5 $6 "$1/store" read-only 2>&1
exit 0`;

// A file system of its own, so small that it fills: only the superuser of Linux may make one.
const trial = freshFolder();
const isPossible =
  process.platform === "linux" &&
  spawnSync("unshare", ["-m", "sh", "-c", 'mount -t tmpfs tmpfs "$1"', "sh", trial.path], { stdio: "ignore" })
    .status === 0;
trial.remove();

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

for (const [kind, { file }] of Object.entries(storeKinds)) {
  test.skipIf(!isPossible)(
    `${kind}: a disk that fills up is reported, loses nothing, and serves again when there is room`,
    () => {
      const folder = freshFolder();
      mkdirSync(join(folder.path, "mount"));
      // Enough to begin with: a file, its successor and a lock, or a database and its log.
      const room = file.endsWith(".db") ? "160" : "12";
      const values = [join(folder.path, "mount"), room, process.execPath, bundle.worker, bundle.dump, kind];
      const output = execFileSync("unshare", ["-m", "sh", "-c", script, "sh", ...values], { encoding: "utf8" });
      const [full = "", fullFiles = "", kept = "", again = "", files = "", readOnly = "", read = ""] =
        output.split(/^THEN\n/m);
      expect(full).toMatch(/^OPEN\n(?:ACK \d+\n)+store\/full /);
      expect(indexesIn(kept)).toEqual(stateAfter(Number([...full.matchAll(/^ACK (\d+)$/gm)].at(-1)?.[1])));
      expect(again).toMatch(/^OPEN\n(?:ACK \d+\n)+$/);
      for (const list of [fullFiles, files])
        expect(list.split("\n").filter((name) => !name.startsWith(file))).toEqual([""]);
      expect(readOnly).toMatch(/^store\/read-only /);
      expect(indexesIn(read)).toEqual(stateAfter(599));
      folder.remove();
    },
  );
}

function indexesIn(dump: string): Map<string, number> {
  expect(dump).toMatch(/^\{/);
  const documents: Record<string, { i: number }> = JSON.parse(dump);
  return new Map(Object.entries(documents).map(([key, { i }]) => [key, i]));
}
