import type { ReportingDescriptor } from "sarif";
import { catalog, isRule, type Rule } from "./catalog.ts";
import type { CatalogRow } from "./catalog-row.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { pageOf, withoutPlaceholders } from "./page.ts";
import type { ReportingTool } from "./report.ts";

/** The rules that were met, each once, by code. */
export function rulesOf(findings: readonly Diagnostic[], tool: ReportingTool): readonly ReportingDescriptor[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))].filter(isRule);
  return rules.map((rule) => descriptorOf(rule, tool)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function descriptorOf(rule: Rule, { homepage }: ReportingTool): ReportingDescriptor {
  const row: CatalogRow = catalog[rule];
  return {
    id: row.code,
    name: nameOf(rule),
    shortDescription: { text: titleOf(rule) },
    fullDescription: { text: row.why },
    help: {
      text: `${withoutPlaceholders(row.advice)} \`keyslot explain ${row.code}\` says more.`,
      markdown: pageOf(rule),
    },
    ...(homepage !== undefined && { helpUri: `${homepage}docs/diagnostics/${row.code}.md` }),
    defaultConfiguration: { level: row.severity },
    properties: { tags: [rule.replace(/\/.*$/, "")] },
  };
}

/** `lock/slot-retyped` as SARIF wants names: `LockSlotRetyped`. */
function nameOf(rule: string): string {
  return rule.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `lock/slot-retyped` as the title of an alert: `Slot retyped`. */
function titleOf(rule: string): string {
  const words = rule.replace(/^.*\//, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
