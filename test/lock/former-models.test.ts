import { expect, test } from "vitest";
import { formerModels } from "../../compiler/src/lock/former-models.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";
import { document, enumOf, model, record, slot } from "./build-model.ts";
import { released } from "./released.ts";

/** What is known of the documents of the last release, shortly: versions with schema ids and type names, and compatible ids. */
function historyAfter(...releases: readonly SchemaModel[]) {
  const last = releases.at(-1);
  if (!last) throw new Error("There was no release.");
  return formerModels(last, released(...releases)).map(({ document: name, formerVersions, compatibleSchemaIds }) => ({
    name,
    versions: formerVersions.map(
      ({ version, schemaId, types }) => `${version} ${schemaId}: ${types.map((type) => type.name).join(" ")}`,
    ),
    compatible: compatibleSchemaIds,
  }));
}

const player = (version: number, schemaId: string, ...more: readonly string[]) =>
  document(
    "Player",
    ["id: uuid", ...more].map((text, key) => slot(key, text)),
    { version, schemaId },
  );
const item = record("Item", [slot(0, "count: int32")]);

test("a document without a past has no history", () =>
  expect(historyAfter(model(player(1, "a")), model(player(1, "a", "hp?: int32")))).toEqual([]));

test("a version raised under the same schema id is nothing to migrate", () =>
  expect(historyAfter(model(player(1, "a")), model(player(2, "a", "hp?: int32")))).toEqual([]));

test("a version with another schema id is kept with the types that it reached, under names of its own", () =>
  expect(
    historyAfter(
      model(player(1, "a", "item: Item", "rank: Rank"), item, enumOf("Rank", { low: "low" })),
      model(player(2, "b", "item: string", "rank: string")),
    ),
  ).toEqual([{ name: "Player", versions: ["1 a: PlayerV1 PlayerV1Item PlayerV1Rank"], compatible: [] }]));

test("of several versions under one schema id the newest is kept", () =>
  expect(
    historyAfter(
      model(player(1, "a")),
      model(player(2, "a", "hp?: int32")),
      model(player(3, "b", "hp: int32")),
      model(player(4, "c", "hp: string")),
    ),
  ).toEqual([{ name: "Player", versions: ["2 a: PlayerV2", "3 b: PlayerV3"], compatible: [] }]));

test("a schema id given up without a new version is compatible", () =>
  expect(historyAfter(model(player(1, "a")), model(player(1, "b")))).toEqual([
    { name: "Player", versions: [], compatible: ["a"] },
  ]));

test("a schema id that came back is today's", () =>
  expect(
    historyAfter(model(player(1, "a")), model(player(2, "b", "hp: int32")), model(player(3, "a", "hp: string"))),
  ).toEqual([{ name: "Player", versions: ["2 b: PlayerV2"], compatible: [] }]));

test("names that today's types have are left to them", () =>
  expect(
    historyAfter(
      model(player(1, "a", "item: Item"), item),
      model(player(2, "b", "item: string"), record("PlayerV1", []), record("PlayerV1_Item", [])),
    ),
  ).toEqual([{ name: "Player", versions: ["1 a: PlayerV1_ PlayerV1_Item_"], compatible: [] }]));

test("a renamed document's versions are called as it is today", () =>
  expect(
    historyAfter(
      model(document("Hero", [slot(0, "self?: Hero")], { type: "hero", schemaId: "a" })),
      model(
        document("Player", [slot(0, "self?: string")], {
          type: "hero",
          schemaId: "b",
          version: 2,
          formerNames: ["Hero"],
        }),
      ),
    ),
  ).toEqual([{ name: "Player", versions: ["1 a: PlayerV1"], compatible: [] }]));

test("references inside a former version lead to its own types", () => {
  const before = model(player(1, "a", "self?: Player", "goods: map<uuid, list<Item>>"), item);
  const after = model(player(2, "b"));
  const [history] = formerModels(after, released(before, after));
  const [root] = history?.formerVersions[0]?.types ?? [];
  expect(root?.kind === "record" ? root.slots.map(({ type }) => type) : []).toMatchObject([
    { kind: "scalar" },
    { kind: "reference", name: "PlayerV1" },
    { kind: "map", value: { element: { kind: "reference", name: "PlayerV1Item" } } },
  ]);
});
