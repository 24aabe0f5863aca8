import { chmodSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { baselineRows } from "../../compiler/src/diagnostics/catalog/baselines.ts";
import { emptyFolder, type GitProject, gitEnvironment, makeGitProject } from "./git-project.ts";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";
import { build, openBaselinesOf } from "./open-baselines-of.ts";

beforeEach(() => {
  for (const [name, value] of Object.entries(gitEnvironment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const schema = "schemas/player.schema.ts";
const lock = "schemas/schema.lock.json";

interface Case {
  readonly rule: keyof typeof baselineRows;
  readonly name: string;
  /** The project, and the folder in which the tool is called when it is another. */
  prepare(): Promise<Project | { readonly project: Project; readonly cwd: string }>;
  readonly against: readonly string[];
  /** What the message and the advice say. */
  readonly says: readonly string[];
}

async function released(): Promise<GitProject> {
  const project = makeGitProject();
  await build({ cwd: project.root });
  project.commit("v1.2.0");
  return project;
}

const cases: readonly Case[] = [
  {
    rule: "baseline/not-found",
    name: "a misspelled tag",
    prepare: released,
    against: ["v1.20"],
    says: ["git knows no tag, branch or commit `v1.20`", "Did you mean `v1.2.0`?"],
  },
  {
    rule: "baseline/not-found",
    name: "a repository in which nothing was ever committed",
    prepare: async () => makeGitProject(),
    against: ["HEAD"],
    says: ["`HEAD` names no release", "nothing was ever committed here"],
  },
  {
    rule: "baseline/not-found",
    name: "a name that git would take for an option",
    prepare: released,
    against: ["--all"],
    says: ["`--all` names no release"],
  },
  {
    rule: "baseline/git-failed",
    name: "no repository",
    prepare: async () => makeProject(),
    against: ["v1"],
    says: ["`v1` cannot be looked up in git: this folder is in no git repository", "Run the command in a clone"],
  },
  {
    rule: "baseline/git-failed",
    name: "no git",
    prepare: async () => {
      const project = await released();
      vi.stubEnv("PATH", emptyFolder());
      return project;
    },
    against: ["v1.2.0"],
    says: ["git is not installed", "Install git"],
  },
  {
    rule: "baseline/git-failed",
    name: "a repository of somebody else",
    prepare: async () => {
      const project = await released();
      vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
      return project;
    },
    against: ["v1.2.0"],
    says: ["git does not trust this folder", "git config --global --add safe.directory"],
  },
  {
    rule: "baseline/git-failed",
    name: "a git that fails with words of its own",
    prepare: async () => {
      const project = await released();
      const bin = emptyFolder();
      const fake = makeExecutable(join(bin, "git"), "echo 'fatal: the moon is down' >&2; exit 128");
      vi.stubEnv("PATH", [bin, process.env.PATH].join(delimiter));
      expect(fake).toBe(join(bin, "git"));
      return project;
    },
    against: ["v1.2.0"],
    says: ["the moon is down", "Mend the repository"],
  },
  {
    rule: "baseline/no-tag-matches",
    name: "a pattern in the wrong case",
    prepare: released,
    against: ["V*"],
    says: ["No git tag matches `V*`", "There is `v1.2.0`."],
  },
  {
    rule: "baseline/no-tag-matches",
    name: "no tag at all",
    prepare: async () => {
      const project = await released();
      project.git("tag", "-d", "v1.2.0");
      return project;
    },
    against: ["v[0-9]*"],
    says: ["There is no tag at all.", "git fetch --tags"],
  },
  {
    rule: "baseline/shallow",
    name: "a tag that was not cloned",
    prepare: async () => {
      const project = await released();
      const clone = join(emptyFolder(), "clone");
      project.git("clone", "-q", "--depth=1", "--no-tags", pathToFileURL(project.root).href, clone);
      return { project, cwd: clone };
    },
    against: ["v1.2.0"],
    says: ["a shallow one", "Run `git fetch --depth=1 origin tag v1.2.0` first", "fetch-depth: 0"],
  },
  {
    rule: "baseline/ambiguous-ref",
    name: "a tag and a branch of one name",
    prepare: async () => {
      const project = await released();
      project.git("commit", "-q", "--allow-empty", "-m", "Later");
      project.git("branch", "v1.2.0");
      return project;
    },
    against: ["v1.2.0"],
    says: ["`refs/tags/v1.2.0`, `refs/heads/v1.2.0`", "in full"],
  },
  {
    rule: "baseline/shadowed-ref",
    name: "a folder called like a branch",
    prepare: async () => {
      const project = await released();
      project.git("branch", "schemas");
      return project;
    },
    against: ["schemas"],
    says: ["`schemas` is taken as a folder here, although git has `refs/heads/schemas` too", "`./schemas`"],
  },
  {
    rule: "baseline/nothing-released",
    name: "a commit from before the first schema",
    prepare: async () => {
      const project = makeGitProject({ "readme.md": "Nothing yet.\n" });
      project.commit("v0");
      project.write(schema, playerSchema);
      return project;
    },
    against: ["v0"],
    says: ["`v0` has neither a lockfile nor schemas"],
  },
  {
    rule: "baseline/nothing-released",
    name: "a pattern of such commits alone",
    prepare: async () => {
      const project = makeGitProject({ "readme.md": "Nothing yet.\n" });
      project.commit("v0");
      project.write(schema, playerSchema);
      return project;
    },
    against: ["v*"],
    says: ["`v0` has neither"],
  },
  {
    rule: "baseline/nothing-released",
    name: "a folder of something else",
    prepare: async () => makeProject({ [schema]: playerSchema, "docs/readme.md": "Read me.\n" }),
    against: ["docs"],
    says: ["`docs` has neither"],
  },
  {
    rule: "baseline/not-a-lockfile",
    name: "a schema by itself",
    prepare: released,
    against: [schema],
    says: [`\`${schema}\` is no lockfile`, "or the folder"],
  },
  {
    rule: "baseline/not-a-lockfile",
    name: "a schema of a commit",
    prepare: released,
    against: [`v1.2.0:${schema}`],
    says: [`\`v1.2.0:${schema}\` is no lockfile`],
  },
  {
    rule: "baseline/several-lockfiles",
    name: "two projects, and neither where this one is",
    prepare: async () => {
      const project = makeGitProject({ "a/schemas/a.schema.ts": playerSchema, "b/schemas/b.schema.ts": playerSchema });
      await build({ cwd: join(project.root, "a") });
      await build({ cwd: join(project.root, "b") });
      project.commit("v1");
      project.write(schema, "export interface Other {\n  /** @key(0) */\n  x: number;\n}\n");
      return project;
    },
    against: ["v1"],
    says: [`\`v1:a/${lock}\`, \`v1:b/${lock}\``, `--against v1:a/${lock}`],
  },
  {
    rule: "baseline/broken-schemas",
    name: "no lockfile, and a mistake in the schema",
    prepare: async () => {
      const project = makeGitProject({ [schema]: playerSchema.replace("@key(2) ", "") });
      project.commit("v0");
      project.write(schema, playerSchema);
      return project;
    },
    against: ["v0"],
    says: [`v0:${schema}:10:3 `, "Compare with a release that has a lockfile"],
  },
  {
    rule: "baseline/stale-lockfile",
    name: "schemas that were committed without a build",
    prepare: async () => {
      const project = await released();
      project.write(schema, playerSchema.replace(/}\n$/, "  /** @key(3) */\n  title?: string;\n}\n"));
      project.commit("v2");
      return project;
    },
    against: ["v2"],
    says: ["The lockfile of `v2` does not have what its schemas say: it differs in `Player.title`."],
  },
  {
    rule: "baseline/no-such-path",
    name: "a lockfile that is elsewhere",
    prepare: released,
    against: ["v1.2.0:schema.lock.json"],
    says: ["`schema.lock.json` is not in `v1.2.0`", `There is \`${lock}\`.`],
  },
];

test.each(cases)("$rule: $name", async ({ rule, prepare, against, says }) => {
  const prepared = await prepare();
  const { project, cwd } = "project" in prepared ? prepared : { project: prepared, cwd: prepared.root };
  const before = project.times();
  const { baselines, findings } = await openBaselinesOf({ cwd }, ...against);
  expect(findings.map((each) => [each.rule, each.code])).toEqual([[rule, baselineRows[rule].code]]);
  const [finding] = findings;
  for (const text of says) expect(`${finding?.message} ${finding?.advice}`).toContain(text);
  expect(baselines).toHaveLength(finding?.severity === "error" ? 0 : 1);
  expect(project.times()).toEqual(before);
});

test("every finding about a baseline has a case", () => {
  expect([...new Set(cases.map((row) => row.rule))].sort()).toEqual(Object.keys(baselineRows).sort());
});

test("a path that was written as one is no other", async () => {
  const project = await released();
  project.git("branch", "schemas");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "./schemas");
  expect(findings).toEqual([]);
  expect(baselines.map((each) => each.origin)).toEqual([{ kind: "folder", lockfile: lock }]);
});

test("a tag and a branch of one name that are one commit are no two", async () => {
  const project = await released();
  project.git("branch", "v1.2.0");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v1.2.0");
  expect(findings).toEqual([]);
  expect(baselines).toHaveLength(1);
});

test("a lockfile of then that is broken is a finding with its place in that commit", async () => {
  const project = await released();
  project.write(lock, `<<<<<<< ours\n${project.read(lock)}`);
  project.commit("v2");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v2");
  expect(findings).toMatchObject([{ rule: "lockfile/conflict", span: { file: `v2:${lock}`, line: 1 } }]);
  expect(baselines).toEqual([]);
});

test("a lockfile of then that is no text is not taken for an empty one", async () => {
  const project = await released();
  project.write(lock, Buffer.from('{ "lockfileVersion": 1, "types": "caf\u00e9" }', "latin1"));
  project.commit("v2");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v2");
  expect(findings).toMatchObject([{ rule: "files/unreadable", message: expect.stringContaining(`v2:${lock}`) }]);
  expect(baselines).toEqual([]);
});

test("schemas that lead outside through links are not read from there", async () => {
  const project = makeGitProject({ "keyslot.config.json": "{}", "schemas/readme.md": "Elsewhere.\n" });
  const outside = emptyFolder();
  symlinkSync(join(outside, "player.schema.ts"), join(project.root, schema));
  project.commit("v0");
  const { baselines, findings } = await openBaselinesOf({ cwd: project.root }, "v0");
  expect(baselines).toEqual([]);
  expect(findings.map((each) => each.rule)).toEqual(["baseline/broken-schemas"]);
});

function makeExecutable(path: string, script: string): string {
  const folder = makeProject({ git: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder.root, "git"), 0o755);
  symlinkSync(join(folder.root, "git"), path);
  return path;
}
