import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { acceptChanges, removeWaivers } from "../lock/accept-changes.ts";
import type { Baseline } from "../lock/baseline.ts";
import { baselineOfLockfile } from "../lock/baseline-of-lockfile.ts";
import { documentsToVersion } from "../lock/check-versions.ts";
import type { JudgedChange } from "../lock/judged-change.ts";
import type { Lockfile } from "../lock/lockfile.ts";
import { parseLockfile } from "../lock/parse-lockfile.ts";
import { printLockfile } from "../lock/print-lockfile.ts";
import { proposeVersions } from "../lock/propose-versions.ts";
import type { SourceEdit } from "../lock/source-edit.ts";
import { isWaivable } from "../lock/waivable.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { openBaselines } from "./baselines/open-baselines.ts";
import { compileProject } from "./compile-project.ts";
import { type ChangedFile, editFiles } from "./edit-sources.ts";
import type { Project } from "./project.ts";
import { renewWaivers } from "./renew-waivers.ts";
import { suggest } from "./suggest.ts";
import { type Survey, surveyInputs } from "./survey.ts";

export interface AcceptRequest {
  /** Whole, or as many first digits as tell them apart; none: only tell what could be accepted. */
  readonly fingerprints: readonly string[];
  readonly reason?: string;
  readonly expires?: string;
  /** Take the waivers out again. */
  readonly remove?: boolean;
}

/** What accepting would write, and what is left. */
export interface Acceptance {
  readonly changes: readonly ChangedFile[];
  /** One sentence for each thing that is done. */
  readonly done: readonly string[];
  /** Findings that are still open and can be accepted. */
  readonly open: readonly JudgedChange[];
  /** True when a build has to take the changes into the lockfile: what only older releases differ in is there already. */
  readonly toBuild: boolean;
}

/** Decides what `keyslot accept` writes; nothing is written here. Undefined after a report. */
export async function planAcceptance(
  project: Project,
  request: AcceptRequest,
  diagnostics: DiagnosticBag,
): Promise<Acceptance | undefined> {
  checkRequest(request, project, diagnostics);
  const survey = diagnostics.hasErrors ? undefined : surveyInputs(project, diagnostics);
  const lockfile = survey?.lockfile && parseLockfile(survey.lockfile, diagnostics);
  if (!survey || diagnostics.hasErrors) return undefined;
  if (!lockfile || !survey.lockfile) {
    diagnostics.report("usage/nothing-released", undefined, { lock: project.show(project.lock) });
    return undefined;
  }
  const committed = { lockfile, text: survey.lockfile.text };
  if (request.remove) return planRemoval(project, committed, { request, diagnostics });
  const since = baselineOfLockfile(survey.lockfile, lockfile);
  const judged = await judge(project, { survey, since }, diagnostics);
  if (!judged) return undefined;
  return planWaivers({ project, committed, judged, request, diagnostics });
}

interface Committed {
  readonly lockfile: Lockfile;
  readonly text: string;
}

/** A reason that says nothing and a day that is over are refused before anything is read. */
function checkRequest(request: AcceptRequest, { evolution }: Project, diagnostics: DiagnosticBag): void {
  const { fingerprints, reason, expires, remove } = request;
  for (const value of fingerprints) {
    if (!/^[0-9a-f]{4,12}$/.test(value)) diagnostics.report("usage/fingerprint-syntax", undefined, { value });
  }
  if (fingerprints.length > 0 && !remove && (reason === undefined || reason.trim() === ""))
    diagnostics.report("usage/reason-missing", undefined);
  if (expires === undefined) return;
  const day = new Date(`${expires}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === expires;
  if (!isDay || expires < evolution.today)
    diagnostics.report("usage/expires-invalid", undefined, { value: expires, today: evolution.today });
}

interface Judged {
  readonly model: SchemaModel;
  readonly changes: readonly JudgedChange[];
  /** Whether only older releases differ so: then the lockfile has taken it in already. */
  isRecorded(change: JudgedChange): boolean;
}

async function judge(
  project: Project,
  { survey, since }: { readonly survey: Survey; readonly since: Baseline },
  diagnostics: DiagnosticBag,
): Promise<Judged | undefined> {
  const { against } = project.evolution;
  const older = against.length === 0 ? undefined : await openBaselines(against, project, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  // The committed lockfile is among them, because only it tells what a build has to take in yet.
  const baselines = older && [...older, since];
  const compiled = await compileProject(project, survey, {
    languages: [],
    checkOnly: true,
    diagnostics,
    ...(baselines && { baselines }),
  });
  if (!compiled) return undefined;
  const { model, changes, diagnostics: found } = compiled.result;
  // Without a judgement there is nothing to choose from; the check tells what is wrong with the schemas.
  if (changes.length === 0 && found.some(({ severity, code }) => severity === "error" && code.startsWith("KS1"))) {
    diagnostics.report("usage/schemas-have-errors", undefined);
    return undefined;
  }
  return { model, changes, isRecorded: (change) => !change.baselines.includes(since.name) };
}

interface Choice {
  readonly project: Project;
  readonly committed: Committed;
  readonly judged: Judged;
  readonly request: AcceptRequest;
  readonly diagnostics: DiagnosticBag;
}

function planWaivers(choice: Choice): Acceptance | undefined {
  const { project, committed, judged, request, diagnostics } = choice;
  const candidates = judged.changes.filter(({ outcome, rule }) => outcome === "found" && rule !== undefined);
  const waivers = committed.lockfile.accepted.filter((waiver) =>
    candidates.every(({ fingerprint }) => fingerprint !== waiver.fingerprint),
  );
  const named = request.fingerprints.flatMap((value) => choose(value, [...candidates, ...waivers], diagnostics));
  const chosen = candidates.filter((change) => named.some((each) => each === change));
  const renewed = waivers.filter((waiver) => named.some((each) => each === waiver));
  for (const { fingerprint, rule, site } of chosen) {
    if (rule && !isWaivable(rule)) diagnostics.report("waiver/not-waivable", undefined, { fingerprint, site, rule });
  }
  if (diagnostics.hasErrors) return undefined;
  const open = candidates.filter((change) => !chosen.includes(change) && change.rule && isWaivable(change.rule));
  if (named.length === 0) return { changes: [], done: [], open, toBuild: false };
  const acceptance = {
    reason: (request.reason ?? "").trim(),
    ...(request.expires !== undefined && { expires: request.expires }),
  };
  const kept = renewWaivers(committed.lockfile, renewed, acceptance);
  const recorded = chosen.filter(judged.isRecorded);
  const pending = chosen.filter((change) => !recorded.includes(change));
  const past = acceptChanges(kept, recorded, { ...acceptance, recorded: true });
  const next = acceptChanges(past, pending, { ...acceptance, recorded: false });
  const edits = pending.length === 0 ? [] : versionEdits(choice, pending);
  const done = [
    ...chosen.map((change) => `Accepted ${change.fingerprint}: \`${change.site}\` (${change.rule}).`),
    ...renewed.map((waiver) => `Renewed the waiver ${waiver.fingerprint} for \`${waiver.site}\`.`),
    ...new Set(edits.map((edit) => `${project.show(edit.file)}: ${edit.title}.`)),
  ];
  const lock = { path: project.lock, before: committed.text, after: printLockfile(next) };
  return { changes: [lock, ...editFiles(project, edits)], done, open, toBuild: pending.length > 0 };
}

/** What a stored document is decoded as is told by its version: every document that the changes reach gets a new one. */
function versionEdits({ project, committed, judged }: Choice, chosen: readonly JudgedChange[]): readonly SourceEdit[] {
  const { model } = judged;
  const before = judged.changes.filter((change) => change.outcome === "accepted" && !judged.isRecorded(change));
  const accepted = [...before, ...chosen];
  const documents = documentsToVersion(model, committed.lockfile, accepted);
  const own = model.files.filter((file) => file.packageSpecifier === undefined).map((file) => file.path);
  const texts = Object.fromEntries(own.map((path) => [path, sourceText(project, path)]));
  return proposeVersions(model, committed.lockfile, { texts, raiseVersions: documents.map(({ name }) => name) });
}

function sourceText(project: Project, path: string): string {
  return readFileSync(resolve(project.root, path), "utf8").replace(/^\uFEFF/, "");
}

function planRemoval(
  project: Project,
  { lockfile, text }: Committed,
  { request, diagnostics }: { readonly request: AcceptRequest; readonly diagnostics: DiagnosticBag },
): Acceptance | undefined {
  const chosen = request.fingerprints.flatMap((value) => choose(value, lockfile.accepted, diagnostics));
  if (diagnostics.hasErrors) return undefined;
  const fingerprints = chosen.map((waiver) => waiver.fingerprint);
  const after = printLockfile(removeWaivers(lockfile, fingerprints));
  const done = chosen.map((waiver) => `Removed the waiver ${waiver.fingerprint} for \`${waiver.site}\`.`);
  return {
    changes: chosen.length === 0 ? [] : [{ path: project.lock, before: text, after }],
    done,
    open: [],
    toBuild: false,
  };
}

/** The one whose fingerprint begins so; nothing after a report. */
function choose<Marked extends { readonly fingerprint: string; readonly rule?: string }>(
  value: string,
  candidates: readonly Marked[],
  diagnostics: DiagnosticBag,
): readonly Marked[] {
  const found = candidates.filter(({ fingerprint }) => fingerprint.startsWith(value));
  if (found.length === 1) return found;
  const known = candidates.map(({ fingerprint }) => fingerprint);
  if (found.length === 0) {
    diagnostics.report("usage/unknown-fingerprint", undefined, { value, nearest: suggest(value, known) });
  } else {
    const list = found.map(({ fingerprint }) => `\`${fingerprint}\``).join(", ");
    diagnostics.report("usage/ambiguous-fingerprint", undefined, { value, list });
  }
  return [];
}
