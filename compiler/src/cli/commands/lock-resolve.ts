import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Side, Sides } from "../../lock/merge-sides.ts";
import { parseLockfile } from "../../lock/parse-lockfile.ts";
import { reportConflicts } from "../../lock/report-conflicts.ts";
import { splitConflicts } from "../../lock/split-conflicts.ts";
import { writeChanges } from "../edit-sources.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { type MergedText, mergeLockTexts } from "../merge-lock-texts.ts";
import { printFindings } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { readText } from "../read-text.ts";
import type { Surroundings } from "../terminal.ts";
import { unmergedTexts } from "../unmerged-texts.ts";

export interface LockResolveOptions extends Pick<ProjectFlags, "config" | "schemas" | "lock"> {
  /** Sites at which that side stands. */
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
}

/** Merges a lockfile that git could not, or says what only a person can settle and leaves it as it is. */
export async function lockResolve(options: LockResolveOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const done = project && resolveLockfile(project, preferences(options), diagnostics);
  await printFindings(diagnostics.sorted(), { root, surroundings });
  if (done !== undefined) surroundings.terminal.out(`${done}\n`);
  return exitCodeOf(diagnostics.sorted());
}

function preferences({ ours = [], theirs = [] }: LockResolveOptions): ReadonlyMap<string, Side> {
  return new Map([
    ...ours.map((site) => [site, "ours"] satisfies [string, Side]),
    ...theirs.map((site) => [site, "theirs"] satisfies [string, Side]),
  ]);
}

/** What to tell when it is done; undefined after a report. */
function resolveLockfile(
  project: Project,
  prefer: ReadonlyMap<string, Side>,
  diagnostics: DiagnosticBag,
): string | undefined {
  const path = resolve(project.root, project.lock);
  const shown = project.show(project.lock);
  const unmerged = unmergedTexts(path);
  const text = existsSync(path) || !unmerged ? readText(path, shown, diagnostics) : "";
  if (text === undefined) return undefined;
  const sides = sidesOf(text, unmerged);
  if (!sides) {
    // Nobody needs to be told that there is nothing to do in a file that cannot be read.
    const isSound = parseLockfile({ path: project.lock, text }, diagnostics) !== undefined;
    return isSound ? `${shown}: there is nothing to resolve.` : undefined;
  }
  const merged = mergeLockTexts(sides, { shown, prefer }, diagnostics);
  if (!merged) return undefined;
  reportUnknownSites(merged, prefer, diagnostics);
  reportConflicts(merged.conflicts, { path: project.lock, text }, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const change = { path: project.lock, before: text, after: merged.text };
  if (!writeChanges([change], project, diagnostics)) return undefined;
  const next = unmerged ? `\`git add ${shown}\` and \`keyslot check\`` : "`keyslot check`";
  return `${shown}: merged. Run ${next}.`;
}

/** Git's own copies know more than markers do. A side that has no lockfile has nothing to add. */
function sidesOf(text: string, unmerged: Sides<string> | undefined): Sides<string> | undefined {
  if (!unmerged) {
    const split = splitConflicts(text);
    return split && { ...split, base: split.base };
  }
  const { base, ours, theirs } = unmerged;
  return { base: ours === "" || theirs === "" ? undefined : base, ours: ours || theirs, theirs: theirs || ours };
}

function reportUnknownSites(
  { conflicts, settled }: MergedText,
  prefer: ReadonlyMap<string, Side>,
  diagnostics: DiagnosticBag,
): void {
  const sites = [...new Set([...settled, ...conflicts.map((conflict) => conflict.site)])].sort();
  const known =
    sites.length > 0
      ? `There is one at ${sites.map((site) => `\`${site}\``).join(", ")}.`
      : "There is none at all: run it without `--ours` and `--theirs`.";
  for (const site of prefer.keys())
    if (!settled.includes(site)) diagnostics.report("usage/unknown-conflict", undefined, { site, known });
}
