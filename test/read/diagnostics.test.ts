import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { schemaRows } from "../../compiler/src/diagnostics/catalog/schema.ts";
import { catalog } from "../../compiler/src/diagnostics/catalog.ts";
import type { CatalogRow } from "../../compiler/src/diagnostics/catalog-row.ts";
import { diagnosticPages } from "../../scripts/diagnostic-pages.ts";
import { listFindings, type ReadResult, readFiles, readText } from "./compile-text.ts";

const cases = new URL("../cases/diagnostics/", import.meta.url);
const pages = new URL("../../docs/diagnostics/", import.meta.url);
const rows: readonly (readonly [string, CatalogRow])[] = Object.entries(schemaRows);
const folders = readdirSync(cases).sort();

function readCase(folder: string): ReadResult {
  const at = new URL(`${folder}/`, cases);
  const names = readdirSync(at).filter((name) => name.endsWith(".ts"));
  return readFiles(Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, at), "utf8")])));
}

function printFindings(result: ReadResult): string {
  const findings = result.diagnostics.map(({ code, rule, message, advice, span, related }) => ({
    code,
    rule,
    file: span?.file,
    line: span?.line,
    column: span?.column,
    length: span && span.end - span.start,
    message,
    advice,
    ...(related.length > 0 && {
      related: related.map((place) => `${place.span.file}:${place.span.line}:${place.span.column} ${place.message}`),
    }),
  }));
  return `${JSON.stringify(findings, null, 2)}\n`;
}

test.each(folders)("%s is reported as written down", (folder) => {
  const path = new URL(`${folder}/expected.json`, cases);
  const result = readCase(folder);
  const printed = printFindings(result);
  if (process.env.UPDATE === "1") writeFileSync(path, printed);
  expect(printed).toBe(existsSync(path) ? readFileSync(path, "utf8") : "no expected.json");
  expect(result.diagnostics.map(({ rule }) => rule.replace("/", "-"))).toContain(folder);
});

test("every rule has a case and every case a rule", () => {
  expect(folders).toEqual(rows.map(([rule]) => rule.replace("/", "-")).sort());
});

test.each(rows)("the page of %s shows a schema that is reported for it alone, and a mended one", (rule, row) => {
  expect(new Set(readText(row.bad).diagnostics.map((found) => found.rule))).toEqual(new Set([rule]));
  expect(listFindings(readText(row.good))).toEqual([]);
});

test("every code is given once, and says what the finding is about", () => {
  const codes = Object.values(catalog).map(({ code }) => code);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(codes.filter((code) => !/^KS[123]\d{3}$/.test(code))).toEqual([]);
  expect(rows.filter(([, { code }]) => !code.startsWith("KS1"))).toEqual([]);
});

test("messages are sentences that blame nobody", () => {
  for (const { message, advice, why } of Object.values(catalog))
    for (const text of [message, advice, why]) {
      const words = text.replace(/\{\w+\}$/, "x.").replace(/`[^`]*`/g, "`x`");
      expect(words).toMatch(/[.`]$/);
      expect(words).not.toMatch(/please|!/i);
    }
});

test("docs/diagnostics is what the catalog says", () => {
  const expected = diagnosticPages();
  expect(readdirSync(pages).sort()).toEqual([...expected.keys()].sort());
  for (const [name, text] of expected) expect(readFileSync(new URL(name, pages), "utf8")).toBe(text);
});
