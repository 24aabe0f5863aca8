import { languageText, listText } from "../diagnostics/breaks-text.ts";
import { catalog, type Rule } from "../diagnostics/catalog.ts";
import type { CatalogRow } from "../diagnostics/catalog-row.ts";
import { pageOf, withoutPlaceholders } from "../diagnostics/page.ts";
import { documentRules } from "./document-rules.ts";
import type { EvolutionRule } from "./evolution-rule.ts";
import { indexRules } from "./index-rules.ts";
import { memberRules } from "./member-rules.ts";
import { rules } from "./rules.ts";
import type { ChangeKind } from "./schema-change.ts";
import { slotRules } from "./slot-rules.ts";
import { sourceRules } from "./source-rules.ts";

/** One kind of change as a reader of the documentation sees it: every cell is finished text. */
export interface ChangeKindView {
  readonly kind: ChangeKind;
  readonly backward: string;
  readonly forward: string;
  readonly source: string;
  readonly index: string;
  readonly because: string;
  readonly advice: string;
  /** What it is reported as. */
  readonly code?: string;
  readonly rule?: Rule;
  readonly severity?: string;
}

/** The rule table in the parts in which people look for something. */
export const changeKindGroups: readonly { readonly title: string; readonly kinds: readonly ChangeKind[] }[] = [
  { title: "Slots", kinds: kindsIn(slotRules) },
  { title: "Types and documents", kinds: kindsIn(documentRules) },
  { title: "Indexes and name lookups", kinds: kindsIn(indexRules) },
  { title: "Enums, literal unions and unions", kinds: kindsIn(memberRules) },
  { title: "Sources alone", kinds: kindsIn(sourceRules) },
];

function kindsIn(table: Readonly<Partial<Record<ChangeKind, EvolutionRule>>>): readonly ChangeKind[] {
  return Object.keys(table).filter(isChangeKind);
}

export function isChangeKind(name: string): name is ChangeKind {
  return Object.hasOwn(rules, name);
}

export function viewOfKind(kind: ChangeKind): ChangeKindView {
  const rule = rules[kind];
  const cell = (breaks: "backward" | "forward" | "index") => (rule.breaks.includes(breaks) ? "breaks" : "");
  const row: CatalogRow | undefined = rule.rule && catalog[rule.rule];
  return {
    kind,
    backward: cell("backward"),
    forward: cell("forward"),
    source: sourceText(rule),
    index: cell("index"),
    because: rule.because,
    advice: row
      ? withoutPlaceholders(row.advice)
      : rule.breaks.includes("source")
        ? "Change the code that uses it."
        : "Nothing.",
    ...(row && { code: row.code, severity: row.severity }),
    ...(rule.rule && { rule: rule.rule }),
  };
}

function sourceText({ breaks, sourceIn }: EvolutionRule): string {
  if (!breaks.includes("source")) return "";
  if (sourceIn === "spelled") return "where generated code differs";
  return sourceIn ? `breaks in ${listText(sourceIn.map((language) => languageText[language]))}` : "breaks";
}

/** The page of a diagnostic, with the kinds of change that are reported as it. */
export function pageWithKinds(rule: Rule): string {
  const kinds = Object.keys(rules).filter(
    (kind): kind is ChangeKind => isChangeKind(kind) && rules[kind].rule === rule,
  );
  if (kinds.length === 0) return pageOf(rule);
  const lines = kinds.map(viewOfKind).map(({ kind, backward, forward, source, index, because }) => {
    const told = [backward && "backward", forward && "forward", index && "index", sourceIn(source)];
    return `- \`${kind}\` breaks ${told.filter((each) => each !== "").join("; ")}: ${because}.`;
  });
  return `${pageOf(rule).trimEnd()}\n\nReported for these changes:\n\n${lines.join("\n")}\n`;
}

function sourceIn(cell: string): string {
  if (cell === "") return "";
  return cell.startsWith("breaks") ? cell.replace("breaks", "source") : `source ${cell}`;
}

/** What `keyslot explain` prints of a kind of change. */
export function pageOfKind(kind: ChangeKind): string {
  const { backward, forward, source, index, because, advice, code, rule, severity } = viewOfKind(kind);
  const cells = [backward, forward, source, index].map((cell) => cell || "–").join(" | ");
  const reported = rule
    ? `Reported as ${code} \`${rule}\`, ${severity === "error" ? "an error" : "a warning"}.`
    : "Not reported.";
  const sections = [
    `# \`${kind}\``,
    `| old bytes, new reader | new bytes, old reader | users of generated code | indexes |\n|---|---|---|---|\n| ${cells} |`,
    `Because ${because}.`,
    reported,
    `What to do: ${advice}`,
  ];
  return `${sections.join("\n\n")}\n`;
}
