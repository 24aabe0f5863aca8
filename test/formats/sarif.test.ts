import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { printers } from "./printed.ts";
import { reports } from "./reports.ts";
import { hasMultitool, validate } from "./sarif-multitool.ts";

const present = hasMultitool();

test.runIf(process.env.CI)("the SARIF validator is there", () => expect(present).toBe(true));

test.skipIf(!present)(
  "Microsoft's validator finds no error, and misses nothing but the address of our documentation",
  { timeout: 120_000 },
  () => {
    const folder = freshFolder();
    const written = Object.keys(reports).map((name) => {
      const file = join(folder, `${name}.sarif`);
      writeFileSync(file, printed(name));
      return file;
    });
    const results = validate(written, join(folder, "validator.sarif"));
    const known = (ruleId: string, file: string) => ruleId === "SARIF2005" && !file.endsWith("/documented.sarif");
    expect(results.filter(({ ruleId, file }) => !known(ruleId, file))).toEqual([]);
    expect(results.filter(({ ruleId }) => ruleId === "SARIF2005")).toHaveLength(written.length - 1);
  },
);

test.skipIf(!present)("the validator does find what is wrong", { timeout: 120_000 }, () => {
  const folder = freshFolder();
  const wrong = join(folder, "wrong.sarif");
  writeFileSync(wrong, printed("one-error").replace('"startLine": 6', '"startLine": 9').replace('"level"', '"levels"'));
  const found = validate([wrong], join(folder, "validator.sarif"));
  expect(found.filter(({ level }) => level === "error")).not.toEqual([]);
});

test("every result has a rule of the run and a place; a waived one is suppressed with its reason", () => {
  for (const [name, report] of Object.entries(reports)) {
    const log: SarifLog = JSON.parse(printed(name));
    const [run] = log.runs;
    const { results } = run;
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(locations[0].physicalLocation?.artifactLocation.uri).toMatch(/^packages\/contracts\/[\w%.~/-]+$/);
    }
    const waived = report.findings.filter(({ severity, change }) => severity === "note" && change).length;
    expect(results.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(waived);
    const prints = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(prints.length);
  }
});

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { id: string }[] } };
      readonly results: SarifResult[];
    },
  ];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly [
    { readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } } },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly justification: string }[];
}

function printed(name: string): string {
  const report = reports[name];
  const print = printers["report.sarif"];
  if (!report || !print) throw new Error(`There is no report ${name}.`);
  return print(report);
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-sarif-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
