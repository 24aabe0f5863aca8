import fc from "fast-check";
import type { SlotModel, TypeDefinition } from "../../compiler/src/model/schema-model.ts";
import { printTypeText } from "../../compiler/src/model/type-text.ts";
import type { Edit, Tree } from "./branch-edits.ts";
import { document, enumOf, record, slot, union } from "./build-model.ts";

/** Four numbers from which an edit is made, whatever the tree has. */
export const dice = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
export type Dice = readonly [number, number, number, number];

const slotNames = ["email", "rank", "guild", "note", "zone"];
const slotTypes = ["int8?", "string?", "int32", "list<string>?", "bool?"];
const typeNames = ["Axe", "Hero", "Quest", "Zoo"];

/** The edit that the dice fall on: few names and numbers, so that branches often meet. Undefined where there is nothing to do it to. */
export function rollEdit(tree: Tree, [kind, which, first, second]: Dice, mayRelease: boolean): Edit | undefined {
  const { types } = tree.model;
  const records = types.filter((type) => type.kind === "record");
  const numbered = types.filter((type) => type.kind !== "record");
  const own = pick(records, which);
  const name = pick(slotNames, second) ?? "";
  const old = own && pick(own.slots, first);
  const next =
    Math.max(-1, ...(own?.slots.map((each) => each.key) ?? []), ...(own?.reserved.keys ?? [])) + 1 + (first % 2);
  const of = pick(numbered, which);
  const makers: readonly (() => Edit | undefined)[] = [
    () =>
      own && {
        do: "add-slot",
        type: own.name,
        slot: newSlot(
          next,
          name,
          [...types, undefined].flatMap((each) => each?.name ?? []),
          second,
        ),
      },
    () => own && { do: "add-slot", type: own.name, slot: newSlot(next, name, [], first) },
    () => own && old && { do: "remove-slot", type: own.name, saw: old, reserve: old.key % 2 === 0 },
    () => own && old && { do: "rename-slot", type: own.name, key: old.key, from: old.name, to: name },
    () =>
      own &&
      old && {
        do: "retype-slot",
        type: own.name,
        key: old.key,
        from: printTypeText(old.type),
        to: pick(["int16", "int64", "float64"], second) ?? "",
      },
    () =>
      own &&
      old && {
        do: "set-presence",
        type: own.name,
        saw: old,
        slot: slot(0, pick(["x: int32", "x?: int32", "x!: int32", "x: int32 = 5"], second) ?? ""),
      },
    () =>
      own &&
      old && {
        do: "set-max",
        type: own.name,
        key: old.key,
        from: typeof old.constraints.max === "number" ? old.constraints.max : undefined,
        to: 10 + (second % 3),
      },
    () => ({ do: "add-type", type: newType(pick(typeNames, which) ?? "", first, second) }),
    () => ({ do: "rename-type", from: pick(types, which)?.name ?? "", to: pick(typeNames, first) ?? "" }),
    () => {
      const type = pick(types, which);
      return type && { do: "remove-type", saw: type };
    },
    () => own && { do: "reserve", type: own.name, mark: first % 2 === 0 ? next : name },
    () =>
      own?.document &&
      old && {
        do: "set-index",
        type: own.name,
        accessor: "byIt",
        from: JSON.stringify(own.document.indexes[0]?.keys ?? []),
        keys: pick([[], [old.key], own.slots.slice(0, 2).map((each) => each.key)], second) ?? [],
      },
    () =>
      own?.document && {
        do: "set-name",
        type: own.name,
        from: own.document.nameKey,
        to: second % 3 === 0 ? undefined : old?.key,
      },
    () =>
      own?.document && {
        do: "rename-document",
        type: own.name,
        from: own.document.type,
        to: pick(["gamer", "hero"], second) ?? "",
      },
    () => own?.document && { do: "raise", type: own.name, from: own.document.version },
    () => (mayRelease && own?.document ? { do: "release", type: own.name } : undefined),
    () => of && { do: "open", type: of.name, from: of.open },
    () =>
      of &&
      (of.kind === "enum"
        ? { do: "add-value", type: of.name, name: pick(["Gold", "Iron"], first) ?? "", wire: 3 + (second % 3) }
        : { do: "add-member", type: of.name, record: own?.name ?? "", tag: 3 + (second % 2) }),
    () => {
      const member = of?.kind === "enum" ? pick(of.members, first) : undefined;
      return of && member && typeof member.wire === "number"
        ? { do: "remove-value", type: of.name, name: member.name, wire: member.wire }
        : undefined;
    },
    () => {
      const member = of?.kind === "union" ? pick(of.members, first) : undefined;
      return of && member && { do: "remove-member", type: of.name, record: member.record, tag: member.tag };
    },
    () => ({
      do: "accept",
      waiver: {
        fingerprint: `00000000000${first % 3}`,
        rule: "lock/slot-retyped",
        site: "Player.hp",
        breaks: ["backward"],
        reason: "no documents yet",
        recorded: false,
      },
    }),
  ];
  return pick(makers, kind)?.();
}

function pick<T>(values: readonly T[], at: number): T | undefined {
  return values[at % values.length];
}

function newSlot(key: number, name: string, types: readonly string[], at: number): SlotModel {
  const text = pick([...slotTypes, ...types.map((type) => `list<${type}>?`)], at) ?? "int32";
  return slot(key, `${name}${text.endsWith("?") ? "?" : ""}: ${text.replace("?", "")}`);
}

function newType(name: string, first: number, second: number): TypeDefinition {
  const own = [slot(first % 2, `${pick(slotNames, second)}?: string`), slot(4, "more?: Item")];
  const made = [
    () => record(name, own.slice(0, 1 + (second % 2))),
    () => document(name, own, { draft: second % 3 === 0 }),
    () => enumOf(name, { Low: first % 2, High: 7 }),
    () => union(name, { Circle: 1 + (first % 2) }),
  ];
  return pick(made, first + second)?.() ?? record(name, own);
}
