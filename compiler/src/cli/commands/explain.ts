import { catalog, isRule, type Rule } from "../../diagnostics/catalog.ts";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { isChangeKind, pageOfKind, pageWithKinds } from "../../lock/change-kinds.ts";
import { namesNear } from "../../text/nearest-name.ts";
import type { ExitCode } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";
import type { Surroundings } from "../terminal.ts";

/** Prints the page of a diagnostic or of a kind of change, or a list of all diagnostics. */
export async function explain(name: string | undefined, surroundings: Surroundings): Promise<ExitCode> {
  if (name === undefined) {
    surroundings.terminal.out(listDiagnostics());
    return 0;
  }
  const rule = findRule(name);
  if (rule !== undefined) {
    surroundings.terminal.out(pageWithKinds(rule));
    return 0;
  }
  if (isChangeKind(name)) {
    surroundings.terminal.out(pageOfKind(name));
    return 0;
  }
  const diagnostics = new DiagnosticBag();
  const nearest = nearestTo(name).map((candidate) => `\`${candidate}\``);
  const question = nearest.length === 0 ? "" : `Did you mean ${nearest.join(" or ")}? `;
  diagnostics.report("usage/unknown-code", undefined, { code: name, nearest: question });
  await printFindings(diagnostics.sorted(), { root: surroundings.cwd, surroundings });
  return 2;
}

/** Every rule in the order of the codes. */
function rules(): readonly { readonly rule: Rule; readonly code: string }[] {
  return Object.keys(catalog)
    .filter(isRule)
    .map((rule) => ({ rule, code: catalog[rule].code }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function findRule(name: string): Rule | undefined {
  return rules().find(({ rule, code }) => rule === name || code === name.toUpperCase())?.rule;
}

function nearestTo(name: string): readonly string[] {
  const candidates = /^ks/i.test(name) ? rules().map(({ code }) => code) : rules().map(({ rule }) => rule);
  return namesNear(name, candidates).slice(0, 3);
}

function listDiagnostics(): string {
  return rules()
    .map(({ rule, code }) => `${code}  ${rule}\n`)
    .join("");
}
