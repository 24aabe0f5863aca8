import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Lockfile } from "../lock/lockfile.ts";
import type { LockConflict } from "../lock/merge-conflicts.ts";
import { type MergedLockfile, mergeLockfiles } from "../lock/merge-lockfiles.ts";
import type { Side, Sides } from "../lock/merge-sides.ts";
import { parseLockfile } from "../lock/parse-lockfile.ts";
import { printLockfile } from "../lock/print-lockfile.ts";
import { conflictText } from "./conflict-text.ts";

export interface MergeRequest {
  /** As messages name the lockfile. */
  readonly shown: string;
  readonly prefer?: ReadonlyMap<string, Side>;
}

export interface MergedText {
  readonly conflicts: readonly LockConflict[];
  /** Sites at which a preference was asked for. */
  readonly settled: readonly string[];
  /** The merged lockfile; with markers around what conflicts, in a form that can be taken apart again. */
  readonly text: string;
}

/** Merges the texts of a lockfile; undefined after a report when a side, or what they make, cannot be read. */
export function mergeLockTexts(
  texts: Sides<string>,
  request: MergeRequest,
  diagnostics: DiagnosticBag,
): MergedText | undefined {
  const read = (text: string, side: string) => readSide({ text, side, shown: request.shown }, diagnostics);
  const ours = read(texts.ours, "Our side");
  const theirs = read(texts.theirs, "Their side");
  if (!ours || !theirs) return undefined;
  const base = texts.base === undefined ? undefined : parsed(texts.base).lockfile;
  const options = { ...(request.prefer && { prefer: request.prefer }) };
  const merge = (stand: Side | "base"): MergedLockfile => mergeLockfiles({ base, ours, theirs }, { ...options, stand });
  const { lockfile, conflicts, settled } = merge("ours");
  const text = printLockfile(lockfile);
  if (conflicts.length === 0) return read(text, "What both sides make") && { conflicts, settled, text };
  const variants = {
    base: printLockfile(merge("base").lockfile),
    ours: text,
    theirs: printLockfile(merge("theirs").lockfile),
  };
  // What cannot be shown line by line in a form that can be read again is shown as both sides wrote it.
  const isReadable = parsed(variants.ours).lockfile && parsed(variants.theirs).lockfile;
  return { conflicts, settled, text: conflictText(isReadable ? variants : texts) };
}

interface SideText {
  readonly text: string;
  readonly side: string;
  readonly shown: string;
}

function readSide({ text, side, shown }: SideText, diagnostics: DiagnosticBag): Lockfile | undefined {
  const { lockfile, findings } = parsed(text);
  const [first] = findings.sorted();
  if (lockfile) return lockfile;
  const place = first?.span ? ` (line ${first.span.line})` : "";
  diagnostics.report("merge/unreadable", undefined, { side, file: shown, reason: `${first?.message ?? ""}${place}` });
  return undefined;
}

function parsed(text: string): { readonly lockfile: Lockfile | undefined; readonly findings: DiagnosticBag } {
  const findings = new DiagnosticBag();
  return { lockfile: parseLockfile({ path: "schema.lock.json", text }, findings), findings };
}
