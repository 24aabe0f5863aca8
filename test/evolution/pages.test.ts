import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changeKindGroups } from "../../compiler/src/lock/change-kinds.ts";
import { rules } from "../../compiler/src/lock/rules.ts";
import { evolutionPages, withTables } from "../../scripts/evolution-pages.ts";

const docs = new URL("../../docs/", import.meta.url);

test("docs/evolution has a page for every row of the rule table, and is what the table says", () => {
  const pages = evolutionPages();
  expect([...pages.keys()].sort()).toEqual(
    Object.keys(rules)
      .map((kind) => `${kind}.md`)
      .sort(),
  );
  expect(readdirSync(new URL("evolution/", docs)).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(`evolution/${name}`, docs), "utf8")).toBe(text);
});

test("docs/evolution.md has every row once, as the table says", () => {
  const page = readFileSync(new URL("evolution.md", docs), "utf8");
  expect(page).toBe(withTables(page));
  const kinds = changeKindGroups.flatMap((group) => group.kinds);
  expect(kinds.toSorted()).toEqual(Object.keys(rules).toSorted());
});
