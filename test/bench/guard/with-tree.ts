import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Checks a git ref out beside everything, and removes it again whatever happens. The folder of another working copy is used as it is. */
export async function withTree<T>(root: string, ref: string, use: (folder: string) => Promise<T>): Promise<T> {
  if (existsSync(join(ref, "runtime/src"))) return use(resolve(ref));
  const base = realpathSync(mkdtempSync(join(tmpdir(), "keyslot-ref-")));
  const folder = join(base, "tree");
  git(root, ["worktree", "add", "--detach", "--quiet", folder, ref]);
  try {
    return await use(folder);
  } finally {
    git(root, ["worktree", "remove", "--force", folder]);
    rmSync(base, { recursive: true, force: true });
  }
}

function git(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync("git", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`\`git ${args.join(" ")}\` ended with ${status}: ${stderr.trim()}`);
}
