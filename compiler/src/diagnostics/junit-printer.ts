import { summaryText } from "./count-text.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { findingText, findingTitle } from "./finding-text.ts";
import { occurrences } from "./occurrences.ts";
import { visibleLine, wellFormed } from "./plain-text.ts";
import { fails, isAccepted, isFault, type Report, type ReportFiles } from "./report.ts";
import { reportPlace } from "./report-place.ts";

/**
 * Prints findings as a JUnit report: a suite for each type, in it a case for each finding. A finding that fails the run is a
 * failure, one that kept the tool from its work an error, one that a waiver covers skipped, any other a case that passes and says so.
 */
export function printJunit(report: Report, files: ReportFiles): string {
  const suites = suitesOf(report.findings);
  const texts = suites.map(([name, findings]) => suiteText(name, findings, { report, files }));
  const all = countsOf(report.findings, report);
  const body = texts.length === 0 ? cleanSuite(report) : texts.join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes({ name: "keyslot check", ...all, tests: Math.max(all.tests, 1) })}>\n${body}\n</testsuites>\n`;
}

/** Nothing found is a test that passed: reports without any are taken for broken. */
function cleanSuite(report: Report): string {
  const passed = `    <testcase ${attributes({ classname: "keyslot", name: "check", time: 0 })}>\n      <system-out>${escapeXml(summaryText(report))}</system-out>\n    </testcase>`;
  return `  <testsuite ${attributes({ name: "keyslot", tests: 1, failures: 0, errors: 0, skipped: 0, time: 0 })}>\n${passed}\n  </testsuite>`;
}

interface Setting {
  readonly report: Report;
  readonly files: ReportFiles;
}

/** By type, in the order in which they come; what is about no type stands in a suite of its own. */
function suitesOf(findings: readonly Diagnostic[]): readonly (readonly [string, readonly Diagnostic[]])[] {
  const suites = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const name = finding.site === undefined ? "keyslot" : visibleLine(finding.site.replace(/\..*$/s, ""));
    const suite = suites.get(name);
    if (suite) suite.push(finding);
    else suites.set(name, [finding]);
  }
  return [...suites];
}

function suiteText(name: string, findings: readonly Diagnostic[], { report, files }: Setting): string {
  const names = uniqueNames(findings.map(caseName));
  const cases = findings.map((finding, index) =>
    caseText({ suite: name, name: names[index] ?? "" }, finding, { report, files }),
  );
  return `  <testsuite ${attributes({ name, ...countsOf(findings, report), time: 0 })}>\n${cases.join("\n")}\n  </testsuite>`;
}

function countsOf(findings: readonly Diagnostic[], report: Report) {
  const count = (outcome: Outcome) => findings.filter((finding) => outcomeOf(finding, report) === outcome).length;
  return { tests: findings.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

type Outcome = "error" | "failure" | "skipped" | "passed";

function outcomeOf(finding: Diagnostic, { failOn }: Report): Outcome {
  if (isFault(finding)) return "error";
  if (isAccepted(finding)) return "skipped";
  return fails(finding, failOn) ? "failure" : "passed";
}

/** The kind tells findings of one code and place apart, and stays the same from run to run. */
function caseName(finding: Diagnostic): string {
  return `${findingTitle(finding)} ${finding.change?.kind ?? finding.rule}`;
}

/** Readers take cases of one name for one. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const counts = occurrences(names);
  return names.map((name, at) => (counts[at] === 1 ? name : `${name} (${counts[at]})`));
}

interface CaseName {
  readonly suite: string;
  readonly name: string;
}

function caseText({ suite, name }: CaseName, finding: Diagnostic, { report, files }: Setting): string {
  const place = reportPlace(finding, files, report.home);
  const head = attributes({
    classname: suite,
    name,
    ...(place && { file: place.path, line: place.region.line }),
    time: 0,
  });
  const where = place ? `${place.path}:${place.region.line}:${place.region.column}\n` : "";
  const text = `${where}${findingText(finding)}`;
  return `    <testcase ${head}>\n      ${outcomeText(finding, text, report)}\n    </testcase>`;
}

function outcomeText(finding: Diagnostic, text: string, report: Report): string {
  const outcome = outcomeOf(finding, report);
  if (outcome === "passed") return `<system-out>${escapeXml(`${finding.severity}: ${text}`)}</system-out>`;
  if (outcome === "skipped")
    return `<skipped ${attributes({ message: visibleLine(finding.change?.waiver?.reason ?? "accepted") })}/>`;
  return `<${outcome} ${attributes({ message: visibleLine(finding.message), type: finding.rule })}>${escapeXml(text)}</${outcome}>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}="${escapeXml(String(value)).replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)}"`,
    )
    .join(" ");
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way at all to write most control characters. */
function escapeXml(text: string): string {
  return wellFormed(text)
    .replace(/[^\t\n\r\x20-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (character) => references[character] ?? character);
}
