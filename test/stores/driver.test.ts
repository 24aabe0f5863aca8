import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { freshFolder } from "./fresh-folder.ts";

const hasOwnSqlite = spawnSync(process.execPath, ["-e", 'require("node:sqlite")'], { stdio: "ignore" }).status === 0;

// A folder with no node_modules above it, where no driver can be found.
test.skipIf(hasOwnSqlite)("without a driver, the error says what to install, and no file is made", async () => {
  const folder = freshFolder();
  const script = join(folder.path, "open.mjs");
  await build({
    stdin: {
      contents: `import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
        await sqliteStore({ path: "new/game.db" }).open({ catalog: [] }).catch((error) => console.log(error.code, error.message));`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
  });
  const { stdout } = spawnSync(process.execPath, [script], { cwd: folder.path, encoding: "utf8" });
  expect(stdout).toMatch(/^store\/driver-missing .*npm install libsql/);
  expect(spawnSync("ls", [folder.path], { encoding: "utf8" }).stdout).toBe("open.mjs\n");
  folder.remove();
});
