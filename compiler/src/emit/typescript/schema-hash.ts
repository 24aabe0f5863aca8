import { createHash } from "node:crypto";
import type { SlotModel, TypeDefinition } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { printTypeText } from "../../model/type-text.ts";
import { type EmissionContext, typeNamed } from "./context.ts";

/**
 * A hash of everything that decides the bytes of a type: slots, types, presence and defaults, of it and of all it reaches. Types are
 * numbered in the order in which they are reached, so that names, files and comments leave the hash as it is.
 */
export function schemaHash(name: string, context: EmissionContext): string {
  const numbers = new Map([[name, "#0"]]);
  const lines: string[] = [];
  // The map grows while it is walked: describing a type numbers the types that it refers to.
  for (const [reached, number] of numbers)
    lines.push(`${number} ${describe(typeNamed(context, reached), (reference) => numberOf(reference, numbers))}`);
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

type Numbering = (name: string) => string;

function numberOf(name: string, numbers: Map<string, string>): string {
  const known = numbers.get(name) ?? `#${numbers.size}`;
  numbers.set(name, known);
  return known;
}

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
  const type = printTypeText(numberReferences(slot.type, number));
  const given = slot.presence === "defaulted" ? ` ${JSON.stringify(slot.default ?? null)}` : "";
  return `${slot.key} ${slot.presence} ${type}${given}`;
}

function openness(open: boolean): string {
  return open ? "open" : "closed";
}

function numberReferences(type: TypeModel, number: Numbering): TypeModel {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return type;
    case "reference":
      return { kind: "reference", name: number(type.name) };
    case "nullable":
      return { kind: "nullable", type: numberReferences(type.type, number) };
    case "list":
    case "set":
      return { kind: type.kind, element: numberReferences(type.element, number) };
    case "tuple":
      return { kind: "tuple", elements: type.elements.map((element) => numberReferences(element, number)) };
    case "map":
      return {
        kind: "map",
        form: type.form,
        key: numberReferences(type.key, number),
        value: numberReferences(type.value, number),
      };
  }
}
