import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// Runs the conformance suite alone: its share, or with --full all of it. Every language is compiled and run for real.
const { values } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    seed: { type: "string" },
    languages: { type: "string" },
  },
});
if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed))
  stop(`--seed takes a whole number, not \`${values.seed}\`.`);

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=verbose", "test/conformance/conformance.test.ts"];
const started = Date.now();
const { status, error } = spawnSync(process.execPath, vitest, {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    KEYSLOT_CONFORMANCE: values.full ? "full" : "share",
    ...(values.seed !== undefined && { KEYSLOT_SEED: values.seed }),
    ...(values.languages !== undefined && { KEYSLOT_LANGUAGES: values.languages }),
  },
});
if (error) stop(`vitest could not be started: ${error.message}`);
console.log(`conformance: ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(status ?? 1);

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
