import type { Result, Suppression } from "sarif";
import { breaksText } from "./breaks-text.ts";
import type { ChangeFacts, Diagnostic } from "./diagnostic.ts";
import { isAccepted, type ReportFiles } from "./report.ts";
import { locationsOf, relatedLocationsOf } from "./sarif-location.ts";

export interface ResultOptions {
  readonly fingerprint: string;
  /** Where the rule stands among those of the run. */
  readonly ruleIndex: number;
  readonly files: ReportFiles;
}

export function resultOf(finding: Diagnostic, { fingerprint, ruleIndex, files }: ResultOptions): Result {
  const { code, severity, message, advice, change } = finding;
  const related = relatedLocationsOf(finding, files);
  const breaks = breaksText(finding);
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${message} ${advice}${breaks === "" ? "" : ` It breaks ${breaks}.`}` },
    locations: [...locationsOf(finding, files)],
    ...(related.length > 0 && { relatedLocations: [...related] }),
    // The first is what GitHub matches alerts of different commits by.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "keyslotFinding/v1": fingerprint },
    ...(isAccepted(finding) && { suppressions: [suppressionOf(change)] }),
    ...(change && { properties: propertiesOf(finding, change) }),
  };
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
