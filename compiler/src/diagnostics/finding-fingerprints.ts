import { createHash } from "node:crypto";
import type { Diagnostic } from "./diagnostic.ts";
import { occurrences } from "./occurrences.ts";

/**
 * One for each finding, unique within a report, the same whatever moved: a change's own fingerprint, else a hash of what the finding says.
 * Findings that say the same in one file are told apart by their order.
 */
export function findingFingerprints(findings: readonly Diagnostic[]): readonly string[] {
  const fingerprints = findings.map((finding) => finding.change?.fingerprint ?? hashOf(finding));
  const counts = occurrences(fingerprints);
  return fingerprints.map((fingerprint, at) => (counts[at] === 1 ? fingerprint : `${fingerprint}-${counts[at]}`));
}

function hashOf({ rule, site, span, message }: Diagnostic): string {
  const identity = JSON.stringify([rule, site ?? null, span?.file ?? null, message]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 12);
}
