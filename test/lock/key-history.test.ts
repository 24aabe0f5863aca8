import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { RecordModel, SlotModel } from "../../compiler/src/model/schema-model.ts";
import { document, model, record, slot } from "./build-model.ts";
import { errors, parsed, released } from "./released.ts";

test("a retired key is refused for ever, with and without its reservation", () => {
  const keep = slot(0, "id: uuid");
  const first = model(document("Player", [keep, slot(3, "nickname?: string")]));
  const reserved = { keys: [3], names: ["nickname"] };
  const second = model(document("Player", [keep], { reserved }));
  const third = model(document("Player", [keep, slot(4, "guild?: string")], { reserved }));
  const history = released(first, second, third, third, third);
  expect(
    errors(model(document("Player", [keep, slot(3, "title?: string"), slot(4, "guild?: string")])), history),
  ).toContain("lock/retired-key-reused");
  expect(
    errors(model(document("Player", [keep, slot(3, "nickname?: int32"), slot(4, "guild?: string")])), history),
  ).toContain("lock/slot-retyped");
  expect(errors(model(document("Player", [keep, slot(4, "guild?: string")])), history)).toEqual([
    "lock/reservation-dropped",
    "lock/reservation-dropped",
  ]);
});

test("a removed slot may come back under its own key and name, with the type that it had", () => {
  const keep = slot(0, "id: uuid");
  const whole = model(document("Player", [keep, slot(3, "nickname?: string")]));
  const without = model(document("Player", [keep], { reserved: { keys: [3], names: ["nickname"] } }));
  expect(errors(whole, released(whole, without))).toEqual([]);
  expect(printLockfile(released(whole, without, whole))).toContain('"3": { "name": "nickname"');
  expect(printLockfile(released(whole, without, whole))).not.toContain("retired");
});

test("a retired key stays refused when the type is renamed, with `@was` and without", () => {
  const first = model(record("Item", [slot(0, "count: int32"), slot(1, "label?: string")]));
  const reserved = { keys: [1], names: ["label"] };
  const second = model(record("Item", [slot(0, "count: int32")], { reserved }));
  const third = model(record("Stack", [slot(0, "count: int32")], { reserved, formerNames: ["Item"] }));
  const reuse = (formerNames: readonly string[]) =>
    model(record("Stack", [slot(0, "count: int32"), slot(1, "note?: string")], { formerNames }));
  expect(errors(reuse([]), released(first, second, third))).toContain("lock/retired-key-reused");
  expect(errors(reuse(["Item"]), released(first, second))).toContain("lock/retired-key-reused");
});

test("a slot cannot be handed to a record that forgets the retired keys of the one before", () => {
  const holder = (type: string) => document("Bag", [slot(0, `item: ${type}`)]);
  const first = model(holder("Item"), record("Item", [slot(0, "count: int32"), slot(1, "label?: string")]));
  const reserved = { keys: [1], names: ["label"] };
  const second = model(holder("Item"), record("Item", [slot(0, "count: int32")], { reserved }));
  const swapped = (more: Partial<RecordModel>) =>
    model(
      holder("Stack"),
      record("Item", [slot(0, "count: int32")], { reserved }),
      record("Stack", [slot(0, "count: int32")], more),
    );
  expect(errors(swapped({}), released(first, second))).toEqual(["lock/slot-retyped"]);
  expect(errors(swapped({ reserved }), released(first, second))).toEqual([]);
});

/** A slot that knows what it means, which the schema does not say. */
interface Meant {
  readonly slot: SlotModel;
  readonly meaning: number;
}

interface Draft {
  readonly slots: readonly Meant[];
  readonly reserved: RecordModel["reserved"];
}

const edit = fc.record({
  what: fc.constantFrom(
    "add",
    "add",
    "add",
    "remove",
    "remove bare",
    "rename",
    "repurpose",
    "move",
    "drop reservations",
    "retype",
  ),
  at: fc.nat(20),
  key: fc.nat(7),
  name: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  type: fc.constantFrom("int32", "string", "int64"),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** A new meaning has a name that nothing had: what is called the same and stands in the same place, no checker can tell apart. */
let meanings = 0;
let names = 1_000_000;

function edited(draft: Draft, { what, at, key, name, type }: Edit): Draft {
  const { slots, reserved } = draft;
  const target = slots[at % Math.max(slots.length, 1)];
  const others = slots.filter((each) => each !== target);
  const isFree = !slots.some((each) => each.slot.key === key || each.slot.name === name);
  const changed = (next: Partial<SlotModel>, meaning = target?.meaning ?? 0): Draft =>
    target ? { slots: [...others, { slot: { ...target.slot, ...next }, meaning }], reserved } : draft;
  switch (what) {
    case "add":
      return isFree
        ? { slots: [...slots, { slot: slot(key, `${name}${++meanings}?: ${type}`), meaning: meanings }], reserved }
        : draft;
    case "remove": {
      if (!target) return draft;
      return { slots: others, reserved: { keys: [...reserved.keys, target.slot.key], names: reserved.names } };
    }
    case "remove bare":
      return { slots: others, reserved };
    case "rename":
      return isFree && target ? changed({ name: `${name}${++names}`, formerNames: [target.slot.name] }) : draft;
    case "repurpose":
      return isFree ? changed({ name: `${name}${++meanings}`, formerNames: [] }, meanings) : draft;
    case "move":
      return slots.some((each) => each.slot.key === key) ? draft : changed({ key });
    case "drop reservations":
      return { slots, reserved: { keys: [], names: [] } };
    case "retype":
      return changed({ type: slot(0, `x: ${type}`).type });
  }
}

test("over six releases no key is ever given a second meaning", () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 6 }),
      (releases) => {
        let draft: Draft = { slots: [], reserved: { keys: [], names: [] } };
        let history = released(model(document("Player", [])));
        const owners = new Map<number, number>();
        for (const edits of releases) {
          const next = edits.reduce(edited, draft);
          const schema = model(
            document(
              "Player",
              next.slots.map((each) => each.slot),
              { reserved: next.reserved },
            ),
          );
          // What the schema checker refuses by itself never gets here.
          if (next.slots.some((each) => next.reserved.keys.includes(each.slot.key))) continue;
          if (errors(schema, history).length > 0) {
            refused++;
            continue;
          }
          accepted++;
          for (const { slot, meaning } of next.slots) {
            expect(owners.get(slot.key) ?? meaning).toBe(meaning);
            owners.set(slot.key, meaning);
          }
          history = parsed(printLockfile(nextLockfile(schema, history)));
          draft = next;
        }
      },
    ),
    { seed: 2005, numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(2000);
  expect(refused).toBeGreaterThan(2000);
});
