import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Baseline } from "../../lock/baseline.ts";
import { ProbedDisk, type Probes } from "../probed-disk.ts";
import type { Project, WantedBaseline } from "../project.ts";
import { findReleases } from "./find-releases.ts";
import type { FoundRelease } from "./found-release.ts";
import { GitLookup } from "./git-lookup.ts";
import { describeRelease, type KnownRelease, type OpenContext, openKnown } from "./known-release.ts";
import { emptyMemory } from "./release-memory.ts";

/** Baselines that are known to be there, and not read yet. */
export interface FoundBaselines {
  /** Changes whenever one of them is another than before: a part of the key of a check. */
  readonly key: string;
  /** Reads them, which loads TypeScript. Undefined after a report. */
  open(diagnostics: DiagnosticBag): Promise<OpenedBaselines | undefined>;
}

export interface OpenedBaselines {
  /** In the order in which they were asked for, tags of a pattern by version. */
  readonly baselines: readonly Baseline[];
  /** What was asked of the disk for them, for the cache. */
  readonly probes: Probes;
}

/** Finds out what `--against` means, without reading a schema. Undefined after a report. */
export async function findBaselines(
  wanted: readonly WantedBaseline[],
  project: Project,
  diagnostics: DiagnosticBag,
): Promise<FoundBaselines | undefined> {
  const lookup = new GitLookup(project.root);
  const disk = new ProbedDisk(project.root);
  const found = withoutRepeats(wanted.flatMap((each) => findReleases(each, lookup, diagnostics)));
  const context: OpenContext = { project, lookup, disk, memory: emptyMemory() };
  const known: KnownRelease[] = [];
  for (const release of found) known.push(await describeRelease(release, context));
  if (diagnostics.hasErrors) return undefined;
  return {
    key: JSON.stringify([project.schemas, project.lock, known.map((release) => release.key)]),
    open: async (bag) => {
      const baselines = await openAll(known, context, bag);
      return bag.hasErrors ? undefined : { baselines, probes: disk.probes };
    },
  };
}

/** Finds and reads them. Undefined after a report. */
export async function openBaselines(
  wanted: readonly WantedBaseline[],
  project: Project,
  diagnostics: DiagnosticBag,
): Promise<readonly Baseline[] | undefined> {
  const found = await findBaselines(wanted, project, diagnostics);
  return (await found?.open(diagnostics))?.baselines;
}

async function openAll(
  known: readonly KnownRelease[],
  context: OpenContext,
  diagnostics: DiagnosticBag,
): Promise<readonly Baseline[]> {
  const opened: Baseline[] = [];
  const empty: FoundRelease[] = [];
  for (const release of known) {
    const baseline = await openKnown(release, context, diagnostics);
    if (baseline === "nothing") empty.push(release.found);
    else if (baseline) opened.push(baseline);
  }
  reportEmpty(empty, opened, diagnostics);
  return opened;
}

/** A pattern may match tags from before this project; one that was named, or a pattern of nothing else, was expected to hold something. */
function reportEmpty(empty: readonly FoundRelease[], opened: readonly Baseline[], diagnostics: DiagnosticBag): void {
  const tried = "there is none where this project has its own, nor elsewhere";
  for (const found of empty) {
    const isOneOfMany = found.kind === "git" && found.pattern !== undefined && opened.length > 0;
    const values = {
      name: found.name,
      tried,
      advice: isOneOfMany
        ? "It is left out; narrow the pattern if it is not meant."
        : "Compare with a release that this project was a part of, or name its lockfile.",
    };
    diagnostics.report("baseline/nothing-released", undefined, values, isOneOfMany ? { severity: "note" } : {});
  }
}

/** The same release under two names is one baseline, under the name that came first. */
function withoutRepeats(found: readonly FoundRelease[]): readonly FoundRelease[] {
  const identity = (release: FoundRelease) =>
    release.kind === "git" ? JSON.stringify([release.commit, release.path ?? null]) : release.path;
  const first = new Map<string, FoundRelease>();
  for (const release of found) if (!first.has(identity(release))) first.set(identity(release), release);
  return [...first.values()];
}
