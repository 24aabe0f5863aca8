import { realpathSync } from "node:fs";
import { join } from "node:path";
import { foldersUpward, isWithin } from "./paths.ts";
import { statOf } from "./stat-of.ts";
import type { Surroundings } from "./terminal.ts";

/**
 * The folder from which a host of code counts paths: the one that it checked out, if it says so and the project lies in it, else
 * the nearest one above with a `.git`, else the project's own.
 */
export function repositoryRoot(root: string, env: Surroundings["env"]): string {
  const real = realPathOf(root) ?? root;
  const named = [env.GITHUB_WORKSPACE, env.CI_PROJECT_DIR].flatMap((folder) => (folder && realPathOf(folder)) || []);
  return (
    named.find((folder) => isWithin(folder, real)) ??
    foldersUpward(real).find((folder) => statOf(join(folder, ".git")) !== undefined) ??
    real
  );
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
