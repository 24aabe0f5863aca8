import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import type { Baseline } from "../../lock/baseline.ts";
import { baselineOfLockfile } from "../../lock/baseline-of-lockfile.ts";
import type { Probes } from "../probed-disk.ts";
import type { Project, WantedBaseline } from "../project.ts";
import { openLockfile } from "./open-lockfile.ts";

/** Baselines that are known to be there, and not read yet. */
export interface FoundBaselines {
  /** Changes whenever one of them is another than before: a part of the key of a check. */
  readonly key: string;
  /** Undefined after a report; what is reported goes where `findBaselines` reports. */
  open(): Promise<OpenedBaselines | undefined>;
}

export interface OpenedBaselines {
  /** In the order in which they were asked for, tags of a pattern by version. */
  readonly baselines: readonly Baseline[];
  /** What was asked of the disk for them, for the cache. */
  readonly probes: Probes;
  /** What was reported meanwhile, for the cache. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds out what `--against` means, without reading a schema. Undefined after a report. */
export async function findBaselines(
  wanted: readonly WantedBaseline[],
  project: Project,
  diagnostics: DiagnosticBag,
): Promise<FoundBaselines | undefined> {
  const found = wanted.map((each) => openLockfile(each, project, diagnostics));
  if (diagnostics.hasErrors) return undefined;
  const present = found.filter((each) => each !== undefined);
  return {
    key: JSON.stringify(present.map(({ file }) => [file.path, file.text])),
    open: async () => ({
      baselines: present.map(({ file, lockfile }) => baselineOfLockfile(file, lockfile)),
      probes: {},
      diagnostics: [],
    }),
  };
}

/** Finds and reads them. Undefined after a report. */
export async function openBaselines(
  wanted: readonly WantedBaseline[],
  project: Project,
  diagnostics: DiagnosticBag,
): Promise<readonly Baseline[] | undefined> {
  const found = await findBaselines(wanted, project, diagnostics);
  return (await found?.open())?.baselines;
}
