import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { printChanges, writeChanges } from "../edit-sources.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { type Acceptance, type AcceptRequest, planAcceptance } from "../plan-acceptance.ts";
import { printFindings } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import type { Surroundings } from "../terminal.ts";

export interface AcceptOptions extends ProjectFlags {
  readonly reason?: string;
  readonly expires?: string;
  readonly remove?: boolean;
  readonly dryRun?: boolean;
}

/** Takes responsibility for breaking changes: writes waivers into the lockfile, and the versions that they ask for into the schemas. */
export async function accept(
  fingerprints: readonly string[],
  options: AcceptOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const request: AcceptRequest = { fingerprints, ...options };
  const planned = project && (await planAcceptance(project, request, diagnostics));
  if (project && planned && !options.dryRun) writeChanges(planned.changes, project, diagnostics);
  const found = diagnostics.sorted();
  await printFindings(found, { root, surroundings });
  if (!project || !planned || diagnostics.hasErrors) return exitCodeOf(found);
  printAcceptance(planned, { project, surroundings, options });
  return exitCodeOf(found);
}

interface Printing {
  readonly project: Project;
  readonly surroundings: Surroundings;
  readonly options: AcceptOptions;
}

function printAcceptance(planned: Acceptance, { project, surroundings, options }: Printing): void {
  const { terminal } = surroundings;
  if (options.dryRun) {
    printChanges(planned.changes, project, surroundings);
    return;
  }
  for (const line of planned.done) terminal.out(`${line}\n`);
  if (planned.open.length > 0) terminal.out("Not accepted yet:\n");
  const width = Math.max(0, ...planned.open.map(({ site }) => site.length));
  for (const { fingerprint, site, rule, before, after } of planned.open) {
    const change = [before, after].filter((text) => text !== undefined).join(" → ");
    terminal.out(`  ${fingerprint}  ${site.padEnd(width)}  ${rule}${change === "" ? "" : `  ${change}`}\n`);
  }
  if (planned.done.length === 0 && planned.open.length === 0) terminal.out("There is nothing to accept.\n");
  if (planned.toBuild) terminal.out("Run `keyslot build`, which takes the change into the lockfile.\n");
}
