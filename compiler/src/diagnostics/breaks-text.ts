import { type TargetLanguage, targetLanguages } from "../model/target-language.ts";
import { type Breaks, breaksOf, type Diagnostic, type Verdict } from "./diagnostic.ts";

export const languageText: Readonly<Record<TargetLanguage, string>> = {
  typescript: "TypeScript",
  csharp: "C#",
  rust: "Rust",
  python: "Python",
};

/** `backward; source in C# and Rust`: languages are named where not all of them are meant. Empty when nothing breaks. */
export function breaksText(finding: Diagnostic): string {
  const verdict = finding.change?.verdict;
  return verdict ? verdictText(verdict) : finding.breaks.join("; ");
}

/** The same of a change, whether or not it is a finding. */
export function verdictText(verdict: Verdict): string {
  return breaksOf(verdict)
    .map((each) => oneBreak(each, verdict[each] ?? []))
    .join("; ");
}

function oneBreak(breaks: Breaks, languages: readonly TargetLanguage[]): string {
  const everywhere = languages.length === 0 || languages.length === targetLanguages.length;
  return everywhere ? breaks : `${breaks} in ${listText(languages.map((language) => languageText[language]))}`;
}

/** `A`, `A and B`, `A, B and C` */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
