import { expect, test, vi } from "vitest";
import { ciTool } from "./ci-tool.ts";
import { checkCaching, checkFailures, runTool, type TaskRunner } from "./monorepo.ts";

const turbo = ciTool({ packages: ["turbo@2.11.11"], bin: "turbo" });

const runner: TaskRunner = {
  config: "turbo.json",
  prepare() {},
  run(project, task, env) {
    const { passed, log } = runTool(project, turbo ?? "", ["run", task, "--no-daemon", "--no-color", "--ui=stream"], {
      TURBO_TELEMETRY_DISABLED: "1",
      TURBO_NO_UPDATE_NOTIFIER: "1",
      ...env,
    });
    const [, cached, tasks] = /Cached:\s+(\d+) cached, (\d+) total/.exec(log) ?? [];
    return { passed, log, tasks: Number(tasks), cached: Number(cached) };
  },
};

vi.setConfig({ testTimeout: 240_000 });

test.runIf(process.env.CI === "true")("turbo is there", () => expect(turbo).toBeDefined());

test.skipIf(!turbo)("turbo runs what changed, and nothing else", () => checkCaching(runner));

test.skipIf(!turbo)("turbo keeps no failure, and hides no file that was changed by hand", () => checkFailures(runner));
