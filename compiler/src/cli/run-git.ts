import { spawnSync } from "node:child_process";
import { codeOf, reasonOf } from "./reason.ts";

export interface GitOptions {
  /** What git reads from its standard input. */
  readonly input?: string;
  /** Changes to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export type GitResult<Output = string> =
  | { readonly ok: true; readonly stdout: Output }
  | {
      readonly ok: false;
      /** A short clause for people: `git is not installed`, `this folder is in no git repository`, or git's own words. */
      readonly reason: string;
      /** Git's exit code; undefined when it could not be run at all. */
      readonly status?: number;
    };

/** Runs git in `cwd`, without a shell, so that no path or name is ever taken for syntax. */
export function runGit(args: readonly string[], cwd: string, options: GitOptions = {}): GitResult {
  const result = runGitForBytes(args, cwd, options);
  return result.ok ? { ok: true, stdout: result.stdout.toString("utf8") } : result;
}

/** The same for what is counted in bytes, or need not be text. */
export function runGitForBytes(args: readonly string[], cwd: string, options: GitOptions = {}): GitResult<Buffer> {
  const { status, stdout, stderr, error } = spawnSync("git", [...args], {
    cwd,
    encoding: "buffer",
    env: { ...process.env, ...options.env, ...settings },
    input: Buffer.from(options.input ?? ""),
    maxBuffer: 1 << 30,
    windowsHide: true,
  });
  if (error) {
    return { ok: false, reason: codeOf(error) === "ENOENT" ? "git is not installed" : reasonOf(error) };
  }
  if (status === 0) return { ok: true, stdout };
  return { ok: false, reason: reasonFrom(stderr.toString("utf8"), status), ...(status !== null && { status }) };
}

/** Messages are the same in every locale, nobody is asked for a password, and reading takes no lock that another git waits for. */
const settings = { LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" };

function reasonFrom(stderr: string, status: number | null): string {
  if (stderr.includes("not a git repository")) return "this folder is in no git repository";
  if (stderr.includes("dubious ownership")) return "git does not trust this folder, because someone else owns it";
  const line = stderr.split("\n").find((each) => each.trim() !== "");
  return (
    line?.replace(/^(?:fatal|error): /, "").replace(/\.$/, "") ??
    `git ended with ${status === null ? "a signal" : `exit code ${status}`}`
  );
}
