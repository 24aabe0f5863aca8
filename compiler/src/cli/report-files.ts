import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { ReportFiles } from "../diagnostics/report.ts";
import { isWithin, relativePath } from "./paths.ts";
import { textOf } from "./read-text.ts";
import { repositoryRoot } from "./repository-root.ts";
import { statOf } from "./stat-of.ts";
import type { Surroundings } from "./terminal.ts";

/** The files of a work tree, for reports; each is read once. Files of other commits are in no work tree. */
export function reportFiles(root: string, env: Surroundings["env"]): ReportFiles {
  const home = repositoryRoot(root, env);
  const texts = new Map<string, string | undefined>();
  return {
    textOf(file) {
      if (!texts.has(file)) texts.set(file, textOf(resolve(root, file)));
      return texts.get(file);
    },
    pathOf(file) {
      const path = resolve(root, file);
      if (!statOf(path)?.isFile()) return undefined;
      const real = isWithin(home, path) ? path : realpathSync(path);
      return isWithin(home, real) ? relativePath(home, real) : undefined;
    },
  };
}
