import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ciTool } from "./ci-tool.ts";
import { checkCaching, checkFailures, runTool, type TaskRunner } from "./monorepo.ts";

// The last line that is tested on Node 20.
const nx = ciTool({ packages: ["nx@22.6.1"], bin: "nx" });

const runner: TaskRunner = {
  config: "nx.json",
  prepare(project) {
    symlinkSync(join(nx ?? "", "../../nx"), join(project.root, "node_modules/nx"));
  },
  run(project, task, env) {
    const { passed, log } = runTool(project, nx ?? "", ["run-many", "-t", task, "--outputStyle=static"], {
      NX_DAEMON: "false",
      NX_NO_CLOUD: "true",
      ...env,
    });
    const [, projects = 1, others = 0] =
      /Running target .* for (?:project|(\d+) projects)(?:.* and (\d+) tasks?)?/.exec(log) ?? [];
    const [, cached = 0] = /from the cache instead of running the command for (\d+) out of/.exec(log) ?? [];
    return { passed, log, tasks: Number(projects) + Number(others), cached: Number(cached) };
  },
};

vi.setConfig({ testTimeout: 240_000 });

test.runIf(process.env.CI === "true")("nx is there", () => expect(nx).toBeDefined());

test.skipIf(!nx)("nx runs what changed, and nothing else", () => checkCaching(runner));

test.skipIf(!nx)("nx keeps no failure, and hides no file that was changed by hand", () => checkFailures(runner));
