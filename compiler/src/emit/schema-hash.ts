import type { SlotModel, TypeDefinition } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { renameReferences } from "../model/walk-type.ts";
import { hashText } from "./hash-text.ts";
import { groupTypes } from "./type-groups.ts";

/**
 * By type, a hash of everything that decides its bytes: slots, types, presence and defaults, of it and of all it reaches. A type that
 * does not lead back is described by its own hash, one that does by the order in which it is reached, so that names, files and
 * comments leave hashes as they are.
 */
export function hashTypes(types: ReadonlyMap<string, TypeDefinition>): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const group of groupTypes(types)) {
    const members = new Set(group);
    const found = group.map((name) => [name, hashType(name, { types, hashes, members })] as const);
    for (const [name, hash] of found) hashes.set(name, hash);
  }
  return hashes;
}

interface HashPlace {
  readonly types: ReadonlyMap<string, TypeDefinition>;
  /** Of all types outside the group. */
  readonly hashes: ReadonlyMap<string, string>;
  /** The group: types that reach each other. */
  readonly members: ReadonlySet<string>;
}

function hashType(name: string, { types, hashes, members }: HashPlace): string {
  const numbers = new Map([[name, "#0"]]);
  const lines: string[] = [];
  const numbering = (reference: string): string => {
    if (!members.has(reference)) return hashes.get(reference) ?? reference;
    const number = numbers.get(reference) ?? `#${numbers.size}`;
    numbers.set(reference, number);
    return number;
  };
  // The map grows while it is walked: describing a type numbers the types that it refers to.
  for (const [reached, number] of numbers) {
    const type = types.get(reached);
    if (type) lines.push(`${number} ${describe(type, numbering)}`);
  }
  return hashText(lines.join("\n")).slice(0, 16);
}

type Numbering = (name: string) => string;

function describe(type: TypeDefinition, number: Numbering): string {
  switch (type.kind) {
    case "record":
      return ["record", ...type.slots.map((slot) => describeSlot(slot, number))].join("\n");
    case "enum": {
      const members = type.members.map((member) => JSON.stringify([member.value, member.wire]));
      return ["enum", type.wire, openness(type.open), ...members.sort()].join("\n");
    }
    case "union": {
      const members = type.members.map((member) => `${member.tag} ${number(member.record)}`);
      return ["union", openness(type.open), ...members].join("\n");
    }
  }
}

function describeSlot(slot: SlotModel, number: Numbering): string {
  const type = printTypeText(renameReferences(slot.type, number));
  const given = slot.presence === "defaulted" ? ` ${JSON.stringify(slot.default ?? null)}` : "";
  return `${slot.key} ${slot.presence} ${type}${given}`;
}

function openness(open: boolean): string {
  return open ? "open" : "closed";
}
