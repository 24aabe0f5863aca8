import { type TargetLanguage, targetLanguages } from "../model/target-language.ts";
import { allBreaks, type Breaks, type Diagnostic } from "./diagnostic.ts";

export const languageText: Readonly<Record<TargetLanguage, string>> = {
  typescript: "TypeScript",
  csharp: "C#",
  rust: "Rust",
  python: "Python",
};

/** `backward; source in C# and Rust`: languages are named where not all of them are meant. Empty when nothing breaks. */
export function breaksText(finding: Diagnostic): string {
  const verdict = finding.change?.verdict;
  const breaks = verdict ? allBreaks.filter((each) => verdict[each] !== undefined) : finding.breaks;
  return breaks.map((each) => oneBreak(each, verdict?.[each] ?? [])).join("; ");
}

function oneBreak(breaks: Breaks, languages: readonly TargetLanguage[]): string {
  const everywhere = languages.length === 0 || languages.length === targetLanguages.length;
  return everywhere ? breaks : `${breaks} in ${listText(languages.map((language) => languageText[language]))}`;
}

/** `A`, `A and B`, `A, B and C` */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
