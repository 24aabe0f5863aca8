import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { emptyFolder, type GitProject, git } from "../cli/git-project.ts";
import { ciTool } from "./ci-tool.ts";
import { actionFolder, checkOut, type JobResult, readAction, runAction, workflowInputs } from "./github-runner.ts";
import { breakingSchema, build, installKeyslot, makeReleasedProject, safeSchema } from "./installed-project.ts";

const validator = ciTool({
  packages: ["@action-validator/cli@0.6.0", "@action-validator/core@0.6.0"],
  bin: "action-validator",
});
const schemaFile = "schemas/player.schema.ts";

// Each of these runs the tool some ten times.
vi.setConfig({ testTimeout: 240_000 });

test.runIf(process.env.CI === "true")("the validator of actions is there", () => expect(validator).toBeDefined());

test.skipIf(!validator)("the action and the workflows are valid, and the validator finds what is not", () => {
  const docs = fileURLToPath(new URL("../../docs/ci", import.meta.url));
  const folder = join(emptyFolder(), ".github/workflows");
  cpSync(docs, folder, { recursive: true });
  const workflow = join(folder, "github-workflow.yml");
  expect(validate(join(actionFolder, "action.yml"))).toEqual({ code: 0, errors: "" });
  expect(validate(workflow)).toEqual({ code: 0, errors: "" });
  expect(validate(join(folder, "github-release.yml"))).toEqual({ code: 0, errors: "" });
  writeFileSync(workflow, readFileSync(workflow, "utf8").replace("runs-on", "runs-in"));
  expect(validate(workflow)).toMatchObject({ code: 1 });
});

test("no input of the action is read as code", () => {
  for (const step of readAction(actionFolder).runs.steps) expect(step.run).not.toContain("${{");
});

test("a pull request that breaks someone is annotated, summed up and refused, though its lockfile says otherwise", () => {
  const origin = makeOrigin();
  const result = runPullRequest(origin, (project) => {
    project.write(schemaFile, breakingSchema);
    // Whoever deletes the lockfile gets one that knows nothing of the release.
    project.remove("schemas/schema.lock.json");
    build(project);
  });
  expect(result.annotations).toEqual([
    expect.stringMatching(/^::error file=schemas\/player\.schema\.ts,line=10,.*KS2104/),
  ]);
  expect(result.summary).toContain("Player.hp");
  expect(result.outputs).toEqual({ sarif: "keyslot.sarif" });
  expect(result.sarif.runs[0]?.results).toMatchObject([{ ruleId: "KS2104", level: "error" }]);
  expect(result.code).toBe(1);
});

test("a safe pull request passes; what nobody built is refused by name", () => {
  const origin = makeOrigin();
  const safe = (project: GitProject) => project.write(schemaFile, safeSchema);
  const built = runPullRequest(origin, (project) => {
    safe(project);
    build(project);
  });
  expect(built).toMatchObject({ code: 0, annotations: [] });
  expect(built.sarif.runs[0]?.results).toEqual([]);
  const unbuilt = runPullRequest(origin, safe);
  expect(unbuilt.annotations).toEqual([expect.stringMatching(/^::error title=Keyslot::.*keyslot build/)]);
  expect(unbuilt.code).toBe(1);
});

test("an accepted change passes, and its reason is in the SARIF file", () => {
  const result = runPullRequest(makeOrigin(), (project) => {
    project.write(schemaFile, breakingSchema);
    const { findings } = JSON.parse(project.keyslot(["check", "--format", "json"]).stdout);
    project.keyslot(["accept", findings[0].fingerprint, "--reason", "only the team has documents"]);
    build(project);
  });
  expect(result).toMatchObject({ code: 0 });
  expect(result.annotations.filter((line) => line.startsWith("::error"))).toEqual([]);
  const suppressed = result.sarif.runs[0]?.results.map(({ suppressions }) => suppressions?.[0]?.justification);
  expect(suppressed).toContain("only the team has documents");
});

test("what the base got meanwhile is not taken for something that the branch removed", () => {
  const origin = makeOrigin();
  origin.git("checkout", "-q", "-b", "change");
  origin.write("README.md", "Only words.\n");
  origin.commit();
  const merged = mergeInto(origin, "main");
  origin.git("checkout", "-q", "main");
  origin.write(schemaFile, safeSchema);
  build(origin);
  origin.commit();
  publish(origin);
  // As GitHub merged it before, and as a workflow that checks the branch itself out gets it.
  for (const [ref, GITHUB_SHA] of [
    ["refs/pull/1/merge", merged],
    ["refs/heads/change", merged],
  ] as const) {
    const folder = checkOut(bareOf(origin), ref);
    const env = { GITHUB_REF: "refs/pull/1/merge", GITHUB_BASE_REF: "main", GITHUB_SHA };
    expect(runAction({ folder, env, inputs: {} }), ref).toMatchObject({ code: 0, annotations: [] });
  }
});

test("a release is compared with every release before it", () => {
  const origin = makeOrigin();
  origin.git("tag", "v1.0.0");
  origin.write(schemaFile, breakingSchema);
  origin.remove("schemas/schema.lock.json");
  build(origin);
  origin.commit("v1.1.0");
  publish(origin);
  const folder = checkOut(bareOf(origin), "refs/tags/v1.1.0", "complete");
  const result = runAction({
    folder,
    env: { GITHUB_REF: "refs/tags/v1.1.0" },
    inputs: workflowInputs("github-release.yml"),
  });
  expect(result.annotations).toEqual([expect.stringContaining("KS2104")]);
  expect(result.code).toBe(1);
});

test("a queued merge, a folder of the repository, and what the config does not say: all of it comes from outside", () => {
  const origin = makeOrigin("packages/contracts");
  const base = origin.git("rev-parse", "HEAD");
  origin.write(`packages/contracts/${schemaFile}`, breakingSchema);
  origin.commit();
  publish(origin);
  const folder = checkOut(bareOf(origin), "refs/heads/main");
  installKeyslot(join(folder, "packages/contracts"));
  const job = { folder, env: { GITHUB_REF: "refs/heads/gh-readonly-queue/main/pr-1" } };
  const event = { "github.event.merge_group.base_sha": base };
  const inputs = { "working-directory": "packages/contracts", sarif: "out/found.sarif" };
  const full = runAction({ ...job, event, inputs });
  expect(full.annotations).toEqual([expect.stringContaining("file=packages/contracts/schemas/player.schema.ts")]);
  expect(full).toMatchObject({ code: 1, outputs: { sarif: "packages/contracts/out/found.sarif" } });
  const asked = runAction({ ...job, event, inputs: { ...inputs, mode: "none", config: "keyslot.config.json" } });
  expect(asked.annotations.filter((line) => line.includes("KS2104"))).toEqual([]);
});

test("what is given as an input stays a word, whatever is in it", () => {
  const origin = makeOrigin();
  const folder = checkOut(bareOf(origin), "refs/heads/main");
  const against = '$(touch hacked); "; touch hacked; #\n--output=hacked';
  const result = runAction({ folder, env: { GITHUB_REF: "refs/heads/main" }, inputs: { against } });
  expect(result.code).toBe(2);
  expect(git(folder, "status", "--porcelain")).toBe("");
});

interface PullRequestResult extends JobResult {
  readonly sarif: { readonly runs: readonly { readonly results: readonly SarifResult[] }[] };
}

interface SarifResult {
  readonly suppressions?: readonly { readonly justification: string }[];
}

/** A project, and the bare repository that everybody clones. */
function makeOrigin(folder?: string): GitProject {
  const project = makeReleasedProject(folder);
  cpSync(actionFolder, join(project.root, ".github/actions/check"), { recursive: true });
  project.commit();
  git(project.root, "clone", "-q", "--bare", ".", bareOf(project));
  return project;
}

function bareOf(project: GitProject): string {
  return join(project.root, "node_modules/origin.git");
}

function publish(project: GitProject): void {
  project.git("push", "-q", "--force", bareOf(project), "--all");
  project.git("push", "-q", bareOf(project), "--tags");
}

/** What GitHub keeps for a pull request of the branch that is checked out: the commit that merging it would give. */
function mergeInto(project: GitProject, base: string): string {
  publish(project);
  project.git("checkout", "-q", "--detach", base);
  project.git("merge", "-q", "--no-ff", "-m", "Merge", "change");
  project.git("push", "-q", bareOf(project), "+HEAD:refs/pull/1/merge");
  return project.git("rev-parse", "HEAD");
}

/** Makes a pull request of a change, and runs the documented workflow for it. */
function runPullRequest(origin: GitProject, change: (project: GitProject) => void): PullRequestResult {
  origin.git("checkout", "-q", "-B", "change", "main");
  change(origin);
  origin.commit();
  mergeInto(origin, "main");
  const folder = checkOut(bareOf(origin), "refs/pull/1/merge");
  const env = { GITHUB_REF: "refs/pull/1/merge", GITHUB_BASE_REF: "main" };
  const result = runAction({ folder, env, inputs: workflowInputs("github-workflow.yml") });
  return { ...result, sarif: JSON.parse(readFileSync(join(folder, "keyslot.sarif"), "utf8")) };
}

function validate(file: string): { readonly code: number | null; readonly errors: string } {
  const { status, stdout, stderr } = spawnSync(validator ?? "", [file], { encoding: "utf8" });
  return { code: status, errors: `${stdout}${stderr}` };
}
