import { breaksText } from "./breaks-text.ts";
import type { ChangeFacts, Diagnostic } from "./diagnostic.ts";
import { visibleLine } from "./plain-text.ts";
import { isAccepted } from "./report.ts";
import { witnessLines } from "./witness-text.ts";

/** A finding in plain lines, without its place, for reports that have their own ways to show places. */
export function findingText(finding: Diagnostic): string {
  const { message, advice, before, after, change } = finding;
  const breaks = breaksText(finding);
  const lines = [
    `${visibleLine(message)} ${visibleLine(advice)}`,
    ...(before === undefined ? [] : [`before: ${visibleLine(before)}`]),
    ...(after === undefined ? [] : [`after:  ${visibleLine(after)}`]),
    ...(breaks === "" ? [] : [`breaks: ${breaks}`]),
    ...(change?.witnesses.flatMap(witnessLines).map(visibleLine) ?? []),
    ...acceptanceLines(finding),
  ];
  return lines.join("\n");
}

function acceptanceLines(finding: Diagnostic): readonly string[] {
  const { change } = finding;
  if (isAccepted(finding))
    return [`accepted: ${visibleLine(change?.waiver?.reason ?? "with the changes that ask for it")}`];
  return change?.acceptable ? [`accept: ${acceptCommand(change)}`] : [];
}

export function acceptCommand({ fingerprint }: ChangeFacts): string {
  return `keyslot accept ${fingerprint} --reason "…"`;
}

/** `KS2104 Player.hp`: what a finding is, in a few words. */
export function findingTitle({ code, site }: Diagnostic): string {
  return site === undefined ? code : `${code} ${visibleLine(site)}`;
}
