import { dirname, join, resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { foldersUpward, relativePath } from "./paths.ts";
import { statOf } from "./stat-of.ts";

export const configNames = ["keyslot.config.ts", "keyslot.config.json"] as const;

export interface ConfigPlace {
  /** Absolute; paths of the config are relative to it. */
  readonly root: string;
  /** From the root; undefined when there is no config. */
  readonly configFile?: string;
}

/** The config that was named, or the nearest one from `cwd` upward; without any, the current folder is the root. */
export function locateConfig(named: string | undefined, cwd: string, diagnostics: DiagnosticBag): ConfigPlace {
  if (named !== undefined) return locateNamed(named, cwd, diagnostics);
  for (const root of foldersUpward(cwd)) {
    const found = configNames.filter((name) => isFile(join(root, name)));
    const [configFile, second] = found;
    if (configFile === undefined) continue;
    if (second !== undefined) {
      const [first, other] = [configFile, second].map((name) => relativePath(cwd, join(root, name)));
      diagnostics.report("config/two-files", undefined, { first: first ?? configFile, second: other ?? second });
    }
    return { root, configFile };
  }
  return { root: cwd };
}

function locateNamed(named: string, cwd: string, diagnostics: DiagnosticBag): ConfigPlace {
  const path = resolve(cwd, named);
  const stats = statOf(path);
  if (!stats) diagnostics.report("config/not-found", undefined, { file: named });
  else if (!stats.isFile())
    diagnostics.report("files/not-a-file", undefined, { path: named, example: "keyslot.config.json" });
  else return { root: dirname(path), configFile: relativePath(dirname(path), path) };
  return { root: cwd };
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}
