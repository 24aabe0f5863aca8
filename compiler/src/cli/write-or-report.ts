import { posix } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { codeOf, reasonOf } from "./reason.ts";
import { WriteError } from "./write-files.ts";

/** Writes; false when that failed, which is a finding then. `show` names an absolute path to the reader. */
export function writeOrReport(write: () => void, show: (path: string) => string, diagnostics: DiagnosticBag): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    reportWriteError(error, show, diagnostics);
    return false;
  }
}

function reportWriteError(error: WriteError, show: (path: string) => string, diagnostics: DiagnosticBag): void {
  const path = show(error.path);
  const code = codeOf(error.cause);
  // A file where a folder is needed: EEXIST from creating it, ENOTDIR from going through it.
  if (code === "ENOTDIR" || code === "EEXIST") {
    diagnostics.report("files/not-a-folder", undefined, { path: posix.dirname(path), what: "place" });
  } else {
    diagnostics.report("files/not-writable", undefined, { path, reason: reasonOf(error.cause) });
  }
}
