import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";

// All of them at length; otherwise as many as show the same in a few seconds.
const documents = process.env.FAULTS === "full" ? 1_000_000 : 60_000;
const bound = 16_000_000;
const program = join(import.meta.dirname, "support", "bounded-program.ts");

test(`memory stays near a bound of ${bound} bytes while ${documents} documents are read`, {
  timeout: 600_000,
}, () => {
  const folder = freshFolder();
  const options = [join(folder.path, "notes.db"), String(documents), String(bound)];
  const out = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", program, ...options], {
    encoding: "utf8",
  });
  const found: { most: number; wrong: number; count: number } = JSON.parse(out);
  expect([found.wrong, found.count]).toEqual([0, documents]);
  // What a bounded type takes is told from its bytes, and the store has caches of its own. All documents would take 42 MB.
  expect(found.most).toBeLessThan(bound * 1.25);
  folder.remove();
});
