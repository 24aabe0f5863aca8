import { catalog, type Rule } from "./catalog.ts";
import type { CatalogRow } from "./catalog-row.ts";

/** What `keyslot explain` prints and docs/diagnostics holds: a rule's catalog row as Markdown. */
export function pageOf(rule: Rule): string {
  const row: CatalogRow = catalog[rule];
  const sections = [
    `# ${row.code} \`${rule}\``,
    `${row.severity === "error" ? "Error" : "Warning"}: ${withoutPlaceholders(row.message)}`,
    `What to do: ${withoutPlaceholders(row.advice)}`,
    row.why,
    `Reported:\n\n${fence(row.bad)}`,
    `Mended:\n\n${fence(row.good)}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

/** A text of the catalog without a finding to fill its `{name}`s: inside backticks each reads as `…`. */
export function withoutPlaceholders(template: string): string {
  return template.replace(/\{\w+\}/g, "…");
}

function fence(text: string): string {
  const isSchema = /^(?:import|export|type|interface|\/\*\*|const|enum)\b|@key/m.test(text);
  return `\`\`\`${isSchema ? "ts" : ""}\n${text.trimEnd()}\n\`\`\``;
}
