import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tagTable } from "../../compiler/src/read/tag-table.ts";

test("tsdoc.json declares every tag that TSDoc does not know itself", () => {
  const text = readFileSync(new URL("../../compiler/tsdoc.json", import.meta.url), "utf8");
  const declared = JSON.parse(text).tagDefinitions.map(
    (tag: { readonly tagName: string; readonly allowMultiple?: boolean }) => [tag.tagName, tag.allowMultiple === true],
  );
  const known = Object.entries(tagTable).filter(([name]) => name !== "deprecated");
  expect(declared.sort()).toEqual(known.map(([name, row]) => [`@${name}`, row.repeats === true]).sort());
});
