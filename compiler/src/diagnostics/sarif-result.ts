import type { Message, Result, Suppression } from "sarif";
import { breaksText } from "./breaks-text.ts";
import type { ChangeFacts, Diagnostic } from "./diagnostic.ts";
import { visibleLine } from "./plain-text.ts";
import { isAccepted, type ReportFiles } from "./report.ts";
import { locationsOf, relatedLocationsOf } from "./sarif-location.ts";
import { witnessLines } from "./witness-text.ts";

export interface ResultOptions {
  readonly fingerprint: string;
  /** Where the rule stands among those of the run. */
  readonly ruleIndex: number;
  readonly files: ReportFiles;
  readonly home: string;
}

export function resultOf(finding: Diagnostic, { fingerprint, ruleIndex, files, home }: ResultOptions): Result {
  const { code, severity, change } = finding;
  const related = relatedLocationsOf(finding, files);
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: messageOf(finding),
    locations: [...locationsOf(finding, files, home)],
    ...(related.length > 0 && { relatedLocations: [...related] }),
    // The first is what GitHub matches alerts of different commits by.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "keyslotFinding/v1": fingerprint },
    ...(isAccepted(finding) && { suppressions: [suppressionOf(change)] }),
    ...(change && { properties: propertiesOf(finding, change) }),
  };
}

/** What is wrong, what to do and the proof. Text in brackets before one in parentheses would be read as a link. */
export function messageOf(finding: Diagnostic): Message {
  const { message, advice, change } = finding;
  const breaks = breaksText(finding);
  const sentences = `${message} ${advice}${breaks === "" ? "" : ` It breaks ${breaks}.`}`;
  const text = [sentences, ...(change?.witnesses.flatMap(witnessLines) ?? [])].map(visibleLine).join("\n");
  return { text: text.replace(/\[(?=[^\]]*\]\()/g, "\\[") };
}

function suppressionOf(change: ChangeFacts | undefined): Suppression {
  const reason = change?.waiver?.reason;
  return { kind: "external", status: "accepted", ...(reason !== undefined && { justification: reason }) };
}

function propertiesOf({ before, after }: Diagnostic, change: ChangeFacts): Result["properties"] {
  const { kind, fingerprint, verdict, baselines, reach, witnesses } = change;
  return {
    kind,
    fingerprint,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    verdict,
    baselines,
    reach,
    witnesses,
  };
}
