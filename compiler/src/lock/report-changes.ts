import { languageText, listText } from "../diagnostics/breaks-text.ts";
import { breaksOf, type Verdict } from "../diagnostics/diagnostic.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { targetLanguages } from "../model/target-language.ts";
import type { JudgedChange } from "./judged-change.ts";
import { reachText } from "./reach.ts";
import { isWaivable } from "./waivable.ts";

/** Reports the changes that are found, and as notes those that a waiver covers. */
export function reportChanges(changes: readonly JudgedChange[], diagnostics: DiagnosticBag): void {
  for (const change of changes) {
    if (change.outcome === "found" || change.outcome === "accepted") reportChange(change, diagnostics);
  }
}

function reportChange(change: JudgedChange, diagnostics: DiagnosticBag): void {
  const { rule, site, type, before, after, because, verdict } = change;
  if (!rule) return;
  const values = {
    site,
    type,
    before: before ?? "",
    after: after ?? "",
    number: change.number ?? "",
    formerName: change.formerName ?? "",
    because: because + languagesText(verdict),
    reach: reachText(change.reach),
  };
  diagnostics.report(rule, change.span, values, {
    site,
    breaks: breaksOf(verdict),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(change.outcome === "accepted" && { severity: "note" }),
    change: {
      kind: change.kind,
      fingerprint: change.fingerprint,
      verdict,
      baselines: change.baselines,
      ...(change.placeBefore && { placeBefore: change.placeBefore }),
      reach: change.reach,
      witnesses: change.witnesses,
      acceptable: isWaivable(rule),
      ...(change.waiver && { waiver: change.waiver }),
    },
  });
}

/** ` (in C# and Rust)`, where it breaks the source of some languages only and nothing else: of readings all languages think alike. */
function languagesText({ source, ...others }: Verdict): string {
  if (!source || source.length === targetLanguages.length || Object.keys(others).length > 0) return "";
  return ` (in ${listText(source.map((language) => languageText[language]))})`;
}
