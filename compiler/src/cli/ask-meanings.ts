import { isCancel, select } from "@clack/prompts";
import type { Ambiguity } from "../lock/find-ambiguities.ts";
import type { FixRequest } from "./find-fixes.ts";
import type { Dialogue } from "./terminal.ts";

type Answers = Pick<FixRequest, "renames" | "newMeanings">;

/** Asks for each whether it was renamed or has a new meaning; undefined when the person breaks off. */
export async function askMeanings(
  ambiguities: readonly Ambiguity[],
  { input, output }: Dialogue,
): Promise<Answers | undefined> {
  const renames: [string, string][] = [];
  const newMeanings: string[] = [];
  for (const ambiguity of ambiguities) {
    const answer = await select({
      message: `\`${ambiguity.before}\` is now \`${ambiguity.after}\`, in \`${ambiguity.site.replace(/\.[^.]*$/, "")}\`.`,
      options: optionsFor(ambiguity),
      input,
      output,
    });
    if (isCancel(answer)) return undefined;
    if (answer === "renamed") renames.push([ambiguity.formerSite, ambiguity.name]);
    if (answer === "new") newMeanings.push(ambiguity.site);
  }
  return { renames: Object.fromEntries(renames), newMeanings };
}

type Answer = "renamed" | "new" | "later";

function optionsFor({ kind, formerSite, name }: Ambiguity): { value: Answer; label: string; hint: string }[] {
  const former = formerSite.slice(formerSite.lastIndexOf(".") + 1);
  const renamed = {
    value: "renamed",
    label: "It was renamed",
    hint: `@was(${JSON.stringify(former)}); its data stays`,
  } as const;
  const later = { value: "later", label: "Leave it", hint: "decide later" } as const;
  if (kind === "type") return [renamed, later];
  const fresh = {
    value: "new",
    label: "It has a new meaning",
    hint: `\`${name}\` gets a key of its own, the old one is reserved`,
  } as const;
  return [renamed, fresh, later];
}
