import type { ChildProcess } from "node:child_process";
import { expect, test } from "vitest";
import { makeProject, playerSchema } from "./keyslot-project.ts";

test("watch builds, builds again on changes, survives errors, and ends on SIGTERM", async () => {
  const project = makeProject();
  const child = project.start(["watch"]);
  const output = outputOf(child);
  await output.until(/^built in \d+ ms: .*created generated\/typescript\/player\.ts.*; watching$/m);

  project.write("schemas/player.schema.ts", playerSchema.replace("Someone who plays", "Whoever plays"));
  await output.until(/^built in \d+ ms: updated generated\/typescript\/player\.ts.*; watching$/m);
  expect(project.read("generated/typescript/player.ts")).toContain("Whoever plays");

  project.write("schemas/player.schema.ts", playerSchema.replace("@key(2)", "@key(1)"));
  await output.until(/error KS1\d{3}: [\s\S]*^built with errors in \d+ ms, nothing written; watching$/m);

  project.write("schemas/player.schema.ts", playerSchema);
  await output.until(/^built in \d+ ms: updated generated\/typescript\/player\.ts.*; watching$/m);

  project.write("schemas/team.schema.ts", playerSchema.replaceAll("layer", "erson"));
  await output.until(/created generated\/typescript\/team\.ts/);

  project.write("keyslot.config.json", '{ "out": "elsewhere" }');
  await output.until(/created elsewhere\/typescript\/player\.ts/);

  child.kill("SIGTERM");
  expect(await endOf(child)).toBe(0);
});

test("watch waits for a schema to appear, and ends on SIGINT", async () => {
  const project = makeProject({});
  const child = project.start(["watch"]);
  const output = outputOf(child);
  await output.until(/error KS3101: /);
  project.write("schemas/player.schema.ts", playerSchema);
  await output.until(/created generated\/typescript\/player\.ts/);
  child.kill("SIGINT");
  expect(await endOf(child)).toBe(0);
});

test("an event without a change of content starts nothing", async () => {
  const project = makeProject();
  const child = project.start(["watch"]);
  const output = outputOf(child);
  await output.until(/; watching$/m);
  project.write("schemas/player.schema.ts", playerSchema);
  project.write("schemas/notes.txt", "Nothing that is compiled.");
  project.write("schemas/player.schema.ts", `${playerSchema}\n`);
  await output.until(/; watching$/m);
  project.write("schemas/player.schema.ts", playerSchema);
  await output.until(/; watching$/m);
  expect(output.rest()).toBe("");
  child.kill("SIGTERM");
  expect(await endOf(child)).toBe(0);
});

interface Output {
  /** Waits until what was printed since the last wait matches, and takes it. */
  until(pattern: RegExp): Promise<void>;
  rest(): string;
}

function outputOf(child: ChildProcess): Output {
  let pending = "";
  let check: () => void = () => undefined;
  const take = (chunk: Buffer) => {
    pending += chunk.toString();
    check();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return {
    rest: () => pending,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${pattern} did not come, but:\n${pending}`)), 30_000);
        check = () => {
          const match = pattern.exec(pending);
          if (!match) return;
          pending = pending.slice(match.index + match[0].length).replace(/^\n/, "");
          clearTimeout(timer);
          check = () => undefined;
          resolve();
        };
        check();
      }),
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });
}
