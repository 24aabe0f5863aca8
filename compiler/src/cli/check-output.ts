import { accessSync, constants } from "node:fs";
import { dirname, resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { relativePath } from "./paths.ts";
import type { Project } from "./project.ts";
import { reasonOf } from "./reason.ts";
import { statOf } from "./stat-of.ts";

/** Reports places that can never be written, before anything is compiled. */
export function checkOutput(project: Project, diagnostics: DiagnosticBag): void {
  for (const language of project.emit)
    checkFolder(resolve(project.root, project.out, language), "`out`", project, diagnostics);
  checkFolder(dirname(resolve(project.root, project.lock)), "`lock`", project, diagnostics);
}

function checkFolder(folder: string, what: string, project: Project, diagnostics: DiagnosticBag): void {
  let nearest = folder;
  let stats = statOf(nearest);
  while (!stats && dirname(nearest) !== nearest) {
    nearest = dirname(nearest);
    stats = statOf(nearest);
  }
  const path = project.show(relativePath(project.root, nearest));
  if (!stats?.isDirectory()) {
    diagnostics.report("files/not-a-folder", undefined, { path, what });
    return;
  }
  try {
    accessSync(nearest, constants.W_OK);
  } catch (error) {
    diagnostics.report("files/not-writable", undefined, { path, reason: reasonOf(error) });
  }
}
