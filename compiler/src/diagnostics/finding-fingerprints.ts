import { createHash } from "node:crypto";
import type { Diagnostic } from "./diagnostic.ts";

/**
 * One for each finding, unique within a report, the same whatever moved: a change's own fingerprint, else a hash of what the finding says.
 * Findings that say the same in one file are told apart by their order.
 */
export function findingFingerprints(findings: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const fingerprint = finding.change?.fingerprint ?? hashOf(finding);
    const earlier = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, earlier + 1);
    return earlier === 0 ? fingerprint : `${fingerprint}-${earlier + 1}`;
  });
}

function hashOf({ rule, site, span, message }: Diagnostic): string {
  const identity = JSON.stringify([rule, site ?? null, span?.file ?? null, message]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 12);
}
