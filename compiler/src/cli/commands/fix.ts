import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { findAmbiguities } from "../../lock/find-ambiguities.ts";
import type { SourceEdit } from "../../lock/source-edit.ts";
import { compileProject } from "../compile-project.ts";
import { editFiles, printChanges, writeChanges } from "../edit-sources.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { type FixInput, type FixRequest, findFixes, readFixInput } from "../find-fixes.ts";
import { parseRenames } from "../parse-renames.ts";
import { printFindings, printFindingsAsResult } from "../print-findings.ts";
import { openProject, type Project, type ProjectFlags } from "../project.ts";
import { surveyInputs } from "../survey.ts";
import type { Surroundings } from "../terminal.ts";

export interface FixOptions extends ProjectFlags {
  readonly dryRun?: boolean;
  /** Asks what only a person can tell. */
  readonly interactive?: boolean;
  /** Confirmed renames: `Player.nick=displayName`. */
  readonly rename?: readonly string[];
  /** Slots that have a new meaning: `Player.displayName`. */
  readonly newMeaning?: readonly string[];
  /** Documents whose `@version` is to be raised. */
  readonly raiseVersion?: readonly string[];
}

/** Mends in the schemas what is mechanical to mend, and tells what is left. */
export async function fix(options: FixOptions, surroundings: Surroundings): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  const { root, project } = await openProject(options, surroundings, diagnostics);
  const request = requestOf(options, diagnostics);
  if (options.interactive && !surroundings.dialogue) diagnostics.report("usage/not-interactive", undefined);
  const survey = project && !diagnostics.hasErrors ? surveyInputs(project, diagnostics) : undefined;
  const input = project && survey && readFixInput(project, survey, diagnostics);
  const asked = input && (await ask(input, request, options.interactive ? surroundings : undefined));
  if (asked === "cancelled") {
    surroundings.terminal.err("Nothing was changed.\n");
    return 1;
  }
  const edits = input && asked && findFixes(input, asked, diagnostics);
  if (project && edits && mend(edits, { project, options, surroundings, diagnostics })) {
    if (options.dryRun) return 0;
    const remaining = await findRemaining(project, diagnostics);
    await printFindingsAsResult(remaining, { root, surroundings });
    if (remaining.length === 0) surroundings.terminal.out("Nothing is left to fix.\n");
    return exitCodeOf(remaining);
  }
  await printFindings(diagnostics.sorted(), { root, surroundings });
  return exitCodeOf(diagnostics.sorted());
}

function requestOf(options: FixOptions, diagnostics: DiagnosticBag): FixRequest {
  return {
    renames: parseRenames(options.rename ?? [], diagnostics),
    newMeanings: options.newMeaning ?? [],
    raiseVersions: options.raiseVersion ?? [],
  };
}

/** The request with what a person answered to what it leaves open. */
async function ask(
  { model, lockfile }: FixInput,
  request: FixRequest,
  surroundings: Surroundings | undefined,
): Promise<FixRequest | "cancelled"> {
  const open = findAmbiguities(model, lockfile).filter(
    ({ site, formerSite, name }) => request.renames[formerSite] !== name && !request.newMeanings.includes(site),
  );
  if (!surroundings?.dialogue || open.length === 0) return request;
  const { askMeanings } = await import("../ask-meanings.ts");
  const answers = await askMeanings(open, surroundings.dialogue);
  if (!answers) return "cancelled";
  return {
    ...request,
    renames: { ...request.renames, ...answers.renames },
    newMeanings: [...request.newMeanings, ...answers.newMeanings],
  };
}

interface Mending {
  readonly project: Project;
  readonly options: FixOptions;
  readonly surroundings: Surroundings;
  readonly diagnostics: DiagnosticBag;
}

/** False after a report. */
function mend(edits: readonly SourceEdit[], { project, options, surroundings, diagnostics }: Mending): boolean {
  const { terminal } = surroundings;
  const changes = editFiles(project, edits);
  if (options.dryRun) printChanges(changes, project, surroundings);
  else if (!writeChanges(changes, project, diagnostics)) return false;
  else for (const edit of edits) terminal.out(`${project.show(edit.file)}: ${edit.title}\n`);
  if (edits.length === 0) terminal.out("Nothing can be fixed mechanically.\n");
  return true;
}

/** What a check finds in the mended schemas. */
async function findRemaining(project: Project, diagnostics: DiagnosticBag): Promise<readonly Diagnostic[]> {
  const survey = surveyInputs(project, diagnostics);
  const compiled = survey && (await compileProject(project, survey, { languages: [], diagnostics }));
  return compiled?.result.diagnostics ?? diagnostics.sorted();
}
