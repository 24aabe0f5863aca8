import { posix } from "node:path";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { codeOf, reasonOf } from "./reason.ts";
import type { WriteError } from "./write-files.ts";

/** Turns a failed write into a finding; `show` names an absolute path to the reader. */
export function reportWriteError(error: WriteError, show: (path: string) => string, diagnostics: DiagnosticBag): void {
  const path = show(error.path);
  const code = codeOf(error.cause);
  // A file where a folder is needed: EEXIST from creating it, ENOTDIR from going through it.
  if (code === "ENOTDIR" || code === "EEXIST") {
    diagnostics.report("files/not-a-folder", undefined, { path: posix.dirname(path), what: "place" });
  } else {
    diagnostics.report("files/not-writable", undefined, { path, reason: reasonOf(error.cause) });
  }
}
