import type { Log, Notification, Run } from "sarif";
import type { Diagnostic } from "./diagnostic.ts";
import { findingFingerprints } from "./finding-fingerprints.ts";
import { wellFormed } from "./plain-text.ts";
import { isFault, type Report, type ReportFiles } from "./report.ts";
import { locationsOf, sourceRoot } from "./sarif-location.ts";
import { messageOf, resultOf } from "./sarif-result.ts";
import { rulesOf } from "./sarif-rules.ts";

/** Prints a report as SARIF 2.1.0. Waived findings are suppressed results; what kept the tool from its work is a notification. */
export function printSarif(report: Report, files: ReportFiles): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(report, files)],
  };
  return `${JSON.stringify(log, (_, member) => (typeof member === "string" ? wellFormed(member) : member), 2)}\n`;
}

function runOf(report: Report, files: ReportFiles): Run {
  const faults = report.findings.filter(isFault);
  const findings = report.findings.filter((finding) => !isFault(finding));
  const rules = rulesOf(findings, report.tool);
  const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = findingFingerprints(findings);
  const { version, homepage } = report.tool;
  return {
    tool: {
      driver: {
        name: "keyslot",
        version,
        semanticVersion: version,
        ...(homepage !== undefined && { informationUri: homepage }),
        rules: [...rules],
        notifications: [...rulesOf(faults, report.tool)],
      },
    },
    invocations: [
      {
        executionSuccessful: faults.length === 0,
        toolExecutionNotifications: faults.map((fault) => notificationOf(fault, files, report.home)),
      },
    ],
    originalUriBaseIds: { [sourceRoot]: { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding, index) =>
      resultOf(finding, {
        fingerprint: fingerprints[index] ?? "",
        ruleIndex: ruleIndexes.get(finding.code) ?? -1,
        files,
        home: report.home,
      }),
    ),
    properties: { baselines: report.baselines },
  };
}

function notificationOf(fault: Diagnostic, files: ReportFiles, home: string): Notification {
  return {
    descriptor: { id: fault.code },
    level: "error",
    message: messageOf(fault),
    locations: [...locationsOf(fault, files, home)],
  };
}
