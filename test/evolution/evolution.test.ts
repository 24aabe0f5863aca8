import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkModel } from "../../compiler/src/check/check-model.ts";
import { evolutionRows } from "../../compiler/src/diagnostics/catalog/evolution.ts";
import { allBreaks } from "../../compiler/src/diagnostics/diagnostic.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import type { EvolutionPolicy } from "../../compiler/src/lock/evolution-request.ts";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { rules } from "../../compiler/src/lock/rules.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";
import { targetLanguages } from "../../compiler/src/model/target-language.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import { checkSince } from "../lock/check-since.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const cases = folders.flatMap((kind) => readdirSync(join(here, kind)).map((name) => ({ kind, name })));

test("every row of the rule table has a folder, and every folder a row", () => {
  expect(folders.toSorted()).toEqual(Object.keys(rules).toSorted());
});

test("every evolution finding of the catalog is reported by a row, and every row's finding is in the catalog", () => {
  const reported = new Set(Object.values(rules).flatMap((rule) => rule.rule ?? []));
  const rows = Object.keys(evolutionRows).filter((rule) => rule.startsWith("lock/"));
  expect([...reported].sort()).toEqual(rows.sort());
});

test("what breaks a reader is an error, and what breaks nobody is not reported", () => {
  for (const [kind, { breaks, rule }] of Object.entries(rules)) {
    const wire = breaks.includes("backward") || breaks.includes("forward");
    if (wire)
      expect([kind, rule && evolutionRows[rule as keyof typeof evolutionRows].severity]).toEqual([kind, "error"]);
    if (breaks.length === 0) expect([kind, rule]).toEqual([kind, undefined]);
  }
});

test("a row names languages only where it breaks their source", () => {
  for (const [kind, { breaks, sourceIn }] of Object.entries(rules))
    if (sourceIn) expect([kind, breaks.includes("source"), sourceIn.length > 0]).toEqual([kind, true, true]);
});

/** What is released first, in between, and what is compared with it; the last one is checked. */
const releases = ["before", "between", "after"];

/** `case.json`, for cases that are more than two texts. */
interface CaseOptions {
  readonly policy?: EvolutionPolicy;
  /** Under which path a release has its schema. */
  readonly paths?: Readonly<Record<string, string>>;
}

test.each(cases)("$kind: $name", ({ kind, name }) => {
  const folder = join(here, kind, name);
  const options: CaseOptions = existsSync(join(folder, "case.json"))
    ? JSON.parse(readFileSync(join(folder, "case.json"), "utf8"))
    : {};
  const models = releases
    .filter((release) => existsSync(join(folder, `${release}.schema.ts`)))
    .map((release) => read(join(folder, `${release}.schema.ts`), options.paths?.[release] ?? "game.schema.ts"));
  const now = models.at(-1);
  if (!now) throw new Error(`${folder} has no schema.`);
  let lockfile: Lockfile | undefined;
  for (const model of models.slice(0, -1)) lockfile = nextLockfile(model, lockfile);
  const sources = models.at(-2);
  const diagnostics = new DiagnosticBag();
  const changes = checkSince(now, lockfile, diagnostics, { ...options, ...(sources && { sources }) });
  const found = {
    changes: changes.map(({ kind, site }) => `${kind} ${site}`),
    inSomeLanguages: Object.fromEntries(changes.flatMap(partialVerdict)),
    findings: findings(diagnostics),
  };
  const expected = join(folder, "expected.json");
  if (process.env.UPDATE) writeFileSync(expected, `${JSON.stringify(found, undefined, 2)}\n`);
  expect(found.changes.map((change) => change.split(" ")[0])).toContain(kind);
  expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(expected, "utf8")));
});

function partialVerdict({ kind, site, verdict }: JudgedChange): readonly (readonly [string, string])[] {
  const parts = allBreaks.flatMap((each) => {
    const languages = verdict[each];
    return languages && languages.length < targetLanguages.length ? [`${each} in ${languages.join(", ")}`] : [];
  });
  return parts.length === 0 ? [] : [[`${kind} ${site}`, parts.join("; ")]];
}

function read(file: string, path: string): SchemaModel {
  const diagnostics = new DiagnosticBag();
  const source = { path, text: readFileSync(file, "utf8"), imports: {}, root: true };
  const model = readModel([source], diagnostics);
  checkModel(model, diagnostics);
  expect(diagnostics.sorted().map((each) => `${file}:${each.span?.line} ${each.message}`)).toEqual([]);
  return model;
}

function findings(diagnostics: DiagnosticBag) {
  return diagnostics.sorted().map(({ code, rule, severity, breaks, site, before, after, message, advice, span }) => ({
    code,
    rule,
    severity,
    breaks,
    site,
    before,
    after,
    message,
    advice,
    place: span && `${span.line}:${span.column}`,
  }));
}
