import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { type GitResult, runGit, runGitForBytes } from "../run-git.ts";

/** The repository that a project lies in. Only its objects and refs are ever read. */
export interface GitRepository {
  /** Absolute, without symbolic links: the project's folder, in which git is asked. */
  readonly folder: string;
  /** Absolute: the folder that the paths of its trees begin at. */
  readonly top: string;
  /** A clone without the older commits. */
  readonly isShallow: boolean;
  /** What git's environment needs to find this repository from that folder. */
  readonly env: Environment;
}

type Environment = Readonly<Record<string, string | undefined>>;

export type OpenedRepository =
  | { readonly ok: true; readonly repository: GitRepository }
  | { readonly ok: false; readonly reason: string };

export function openRepository(root: string): OpenedRepository {
  const folder = realpathSync(root);
  const asCalled = locate(folder, {});
  if (process.env.GIT_DIR === undefined || process.env.GIT_WORK_TREE !== undefined) return asCalled;
  // Hooks set GIT_DIR alone: git then takes every folder for the top one, or looks for a relative path in the wrong place.
  const discovered = locate(folder, { GIT_DIR: undefined, GIT_INDEX_FILE: undefined, GIT_PREFIX: undefined });
  if (!discovered.ok) return asCalled;
  return !asCalled.ok || asCalled.gitFolder === discovered.gitFolder ? discovered : asCalled;
}

export function askGit(repository: GitRepository, args: readonly string[], input?: string): GitResult {
  const { folder, env } = repository;
  return runGit(args, folder, { env, ...(input !== undefined && { input }) });
}

export function askGitForBytes(repository: GitRepository, args: readonly string[], input: string): GitResult<Buffer> {
  return runGitForBytes(args, repository.folder, { env: repository.env, input });
}

function locate(folder: string, env: Environment): OpenedRepository & { readonly gitFolder?: string } {
  const questions = ["--is-shallow-repository", "--absolute-git-dir", "--show-prefix"];
  const answer = runGit(["rev-parse", ...questions], folder, { env });
  if (!answer.ok) return answer;
  // The prefix is empty at the top, and where there is no work tree.
  const [shallow = "", gitFolder = "", prefix = ""] = answer.stdout.split("\n");
  const top = resolve(folder, ...prefix.split("/").flatMap((part) => (part === "" ? [] : [".."])));
  return { ok: true, repository: { folder, top, isShallow: shallow === "true", env }, gitFolder };
}
