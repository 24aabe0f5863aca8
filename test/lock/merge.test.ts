import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { SchemaModel, SlotModel } from "../../compiler/src/model/schema-model.ts";
import { document, enumOf, model, record, slot } from "./build-model.ts";
import { parsed, released } from "./released.ts";

const kept = [slot(0, "id: uuid"), slot(1, "label?: string"), slot(2, "hp?: int32")];

interface Growth {
  readonly player?: readonly SlotModel[];
  readonly item?: readonly SlotModel[];
  readonly more?: SchemaModel["types"];
}

function grown({ player = kept, item = kept, more = [] }: Growth): SchemaModel {
  return model(document("Item", item), document("Player", player), record("Zone", [slot(0, "x: float64")]), ...more);
}

/** Merges two branches as git does; the text, and whether there are conflicts. */
function merged(ours: Growth, theirs: Growth): { readonly text: string; readonly conflicts: boolean } {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-merge-"));
  const base = released(grown({}));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = [
    write("ours", printLockfile(nextLockfile(grown(ours), base))),
    write("base", printLockfile(base)),
    write("theirs", printLockfile(nextLockfile(grown(theirs), base))),
  ];
  const result = spawnSync("git", ["merge-file", ...files], { encoding: "utf8" });
  const text = readFileSync(join(folder, "ours"), "utf8");
  rmSync(folder, { recursive: true });
  if (result.error) throw result.error;
  return { text, conflicts: result.status !== 0 };
}

/** The two branches merge, and the result is what one release of both would have written. */
function expectBoth(ours: Growth, theirs: Growth, both: Growth): void {
  const { text, conflicts } = merged(ours, theirs);
  expect(conflicts).toBe(false);
  expect(text).toBe(printLockfile(nextLockfile(grown(both), released(grown({})))));
  parsed(text);
}

test("slots of different types merge", () => {
  const player = [...kept, slot(3, "guild?: string")];
  const item = [...kept, slot(3, "weight?: int32")];
  expectBoth({ player }, { item }, { player, item });
});

test("a new slot merges with a rename of the slot before the last", () => {
  const player = [...kept, slot(3, "guild?: string")];
  const renamed = kept.map((each) => (each.key === 1 ? slot(1, "title?: string", { formerNames: ["label"] }) : each));
  expectBoth({ player }, { player: renamed }, { player: [...renamed, slot(3, "guild?: string")] });
});

test("new types in different places merge", () => {
  const more = [record("Axe", [slot(0, "edge: int8")])];
  const others = [enumOf("Quality", { Low: 1 }), record("Map", [slot(0, "zones: list<Zone>")])];
  const separate = [record("Zoo", [slot(0, "zone: Zone")])];
  expectBoth({ more }, { more: separate }, { more: [...more, ...separate] });
  expectBoth(
    { more: others },
    { item: [...kept, slot(3, "weight?: int32")] },
    { more: others, item: [...kept, slot(3, "weight?: int32")] },
  );
});

test("the same slot in both branches merges into one", () => {
  const player = [...kept, slot(3, "guild?: string")];
  expectBoth({ player }, { player }, { player });
});

test.each([
  ["at the end", [slot(3, "guild?: string")], [slot(3, "email?: string")]],
  ["of another type", [slot(3, "guild?: string")], [slot(3, "guild?: int32")]],
  [
    "after one that only one side has",
    [slot(4, "guild?: string"), slot(5, "rank?: int8")],
    [slot(5, "email?: string")],
  ],
])("one key that both branches took %s is a conflict", (_what, ours, theirs) => {
  const { text, conflicts } = merged({ player: [...kept, ...ours] }, { player: [...kept, ...theirs] });
  expect(conflicts).toBe(true);
  expect(() => parsed(text)).toThrow("lockfile/conflict");
});
