import { readFileSync } from "node:fs";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { printers } from "./printed.ts";
import { hostileText, reports } from "./reports.ts";

const rows = Object.entries(reports).map(([name, report]) => ({ name, report }));
const schema = JSON.parse(readFileSync(new URL("../../compiler/report.schema.json", import.meta.url), "utf8"));
const isReport = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

function printed(file: string, name: string): string {
  const report = reports[name];
  const print = printers[file];
  if (!report || !print) throw new Error(`There is no ${file} of ${name}.`);
  return print(report);
}

test.each(rows)("the JSON of $name is what its published schema says", ({ name }) => {
  const valid = isReport(JSON.parse(printed("report.json", name)));
  expect(isReport.errors).toBe(null);
  expect(valid).toBe(true);
});

test("a member that is missing, of another type or unknown is found by the schema", () => {
  const text = printed("report.json", "one-error");
  const changes: readonly (readonly [string, string])[] = [
    ['"version": 1', '"version": 2'],
    ['"severity": "error"', '"severity": "fatal"'],
    ['"fix":', '"fixes":'],
    ['"fingerprint": "8913f8486964"', '"fingerprint": "8913F8486964"'],
    ['"kind": "refused"', '"kind": "value"'],
    ['"outcome": "found"', '"outcome": "lost"'],
    ['"line": 6', '"line": 0'],
  ];
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    expect([from, isReport(JSON.parse(text.replace(from, to)))]).toEqual([from, false]);
  }
});

test.each(rows)("the Code Quality report of $name has what GitLab asks for", ({ name }) => {
  const entries = JSON.parse(printed("gitlab.json", name));
  expect(Array.isArray(entries)).toBe(true);
  for (const entry of entries) {
    expect(entry).toEqual({
      description: expect.stringMatching(/^[^\n]+$/),
      check_name: expect.stringMatching(/^KS\d{4} [a-z-]+\/[a-z-]+$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}(-\d+)?$/),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: {
        path: expect.stringMatching(/^(?!\.?\/)[^\\]+$/),
        lines: { begin: expect.any(Number), end: expect.any(Number) },
      },
    });
    expect(entry.location.lines.begin).toBeGreaterThan(0);
    expect(entry.location.lines.end).toBeGreaterThanOrEqual(entry.location.lines.begin);
  }
  const fingerprints = entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
});

test.each(rows)(
  "the JUnit report of $name is XML whose numbers are right and whose cases have names of their own",
  ({ name }) => {
    const root = parseXml(printed("junit.xml", name));
    expect(root.tagName).toBe("testsuites");
    const suites = [...root.getElementsByTagName("testsuite")];
    for (const element of [root, ...suites]) {
      const count = (tag: string) => element.getElementsByTagName(tag).length;
      expect(element.getAttribute("name")).toBeTruthy();
      expect(numbersOf(element)).toEqual([count("testcase"), count("failure"), count("error"), count("skipped")]);
    }
    const names = [...root.getElementsByTagName("testcase")].map(
      (element) => `${element.getAttribute("classname")} ${element.getAttribute("name")}`,
    );
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  },
);

test("XML gives back what a schema said, as far as XML can hold it", () => {
  const root = parseXml(printed("junit.xml", "hostile"));
  const failure = root.getElementsByTagName("failure")[0];
  for (const part of ["]]>", "<b attr='\"'>", "&amp;", "`code`", "😀"]) {
    expect(hostileText).toContain(part);
    expect(failure?.textContent).toContain(part);
    expect(failure?.getAttribute("message")).toContain(part);
  }
});

test.each(rows)("every line that GitHub reads of $name is one command, or none at all", ({ name }) => {
  const lines = printed("github.txt", name)
    .trimEnd()
    .split(/[\r\n]+/);
  const commands = lines.slice(0, -1);
  expect(commands).toHaveLength(reports[name]?.findings.length ?? 0);
  for (const command of commands) {
    const [, level, list = ""] = /^::(error|warning|notice) (.*?)::/.exec(command) ?? [];
    expect(level).toBeDefined();
    const properties = list.split(",").map((property) => property.split("=")[0]);
    expect(["file", "line", "endLine", "col", "endColumn", "title"]).toEqual(expect.arrayContaining(properties));
    expect(new Set(properties).size).toBe(properties.length);
  }
  expect(lines.at(-1)).not.toMatch(/^\s*::|##\[/);
});

test("a row of the Markdown summary has four cells, whatever stands in them, and no tags but ours", () => {
  for (const { name } of rows) {
    const lines = printed("github-summary.md", name).split("\n");
    for (const line of lines.filter((each) => each.startsWith("|"))) expect(line.match(/\|/g)).toHaveLength(5);
    expect(lines.join("\n").replaceAll(/<\/?code>|<br>/g, "")).not.toContain("<");
  }
});

function parseXml(text: string): Element {
  const faults: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => {
      // What XML cannot hold was replaced on purpose.
      if (!message.includes("replacement character")) faults.push(`${level}: ${message}`);
    },
  });
  const root = parser.parseFromString(text, "text/xml").documentElement;
  expect(faults).toEqual([]);
  if (!root) throw new Error("There is no root element.");
  return root;
}

function numbersOf(element: Element): readonly number[] {
  return ["tests", "failures", "errors", "skipped"].map((name) => Number(element.getAttribute(name)));
}
