import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { showFrom } from "./paths.ts";
import { textOf } from "./read-text.ts";
import type { Surroundings } from "./terminal.ts";

export interface PrintOptions {
  /** Spans name files from here. */
  readonly root: string;
  readonly surroundings: Surroundings;
}

/** Findings for people, on standard error. The printer is loaded only when there is something to print. */
export async function printFindings(diagnostics: readonly Diagnostic[], options: PrintOptions): Promise<void> {
  const { terminal } = options.surroundings;
  terminal.err(await findingsText(diagnostics, options, terminal.errPaint));
}

/** Findings for people, on standard output, where they are the result that was asked for. */
export async function printFindingsAsResult(diagnostics: readonly Diagnostic[], options: PrintOptions): Promise<void> {
  const { terminal } = options.surroundings;
  terminal.out(await findingsText(diagnostics, options, terminal.outPaint));
}

async function findingsText(
  diagnostics: readonly Diagnostic[],
  { root, surroundings }: PrintOptions,
  paint: Surroundings["terminal"]["outPaint"],
): Promise<string> {
  if (diagnostics.length === 0) return "";
  const { printText } = await import("../diagnostics/text-printer.ts");
  return printText(diagnostics, {
    paint,
    textOf: (file) => textOf(resolve(root, file)),
    show: (file) => showFrom(surroundings.cwd, root, file),
  });
}
