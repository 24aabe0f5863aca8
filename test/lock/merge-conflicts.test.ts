import { expect, test } from "vitest";
import type { AcceptedChange, Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { type MergedLockfile, mergeLockfiles } from "../../compiler/src/lock/merge-lockfiles.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { document, enumOf, model, record, slot, union } from "./build-model.ts";
import { parsed, released } from "./released.ts";

type Types = readonly TypeDefinition[];

const id = slot(0, "id: uuid");
const hp = slot(1, "hp: int32");
const start: Types = [document("Player", [id, hp], { idKeys: [0] })];

function merge(base: Types, ours: Types, theirs: Types): MergedLockfile {
  const before = released(model(...base));
  const after = (types: Types) => nextLockfile(model(...types), before);
  return mergeLockfiles({ base: before, ours: after(ours), theirs: after(theirs) });
}

function player(...slots: Parameters<typeof document>[1]): Types {
  return [document("Player", [id, ...slots], { idKeys: [0] })];
}

interface ConflictRow {
  readonly rule: string;
  readonly site: string;
  readonly base?: Types;
  readonly ours: Types;
  readonly theirs: Types;
}

const mark = { accessor: "byIt", unique: false, span: id.span };
const faction = (members: Readonly<Record<string, number>>): Types => [enumOf("Faction", members)];
const circles = [record("Circle", [id]), record("Square", [id])];
const raised = (slots: Parameters<typeof document>[1]): Types => [
  document("Player", slots, { idKeys: [0], version: 2, schemaId: "player.v2" }),
];

const rows: Readonly<Record<string, ConflictRow>> = {
  "one key for two slots": {
    rule: "merge/key-taken-twice",
    site: "Player.2",
    ours: player(hp, slot(2, "email?: string")),
    theirs: player(hp, slot(2, "phone?: string")),
  },
  "one value for two names": {
    rule: "merge/number-taken-twice",
    site: "Faction.2",
    base: faction({ Red: 1 }),
    ours: faction({ Red: 1, Blue: 2 }),
    theirs: faction({ Red: 1, Gold: 2 }),
  },
  "one tag for two records": {
    rule: "merge/number-taken-twice",
    site: "Shape.2",
    base: [...circles, union("Shape", {})],
    ours: [...circles, union("Shape", { Circle: 2 })],
    theirs: [...circles, union("Shape", { Square: 2 })],
  },
  "one slot with two types": {
    rule: "merge/member-changed-twice",
    site: "Player.1",
    ours: player(slot(1, "hp: int64")),
    theirs: player(slot(1, "hp: float64")),
  },
  "a slot that one removes and the other renames": {
    rule: "merge/retired-and-changed",
    site: "Player.1",
    ours: player(),
    theirs: player(slot(1, "health: int32", { formerNames: ["hp"] })),
  },
  "a slot that one removes and the other indexes": {
    rule: "merge/retired-and-used",
    site: "Player.1",
    ours: player(),
    theirs: [document("Player", [id, hp], { idKeys: [0], indexes: [{ ...mark, keys: [1] }] })],
  },
  "a type that one removes and the other begins to use": {
    rule: "merge/retired-and-used",
    site: "Lone",
    base: [...start, record("Lone", [id])],
    ours: start,
    theirs: [...player(hp, slot(2, "lone?: Lone")), record("Lone", [id])],
  },
  "one name for two slots": {
    rule: "merge/name-taken-twice",
    site: "Player.email",
    ours: player(hp, slot(2, "email?: string")),
    theirs: player(hp, slot(3, "email?: string")),
  },
  "one name for two documents": {
    rule: "merge/name-taken-twice",
    site: "Pet",
    ours: [...start, document("Hero", [id], { type: "hero" })],
    theirs: [...start, document("Pet", [id], { type: "hero", schemaId: "pet" })],
  },
  "a key that one reserves and the other uses": {
    rule: "merge/reserved-and-taken",
    site: "Player.2",
    ours: [document("Player", [id, hp], { idKeys: [0], reserved: { keys: [2], names: [] } })],
    theirs: player(hp, slot(2, "email?: string")),
  },
  "two new names for one type": {
    rule: "merge/type-changed-twice",
    site: "Player",
    ours: [document("Gamer", [id, hp], { type: "player", idKeys: [0], formerNames: ["Player"] })],
    theirs: [document("Hero", [id, hp], { type: "player", idKeys: [0], formerNames: ["Player"] })],
  },
  "two types of one name": {
    rule: "merge/type-added-twice",
    site: "Guild",
    ours: [...start, record("Guild", [slot(0, "name: string")])],
    theirs: [...start, record("Guild", [slot(0, "level: int32")])],
  },
  "two new names for one document": {
    rule: "merge/document-changed-twice",
    site: "Player",
    ours: [document("Player", [id, hp], { type: "gamer", schemaId: "player", idKeys: [0] })],
    theirs: [document("Player", [id, hp], { type: "hero", schemaId: "player", idKeys: [0] })],
  },
  "two indexes of one name": {
    rule: "merge/index-changed-twice",
    site: "Player.byIt",
    ours: [document("Player", [id, hp], { idKeys: [0], indexes: [{ ...mark, keys: [1] }] })],
    theirs: [document("Player", [id, hp], { idKeys: [0], indexes: [{ ...mark, keys: [0] }] })],
  },
  "one version with two shapes": {
    rule: "merge/version-raised-twice",
    site: "Player",
    ours: raised([id, slot(1, "hp: int16")]),
    theirs: raised([id, hp, slot(2, "email: string")]),
  },
};

test.each(Object.entries(rows))(
  "%s is a conflict, the same from both sides, that either side can settle",
  (_what, row) => {
    const { base = start, ours, theirs, rule, site } = row;
    const { conflicts } = merge(base, ours, theirs);
    expect(conflicts.map((conflict) => [conflict.rule, conflict.site])).toEqual([[rule, site]]);
    expect(merge(base, theirs, ours).conflicts.map((conflict) => conflict.rule)).toEqual([rule]);
    const before = released(model(...base));
    const sides = {
      base: before,
      ours: nextLockfile(model(...ours), before),
      theirs: nextLockfile(model(...theirs), before),
    };
    for (const side of ["ours", "theirs"] as const) {
      const settled = mergeLockfiles(sides, { prefer: new Map([[site, side]]) });
      expect(settled.conflicts).toEqual([]);
      expect(settled.settled).toEqual([site]);
      parsed(printLockfile(settled.lockfile));
    }
  },
);

const waiver: AcceptedChange = {
  fingerprint: "0123456789ab",
  rule: "lock/slot-retyped",
  site: "Player.hp",
  breaks: ["backward"],
  reason: "No documents yet.",
  recorded: false,
};

function mergeWaivers(
  base: readonly AcceptedChange[],
  ours: readonly AcceptedChange[],
  theirs: readonly AcceptedChange[],
) {
  const lockfile = released(model(...start));
  const having = (accepted: readonly AcceptedChange[]): Lockfile => ({ ...lockfile, accepted });
  return mergeLockfiles({ base: having(base), ours: having(ours), theirs: having(theirs) });
}

test("what both accepted is accepted once, with both reasons and the earlier day", () => {
  const ours = { ...waiver, expires: "2027-03-01" };
  const theirs = { ...waiver, reason: "Migrated.", expires: "2027-01-31", recorded: true };
  expect(mergeWaivers([], [ours], [theirs]).lockfile.accepted).toEqual([
    { ...waiver, reason: "No documents yet.; Migrated.", expires: "2027-01-31", recorded: true },
  ]);
});

test("a waiver that one side took back is gone, unless it is history", () => {
  expect(mergeWaivers([waiver], [], [waiver]).lockfile.accepted).toEqual([]);
  const recorded = { ...waiver, recorded: true };
  expect(mergeWaivers([waiver], [], [recorded]).lockfile.accepted).toEqual([recorded]);
  expect(mergeWaivers([recorded], [], [recorded]).lockfile.accepted).toEqual([recorded]);
});

test("one fingerprint for two findings is a conflict", () => {
  const { conflicts } = mergeWaivers([], [waiver], [{ ...waiver, rule: "lock/slot-removed" }]);
  expect(conflicts.map(({ rule, site }) => [rule, site])).toEqual([["merge/waiver-changed-twice", waiver.fingerprint]]);
});

test("a slot that both removed after one of them had renamed it keeps both names", () => {
  const before = released(model(...start));
  const renamed = nextLockfile(model(...player(slot(1, "health: int32", { formerNames: ["hp"] }))), before);
  const gone = model(...player());
  const { lockfile, conflicts } = mergeLockfiles({
    base: before,
    ours: nextLockfile(gone, renamed),
    theirs: nextLockfile(gone, before),
  });
  expect(conflicts).toEqual([]);
  expect(printLockfile(lockfile)).toBe(printLockfile(nextLockfile(gone, renamed)));
});

test("a thousand types merge", () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    document(`Type${at}`, [id, slot(1, `next?: Type${(at + 1) % 1000}`)]),
  );
  const ours = many.map((type, at) =>
    at % 2 === 0 ? { ...type, slots: [...type.slots, slot(2, "a?: string")] } : type,
  );
  const theirs = many.map((type, at) =>
    at % 3 === 0 ? { ...type, slots: [...type.slots, slot(3, "b?: string")] } : type,
  );
  const { lockfile, conflicts } = merge(many, ours, theirs);
  expect(conflicts).toEqual([]);
  expect(lockfile.types.flatMap((type) => (type.kind === "record" ? type.slots : []))).toHaveLength(2000 + 500 + 334);
});
