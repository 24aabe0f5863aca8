import { catalog, isRule, type Rule } from "../compiler/src/diagnostics/catalog.ts";
import { pageWithKinds } from "../compiler/src/lock/change-kinds.ts";

/** Every page of docs/diagnostics: file name → text. */
export function diagnosticPages(): ReadonlyMap<string, string> {
  const rules = Object.keys(catalog)
    .filter(isRule)
    .sort((a, b) => (catalog[a].code < catalog[b].code ? -1 : 1));
  const pages = new Map(rules.map((rule) => [`${catalog[rule].code}.md`, pageWithKinds(rule)]));
  return pages.set("README.md", listPages(rules));
}

function listPages(rules: readonly Rule[]): string {
  const lines = rules.map((rule) => `| [${catalog[rule].code}](${catalog[rule].code}.md) | \`${rule}\` |`);
  return ["# Diagnostics", "", "| code | rule |", "|---|---|", ...lines, ""].join("\n");
}
