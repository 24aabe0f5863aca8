import { expect, test } from "vitest";
import { matchPaths } from "../../compiler/src/cli/baselines/match-paths.ts";
import { matchGlobs } from "../../compiler/src/cli/match-globs.ts";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { makeProject } from "./keyslot-project.ts";
import { openAt } from "./open-baselines-of.ts";

const paths = [
  "schemas/a.schema.ts",
  "schemas/b.ts",
  "schemas/deep/er/c.schema.ts",
  "schemas/.hidden/d.schema.ts",
  "schemas/.e.schema.ts",
  "schemas/[odd] (name)/f.schema.ts",
  "schemas/node_modules/g/g.schema.ts",
  "shared/h.schema.ts",
  "\u00fcber/i j.schema.ts",
];

test.each<readonly string[]>([
  ["schemas/**/*.schema.ts"],
  ["schemas/*.ts"],
  ["**/*.ts"],
  ["{schemas,shared}/*.schema.ts"],
  ["schemas/**/*.ts", "!schemas/deep/**"],
  ["schemas/**", "!**/*.schema.ts"],
  ["schemas/[ab].*"],
  ["schemas/?.ts", "shared/h.schema.ts"],
  ["schemas/\\[odd\\] \\(name\\)/*.ts"],
  ["schemas/@(a|b).*"],
  ["\u00fcber/* *.ts"],
  ["!schemas/**"],
])("%s %s matches in a tree what it matches on disk", async (...globs) => {
  const project = makeProject(Object.fromEntries(paths.map((path) => [path, ""])));
  const opened = await openAt({ cwd: project.root });
  const onDisk = matchGlobs({ ...opened, schemas: globs }, new DiagnosticBag());
  expect([...matchPaths(paths, { globs, base: "" })].sort()).toEqual(onDisk);
  const below = paths.map((path) => `games/my (game)/${path}`);
  const found = matchPaths(below, { globs, base: "games/my (game)" }).map((path) => path.slice(16));
  expect([...found].sort()).toEqual(onDisk);
});

test("a glob may lead out of the project's folder", () => {
  const all = ["shared/a.schema.ts", "game/schemas/b.schema.ts"];
  expect(matchPaths(all, { globs: ["../shared/*.schema.ts"], base: "game" })).toEqual(["shared/a.schema.ts"]);
});
