import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { baselineOfLockfile } from "../../compiler/src/lock/baseline-of-lockfile.ts";
import { documentsToVersion } from "../../compiler/src/lock/check-versions.ts";
import { unknownPolicyDocuments } from "../../compiler/src/lock/document-modes.ts";
import { type EvolutionPolicy, strictPolicy } from "../../compiler/src/lock/evolution-request.ts";
import { judgeChanges } from "../../compiler/src/lock/judge-changes.ts";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import type { CompatibilityMode } from "../../compiler/src/model/compatibility.ts";
import type { SchemaModel } from "../../compiler/src/model/schema-model.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import { document, model, record, slot } from "./build-model.ts";
import { checkSince } from "./check-since.ts";
import { released } from "./released.ts";

function judge(
  before: SchemaModel,
  after: SchemaModel,
  policy: EvolutionPolicy = strictPolicy,
): readonly JudgedChange[] {
  const lockfile = released(before);
  const baseline = baselineOfLockfile({ path: "schema.lock.json", text: "" }, lockfile);
  const request = { baselines: [{ ...baseline, placeOf: () => undefined }], policy, waivers: [], sinceCommitted: true };
  return judgeChanges(after, request);
}

function told(changes: readonly JudgedChange[]): readonly string[] {
  return changes.map(({ kind, site, mode, outcome }) => `${kind} ${site}: ${mode}, ${outcome}`);
}

type Stability = "stable" | "beta" | "alpha";

interface ModeRow {
  readonly name: string;
  readonly mode?: CompatibilityMode;
  readonly documents?: Readonly<Record<string, CompatibilityMode>>;
  /** The released stability of both documents, and what they say now. */
  readonly stability?: readonly [player: Stability, chest: Stability];
  readonly now?: readonly [player: Stability, chest: Stability];
  readonly judged: CompatibilityMode;
}

const modeRows: readonly ModeRow[] = [
  { name: "both documents are as the project says", judged: "full" },
  { name: "the project asks for less", mode: "forward", judged: "forward" },
  { name: "one document is beta, the other stable", stability: ["beta", "stable"], judged: "full" },
  { name: "both are beta", stability: ["beta", "beta"], judged: "backward" },
  { name: "one is alpha, the other beta", stability: ["alpha", "beta"], judged: "backward" },
  { name: "both are alpha", stability: ["alpha", "alpha"], judged: "none" },
  {
    name: "stability counts before the config",
    documents: { player: "full", chest: "full" },
    stability: ["alpha", "alpha"],
    judged: "none",
  },
  { name: "the config counts before the mode", documents: { player: "none", chest: "backward" }, judged: "backward" },
  { name: "backward and forward are both", documents: { player: "forward", chest: "backward" }, judged: "full" },
  {
    name: "a config for one document leaves the other",
    mode: "none",
    documents: { player: "forward" },
    judged: "forward",
  },
  {
    name: "what was released counts, not what is said now",
    stability: ["stable", "stable"],
    now: ["alpha", "alpha"],
    judged: "full",
  },
  {
    name: "a stability that is raised counts from the next release on",
    stability: ["alpha", "alpha"],
    now: ["stable", "stable"],
    judged: "none",
  },
];

test.each(modeRows)("a change inside a record is judged in the strictest mode: $name", (row) => {
  const { mode = "full", documents = {}, stability = ["stable", "stable"], now = stability } = row;
  const schemas = (type: string, [player, chest]: readonly [Stability, Stability]) =>
    model(
      document("Player", [slot(0, "items: list<Item>")], { stability: player }),
      document("Chest", [slot(0, "top?: Item")], { stability: chest }),
      record("Item", [slot(0, `count: ${type}`)]),
    );
  const [change] = judge(schemas("int8", stability), schemas("int16", now), { mode, documents }).filter(
    (each) => each.type === "Item",
  );
  expect(change?.mode).toBe(row.judged);
  expect(change?.outcome).toBe(row.judged === "full" || row.judged === "forward" ? "found" : "allowed");
  expect(change?.reach).toEqual(["Chest.top", "Player.items"]);
});

test("a document that no longer holds a record still counts", () => {
  const before = model(document("Player", [slot(0, "item?: Item")]), record("Item", [slot(0, "count: int8")]));
  const after = model(
    document("Player", [], { reserved: { keys: [0], names: ["item"] } }),
    record("Item", [slot(0, "count: int16")]),
  );
  const policy: EvolutionPolicy = { mode: "none", documents: { player: "full" } };
  const [change] = judge(before, after, policy).filter((each) => each.type === "Item");
  expect(change?.mode).toBe("full");
});

test("a type that no document holds is judged as the project says", () => {
  const schemas = (type: string) => model(record("Item", [slot(0, `count: ${type}`)]));
  expect(told(judge(schemas("int8"), schemas("int16"), { mode: "backward", documents: {} }))).toEqual([
    "slot-retyped-widened Item.count: backward, allowed",
  ]);
});

test("a name or number is never given a second meaning in the lockfile, in whatever mode", () => {
  const before = released(model(record("Item", [slot(0, "count: int8")])), model());
  const after = model(record("Item", [slot(0, "title: string")]));
  const baseline = { ...baselineOfLockfile({ path: "", text: "" }, before), placeOf: () => undefined };
  const policy: EvolutionPolicy = { mode: "none", documents: {} };
  const changes = judgeChanges(after, { baselines: [baseline], policy, waivers: [], sinceCommitted: true });
  expect(told(changes)).toContain("type-name-reused Item: none, found");
});

test("names in the policy that no document has are told", () => {
  const types = lockModel(model(document("Player", [])));
  expect(unknownPolicyDocuments(types, { mode: "full", documents: { player: "none", plyer: "none" } })).toEqual([
    "plyer",
  ]);
});

test("a misspelled name in the policy is a warning, with the name that was meant", () => {
  const diagnostics = new DiagnosticBag();
  const now = model(document("Player", []));
  checkSince(now, released(now), diagnostics, { policy: { mode: "full", documents: { plyer: "none" } } });
  expect(diagnostics.sorted().map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    [
      "policy/unknown-document",
      "warning",
      "The config says how the document `plyer` is judged, and no document has that type. Did you mean `player`?",
    ],
  ]);
});

test("releases with the same schemas are judged once, and all named", () => {
  const lockfile = released(model(record("Item", [slot(0, "count: int8")])));
  const one = { ...baselineOfLockfile({ path: "", text: "" }, lockfile), placeOf: () => undefined };
  const baselines = ["v1", "v2", "v3"].map((name) => ({ ...one, name }));
  const after = model(record("Item", [slot(0, "count: int16")]));
  const [change] = judgeChanges(after, { baselines, policy: strictPolicy, waivers: [], sinceCommitted: false });
  expect(change?.baselines).toEqual(["v1", "v2", "v3"]);
});

const base = (more: string) => `
  export interface Named {
    /** @key(1) */ name: string;
    ${more}
  }
  /** @document("player") */ export interface Player extends Named { /** @key(0) @id */ id: string; }
  /** @document("pet") */ export interface Pet extends Named { /** @key(0) @id */ id: string; }
`;

test("what heirs share is one change, of the interface that declares it", () => {
  const [change, ...others] = judge(read(base("")), read(base("/** @key(2) */ title: string;")));
  expect(others).toEqual([]);
  expect(change?.site).toBe("Named.title");
  expect(change?.heirs).toEqual(["Pet", "Player"]);
  expect(change?.reach).toEqual(["Pet", "Player"]);
  expect(change?.mode).toBe("full");
});

test("a slot that goes from a base is one change, too", () => {
  const before = read(base("/** @key(2) */ title: string;"));
  const after = read(base("").replace("export interface Named", '/** @reserved(2, "title") */ export interface Named'));
  const changes = judge(before, after).filter((each) => each.outcome === "found");
  expect(changes.map(({ site, heirs }) => [site, heirs])).toEqual([["Named.title", ["Pet", "Player"]]]);
});

test("an accepted change of what heirs share asks each of them for a version", () => {
  const before = read(base("/** @key(2) */ title: string;"));
  const after = read(base("/** @key(2) */ title: boolean;"));
  const accepted = judge(before, after).map((change) => ({ ...change, outcome: "accepted" as const }));
  const outdated = documentsToVersion(after, released(before), accepted);
  expect(outdated.map(({ name, because }) => [name, because])).toEqual([
    ["Pet", "Named.title"],
    ["Player", "Named.title"],
  ]);
});

test("what instances of a generic share is one change", () => {
  const schema = (title: string) => `
    export interface Box<T> { /** @key(0) */ of: T; ${title} }
    /** @document("player") */ export interface Player {
      /** @key(0) */ texts?: Box<string>;
      /** @key(1) */ flags?: Box<boolean>;
    }`;
  const changes = judge(read(schema("")), read(schema("/** @key(1) */ title: string;")));
  expect(changes.map(({ kind, heirs }) => [kind, heirs?.length])).toEqual([["slot-added-required", 1]]);
});

function read(text: string): SchemaModel {
  const diagnostics = new DiagnosticBag();
  const result = readModel([{ path: "test.schema.ts", text, imports: {}, root: true }], diagnostics);
  expect(diagnostics.sorted().map((each) => each.message)).toEqual([]);
  return result;
}

test.each(["stable", "beta", "alpha"] as const)("`@stability(%s)` is read", (stability) => {
  const { types } = read(
    `/** @document("player") @stability(${stability}) */ export interface Player { /** @key(0) */ a: string; }`,
  );
  const [player] = types;
  expect(player?.kind === "record" && player.document?.stability).toBe(stability);
});

test.each(["@stability(gamma)", "@stability", "@stability(1)"])("`%s` is refused", (tag) => {
  const diagnostics = new DiagnosticBag();
  const text = `/** @document("player") ${tag} */ export interface Player { /** @key(0) */ a: string; }`;
  readModel([{ path: "test.schema.ts", text, imports: {}, root: true }], diagnostics);
  expect(diagnostics.sorted().map((each) => each.rule)).toEqual(["tag/argument"]);
});
