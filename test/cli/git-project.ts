import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

/** No configuration of the machine decides what git does here, and commits need no name from it. */
export const gitEnvironment = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Somebody",
  GIT_AUTHOR_EMAIL: "somebody@example.org",
  GIT_COMMITTER_NAME: "Somebody",
  GIT_COMMITTER_EMAIL: "somebody@example.org",
};

/** A hook or another test may have set what would lead git into another repository. */
const elsewhere = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined };

/** Runs git for real; a command that fails is a mistake of the test. */
export function git(folder: string, ...args: readonly string[]): string {
  const settings = ["-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main"];
  const { status, stdout, stderr } = spawnSync("git", [...settings, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...gitEnvironment, ...elsewhere },
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

export interface GitProject extends Project {
  git(...args: readonly string[]): string;
  /** Commits everything, under a tag when one is given. */
  commit(tag?: string): void;
}

/** A project in a repository of its own, at the top or in a folder of it; nothing is committed yet. */
export function makeGitProject(files?: Readonly<Record<string, string>>): GitProject {
  const project = makeProject(files ?? { "schemas/player.schema.ts": playerSchema });
  git(project.root, "init", "-q");
  project.write(".gitignore", "node_modules\ngenerated\n");
  return inRepository(project);
}

export function inRepository(project: Project): GitProject {
  return {
    ...project,
    git: (...args) => git(project.root, ...args),
    commit: (tag) => {
      git(project.root, "add", "-A", ".");
      git(project.root, "commit", "-q", "--allow-empty", "-m", "A step");
      if (tag !== undefined) git(project.root, "tag", tag);
    },
  };
}

/** An empty folder, gone when the test is. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keyslot git ü-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
