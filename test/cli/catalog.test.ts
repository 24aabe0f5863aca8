import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openCache } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { decode } from "@msgpack/msgpack";
import { expect, test } from "vitest";
import { registry, Season } from "../../generated/typescript/index.ts";
import { temporaryFolder } from "../codec/support/load-generated.ts";
import { makeProject } from "./keyslot-project.ts";

test("the catalog that a build writes is the one that a single-file store holds", async () => {
  const { catalog } = JSON.parse(
    readFileSync(new URL("../../generated/cultcache/catalog.json", import.meta.url), "utf8"),
  );
  expect(registry.map((document) => document.catalog.schemaId).sort()).toEqual(
    catalog.map((entry: { schemaId: string }) => entry.schemaId),
  );
  for (const document of registry) expect(catalog).toContainEqual(document.catalog);

  const path = join(temporaryFolder(), "season.cc");
  const cache = await openCache({ documents: [Season], stores: [singleFileStore({ path })] });
  await cache.put(Season, { name: "autumn", title: "Autumn" });
  await cache.close();
  const held = decode(readFileSync(path));
  const season = catalog.find((entry: { schemaId: string }) => entry.schemaId === Season.schemaId);
  expect(held).toMatchObject(["cultcache.store.v1", [valuesOf(season)], {}]);
});

test("schemas without documents have no catalog", () => {
  const project = makeProject({
    "schemas/point.schema.ts": "export interface Point {\n  /** @key(0) */\n  x: number;\n}\n",
  });
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.list("generated").filter((file) => file.endsWith(".json"))).toEqual([]);
});

/** Objects as arrays of their values, as the file holds them. */
function valuesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valuesOf);
  return typeof value === "object" && value !== null ? Object.values(value).map(valuesOf) : value;
}
