import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { emptyFolder, type GitProject, git } from "../cli/git-project.ts";
import { ciTool } from "./ci-tool.ts";
import {
  breakingSchema,
  build,
  ciEnvironment,
  installKeyslot,
  makeReleasedProject,
  safeSchema,
} from "./installed-project.ts";

// The last release that runs on Node 20.
const runner = ciTool({ packages: ["gitlab-ci-local@4.61.0"], bin: "gitlab-ci-local" });
const file = fileURLToPath(new URL("../../docs/ci/gitlab-ci.yml", import.meta.url));
const schemaFile = "schemas/player.schema.ts";

vi.setConfig({ testTimeout: 240_000 });

test.runIf(process.env.CI === "true")("what runs a GitLab job is there", () => expect(runner).toBeDefined());

test.skipIf(!runner)("a merge request that breaks someone fails, with both reports; the base is fetched", () => {
  const project = makeReleasedProject();
  const base = project.git("rev-parse", "HEAD");
  project.write(schemaFile, breakingSchema);
  project.remove("schemas/schema.lock.json");
  build(project);
  const result = runJob(project, mergeRequest(base));
  expect(result.code, result.log).toBe(1);
  expect(JSON.parse(result.codeQuality)).toMatchObject([
    { check_name: expect.stringContaining("KS2104"), severity: "critical", location: { path: schemaFile } },
  ]);
  expect(result.junit).toMatch(/<testsuites? [^>]*failures="1"/);
});

test.skipIf(!runner)("a safe merge request passes, with reports that say so", () => {
  const project = makeReleasedProject();
  const base = project.git("rev-parse", "HEAD");
  project.write(schemaFile, safeSchema);
  build(project);
  const result = runJob(project, mergeRequest(base));
  expect(result.code, result.log).toBe(0);
  expect(JSON.parse(result.codeQuality)).toEqual([]);
  expect(result.junit).toMatch(/<testsuites? [^>]*failures="0"/);
});

test.skipIf(!runner)(
  "a tag is compared with the tags before it, and generated code that nobody built fails the job",
  () => {
    const project = makeReleasedProject();
    project.git("tag", "v1.0.0");
    project.write(schemaFile, safeSchema);
    const result = runJob(project, { CI_COMMIT_TAG: "v1.1.0" });
    expect(result.code, result.log).toBe(1);
    expect(JSON.parse(result.codeQuality)).toEqual([]);
    expect(result.log).toContain("v1.0.0");
  },
);

test.skipIf(!runner)("the job is for merge requests, the default branch and tags", () => {
  const project = makeReleasedProject();
  copyFileSync(file, join(project.root, ".gitlab-ci.yml"));
  project.commit();
  expect(hasJob(project.root, { CI_PIPELINE_SOURCE: "merge_request_event", CI_COMMIT_BRANCH: "" })).toBe(true);
  expect(hasJob(project.root, { CI_COMMIT_BRANCH: "main" })).toBe(true);
  expect(hasJob(project.root, { CI_COMMIT_BRANCH: "", CI_COMMIT_TAG: "v1.0.0" })).toBe(true);
  expect(hasJob(project.root, { CI_COMMIT_BRANCH: "other" })).toBe(false);
});

function mergeRequest(base: string): Readonly<Record<string, string>> {
  return { CI_PIPELINE_SOURCE: "merge_request_event", CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
}

interface JobResult {
  readonly code: number | null;
  readonly log: string;
  readonly codeQuality: string;
  readonly junit: string;
}

/** Commits what is in the project, clones it as the runner does, and runs the documented job in the clone. */
function runJob(project: GitProject, variables: Readonly<Record<string, string>>): JobResult {
  copyFileSync(file, join(project.root, ".gitlab-ci.yml"));
  project.commit();
  const folder = emptyFolder();
  git(folder, "clone", "-q", "--no-tags", "--depth=1", `file://${project.root}`, ".");
  installKeyslot(folder);
  const { code, log } = gitlab(folder, ["keyslot"], variables);
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  return { code, log, codeQuality: read("gl-code-quality-report.json"), junit: read("keyslot-junit.xml") };
}

/** Dependencies are installed already, and the copy that is made for containers is of no use without one. */
function folderOfCommands(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "npm"), '#!/bin/sh\ntest "$1" = ci\n', { mode: 0o755 });
  writeFileSync(join(folder, "rsync"), "#!/bin/sh\n", { mode: 0o755 });
  return folder;
}

function gitlab(folder: string, args: readonly string[], variables: Readonly<Record<string, string>>) {
  const given = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const { status, stdout, stderr } = spawnSync(
    runner ?? "",
    [...args, "--force-shell-executor", "--home", emptyFolder(), ...given],
    {
      cwd: folder,
      encoding: "utf8",
      env: ciEnvironment({ PATH: `${folderOfCommands()}${delimiter}${process.env.PATH ?? ""}` }),
    },
  );
  return { code: status, log: `${stdout}${stderr}`, stdout };
}

/** Whether a pipeline with these variables has the job. */
function hasJob(folder: string, variables: Readonly<Record<string, string>>): boolean {
  const { code, log, stdout } = gitlab(folder, ["--list-json"], variables);
  if (code !== 0) throw new Error(log);
  const jobs: readonly { readonly name: string; readonly when: string }[] = JSON.parse(
    stdout.slice(stdout.search(/^\[$/m)),
  );
  return jobs.some(({ name, when }) => name === "keyslot" && when !== "never");
}
