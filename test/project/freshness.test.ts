import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("generated/ and the lockfile equal what a compile of schemas/ gives", () => {
  const bin = fileURLToPath(new URL("../../compiler/bin/keyslot.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "build", "--frozen"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(`${stdout}${stderr}`).not.toContain("--- ");
  expect(status).toBe(0);
});
