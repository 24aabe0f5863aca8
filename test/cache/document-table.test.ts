import fc from "fast-check";
import { expect, test } from "vitest";
import { DocumentTable } from "../../runtime/src/cache/memory/document-table.ts";
import { makeKeyHash } from "../../runtime/src/cache/memory/key-hash.ts";
import { payloadOf, schemaOf, storedAtOf } from "../../runtime/src/cache/memory/stored-record.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

interface Kept {
  readonly slot: number;
  readonly schema: number;
  readonly storedAt: string;
  readonly payload: Uint8Array;
}

/** A table and a plain map of what it must hold. */
class TableModel {
  readonly table: DocumentTable;
  readonly documents = new Map<string, Kept>();

  constructor(hash?: (key: string) => number) {
    this.table = new DocumentTable(hash);
  }

  put(key: string, { schema, storedAt, payload }: Omit<Kept, "slot">): void {
    const slot = this.table.put({ key, schema, storedAt, payload });
    const known = this.documents.get(key);
    if (known !== undefined) expect(slot).toBe(known.slot);
    this.documents.set(key, { slot, schema, storedAt, payload });
  }

  delete(key: string): void {
    this.table.delete(key);
    this.documents.delete(key);
  }

  check(): void {
    expect(this.table.count).toBe(this.documents.size);
    expect(this.table.slots()).toEqual([...this.documents.values()].map(({ slot }) => slot).sort((a, b) => a - b));
    for (const [key, kept] of this.documents) this.checkOne(key, kept);
  }

  checkOne(key: string, kept: Kept): void {
    expect(this.table.find(key)).toBe(kept.slot);
    expect(this.table.key(kept.slot)).toBe(key);
    const record = this.table.record(kept.slot);
    expect(schemaOf(record)).toBe(kept.schema);
    expect(storedAtOf(record)).toBe(kept.storedAt);
    expect(Buffer.compare(payloadOf(record), kept.payload)).toBe(0);
  }
}

const texts = ["", "a", "ab", "é", "ÿ", "Ā", "日本", "😀", "\u0000", "a\uffff", "longer than eight", "x".repeat(200)];
const key = fc.oneof(
  fc.constantFrom(...texts),
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.string({ unit: "binary" }),
);
const storedAt = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2020-02-30T00:00:00.000Z", "2020-01-01T00:00:00Z", "", "2020-01-01T01:00:00.000+01:00"),
);
const size = fc.oneof({ weight: 20, arbitrary: fc.nat(80) }, { weight: 2, arbitrary: fc.nat(3000) }, fc.nat(100_000));
const put = fc.record({ key, schema: fc.nat(300), storedAt, size, fill: fc.nat(255), keyAt: fc.option(fc.nat(60)) });
const step = fc.oneof({ weight: 3, arbitrary: put }, key);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(model: TableModel, steps: readonly Step[]) {
  for (const each of steps) {
    if (typeof each === "string") model.delete(each);
    else model.put(each.key, { ...each, payload: payloadWith(each) });
  }
}

/** Sometimes the key is a part of it, as the slot of an id is. */
function payloadWith({ key, size, fill, keyAt }: Exclude<Step, string>): Uint8Array {
  const payload = Buffer.alloc(size).fill(fill);
  if (keyAt !== null && keyAt < size) payload.write(key, keyAt, "latin1");
  return new Uint8Array(payload);
}

test(`any puts and deletes leave a table as they leave a map (seed ${seed})`, () => {
  const run = fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
    const model = new TableModel();
    play(model, steps);
    model.check();
  });
  fc.assert(run, { seed, numRuns: 200 });
});

test.each([
  ["one for all keys", () => 7],
  ["one of two", (text: string) => text.length % 2],
  ["negative ones", (text: string) => -text.length - 1],
  ["neighbouring ones that wrap around", (text: string) => -1 - (text.length % 3)],
])("keys are told apart when their hashes are %s", (_, hash) => {
  const run = fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
    const model = new TableModel(hash);
    play(model, steps);
    model.check();
  });
  fc.assert(run, { seed, numRuns: 100 });
});

test("slots compare as their keys do, by UTF-16 code unit", () => {
  const run = fc.property(key, key, (a, b) => {
    const table = new DocumentTable();
    const [left = 0, right = 0] = [a, b].map((each) => {
      return table.put({ key: each, schema: 0, storedAt: "", payload: new Uint8Array(0) });
    });
    expect(Math.sign(table.compare(left, right))).toBe(a < b ? -1 : a > b ? 1 : 0);
  });
  fc.assert(run, { seed, numRuns: 500 });
});

test("a long history of 3,000 documents of all sizes is kept, in memory of less than three times their bytes", () => {
  const model = new TableModel();
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let at = 0; at < 60_000; at++) {
    const id = `document ${random(3000)}`;
    if (random(5) === 0) model.delete(id);
    else {
      const length = random(50) === 0 ? random(100_000) : random(200);
      model.put(id, { schema: 0, storedAt: new Date(at).toISOString(), payload: new Uint8Array(length).fill(at) });
    }
    const known = at % 20 === 0 ? model.documents.get(id) : undefined;
    if (known !== undefined) model.checkOne(id, known);
  }
  model.check();
  let payloads = 0;
  for (const { payload } of model.documents.values()) payloads += payload.length + 60;
  expect(model.table.memory()).toBeLessThan(payloads * 3);
});

test("what a version looked at stays as it was while its document is overwritten, moved and deleted", () => {
  const model = new TableModel();
  const entry = (fill: number) => ({ schema: 0, storedAt: "", payload: new Uint8Array(40).fill(fill) });
  for (let at = 0; at < 100; at++) model.put(`d${at}`, entry(at));
  const before = model.table.slots().map((slot) => ({ slot, record: model.table.record(slot) }));
  for (let round = 0; round < 50; round++)
    for (let at = 0; at < 100; at += 1 + (round % 3)) model.put(`d${at}`, entry(200));
  for (let at = 0; at < 100; at++) model.delete(`d${at}`);
  for (let at = 0; at < 100; at++) model.put(`e${at}`, entry(201));
  for (const { slot, record } of before) expect(payloadOf(record)).toEqual(new Uint8Array(40).fill(slot));
});

test("a table that shrinks gives memory back", () => {
  const table = new DocumentTable();
  const payload = new Uint8Array(100);
  for (let at = 0; at < 20_000; at++) table.put({ key: `d${at}`, schema: 0, storedAt: "", payload });
  const full = table.memory();
  for (let at = 0; at < 20_000; at++) if (at % 100 !== 0) table.delete(`d${at}`);
  expect(table.memory()).toBeLessThan(full / 5);
  for (let at = 0; at < 20_000; at += 100) table.delete(`d${at}`);
  expect(table.memory()).toBeLessThan(1000);
});

test("a document that is written again and again, beside one that is not, leaves no garbage behind", () => {
  const table = new DocumentTable();
  const payload = new Uint8Array(100);
  for (let cold = 0; cold < 50; cold++) {
    table.put({ key: `cold ${cold}`, schema: 0, storedAt: "", payload });
    for (let at = 0; at < 1000; at++) table.put({ key: "hot", schema: 0, storedAt: "", payload });
  }
  expect(table.memory()).toBeLessThan(51 * 150 * 3 + 2048);
});

test("texts hash alike under one secret, and otherwise under another", () => {
  const [first, second] = [makeKeyHash(), makeKeyHash()];
  const keys = Array.from({ length: 2000 }, (_, at) => `key ${at}`);
  const hashes = new Set(keys.map(first));
  expect(keys.map(first)).toEqual(keys.map(first));
  expect(hashes.size).toBeGreaterThan(1990);
  expect(keys.filter((each) => first(each) === second(each)).length).toBeLessThan(5);
  // All bits of a hash have a part in choosing the place in the table.
  for (const shift of [0, 8, 16, 24]) {
    expect(new Set(keys.map((each) => (first(each) >>> shift) & 0xff)).size).toBeGreaterThan(250);
  }
});
