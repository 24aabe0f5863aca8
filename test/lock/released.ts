import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { parseLockfile } from "../../compiler/src/lock/parse-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";
import { checkSince } from "./check-since.ts";

/** The lockfile after these releases, through its text each time, as a project's would be. */
export function released(...releases: readonly SchemaModel[]): Lockfile {
  let lockfile: Lockfile | undefined;
  for (const model of releases) lockfile = parsed(printLockfile(nextLockfile(model, lockfile)));
  if (!lockfile) throw new Error("There was no release.");
  return lockfile;
}

export function parsed(text: string): Lockfile {
  const diagnostics = new DiagnosticBag();
  const lockfile = parseLockfile({ path: "schema.lock.json", text }, diagnostics);
  if (!lockfile)
    throw new Error(`The lockfile is refused: ${JSON.stringify(diagnostics.sorted(), undefined, 2)}\n${text}`);
  return lockfile;
}

export function findings(model: SchemaModel, lockfile: Lockfile | undefined): readonly Diagnostic[] {
  const diagnostics = new DiagnosticBag();
  checkSince(model, lockfile, diagnostics);
  return diagnostics.sorted();
}

/** Rule names of the errors. */
export function errors(model: SchemaModel, lockfile: Lockfile | undefined): readonly string[] {
  return findings(model, lockfile)
    .filter((finding) => finding.severity === "error")
    .map((finding) => finding.rule);
}
