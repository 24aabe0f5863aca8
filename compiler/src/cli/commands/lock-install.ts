import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { foldersUpward, isWithin, relativePath, toPosix } from "../paths.ts";
import { printFindings } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { runGit } from "../run-git.ts";
import type { Surroundings } from "../terminal.ts";
import { writeFiles } from "../write-files.ts";
import { writeOrReport } from "../write-or-report.ts";

export type LockInstallOptions = Pick<ProjectFlags, "config" | "schemas" | "lock">;

/** Makes git merge lockfiles with `keyslot lock merge-driver`: attributes for everybody, configuration for this clone. */
export async function lockInstall(options: LockInstallOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const done = project ? install(project, diagnostics) : [];
  await printFindings(diagnostics.sorted(), { root, surroundings });
  for (const line of done) surroundings.terminal.out(`${line}\n`);
  if (!diagnostics.hasErrors && done.length === 0) surroundings.terminal.out("Everything is installed already.\n");
  return exitCodeOf(diagnostics.sorted());
}

/** What was changed, a line each. */
function install(project: Project, diagnostics: DiagnosticBag): readonly string[] {
  const top = runGit(["rev-parse", "--show-toplevel"], project.root);
  if (!top.ok) {
    diagnostics.report("usage/no-repository", undefined, { reason: top.reason });
    return [];
  }
  const folder = top.stdout.replace(/\r?\n$/, "");
  const attributes = writeAttributes(folder, project, diagnostics);
  if (diagnostics.hasErrors) return [];
  return [...attributes, ...configure(folder, project, diagnostics)];
}

function writeAttributes(top: string, project: Project, diagnostics: DiagnosticBag): readonly string[] {
  const lock = relativePath(top, resolve(realpathSync(project.root), project.lock));
  const asked = runGit(["check-attr", "-z", "merge", "eol", "--", lock], top);
  const values = asked.ok ? asked.stdout.split("\0") : [];
  if (values[2] === "keyslot" && values[5] === "lf") return [];
  const path = join(top, ".gitattributes");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lineEnd = before.includes("\r\n") ? "\r\n" : "\n";
  const gap = before === "" || before.endsWith("\n") ? "" : lineEnd;
  const line = `${attributePattern(basename(lock))} merge=keyslot text eol=lf`;
  const file = { path, text: `${before}${gap}${line}${lineEnd}` };
  const show = () => project.show(relativePath(project.root, path));
  return writeOrReport(() => writeFiles([file]), show, diagnostics) ? [`.gitattributes: ${line}`] : [];
}

/** A name as a pattern that means itself, at any depth; with blanks it has to stand in quotes. */
function attributePattern(name: string): string {
  const pattern = name.replaceAll(/[\\*?[\]]/g, "\\$&").replace(/^[!#]/, "\\$&");
  return /[\s"]/.test(pattern) ? `"${pattern.replaceAll(/[\\"]/g, "\\$&")}"` : pattern;
}

function configure(top: string, project: Project, diagnostics: DiagnosticBag): readonly string[] {
  const settings: readonly (readonly [name: string, value: string])[] = [
    ["merge.keyslot.name", "Keyslot lockfile, slot by slot"],
    ["merge.keyslot.driver", driverCommand(top, project)],
    // Where there are several common ancestors, their own conflicts stay out of it.
    ["merge.keyslot.recursive", "binary"],
  ];
  return settings.flatMap(([name, value]) => {
    const known = runGit(["config", "--local", "--get", name], top);
    if (known.ok && known.stdout.replace(/\r?\n$/, "") === value) return [];
    const set = runGit(["config", "--local", "--replace-all", name, value], top);
    if (set.ok) return [`git config ${name}: ${value}`];
    diagnostics.report("usage/no-repository", undefined, { reason: set.reason });
    return [];
  });
}

/** Git runs it in a shell at the top of whichever worktree merges; where the tool is not installed, lines are merged as text. */
function driverCommand(top: string, project: Project): string {
  const tool = quote(toolPath(top, project));
  const merge = `node ${tool} lock merge-driver %O %A %B %P`;
  return `if test -f ${tool}; then ${merge}; else git merge-file --diff3 %A %O %B; fi`;
}

const program = "bin/keyslot.mjs";

/** From the top where the tool lies below it, so that every worktree uses its own. */
function toolPath(top: string, project: Project): string {
  const installed = foldersUpward(realpathSync(project.root))
    .filter((folder) => isWithin(top, folder))
    .map((folder) => join(folder, "node_modules/@keyslot/compiler", program));
  // The sources and the packed files lie at different depths of the package.
  const own = foldersUpward(fileURLToPath(import.meta.url)).map((folder) => join(folder, program));
  const path = [...installed, ...own].find((candidate) => existsSync(candidate)) ?? program;
  return isWithin(top, path) ? toPosix(relative(top, path)) : toPosix(path);
}

/** For a shell, in a text in which `%` begins a name of git's. */
function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll("%", "%%")}'`;
}
