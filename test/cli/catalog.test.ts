import { expect, test } from "vitest";
import { makeProject } from "./keyslot-project.ts";

test("a build writes the catalog that a single-file store of the same schemas holds", () => {
  const project = makeProject();
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  const { catalog } = JSON.parse(project.read("generated/cultcache/catalog.json"));
  const printed = project.read("generated/typescript/player.ts");
  for (const { contentHash } of catalog) expect(printed).toContain(contentHash);
  expect(catalog).toMatchObject([{ schemaId: "player", schemaVersion: "player.v1", compatibleSchemaIds: [] }]);
});

test("schemas without documents have no catalog", () => {
  const project = makeProject({
    "schemas/point.schema.ts": "export interface Point {\n  /** @key(0) */\n  x: number;\n}\n",
  });
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.list("generated").filter((file) => file.endsWith(".json"))).toEqual([]);
});
