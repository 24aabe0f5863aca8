import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { emptyFolder, git } from "../cli/git-project.ts";
import { ciEnvironment, installKeyslot } from "./installed-project.ts";

const docs = fileURLToPath(new URL("../../docs/ci", import.meta.url));
export const actionFolder = fileURLToPath(new URL("../../.github/actions/check", import.meta.url));

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
}

export function readAction(folder: string): Action {
  return parse(readFileSync(join(folder, "action.yml"), "utf8"));
}

/** What the documented workflow gives to the action. */
export function workflowInputs(name: string): Readonly<Record<string, string>> {
  const workflow: Workflow = parse(readFileSync(join(docs, name), "utf8"));
  const step = workflow.jobs.check.steps.find(({ uses }) => uses === "./.github/actions/check");
  if (!step) throw new Error(`${name} does not use the action.`);
  return step.with ?? {};
}

/** A clone as actions/checkout makes it: one commit, without tags, under a ref of its own; then what `npm ci` does. */
export function checkOut(origin: string, ref: string, depth: "shallow" | "complete" = "shallow"): string {
  const folder = emptyFolder();
  git(folder, "init", "-q");
  git(folder, "remote", "add", "origin", `file://${origin}`);
  const remote = ref.replace(/^refs\/(heads\/)?/, "refs/remotes/origin/");
  if (depth === "shallow") git(folder, "fetch", "-q", "--no-tags", "--depth=1", "origin", `+${ref}:${remote}`);
  else git(folder, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*");
  git(folder, "checkout", "-q", "--detach", depth === "shallow" ? remote : ref);
  installKeyslot(folder);
  return folder;
}

export interface Job {
  readonly folder: string;
  /** The `GITHUB_…` variables of the event. */
  readonly env: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  /** `github.event…` by path. */
  readonly event?: Readonly<Record<string, string>>;
}

export interface JobResult {
  readonly code: number | null;
  readonly log: string;
  /** Workflow commands in the log that are annotations. */
  readonly annotations: readonly string[];
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action of a checkout as the runner does: expressions filled in, each step with bash in a file of its own. */
export function runAction(job: Job): JobResult {
  const folder = join(job.folder, ".github/actions/check");
  const action = readAction(folder);
  const values = new Map(Object.entries(job.event ?? {}));
  for (const [name, input] of Object.entries(action.inputs))
    values.set(`inputs.${name}`, job.inputs[name] ?? input.default);
  const logs: string[] = [];
  let summary = "";
  let code: number | null = 0;
  for (const step of action.runs.steps) {
    if (code !== 0) break;
    const ran = runStep(step, { ...job, actionPath: folder, values });
    logs.push(ran.log);
    summary += ran.summary;
    code = ran.code;
    for (const [, name, value] of ran.output.matchAll(/^([\w-]+)=(.*)$/gm))
      values.set(`steps.${step.id}.outputs.${name}`, value ?? "");
  }
  const log = logs.join("");
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value, values)]);
  const annotations = log.split("\n").filter((line) => /^::(error|warning|notice)/.test(line));
  return { code, log, annotations, summary, outputs: Object.fromEntries(outputs) };
}

interface StepSurroundings extends Job {
  readonly actionPath: string;
  readonly values: ReadonlyMap<string, string>;
}

function runStep(step: Step, { folder, env, actionPath, values }: StepSurroundings) {
  if (step.shell !== "bash" || step.run === undefined) throw new Error("A step of a composite action names its shell.");
  const own = mkdtempSync(join(emptyFolder(), "step-"));
  const file = (name: string) => join(own, name);
  writeFileSync(file("script.sh"), step.run);
  for (const name of ["output", "summary"]) writeFileSync(file(name), "");
  const filled = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, values)]);
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-e", "-o", "pipefail", file("script.sh")],
    {
      cwd: resolve(folder, fill(step["working-directory"] ?? ".", values)),
      encoding: "utf8",
      env: ciEnvironment({
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: folder,
        GITHUB_SHA: git(folder, "rev-parse", "HEAD"),
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_OUTPUT: file("output"),
        GITHUB_STEP_SUMMARY: file("summary"),
        GITHUB_BASE_REF: "",
        ...env,
        ...Object.fromEntries(filled),
      }),
    },
  );
  const text = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), "utf8") : "");
  return { code: status, log: `${stdout}${stderr}`, output: text("output"), summary: text("summary") };
}

/** What is not given is empty, as on GitHub. Only plain names are understood, so nothing that this cannot run goes unnoticed. */
function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const name = expression.trim();
    if (!/^(inputs|github|steps)\.[\w.-]+$/.test(name))
      throw new Error(`The expression ${name} is not understood here.`);
    return values.get(name) ?? "";
  });
}
